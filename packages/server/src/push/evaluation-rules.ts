import {
  followEvaluation,
  pathsOverlap,
  scoreEvaluation,
  type Doc,
  type Evaluation,
  type Mutation,
  type Problem,
  type ScorecardDefinition,
  type WorkflowDefinition,
} from '@callside/core';
import { problem } from '../problem.js';
import { hasMove, linesOf } from './log-lines.js';
import { isRef } from './ticket-rules.js';

/** What the definitions say of an evaluation. */
export interface EvaluationRules {
  /** The flow that its scorecard names; an evaluation's usual one when absent. */
  readonly flow: WorkflowDefinition | undefined;
  /** The scorecard in the version that it was made with; undefined where the server does not know it. */
  readonly scorecard: ScorecardDefinition | undefined;
}

/** What an evaluation is about, for ever. */
const FIXED = ['scorecard', 'callId', 'agentId', 'createdAt'];

/** What is the evaluator's to say, until it is submitted. */
const SCORED = ['answers', 'evaluatorId', 'submittedAt', 'total'];

/**
 * Tells why a change of an evaluation cannot be taken; undefined when it can. Answers change while it is a draft, and after that
 * only by what is decided on disputes; where it stands, only moves say.
 *
 * @example
 * checkEvaluation(mutation, { paths: ['answers.tone'], before: { status: 'released' }, doc })?.code; // 'record-read-only'
 */
export function checkEvaluation(
  mutation: Mutation,
  { paths, before, doc }: { paths: readonly string[]; before: Doc | undefined; doc: Doc },
): Problem | undefined {
  const wrong = checkFields(mutation, doc);
  if (wrong !== undefined) return wrong;
  if (before === undefined) return checkNew(mutation, doc);
  const written = (names: readonly string[]): string | undefined =>
    names.find((name) => paths.some((path) => pathsOverlap(path, name)));
  const fixed = written(FIXED);
  if (fixed !== undefined) return problem('field-reserved', `The field "${fixed}" cannot be changed.`);
  const isMove = hasMove(mutation);
  if (!isMove && written(['status']) !== undefined)
    return problem('field-reserved', 'The field "status" follows from the moves.');
  const scored = written(isMove ? SCORED.filter((name) => name !== 'total') : SCORED);
  if (scored === undefined) return undefined;
  if (before.agentId === mutation.actor && before.evaluatorId !== mutation.actor)
    return problem('field-forbidden', 'Whoever is scored does not score.');
  return before.status === 'draft' ? undefined : problem('record-read-only', 'The evaluation was submitted.');
}

function checkNew({ actor }: Mutation, doc: Doc): Problem | undefined {
  if (!isRef(doc.scorecard)) return invalid('scorecard');
  const missing = ['callId', 'agentId'].find((name) => typeof doc[name] !== 'string' || doc[name] === '');
  if (missing !== undefined) return invalid(missing);
  return doc.evaluatorId === actor ? undefined : invalid('evaluatorId');
}

/** What is written is of the shape that a replay and a score rely on, and nobody is named as evaluator by somebody else. */
function checkFields({ set, actor }: Mutation, { answers, createdAt, submittedAt }: Doc): Problem | undefined {
  if (!isDoc(answers) || !Object.values(answers).every(isDoc)) return invalid('answers');
  if (!isTime(createdAt)) return invalid('createdAt');
  if (!isTime(submittedAt)) return invalid('submittedAt');
  return set.evaluatorId === undefined || set.evaluatorId === actor ? undefined : invalid('evaluatorId');
}

function isTime(value: unknown): boolean {
  return value === undefined || (typeof value === 'number' && Number.isFinite(value));
}

function isDoc(value: unknown): value is Doc {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Gives an evaluation the status that follows from its log, and the total of the answers that count by it. Of two who moved it
 * without knowing of each other both have their line, and the first one's move stands; one that was refused although nobody
 * came between is no move at all.
 *
 * @example
 * settleEvaluation(doc, { mutation, isContested: false, rules }); // { doc: { …, status: 'released' } }
 */
export function settleEvaluation(
  doc: Doc,
  { mutation, isContested, rules }: { mutation: Mutation; isContested: boolean; rules: EvaluationRules },
): { readonly doc: Doc } | Problem {
  const evaluation = doc as unknown as Evaluation;
  const now = evaluation.log?.at(-1)?.at ?? evaluation.submittedAt ?? evaluation.createdAt ?? 0;
  const { snapshot, answers, refused } = followEvaluation(evaluation, { workflow: rules.flow, now });
  const added = mutation.op === 'create' ? (evaluation.log ?? []) : linesOf(mutation);
  const refusal = refused.find(({ entry }) => added.some((line) => idOf(line) === entry.id))?.refusal;
  if (refusal !== undefined && !isContested)
    return problem(
      'transition-refused',
      `"${refusal.event}" is not possible in "${refusal.state}": ${refusal.reason}.`,
    );
  const total = rules.scorecard === undefined ? doc.total : scoreEvaluation(rules.scorecard, answers).total;
  return { doc: { ...doc, status: snapshot.state, total } };
}

function idOf(line: unknown): unknown {
  return typeof line === 'object' && line !== null && 'id' in line ? line.id : undefined;
}

function invalid(name: string): Problem {
  return problem('field-invalid', `The field "${name}" of an evaluation is not valid.`);
}
