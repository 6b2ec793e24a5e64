/**
 * Runs the task when the page is hidden or left, where there is a page; the returned function stops that.
 *
 * @example
 * const stop = onPageHide(() => drafts.flush());
 */
export function onPageHide(task: () => void): () => void {
  const page = globalThis as unknown as Partial<Pick<Window, 'addEventListener' | 'document'>>;
  const stopping = new AbortController();
  page.addEventListener?.('pagehide', task, { signal: stopping.signal });
  page.document?.addEventListener(
    'visibilitychange',
    () => {
      if (page.document?.visibilityState === 'hidden') task();
    },
    { signal: stopping.signal },
  );
  return () => {
    stopping.abort();
  };
}
