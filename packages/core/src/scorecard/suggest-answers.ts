import type { CallRecord } from '../call/call.js';
import { isAnswerTo } from '../definition/answer-to.js';
import type { AnswerSuggestion, ScorecardDefinition } from '../definition/scorecard.js';
import { compileExpression, type CompiledExpression } from '../logic/compile.js';
import type { Expression } from '../logic/expression.js';
import { readVariable } from '../logic/variables.js';
import { callFacts, type CallFacts } from './call-facts.js';
import type { EvaluationAnswer } from './evaluation.js';
import { questionsOf } from './questions.js';

/** An answer that the course of the call speaks for. It is nobody's answer until an evaluator takes it. */
export interface SuggestedAnswer {
  readonly question: string;
  readonly answer: EvaluationAnswer;
  /** What it was read from, in the order of the condition. */
  readonly evidence: readonly Evidence[];
}

/** One fact of the call that a suggestion was read from. */
export interface Evidence {
  /** A stage or a step of the script, a field that was filled, or the call as a whole. */
  readonly of: 'stage' | 'step' | 'field' | 'call';
  /** Id of the stage, step or field; of the call the name of the fact, e.g. `holds`. */
  readonly id: string;
  /** When a stage or step was entered first, in seconds from the call's first event; absent where it never was. */
  readonly at?: number;
  /** How long it took; of the call a time that was read. */
  readonly seconds?: number;
  /** What was read beside times: a field's value, the answer of a step, a number of holds. */
  readonly value?: unknown;
}

/**
 * For each question the first suggestion of its definition that holds for this call, with the facts that it was read from. A
 * comparison with what never happened does not hold. Throws as `compileExpression` does.
 *
 * @example
 * suggestAnswers(scorecard, call);
 * // [{ question: 'greeting', answer: { value: 'yes' }, evidence: [{ of: 'stage', id: 'greet', at: 4, seconds: 12 }] }]
 */
export function suggestAnswers(scorecard: Pick<ScorecardDefinition, 'items'>, call: CallRecord): SuggestedAnswer[] {
  const facts = callFacts(call);
  return questionsOf(scorecard).flatMap(({ question }) => {
    for (const suggestion of question.suggest ?? []) {
      const when = compileExpression(knowing(suggestion.when));
      if (isAnswerTo(question, suggestion) && when.holds(facts))
        return [{ question: question.id, answer: answerOf(suggestion), evidence: evidenceOf(when, facts) }];
    }
    return [];
  });
}

function answerOf(suggestion: AnswerSuggestion): EvaluationAnswer {
  return 'notApplicable' in suggestion ? { value: null, notApplicable: true } : { value: suggestion.answer };
}

/** Operations that would take what is not there for 0. */
const RECKONING = new Set(['<', '<=', '>', '>=', '+', '-', '*', '/', '%', 'min', 'max']);

/** The same expression with what is not there as no number at all: nothing is less, more or as much as that. */
function knowing(expression: Expression, isReckoned = false): Expression {
  if (Array.isArray(expression)) return (expression as readonly Expression[]).map((each) => knowing(each, isReckoned));
  if (typeof expression !== 'object' || expression === null) return expression;
  const [[name, args] = []] = Object.entries(expression);
  if (name === undefined || args === undefined) return expression;
  if (name !== 'var') return { [name]: knowing(args, isReckoned || RECKONING.has(name)) };
  const [path = '', ...rest] = Array.isArray(args) ? (args as readonly Expression[]) : [args];
  return isReckoned && rest.length === 0 ? { var: [path, Number.NaN] } : expression;
}

function evidenceOf({ dependencies }: CompiledExpression, facts: CallFacts): Evidence[] {
  const found = new Map<string, Evidence>();
  for (const variable of dependencies) {
    const evidence = evidenceFor(variable, facts);
    if (evidence === undefined) continue;
    const key = `${evidence.of}.${evidence.id}`;
    found.set(key, { ...found.get(key), ...evidence });
  }
  return [...found.values()];
}

function evidenceFor(variable: string, facts: CallFacts): Evidence | undefined {
  const [root, name, id, part] = variable.split('.');
  if (name === undefined) return undefined;
  if (root === 'fields') return withValue({ of: 'field', id: name }, readVariable(facts, `fields.${name}`));
  if (name !== 'stages' && name !== 'steps') {
    const value = readVariable(facts, variable);
    const isTime = name.toLowerCase().endsWith('seconds');
    return isTime && typeof value === 'number'
      ? { of: 'call', id: name, seconds: value }
      : withValue({ of: 'call', id: name }, value);
  }
  if (id === undefined) return undefined;
  const stays: Readonly<Record<string, { readonly at: number; readonly seconds: number }>> = facts.call[name];
  const stay = Object.hasOwn(stays, id) ? stays[id] : undefined;
  const value = part === 'answer' ? readVariable(facts, variable) : undefined;
  const times = stay === undefined ? {} : { at: stay.at, seconds: stay.seconds };
  return withValue({ of: name === 'stages' ? 'stage' : 'step', id, ...times }, value);
}

function withValue(evidence: Evidence, value: unknown): Evidence {
  return value === undefined || value === null ? evidence : { ...evidence, value };
}
