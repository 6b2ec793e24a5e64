import type { Values } from '../definition/field.js';
import type { SurveyDefinition } from '../definition/survey.js';
import { textFor, type Text } from '../definition/text.js';
import { fillAnswers } from './fill-answers.js';

/** What the words of a survey are filled from. */
export interface PipedFrom {
  readonly survey: SurveyDefinition;
  /** Those on the way, as `submittedAnswers` gives them. */
  readonly answers: Values;
  readonly locale: string;
}

/**
 * The words of a text in one language, with `{{answers.<id>}}` as the customer answered it; an answer that is not there leaves
 * `…`. What a customer wrote stays plain text, whatever it holds.
 *
 * @example
 * pipedText('Why “{{answers.solved}}”?', { survey, answers: { solved: 'no' }, locale: 'en' }); // 'Why “Not at all”?'
 */
export function pipedText(text: Text | undefined, from: PipedFrom): string {
  const written = textFor(text, from.locale);
  return written.includes('{{') ? fillAnswers(written, from) : written;
}
