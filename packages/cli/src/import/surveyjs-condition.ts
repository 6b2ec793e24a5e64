import type { Expression } from '@callside/core';
import { parseSurveyJs, type Comparison, type SurveyJsNode } from './surveyjs-expression.js';

/** What an answer is, which decides how it is compared. */
export type AnswerKind = 'one' | 'several' | 'number' | 'date' | 'text';

/** A question as conditions know it. */
export interface Known {
  /** The id of its answer here. */
  readonly id: string;
  readonly kind: AnswerKind;
  /** The values of its options. */
  readonly values?: readonly string[];
}

/** Finds a question by its name there, `{item}` by what it stands for. */
export type Lookup = (name: string) => Known | { readonly item: string } | undefined;

/**
 * A condition of SurveyJS as JsonLogic; undefined when it says something that cannot be said so.
 *
 * @example
 * surveyJsCondition('{mark} <= 2', lookup); // { and: [{ '!=': [{ var: 'answers.mark' }, null] }, { '<=': [{ var: 'answers.mark' }, 2] }] }
 */
export function surveyJsCondition(text: string, lookup: Lookup): Expression | undefined {
  const node = parseSurveyJs(text);
  return node && conditionOf(node, lookup);
}

/**
 * The names that a condition of SurveyJS reads.
 *
 * @example
 * namesInSurveyJs('{a} = 1 and {b} notempty'); // ['a', 'b']
 */
export function namesInSurveyJs(text: string): readonly string[] {
  const node = parseSurveyJs(text);
  return node === undefined ? [] : namesOf(node);
}

type Literal = string | number | boolean;

function namesOf(node: SurveyJsNode): string[] {
  switch (node.kind) {
    case 'name':
      return [node.name];
    case 'not':
    case 'is':
      return namesOf(node.of);
    case 'both':
    case 'compare':
      return [...namesOf(node.left), ...namesOf(node.right)];
    default:
      return [];
  }
}

function conditionOf(node: SurveyJsNode, lookup: Lookup): Expression | undefined {
  switch (node.kind) {
    case 'value':
      return typeof node.value === 'boolean' ? node.value : undefined;
    case 'list':
      return undefined;
    case 'name': {
      const known = lookup(node.name);
      if (known === undefined || 'item' in known) return undefined;
      // The one of a yes and a no that is not true is false there.
      return isTruthValue(known) ? { '==': [answerOf(known), 'true'] } : { '!!': [answerOf(known)] };
    }
    case 'not': {
      const of = conditionOf(node.of, lookup);
      return of === undefined ? undefined : { '!': [of] };
    }
    case 'both': {
      const [left, right] = [conditionOf(node.left, lookup), conditionOf(node.right, lookup)];
      return left === undefined || right === undefined ? undefined : { [node.how]: [left, right] };
    }
    case 'is': {
      const known = node.of.kind === 'name' ? lookup(node.of.name) : undefined;
      if (known === undefined || 'item' in known) return undefined;
      const empty = isEmpty(known);
      return node.empty ? empty : { '!': [empty] };
    }
    case 'compare':
      return compared(node, lookup);
  }
}

function compared(
  { how, left, right }: Extract<SurveyJsNode, { kind: 'compare' }>,
  lookup: Lookup,
): Expression | undefined {
  const [first, second] = [operandOf(left, lookup), operandOf(right, lookup)];
  if (first === undefined || second === undefined) return undefined;
  if ('literals' in first) return 'literals' in second ? undefined : against(turned(how), second, first);
  if ('literals' in second) return against(how, first, second);
  const isComparable = first.kind === second.kind && ['one', 'number', 'date'].includes(first.kind);
  if (!isComparable) return undefined;
  const [a, b] = [answerOf(first), answerOf(second)];
  if (how === '==' || how === '!=') return { [how]: [a, b] };
  if (!isOrder(how) || first.kind === 'one') return undefined;
  const ordered: Expression = { and: [isThere(a), isThere(b), { [how]: [a, b] }] };
  // Two answers that are both missing are equal there.
  return how === '<=' || how === '>=' ? { or: [{ '==': [a, b] }, ordered] } : ordered;
}

interface Literals {
  readonly literals: readonly Literal[];
  readonly isList: boolean;
}

function operandOf(node: SurveyJsNode, lookup: Lookup): Known | Literals | undefined {
  if (node.kind === 'value') return { literals: [node.value], isList: false };
  if (node.kind === 'list') return { literals: node.items, isList: true };
  if (node.kind !== 'name') return undefined;
  const known = lookup(node.name);
  return known && 'item' in known ? { literals: [known.item], isList: false } : known;
}

