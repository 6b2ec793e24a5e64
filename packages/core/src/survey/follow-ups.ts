import type { DefinitionLink } from '../definition/definition.js';
import type { Value, Values } from '../definition/field.js';
import { surveyFields } from '../definition/survey-fields.js';
import type { SurveyDefinition } from '../definition/survey.js';
import type { TicketPriority } from '../definition/ticket-priority.js';
import { isEmpty } from '../form/field-values.js';
import { compileExpression } from '../logic/compile.js';
import { pipedText } from './piped-text.js';
import { submittedAnswers } from './survey-way.js';

/** A ticket that a finished survey calls for. */
export interface CalledForTicket {
  /** The rule that calls for it; one ticket at most for each. */
  readonly rule: string;
  readonly form: DefinitionLink;
  readonly values: Values;
  readonly priority: TicketPriority;
  /** Why, in the words of the rule, without personal data: a history is read by more people than a field. */
  readonly reason: string;
}

/**
 * The tickets that answers call for: one for each rule that holds. Only answers on the way count.
 *
 * @example
 * followUpsOf(survey, { attitude: 1 }, 'en'); // [{ rule: 'unhappy', form: { id: 'complaint' }, values: { … }, … }]
 */
export function followUpsOf(survey: SurveyDefinition, given: Values, locale: string): readonly CalledForTicket[] {
  const answers = submittedAnswers(survey, given);
  const personal = surveyFields(survey).filter(({ pii }) => pii !== undefined);
  const told = Object.fromEntries(Object.entries(answers).filter(([id]) => personal.every((field) => field.id !== id)));
  const rules = (survey.followUps ?? []).filter(({ when }) => compileExpression(when).holds({ answers }));
  return rules.map(({ id, title, ticket: { form, values, priority = 'normal' } }) => ({
    rule: id,
    form,
    values: Object.fromEntries(
      Object.entries(values).flatMap(([field, expression]): [string, Value][] => {
        const value = asValue(compileExpression(expression).evaluate({ answers }));
        return isEmpty(value) ? [] : [[field, value]];
      }),
    ),
    priority,
    reason: pipedText(title, { survey, answers: told, locale }),
  }));
}

function asValue(result: unknown): Value {
  if (typeof result === 'string' || typeof result === 'number' || typeof result === 'boolean') return result;
  return Array.isArray(result) && result.every((item) => typeof item === 'string') ? result : null;
}
