import { fillTemplate, type TemplatePart } from '../definition/template.js';
import type { Scope } from '../logic/expression.js';

/** A phrase with what is known filled in. */
export interface ExpandedPhrase {
  /** What would be inserted now; a gap is `…`. */
  readonly text: string;
  readonly parts: readonly TemplatePart[];
  /** What has to be asked for, each once, in the order of the text: names of variables, or whatever stands in the braces. */
  readonly missing: readonly string[];
}

/**
 * Fills the `{{variables}}` of a phrase from the call, and from what the agent was asked for. Whatever else stands in double
 * braces is asked for too, so that no phrase ever shows its braces: `{{name of the engineer}}`. Values stay as they are, also
 * where they have braces of their own.
 *
 * @example
 * expandPhrase('Dear {{customer.name}}, {{day}}.', { customer: { name: 'Ms Chen' } }).missing; // ['day']
 */
export function expandPhrase(
  text: string,
  scope: Scope,
  given: ReadonlyMap<string, string> = new Map(),
): ExpandedPhrase {
  const parts = text.split(/\{\{([^{}]*)\}\}/).flatMap((piece, index): TemplatePart[] => {
    if (index % 2 === 0) return piece === '' ? [] : [{ text: piece }];
    return [{ variable: piece.trim(), value: valueOf(piece, scope) ?? given.get(piece.trim()) }];
  });
  const gaps = parts.flatMap((part) => ('variable' in part && isBlank(part.value) ? [part.variable] : []));
  return {
    text: parts.map((part) => ('text' in part ? part.text : isBlank(part.value) ? '…' : part.value)).join(''),
    parts,
    missing: [...new Set(gaps)],
  };
}

/** What the call knows under a name. */
function valueOf(piece: string, scope: Scope): string | undefined {
  const [part, more] = fillTemplate(`{{${piece}}}`, scope);
  return part !== undefined && more === undefined && 'variable' in part ? part.value : undefined;
}

function isBlank(value: string | undefined): boolean {
  return value === undefined || value.trim() === '';
}
