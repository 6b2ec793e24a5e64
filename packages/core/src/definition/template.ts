import { readVariable } from '../logic/variables.js';
import type { Scope } from '../logic/expression.js';

/** A piece of a filled text: words, or a variable with its value; a missing value is undefined and shown as a gap. */
export type TemplatePart =
  { readonly text: string } | { readonly variable: string; readonly value: string | undefined };

/**
 * Fills the `{{variables}}` of a text from the call's scope. Values stay plain text, whatever they hold.
 *
 * @example
 * fillTemplate('Hello {{customer.name}}.', { customer: { name: 'Ms Chen' } });
 * // [{ text: 'Hello ' }, { variable: 'customer.name', value: 'Ms Chen' }, { text: '.' }]
 */
export function fillTemplate(template: string, scope: Scope): TemplatePart[] {
  return template.split(/\{\{\s*([\w.-]+)\s*\}\}/).flatMap((piece, index): TemplatePart[] => {
    if (index % 2 === 0) return piece === '' ? [] : [{ text: piece }];
    return [{ variable: piece, value: asText(readVariable(scope, piece)) }];
  });
}

/**
 * Fills a text and joins it; a missing value leaves `…`.
 *
 * @example
 * fillText('Thank you, {{customer.name}}.', {}); // 'Thank you, ….'
 */
export function fillText(template: string, scope: Scope): string {
  return fillTemplate(template, scope)
    .map((part) => ('text' in part ? part.text : (part.value ?? '…')))
    .join('');
}

function asText(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  return typeof value === 'number' ? String(value) : undefined;
}