/** The same comparison from the other side; what has sides is left as it is and not known then. */
function turned(how: Comparison): Comparison | undefined {
  if (how === '==' || how === '!=') return how;
  return ({ '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const)[how as '<' | '<=' | '>' | '>='];
}

function against(how: Comparison | undefined, known: Known, { literals, isList }: Literals): Expression | undefined {
  switch (known.kind) {
    case 'one':
      return againstOne(how, known, { literals, isList });
    case 'several':
      return againstSeveral(how, known, { literals, isList });
    case 'number':
    case 'date': {
      const [literal] = literals;
      if (isList || literal === undefined) return undefined;
      const value = known.kind === 'number' ? numberOf(literal) : dateOf(literal);
      if (value === undefined) return undefined;
      const answer = answerOf(known);
      if (how === '==' || how === '!=') return { [how]: [answer, value] };
      return how !== undefined && isOrder(how) ? { and: [isThere(answer), { [how]: [answer, value] }] } : undefined;
    }
    case 'text': {
      const [literal] = literals;
      // Upper and lower case are one there and two here: a letter in it would change what it means.
      const isPlain = !isList && typeof literal === 'string' && literal !== '' && !/\p{L}/u.test(literal);
      return isPlain && (how === '==' || how === '!=') ? { [how]: [answerOf(known), literal] } : undefined;
    }
  }
}

function againstOne(how: Comparison | undefined, known: Known, { literals, isList }: Literals): Expression | undefined {
  const answer = answerOf(known);
  const wanted = literals.map((literal) => valueOf(literal, known));
  if (isList) {
    if (wanted.length === 0) return undefined;
    const isAmong: Expression = { in: [answer, wanted] };
    if (how === 'anyof') return isAmong;
    return how === 'noneof' ? { '!': [isAmong] } : undefined;
  }
  const [value] = wanted;
  if (value === undefined || value === '') return undefined;
  if (how === '==' || how === '!=') return { [how]: [answer, value] };
  if (known.values === undefined) return undefined;
  // Of one answer it asks for a part of the value, whatever its case.
  const part = value.toLowerCase();
  const having: Expression = { in: [answer, known.values.filter((each) => each.toLowerCase().includes(part))] };
  if (how === 'contains' || how === 'anyof' || how === 'allof') return having;
  return how === 'noneof' || how === 'notcontains' ? { '!': [having] } : undefined;
}

function againstSeveral(
  how: Comparison | undefined,
  known: Known,
  { literals, isList }: Literals,
): Expression | undefined {
  const answer = answerOf(known);
  const wanted = literals.map((literal) => valueOf(literal, known));
  if (wanted.length === 0 || wanted.includes('')) return undefined;
  const all: Expression = { and: wanted.map((value): Expression => ({ in: [value, answer] })) };
  const any: Expression = { some: [answer, { in: [{ var: '' }, wanted] }] };
  const same: Expression = { and: [all, { all: [answer, { in: [{ var: '' }, wanted] }] }] };
  switch (how) {
    case '==':
      return isList ? same : undefined;
    case '!=':
      return isList ? { '!': [same] } : undefined;
    case 'contains':
    case 'allof':
      return all;
    case 'notcontains':
      return { '!': [all] };
    case 'anyof':
      return any;
    case 'noneof':
      return { '!': [any] };
    default:
      return undefined;
  }
}

function answerOf({ id }: Known): Expression {
  return { var: `answers.${id}` };
}

/** Nothing is neither less nor more than anything there; here it counts as 0. */
function isThere(answer: Expression): Expression {
  return { '!=': [answer, null] };
}

function isEmpty(known: Known): Expression {
  return known.kind === 'number' ? { '==': [answerOf(known), null] } : { '!': [answerOf(known)] };
}

function isOrder(how: Comparison): how is '<' | '<=' | '>' | '>=' {
  return ['<', '<=', '>', '>='].includes(how);
}

function isTruthValue({ kind, values = [] }: Known): boolean {
  return kind === 'one' && values.length === 2 && values.includes('true') && values.includes('false');
}

/** An option by its value; there upper and lower case are one. */
function valueOf(literal: Literal, { values = [] }: Known): string {
  const wanted = String(literal).toLowerCase();
  return values.find((value) => value.toLowerCase() === wanted) ?? String(literal);
}

function numberOf(literal: Literal): number | undefined {
  if (typeof literal === 'number') return literal;
  return typeof literal === 'string' && /^-?\d+(?:\.\d+)?$/.test(literal) ? Number(literal) : undefined;
}

function dateOf(literal: Literal): string | undefined {
  return typeof literal === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(literal) ? literal : undefined;
}
