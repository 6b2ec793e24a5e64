/** Anything that tells when it has changed. */
interface Observable {
  subscribe(listener: () => void): () => void;
}

/** Resolves as soon as the condition holds: now, or after one of the changes that the source tells of. */
export function until(source: Observable, holds: () => boolean): Promise<void> {
  if (holds()) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = source.subscribe(() => {
      if (!holds()) return;
      stop();
      resolve();
    });
  });
}
