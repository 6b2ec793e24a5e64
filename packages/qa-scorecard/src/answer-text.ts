import { hasOptions, textFor, type EvaluationAnswer, type Locale, type ScorecardQuestion } from '@callside/core';
import { COMPARISON_STRINGS } from './comparison.strings.js';

/**
 * An answer in the words of its scorecard.
 *
 * @example
 * answerText(greeting, { value: 'yes' }, 'en'); // 'Yes, in full'
 */
export function answerText(question: ScorecardQuestion, answer: EvaluationAnswer | undefined, locale: Locale): string {
  const strings = COMPARISON_STRINGS[locale];
  const { value = null, notApplicable = false } = answer ?? {};
  if (notApplicable) return strings.notApplicable;
  if (value === null) return strings['no-answer'];
  if (!hasOptions(question)) return String(value);
  const picked = typeof value === 'object' ? value : [String(value)];
  if (picked.length === 0) return strings['none-of-these'];
  const words = picked.map((id) => textFor(question.options.find((option) => option.id === id)?.text ?? id, locale));
  return new Intl.ListFormat(locale, { type: 'unit' }).format(words);
}
