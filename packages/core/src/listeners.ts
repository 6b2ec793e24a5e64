/** Who wants to hear of something. */
export interface Listeners<A extends readonly unknown[]> {
  /** Adds a listener; the returned function takes it away again. */
  add(listener: (...args: A) => void): () => void;
  tell(...args: A): void;
  clear(): void;
}

/**
 * A list of listeners. One that throws keeps neither the others from hearing nor the caller from going on: what was saved is
 * saved, whoever stumbles over the news. Its error reaches the page's own error reporting.
 *
 * @example
 * const listeners = createListeners<[StoreChange]>();
 * const stop = listeners.add((change) => show(change));
 */
export function createListeners<A extends readonly unknown[]>(): Listeners<A> {
  const all = new Set<(...args: A) => void>();
  return {
    add(listener) {
      all.add(listener);
      return () => all.delete(listener);
    },
    tell(...args) {
      for (const listener of [...all]) {
        try {
          listener(...args);
        } catch (error) {
          throwLate(error);
        }
      }
    },
    clear() {
      all.clear();
    },
  };
}

/**
 * Throws where nobody waits for it, so that the page's error reporting hears of it.
 *
 * @example
 * drafts.flush().catch(throwLate);
 */
export function throwLate(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
