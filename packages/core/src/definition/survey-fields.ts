import { ANSWER_WORDS } from './answer.strings.js';
import type { Field, Option } from './field.js';
import { furtherFields, otherOption, otherText } from './further-fields.js';
import { NOT_APPLICABLE } from './special-answers.js';
import type { SurveyBlock, SurveyDefinition } from './survey.js';
import type { Text } from './text.js';

export * from './special-answers.js';

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
    ...(notApplicable === undefined ? {} : { notApplicable: wordsOr(notApplicable, ANSWER_WORDS.notApplicable) }),
  };
  switch (type) {
    case 'contact':
    case 'attachment':
      return furtherFields(block);
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
    ...(other === undefined ? [] : [otherOption(other)]),
    ...(notApplicable === undefined || type === 'multi-select'
      ? []
      : [{ value: NOT_APPLICABLE, label: wordsOr(notApplicable, ANSWER_WORDS.notApplicable) }]),
  ];
}

function wordsOr(given: true | Text, usual: Text): Text {
  return given === true ? usual : given;
}
