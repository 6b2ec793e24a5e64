import { appendAnswer, ANSWER_STORES } from '../sync/survey-queue.js';
import { stamp, type CommandContext } from './command.js';

/**
 * Closes a response behind its answers: the queue keeps the order. What was finished before stays finished since then.
 *
 * @example
 * await finishSurvey(context, responseId);
 */
export async function finishSurvey(
  context: CommandContext,
  responseId: string,
  finishedAt = context.clock.now(),
): Promise<void> {
  const end = { ...stamp(context), responseId, set: { finishedAt } };
  await context.store.write(ANSWER_STORES, (tx) => appendAnswer(tx, end));
}
