import type { Value } from '../definition/field.js';
import { isEmpty } from '../form/field-values.js';
import { appendMutation, APPEND_STORES } from '../sync/outbox.js';
import { stamp, type CommandContext } from './command.js';

/**
 * Keeps one answer and queues it. An empty value takes the answer back.
 *
 * @example
 * await answerSurvey(context, responseId, { question: 'attitude', value: 5 });
 */
export async function answerSurvey(
  context: CommandContext,
  responseId: string,
  { question, value }: { question: string; value: Value },
): Promise<void> {
  const path = `answers.${question}`;
  const change = isEmpty(value) ? { unset: [path] } : { set: { [path]: value } };
  await context.store.write(APPEND_STORES, (tx) =>
    appendMutation(tx, { ...stamp(context), op: 'patch', type: 'survey-response', entityId: responseId, ...change }),
  );
}
