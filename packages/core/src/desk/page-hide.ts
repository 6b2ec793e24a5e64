import { isPageVisible, onPage } from '../page-events.js';

/**
 * Runs the task when the page is hidden or left, where there is a page; the returned function stops that.
 *
 * @example
 * const stop = onPageHide(() => drafts.flush());
 */
export function onPageHide(task: () => void): () => void {
  return onPage({
    pagehide: task,
    visibilitychange() {
      if (!isPageVisible()) task();
    },
  });
}
