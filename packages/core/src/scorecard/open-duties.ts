import type { ScorecardDefinition, ScorecardQuestion } from '../definition/scorecard.js';
import { issue, type Issue } from '../issue.js';
import { compileExpression } from '../logic/compile.js';
import { answersRead, askedQuestions } from './asked-questions.js';
import type { EvaluationAnswers } from './evaluation.js';
import { questionsOf } from './questions.js';
import { scoreEvaluation } from './score.js';

/**
 * What is still to be said before an evaluation can be submitted: `required` at `[question]` for an answer, at
 * `[question, 'comment']` for a comment.
 *
 * @example
 * openDuties(scorecard, {}); // [{ code: 'required', path: ['greeting'], … }]
 */
export function openDuties(scorecard: ScorecardDefinition, answers: EvaluationAnswers): Issue[] {
  const { questions } = scoreEvaluation(scorecard, answers);
  const asked = askedQuestions(scorecard, answers);
  const open = new Set(questions.flatMap(({ id, excluded }) => (excluded === 'unanswered' ? [id] : [])));
  const scope = { answers: answersRead(scorecard, answers) };
  const needsComment = ({ id, commentRequired = false }: ScorecardQuestion): boolean =>
    asked.has(id) &&
    (answers[id]?.comment ?? '').trim() === '' &&
    (typeof commentRequired === 'boolean' ? commentRequired : compileExpression(commentRequired).holds(scope));
  return questionsOf(scorecard).flatMap(({ question }) => [
    ...(open.has(question.id) ? [issue('required', [question.id])] : []),
    ...(needsComment(question) ? [issue('required', [question.id, 'comment'])] : []),
  ]);
}
