/** How long a page may take to show what a test waits for, in milliseconds: parts are loaded at need, on a busy machine slowly. */
const PATIENCE = 12_000;

/** Looks again and again until the check passes; fails with what the check said last. */
export async function eventually(check: () => void): Promise<void> {
  const end = performance.now() + PATIENCE;
  for (;;) {
    try {
      check();
      return;
    } catch (error) {
      if (performance.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Fails with a sentence that tells what was seen. Page objects use it, so that stories can use them without chai. */
export function same(what: string, seen: unknown, wanted: unknown): void {
  const [found, expected] = [JSON.stringify(seen), JSON.stringify(wanted)];
  if (found !== expected) throw new Error(`Expected ${what} to be ${expected}, but saw ${found}.`);
}

/** Fails unless the text is part of what is seen. */
export function contains(what: string, seen: string, wanted: string): void {
  if (!seen.includes(wanted)) throw new Error(`Expected ${what} to have “${wanted}”, but saw “${seen}”.`);
}
