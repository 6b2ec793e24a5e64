import type { Expression } from '@callside/core';
import type { ConnectCondition, ConnectExpression } from './connect-form.js';

/** What is known of the questions that conditions may read. */
export interface ConditionNames {
  /** The id here of a question by its RefId there. */
  readonly question: (refId: string) => string;
  /** The id here of one of its options. */
  readonly option: (question: string, refId: string) => string;
  /** Whether a question takes several answers. */
  readonly takesSeveral: (refId: string) => boolean;
}

/**
 * A condition of Connect as JsonLogic. A question that is not answered meets none, not even one that excludes answers.
 *
 * @example
 * conditionFrom({ Operands: [{ Expression: expression }] }, names); // { in: [{ var: 'answers.q1' }, ['yes']] }
 */
export function conditionFrom({ Operator = 'AND', Operands }: ConnectCondition, names: ConditionNames): Expression {
  const parts = Operands.map((operand) =>
    'Expression' in operand ? expressionFrom(operand.Expression, names) : conditionFrom(operand.Condition, names),
  );
  const [only, ...more] = parts;
  if (only !== undefined && more.length === 0) return only;
  return { [Operator === 'OR' ? 'or' : 'and']: parts };
}

function expressionFrom({ Source, Comparator, Values }: ConnectExpression, names: ConditionNames): Expression {
  const answer: Expression = { var: `answers.${names.question(Source.RefId)}` };
  const wanted = Values.map(({ RefId }) => names.option(Source.RefId, RefId));
  const isMany = names.takesSeveral(Source.RefId);
  const isAmong: Expression = { in: [{ var: '' }, wanted] };
  const any: Expression = isMany ? { some: [answer, isAmong] } : { in: [answer, wanted] };
  // One answer is all of several only where there is one.
  const all: Expression = isMany
    ? { and: wanted.map((option): Expression => ({ in: [option, answer] })) }
    : { and: wanted.map((option): Expression => ({ '==': [answer, option] })) };
  switch (Comparator) {
    case 'IN':
      return any;
    case 'NOT_IN':
      return { and: [{ '!=': [answer, null] }, { '!': [any] }] };
    case 'ALL_IN':
      return all;
    case 'EXACT':
      return isMany ? { and: [all, { all: [answer, isAmong] }] } : all;
  }
}
