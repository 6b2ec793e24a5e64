/** How long anything is waited for before it counts as lost, in milliseconds: all the other runners may be at work beside. */
export const PATIENCE = 60_000;

/** A story may wait for several things, one after the other. */
export const STORY_TIMEOUT = 4 * PATIENCE;

/** Looks again and again until something is found, for as long as `PATIENCE`. */
export async function until<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
  const end = Date.now() + PATIENCE;
  do {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  } while (Date.now() < end);
  throw new Error(`Waited in vain: ${what}.`);
}
