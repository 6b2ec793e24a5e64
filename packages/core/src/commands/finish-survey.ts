import { appendMutation, APPEND_STORES } from '../sync/outbox.js';
import { stamp, type CommandContext } from './command.js';

/**
 * Closes a response behind its answers: the queue keeps the order.
 *
 * @example
 * await finishSurvey(context, responseId);
 */
export async function finishSurvey(context: CommandContext, responseId: string): Promise<void> {
  const set = { finishedAt: context.clock.now() };
  await context.store.write(APPEND_STORES, (tx) =>
    appendMutation(tx, { ...stamp(context), op: 'patch', type: 'survey-response', entityId: responseId, set }),
  );
}
