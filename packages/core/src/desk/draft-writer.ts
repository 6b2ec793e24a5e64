import type { CommandContext } from '../commands/command.js';
import { saveDraft } from '../commands/draft.js';
import type { Doc } from '../storage/entity.js';

/** The most that a crash can cost: a change is written this long after it, in milliseconds, however fast the next ones come. */
const DELAY = 300;

export interface DraftWriter {
  /** Notes that something changed; `read` gives what there is when the draft is written. */
  touch(read: () => Doc): void;
  /** Writes at once what waits. */
  flush(): Promise<void>;
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
  let waiting: (() => Doc) | undefined;
  let timed = false;
  let cancelTimer: () => void = () => undefined;
  const flush = async (): Promise<void> => {
    cancelTimer();
    timed = false;
    const read = waiting;
    waiting = undefined;
    if (read === undefined) return;
    try {
      await saveDraft(context, id, read());
    } catch (error) {
      // Kept for the next flush, unless more was typed meanwhile.
      waiting ??= read;
      throw error;
    }
  };
  return {
    touch(read) {
      waiting = read;
      if (timed) return;
      timed = true;
      cancelTimer = context.clock.after(DELAY, () => {
        flush().catch(onProblem);
      });
    },
    flush,
    cancel() {
      cancelTimer();
      timed = false;
      waiting = undefined;
    },
  };
}
