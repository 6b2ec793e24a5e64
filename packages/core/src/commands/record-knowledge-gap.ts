import type { Issue } from '../issue.js';
import { checkGap, tidyQuestion, type GapInput, type KnowledgeGap } from '../knowledge/knowledge-gap.js';
import { appendMutation, APPEND_STORES } from '../sync/outbox.js';
import { stamp, type CommandContext } from './command.js';

export type GapResult =
  { readonly ok: true; readonly gap: KnowledgeGap } | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Stores a question that the knowledge base does not answer; it goes to whoever looks after that, as soon as there is a network.
 *
 * @example
 * const result = await desk.run(recordKnowledgeGap, { question: 'Do you deliver to Hainan?', language: 'en', found: 0 });
 */
export async function recordKnowledgeGap(context: CommandContext, input: GapInput): Promise<GapResult> {
  const issues = checkGap(input);
  if (issues.length > 0) return { ok: false, issues };
  const { language, callId, script, step, found } = input;
  const gap: KnowledgeGap = {
    id: context.newId(),
    question: tidyQuestion(input.question),
    language,
    ...(callId !== undefined && { callId }),
    ...(script !== undefined && { script }),
    ...(step !== undefined && { step }),
    found,
    by: context.agent.id,
    at: context.clock.now(),
    state: 'open',
  };
  const { id: entityId, ...set } = gap;
  await context.store.write(APPEND_STORES, (tx) =>
    appendMutation(tx, { ...stamp(context), op: 'create', type: 'knowledge-gap', entityId, set }),
  );
  return { ok: true, gap };
}
