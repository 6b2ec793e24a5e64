import type { ScorecardDefinition } from '../definition/scorecard.js';
import type { WorkflowDefinition } from '../definition/workflow.js';
import { issue, type Issue, type Path } from '../issue.js';
import { maskCardNumbers } from '../privacy/card-number.js';
import type { Evaluation, EvaluationMove } from '../scorecard/evaluation.js';
import { followEvaluation } from '../scorecard/follow-evaluation.js';
import { scoreEvaluation } from '../scorecard/score.js';
import { appendMutation, APPEND_STORES } from '../sync/outbox.js';
import { EVALUATION_WORKFLOW } from '../workflow/evaluation-workflow.js';
import { transition } from '../workflow/machine.js';
import type { FiredEffect, FlowValue, FlowValues, Refusal } from '../workflow/snapshot.js';
import { readDoc, stamp, type CommandContext } from './command.js';

/** The longest that a comment, a reason or a note may be, in characters. */
const LONGEST_COMMENT = 3000;

/** What each step of an evaluation is told. */
export interface EvaluationStep {
  readonly id: string;
  /** The scorecard that it was made with: the total follows a revision at once, and not only when the server has taken it. */
  readonly scorecard?: ScorecardDefinition | undefined;
  /** The workflow that the scorecard names; {@link EVALUATION_WORKFLOW} when absent. */
  readonly workflow?: WorkflowDefinition | undefined;
}

export type EvaluationStepResult =
  | { readonly ok: true; readonly evaluation: Evaluation; readonly effects: readonly FiredEffect[] }
  /** The workflow does not lead there from here, for this person, or now. */
  | { readonly ok: false; readonly refusal: Refusal; readonly issues: readonly [] }
  /** Something that has to be said with it is missing. */
  | { readonly ok: false; readonly refusal?: undefined; readonly issues: readonly Issue[] };

interface Told {
  readonly event: string;
  readonly data?: FlowValues;
  /** Checks what was said against the evaluation as it is. */
  readonly check?: (evaluation: Evaluation) => readonly Issue[];
}

/**
 * Moves an evaluation through its workflow; each verb around it says what its event needs.
 *
 * @example
 * await moveEvaluation(context, { id }, { event: 'release' });
 */
export function moveEvaluation(
  context: CommandContext,
  { id, scorecard, workflow = EVALUATION_WORKFLOW }: EvaluationStep,
  { event, data, check }: Told,
): Promise<EvaluationStepResult> {
  const { agent, clock, newId, store } = context;
  return store.write(APPEND_STORES, async (tx): Promise<EvaluationStepResult> => {
    const at = clock.now();
    const roles = agent.roles ?? [];
    const told = { at, by: agent.id, ...(data && { data: withoutCards(data) }) };
    const evaluation = await readDoc<Evaluation>(tx, 'evaluation', id);
    const { snapshot } = followEvaluation(evaluation, { workflow, now: at });
    const result = transition(workflow, snapshot, { type: event, ...told }, { roles });
    if (!result.ok) return { ok: false, refusal: result.refusal, issues: [] };
    const issues = check?.(evaluation) ?? [];
    if (issues.length > 0) return { ok: false, issues };
    const move: EvaluationMove = { id: newId(), type: 'moved', event, roles, ...told };
    const { answers } = followEvaluation(
      { ...evaluation, log: [...(evaluation.log ?? []), move] },
      { workflow, now: at },
    );
    const total = scorecard === undefined ? {} : { total: scoreEvaluation(scorecard, answers).total };
    const head = { ...stamp(context), op: 'patch', type: 'evaluation', entityId: id } as const;
    const set = { status: result.snapshot.state, ...total };
    const { doc } = await appendMutation(tx, { ...head, set, deltas: { log: { add: [move] } } });
    return { ok: true, evaluation: doc as unknown as Evaluation, effects: result.effects };
  });
}

/**
 * What is wrong with words that have to be said: none at all, or too many.
 *
 * @example
 * checkWords('', ['note']); // [{ code: 'required', path: ['note'], … }]
 */
export function checkWords(words: string, path: Path): Issue[] {
  if (words.trim() === '') return [issue('required', path)];
  return words.length > LONGEST_COMMENT ? [issue('too-long', path, { max: LONGEST_COMMENT })] : [];
}

/** People write card numbers wherever they can write. */
function withoutCards(data: FlowValues): FlowValues {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, masked(value)]));
}

function masked(value: FlowValue): FlowValue {
  if (typeof value === 'string') return maskCardNumbers(value);
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value) ? (value as readonly FlowValue[]).map(masked) : withoutCards(value as FlowValues);
}
