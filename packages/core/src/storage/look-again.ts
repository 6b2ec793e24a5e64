import { isPageVisible, onPage } from '../page-events.js';

/**
 * Runs the task when this page may have missed what others told: it comes back from the back/forward cache, from a freeze, or
 * into sight. The returned function stops that. Where there is no page, nothing is missed.
 *
 * @example
 * const stop = onReturn(() => listeners.tell({ keys: [], remote: true, missed: true }));
 */
export function onReturn(task: () => void): () => void {
  return onPage({
    resume: task,
    pageshow(event) {
      if ((event as PageTransitionEvent).persisted) task();
    },
    visibilitychange() {
      if (isPageVisible()) task();
    },
  });
}
