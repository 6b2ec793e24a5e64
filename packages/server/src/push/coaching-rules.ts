import {
  checkCoaching,
  followCoaching,
  pathsOverlap,
  type CoachingOutline,
  type CoachingPlan,
  type Doc,
  type Mutation,
  type Problem,
} from '@callside/core';
import { problem } from '../problem.js';
import { hasMove, linesOf } from './log-lines.js';

/** What a plan is about, for ever; what it was measured against does not change under way. */
const FIXED = ['agentId', 'by', 'createdAt', 'cases', 'goal', 'baseline', 'target'];

/**
 * Tells why a change of an improvement plan cannot be taken; undefined when it can. What it is about stays, where it stands only
 * moves say, and what was done everybody says in their own name; whoever is coached says no more than that.
 *
 * @example
 * checkPlan(mutation, { paths: ['target'], before, doc })?.code; // 'field-reserved'
 */
export function checkPlan(
  mutation: Mutation,
  { paths, before, doc }: { paths: readonly string[]; before: Doc | undefined; doc: Doc },
): Problem | undefined {
  if (before === undefined) return checkNew(mutation, doc);
  const fixed = FIXED.find((name) => paths.some((path) => pathsOverlap(path, name)));
  if (fixed !== undefined) return problem('field-reserved', `The field "${fixed}" cannot be changed.`);
  if (!hasMove(mutation) && paths.includes('state'))
    return problem('field-reserved', 'The field "state" follows from the moves.');
  if (before.agentId === mutation.actor && paths.some((path) => path !== 'done'))
    return problem('field-forbidden', 'Whoever is coached says which steps are done.');
  return checkDone(mutation);
}

function checkNew(mutation: Mutation, doc: Doc): Problem | undefined {
  const wrong = Object.entries(SHAPE).find(([name, isRight]) => !isRight(doc[name]));
  if (wrong !== undefined) return invalid(wrong[0]);
  if (doc.by !== mutation.actor) return invalid('by');
  if (doc.agentId === mutation.actor) return invalid('agentId');
  const issues = checkCoaching(doc as unknown as CoachingOutline, Number(doc.createdAt));
  return issues.length === 0 ? undefined : problem('field-invalid', 'The plan cannot begin like this.', issues);
}

const SHAPE: Readonly<Record<string, (value: unknown) => boolean>> = {
  agentId: (value) => typeof value === 'string',
  finding: (value) => typeof value === 'string',
  cases: (value) => Array.isArray(value) && value.every(isDoc),
  steps: (value) => Array.isArray(value) && value.every((step) => isDoc(step) && typeof step.text === 'string'),
  goal: isGoal,
  baseline: (value) =>
    isDoc(value) && Array.isArray(value.values) && value.values.every((each) => typeof each === 'number'),
  target: (value) => typeof value === 'number',
  dueAt: (value) => typeof value === 'number',
  createdAt: (value) => typeof value === 'number' && Number.isFinite(value),
  done: (value) => value === undefined,
};

function isGoal(value: unknown): boolean {
  if (!isDoc(value)) return false;
  if (value.kind === 'score') return typeof value.scorecard === 'string';
  const isMeasured = value.measured === 'figures' || value.measured === 'shares';
  const isDirected = value.better === 'higher' || value.better === 'lower';
  return value.kind === 'kpi' && typeof value.kpi === 'string' && isMeasured && isDirected;
}

/** Steps that are done are only ever added, by whoever says so. */
function checkDone({ set, unset, deltas, actor }: Mutation): Problem | undefined {
  const isWritten = [...Object.keys(set), ...unset].some((path) => pathsOverlap(path, 'done'));
  const done = deltas?.done;
  if (isWritten || (done !== undefined && (!('add' in done) || (done.remove ?? []).length > 0)))
    return problem('field-forbidden', 'What is done is only ever added.');
  const added: readonly unknown[] = done !== undefined && 'add' in done ? (done.add ?? []) : [];
  const isOwn = added.every(
    (line) => isDoc(line) && typeof line.id === 'string' && typeof line.at === 'number' && line.by === actor,
  );
  return isOwn ? undefined : invalid('done');
}

/**
 * Gives a plan the state that follows from its log; see `settleEvaluation`.
 *
 * @example
 * settlePlan(doc, { mutation, isContested: false }); // { doc: { …, state: 'do' } }
 */
export function settlePlan(
  doc: Doc,
  { mutation, isContested }: { mutation: Mutation; isContested: boolean },
): { readonly doc: Doc } | Problem {
  const plan = doc as unknown as CoachingPlan;
  const { snapshot, refused } = followCoaching(plan, { now: plan.log?.at(-1)?.at ?? plan.createdAt });
  const added = new Set((mutation.op === 'create' ? (plan.log ?? []) : linesOf(mutation)).map(idOf));
  const refusal = refused.find(({ entry }) => added.has(entry.id))?.refusal;
  if (refusal !== undefined && !isContested)
    return problem(
      'transition-refused',
      `"${refusal.event}" is not possible in "${refusal.state}": ${refusal.reason}.`,
    );
  return { doc: { ...doc, state: snapshot.state } };
}

function idOf(line: unknown): unknown {
  return isDoc(line) ? line.id : undefined;
}

function isDoc(value: unknown): value is Doc {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(name: string): Problem {
  return problem('field-invalid', `The field "${name}" of a plan is not valid.`);
}
