import type { Values } from '../definition/field.js';
import { isEmpty } from '../form/field-values.js';
import { appendAnswer, ANSWER_STORES, type ResponseChange } from '../sync/survey-queue.js';
import { stamp, type CommandContext } from './command.js';

/**
 * Keeps answers, by question, and queues them in one piece. An empty value takes the answer back. `at` is when they were given,
 * now when absent; `ahead` is told of the change before it is kept, in the same turn.
 *
 * @example
 * await answerSurvey(context, responseId, { attitude: 5 });
 */
export async function answerSurvey(
  context: CommandContext,
  responseId: string,
  answers: Values,
  {
    at,
    ahead,
  }: { readonly at?: number | undefined; readonly ahead?: ((change: ResponseChange) => void) | undefined } = {},
): Promise<void> {
  const pairs = Object.entries(answers).map(([question, value]) => [`answers.${question}`, value] as const);
  const set = Object.fromEntries(pairs.filter(([, value]) => !isEmpty(value)));
  const unset = pairs.flatMap(([path, value]) => (isEmpty(value) ? [path] : []));
  if (pairs.length === 0) return;
  const now = stamp(context);
  const answer = { ...now, at: at ?? now.at, responseId, set, unset };
  ahead?.(answer);
  await context.store.write(ANSWER_STORES, (tx) => appendAnswer(tx, answer));
}
