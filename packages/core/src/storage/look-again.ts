/**
 * Runs the task when this page may have missed what others told: it comes back from the back/forward cache, from a freeze, or
 * into sight. The returned function stops that. Where there is no page, nothing is missed.
 *
 * @example
 * const stop = onReturn(() => listeners.tell({ keys: [], remote: true, missed: true }));
 */
export function onReturn(task: () => void): () => void {
  const page = globalThis as unknown as Partial<Pick<Window, 'addEventListener' | 'document'>>;
  const stopping = new AbortController();
  const { signal } = stopping;
  const restored = (event: PageTransitionEvent): void => {
    if (event.persisted) task();
  };
  const seen = (): void => {
    if (page.document?.visibilityState === 'visible') task();
  };
  page.addEventListener?.('pageshow', restored, { signal });
  page.document?.addEventListener('resume', task, { signal });
  page.document?.addEventListener('visibilitychange', seen, { signal });
  return () => {
    stopping.abort();
  };
}
