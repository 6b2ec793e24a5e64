import type { CommandContext } from '../commands/command.js';
import { draftRecord, saveDraft } from '../commands/draft.js';
import type { Doc } from '../storage/entity.js';
import type { DraftRecord } from '../storage/schema.js';

/** The most that a crash can cost: a change is written this long after it, in milliseconds, however fast the next ones come. */
const DELAY = 300;

export interface DraftWriter {
  /** Notes that something changed; `read` gives what there is when the draft is written. */
  touch(read: () => Doc): void;
  /** Writes at once what waits. */
  flush(): Promise<void>;
  /** What waits, or is being written and may not arrive. */
  unwritten(): readonly DraftRecord[];
  /** Forgets what waits: the work is stored for good. */
  cancel(): void;
}

/**
 * Writes a draft shortly after the first change that is not written yet, and at once when the page hides.
 *
 * @example
 * const drafts = createDraftWriter(context, `call/${id}`, onProblem);
 */
export function createDraftWriter(
  context: Pick<CommandContext, 'store' | 'clock'>,
  id: string,
  onProblem: (error: unknown) => void,
): DraftWriter {
  /** What is not known to be stored. */
  let unwritten: (() => Doc) | undefined;
  let waits = false;
  let cancelTimer: (() => void) | undefined;
  const stopWaiting = (): void => {
    waits = false;
    cancelTimer?.();
    cancelTimer = undefined;
  };
  const flush = async (): Promise<void> => {
    if (!waits || unwritten === undefined) return;
    stopWaiting();
    const read = unwritten;
    try {
      await saveDraft(context, id, read());
      if (unwritten === read) unwritten = undefined;
    } catch (error) {
      // Kept for the next flush.
      waits = true;
      throw error;
    }
  };
  return {
    touch(read) {
      unwritten = read;
      waits = true;
      cancelTimer ??= context.clock.after(DELAY, () => {
        flush().catch(onProblem);
      });
    },
    flush,
    unwritten: () => (unwritten === undefined ? [] : [draftRecord(context.clock, id, unwritten())]),
    cancel() {
      stopWaiting();
      unwritten = undefined;
    },
  };
}
