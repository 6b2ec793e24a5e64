import type { ScorecardDefinition, ScorecardQuestion } from '../definition/scorecard.js';
import { compileExpression, type CompiledExpression } from '../logic/compile.js';
import type { Expression } from '../logic/expression.js';
import type { EvaluationAnswers } from './evaluation.js';
import { questionsOf } from './questions.js';

interface Gate {
  readonly condition: CompiledExpression;
  /** The questions whose answers it reads. */
  readonly reads: readonly string[];
}

/** Compiled once for each scorecard: a total is worked out at every key. */
const gatesOf = new WeakMap<Pick<ScorecardDefinition, 'items'>, ReadonlyMap<string, Gate>>();

/**
 * The questions that are asked, by what is answered so far. The answer of a question that is not asked counts as open for the
 * conditions of others.
 *
 * @example
 * askedQuestions(scorecard, { refund: { value: 'no' } }).has('refund-limit'); // false
 */
export function askedQuestions(scorecard: Pick<ScorecardDefinition, 'items'>, answers: EvaluationAnswers): Set<string> {
  const gates = gatesOf.get(scorecard) ?? compileGates(scorecard);
  gatesOf.set(scorecard, gates);
  const questions = questionsOf(scorecard);
  const known = new Map<string, boolean>();
  const isAsked = (id: string): boolean => {
    const gate = gates.get(id);
    if (gate === undefined) return true;
    const before = known.get(id);
    if (before !== undefined) return before;
    // In a ring, which the linter refuses, each is taken for open.
    known.set(id, false);
    const read = gate.reads.map((other) => [other, isAsked(other) ? valueOf(answers, other) : null] as const);
    const asked = gate.condition.holds({ answers: Object.fromEntries(read) });
    known.set(id, asked);
    return asked;
  };
  return new Set(questions.map(({ question }) => question.id).filter(isAsked));
}

/**
 * What conditions read as `answers`: the values of what is asked and answered, null for the rest.
 *
 * @example
 * answersRead(scorecard, { greeting: { value: 'yes' } }); // { greeting: 'yes', tone: null }
 */
export function answersRead(
  scorecard: Pick<ScorecardDefinition, 'items'>,
  answers: EvaluationAnswers,
): Readonly<Record<string, unknown>> {
  const asked = askedQuestions(scorecard, answers);
  const ids = questionsOf(scorecard).map(({ question }) => question.id);
  return Object.fromEntries(ids.map((id) => [id, asked.has(id) ? valueOf(answers, id) : null]));
}

/** What conditions read of an answer: its value, null while it is open or does not apply. */
function valueOf(answers: EvaluationAnswers, id: string): unknown {
  const answer = Object.hasOwn(answers, id) ? answers[id] : undefined;
  return answer === undefined || answer.notApplicable === true ? null : answer.value;
}

function compileGates(scorecard: Pick<ScorecardDefinition, 'items'>): ReadonlyMap<string, Gate> {
  const all = questionsOf(scorecard).map(({ question }) => question);
  return new Map(
    all.flatMap((question) =>
      question.enabled === undefined ? [] : [[question.id, gateOf(question.enabled, all)] as const],
    ),
  );
}

function gateOf(enabled: Expression, all: readonly ScorecardQuestion[]): Gate {
  const condition = compileExpression(enabled);
  const named = condition.dependencies.map((variable) => variable.split('.'));
  // `answers` alone means all of them.
  const readsAll = named.some(([root, id]) => root === 'answers' && id === undefined);
  const ids = all.map(({ id }) => id);
  return { condition, reads: readsAll ? ids : ids.filter((id) => named.some(([, name]) => name === id)) };
}
