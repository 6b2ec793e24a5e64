import type { Expression } from '../logic/expression.js';
import type { Option, Rule } from './field.js';
import { OTHER } from './special-answers.js';
import { SURVEY_FILES } from './survey-file-bounds.js';
import type { SurveyField } from './survey-fields.js';
import type { SurveyBlock } from './survey.js';
import { SURVEY_WORDS } from './survey.strings.js';
import type { Text } from './text.js';

/**
 * The last option, for what none of the others says; `true` leaves the words to us.
 *
 * @example
 * otherOption(true).value; // 'other'
 */
export function otherOption(other: true | Text): Option {
  return { value: OTHER, label: other === true ? SURVEY_WORDS.other : other };
}

/**
 * The field that asks what “other” is, once that is chosen.
 *
 * @example
 * otherText({ id: 'why', type: 'choice', label: 'Why?', other: true }).id; // 'why-other'
 */
export function otherText({ id, type, visible }: SurveyBlock): SurveyField {
  const answer = { var: `answers.${id}` };
  // `in` would find the word inside a longer one.
  const chosen: Expression = type === 'multi-select' ? { in: [OTHER, answer] } : { '==': [answer, OTHER] };
  return {
    id: `${id}-other`,
    block: id,
    type: 'text',
    label: SURVEY_WORDS.otherText,
    max: 500,
    visible: both(visible, chosen),
  };
}

/**
 * The fields of a question that asks for files or for a contact.
 *
 * @example
 * furtherFields({ id: 'damage', type: 'attachment', label: 'A picture?' })[0].max; // 3
 */
export function furtherFields(block: SurveyBlock): readonly SurveyField[] {
  return block.type === 'contact' ? contactFields(block) : [fileField(block)];
}

/** Nothing is asked for before the customer has agreed, and nothing is kept once they do not. */
function contactFields({ id, asks = [], agreement, visible, required, help }: SurveyBlock): readonly SurveyField[] {
  const agreed = both(visible, { '==': [{ var: `answers.${id}-consent` }, true] });
  const own = {
    id: `${id}-consent`,
    block: id,
    type: 'checkbox',
    label: agreement ?? SURVEY_WORDS.consent,
    ...(visible === undefined ? {} : { visible }),
    ...(help === undefined ? {} : { help }),
  } as const;
  const asked = asks.map((part) => ({
    id: `${id}-${part}`,
    block: id,
    type: part === 'name' ? ('text' as const) : part,
    label: SURVEY_WORDS[part],
    pii: part,
    max: 254,
    visible: agreed,
    ...(required === undefined ? {} : { required }),
  }));
  return [own, ...asked];
}

/** With the bounds of a survey where it has none of its own. */
function fileField({ notApplicable: _never, ...block }: SurveyBlock): SurveyField {
  return { ...SURVEY_FILES, ...block, block: block.id, type: 'attachment' };
}

function both(visible: Rule | undefined, also: Expression): Expression {
  return visible === undefined || visible === true ? also : { and: [visible, also] };
}
