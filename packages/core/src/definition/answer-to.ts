import { hasOptions, type AnswerSuggestion, type ScorecardQuestion } from './scorecard.js';

/**
 * Whether what is suggested can be answered to a question: one of its options, a number within its bounds, words, or that it
 * does not apply where that is offered.
 *
 * @example
 * isAnswerTo(greeting, { answer: 'perhaps', when: true }); // false
 */
export function isAnswerTo(question: ScorecardQuestion, suggestion: AnswerSuggestion): boolean {
  if ('notApplicable' in suggestion) return question.notApplicable === true;
  const { answer } = suggestion;
  if (hasOptions(question)) {
    const isMany = question.type === 'choices';
    const picked = Array.isArray(answer) ? (answer as readonly string[]) : [answer];
    return (
      Array.isArray(answer) === isMany && picked.every((id) => question.options.some((option) => option.id === id))
    );
  }
  if (question.type !== 'number') return typeof answer === 'string' && answer.trim() !== '';
  const { min = -Infinity, max = Infinity } = question;
  return typeof answer === 'number' && answer >= min && answer <= max;
}
