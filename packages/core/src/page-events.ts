/** What happens to a page that work in it has to know of. */
export type PageEvent = 'pagehide' | 'pageshow' | 'freeze' | 'resume' | 'visibilitychange' | 'online';

/**
 * Hears events of this page, where there is one, those of its document too; the returned function stops that.
 *
 * @example
 * const stop = onPage({ pagehide: flush, freeze: flush });
 */
export function onPage(tasks: Readonly<Partial<Record<PageEvent, (event: Event) => void>>>): () => void {
  const stopping = new AbortController();
  // Before the document itself: its freeze and resume come to nobody above it afterwards.
  const options = { capture: true, signal: stopping.signal };
  for (const [type, task] of Object.entries(tasks))
    (globalThis as Partial<Pick<Window, 'addEventListener'>>).addEventListener?.(type, task, options);
  return () => {
    stopping.abort();
  };
}

/**
 * Tells whether somebody may see this page; true where there is no page.
 *
 * @example
 * onPage({ visibilitychange: () => { if (!isPageVisible()) flush(); } });
 */
export function isPageVisible(): boolean {
  return (globalThis as Partial<Pick<Window, 'document'>>).document?.visibilityState !== 'hidden';
}
