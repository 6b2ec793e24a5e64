import { isPageVisible, onPage } from '../page-events.js';
import type { TabLife } from '../sync/leader.js';

/**
 * The life of this page, where there is one: seen or not, frozen, left for the back/forward cache, back again.
 *
 * @example
 * const leadership = seekLeadership({ tab: tabLife(), … });
 */
export function tabLife(): TabLife {
  return {
    visible: isPageVisible,
    onLeave: (task) => onPage({ pagehide: task, freeze: task }),
    onReturn: (task) => onPage({ pageshow: task, resume: task }),
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
