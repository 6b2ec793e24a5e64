import type { Value } from '../definition/field.js';
import { isEmpty } from '../form/field-values.js';
import { appendAnswer, ANSWER_STORES } from '../sync/survey-queue.js';
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
  const answer = { ...stamp(context), responseId, ...change };
  await context.store.write(ANSWER_STORES, (tx) => appendAnswer(tx, answer));
}
