import { appendAnswer, ANSWER_STORES } from '../sync/survey-queue.js';
import { stamp, type CommandContext } from './command.js';

/**
 * Closes a response behind its answers: the queue keeps the order.
 *
 * @example
 * await finishSurvey(context, responseId);
 */
export async function finishSurvey(context: CommandContext, responseId: string): Promise<void> {
  const end = { ...stamp(context), responseId, set: { finishedAt: context.clock.now() } };
  await context.store.write(ANSWER_STORES, (tx) => appendAnswer(tx, end));
}
