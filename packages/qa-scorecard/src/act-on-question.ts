import type { EvaluationAnswers, ScorecardQuestion } from '@callside/core';
import { pickNone, pickOption, setComment, setValue, toggleNotApplicable, toggleReason } from './qa-scorecard.model.js';
import type { QuestionAct } from './render-question.js';

/**
 * The answers after what an evaluator did to one question.
 *
 * @example
 * actOn({}, greeting, { does: 'pick', id: 'yes' }); // { greeting: { value: 'yes' } }
 */
export function actOn(answers: EvaluationAnswers, question: ScorecardQuestion, act: QuestionAct): EvaluationAnswers {
  const { id } = question;
  switch (act.does) {
    case 'pick':
      return pickOption(answers, question, act.id);
    case 'none':
      return pickNone(answers, id);
    case 'not-applicable':
      return toggleNotApplicable(answers, id);
    case 'reason':
      return toggleReason(answers, id, act.id);
    case 'comment':
      return setComment(answers, id, act.words);
    case 'value':
      return setValue(answers, id, act.value);
  }
}
