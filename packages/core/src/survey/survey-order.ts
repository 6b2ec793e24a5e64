import { fieldsOfBlock, type SurveyField } from '../definition/survey-fields.js';
import type { SurveyBlock, SurveyDefinition } from '../definition/survey.js';
import { shuffledBlocks, shuffledFields } from './random-order.js';

/** A block with its fields, both as one respondent meets them. */
export interface OrderedBlock {
  readonly block: SurveyBlock;
  readonly fields: readonly SurveyField[];
}

/**
 * The questions in the order that one respondent meets them in, which is the author's unless they want chance; the same seed
 * gives the same order on every machine.
 *
 * @example
 * inOrder(survey, linkId).map(({ block }) => block.id); // ['knowledge', 'attitude', 'solved']
 */
export function inOrder(survey: SurveyDefinition, seed: string): readonly OrderedBlock[] {
  const blocks = survey.order === 'random' ? shuffledBlocks(survey.blocks, seed) : survey.blocks;
  return blocks.map((block) => ({ block, fields: fieldsInOrder(block, seed) }));
}

function fieldsInOrder(block: SurveyBlock, seed: string): readonly SurveyField[] {
  const fields = fieldsOfBlock(block);
  return block.order === 'random' ? shuffledFields(block, fields, seed) : fields;
}
