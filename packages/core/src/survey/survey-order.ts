import { fieldsOfBlock, NOT_APPLICABLE, OTHER, type SurveyField } from '../definition/survey-fields.js';
import type { SurveyBlock, SurveyDefinition } from '../definition/survey.js';
import { seededChance, seedFor, shuffled } from '../metrics/seeded-chance.js';

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
  const blocks = survey.order === 'random' ? withinPages(survey.blocks, seed) : survey.blocks;
  return blocks.map((block) => ({ block, fields: fieldsInOrder(block, seed) }));
}

/** A question never leaves its page. */
function withinPages(blocks: readonly SurveyBlock[], seed: string): readonly SurveyBlock[] {
  const pages: SurveyBlock[][] = [];
  let before: string | undefined;
  for (const block of blocks) {
    const page = pages[pages.length - 1];
    if (page === undefined || block.page !== before) pages.push([block]);
    else page.push(block);
    before = block.page;
  }
  const chance = chanceOf(seed);
  return pages.flatMap((page) => shuffled(page, chance));
}

function fieldsInOrder(block: SurveyBlock, seed: string): readonly SurveyField[] {
  const fields = fieldsOfBlock(block);
  if (block.order !== 'random') return fields;
  // Each question has a chance of its own: another one that comes or goes changes nothing for it.
  const chance = chanceOf(`${seed}/${block.id}`);
  if (block.type === 'matrix') return shuffled(fields, chance);
  return fields.map((field) => {
    if (field.options === undefined) return field;
    const last = field.options.filter(({ value }) => value === OTHER || value === NOT_APPLICABLE);
    const others = field.options.filter((option) => !last.includes(option));
    return { ...field, options: [...shuffled(others, chance), ...last] };
  });
}

function chanceOf(seed: string): () => number {
  return seededChance(seedFor(0, seed));
}
