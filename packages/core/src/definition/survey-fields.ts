import type { Expression } from '../logic/expression.js';
import type { Field, Option, Rule } from './field.js';
import type { SurveyBlock, SurveyDefinition } from './survey.js';
import { SURVEY_WORDS } from './survey.strings.js';
import type { Text } from './text.js';

/** The answer that a question does not concern the customer, where its block allows it. */
export const NOT_APPLICABLE = 'not-applicable';

/** The answer that none of the options fits; what does, stands in the field `<block>-other`. */
export const OTHER = 'other';

/** A field that a block is made of. */
export interface SurveyField extends Field {
  /** Its block. */
  readonly block: string;
  /** Also takes `NOT_APPLICABLE`, under this label. */
  readonly notApplicable?: Text;
}

/**
 * The fields that a survey's answers belong to: one for most questions, several for what has rows or parts of its own. Forms,
 * checks, conditions and results know nothing else.
 *
 * @example
 * surveyFields(survey).map(({ id }) => id); // ['attitude', 'reason', 'reason-other', 'service-speed', 'service-tone']
 */
export function surveyFields({ blocks }: Pick<SurveyDefinition, 'blocks'>): readonly SurveyField[] {
  return blocks.flatMap(fieldsOfBlock);
}

/**
 * The fields that one block is made of, its own first.
 *
 * @example
 * fieldsOfBlock({ id: 'service', type: 'matrix', rows: [{ id: 'speed', label: 'Speed' }], label: 'Our service' });
 * // [{ id: 'service-speed', type: 'rating', … }]
 */
export function fieldsOfBlock(block: SurveyBlock): readonly SurveyField[] {
  const { id, type, rows = [], options = [], notApplicable, ...rest } = block;
  const common = {
    ...rest,
    block: id,
    ...(notApplicable === undefined ? {} : { notApplicable: wordsOr(notApplicable, SURVEY_WORDS.notApplicable) }),
  };
  switch (type) {
    case 'contact':
      return contactFields(block);
    case 'matrix':
      return rows.map((row) => {
        const place = { ...common, id: `${id}-${row.id}`, label: row.label };
        return options.length === 0
          ? { ...place, type: 'rating' }
          : { ...place, type: 'choice', options: offeredBy(block) };
      });
    case 'ranking':
      return [{ ...common, id, type: 'multi-select', options }];
    case 'choice':
    case 'select':
    case 'multi-select': {
      const field: SurveyField = { ...common, id, type, options: offeredBy(block) };
      return block.other === undefined ? [field] : [field, otherText(block)];
    }
    default:
      return [{ ...common, id, type, ...(options.length === 0 ? {} : { options }) }];
  }
}

/** The options with those that a survey adds. Several can be chosen at once, so there what excludes all others is none of them. */
function offeredBy({ type, options = [], other, notApplicable }: SurveyBlock): readonly Option[] {
  return [
    ...options,
    ...(other === undefined ? [] : [{ value: OTHER, label: wordsOr(other, SURVEY_WORDS.other) }]),
    ...(notApplicable === undefined || type === 'multi-select'
      ? []
      : [{ value: NOT_APPLICABLE, label: wordsOr(notApplicable, SURVEY_WORDS.notApplicable) }]),
  ];
}

function otherText({ id, type, visible }: SurveyBlock): SurveyField {
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

function both(visible: Rule | undefined, also: Expression): Expression {
  return visible === undefined || visible === true ? also : { and: [visible, also] };
}

function wordsOr(given: true | Text, usual: Text): Text {
  return given === true ? usual : given;
}
