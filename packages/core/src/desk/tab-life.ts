import type { TabLife } from '../sync/leader.js';

/**
 * The life of this page, where there is one: seen or not, frozen, left for the back/forward cache, back again.
 *
 * @example
 * const leadership = seekLeadership({ tab: tabLife(), … });
 */
export function tabLife(): TabLife {
  const page = globalThis as unknown as Partial<Pick<Window, 'addEventListener' | 'document'>>;
  const listen = (pageEvent: string, documentEvent: string, task: () => void): (() => void) => {
    const stopping = new AbortController();
    const { signal } = stopping;
    page.addEventListener?.(pageEvent, task, { signal });
    page.document?.addEventListener(documentEvent, task, { signal });
    return () => {
      stopping.abort();
    };
  };
  return {
    visible: () => page.document?.visibilityState !== 'hidden',
    onLeave: (task) => listen('pagehide', 'freeze', task),
    onReturn: (task) => listen('pageshow', 'resume', task),
  };
}

/**
 * The browser's locks, where it has them.
 *
 * @example
 * joinTabs({ locks: webLocks(), … });
 */
export function webLocks(): LockManager | undefined {
  return (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
}
