import { NOT_APPLICABLE, OTHER, type SurveyField } from '../definition/survey-fields.js';
import type { SurveyBlock } from '../definition/survey.js';
import { seededChance, seedFor, shuffled } from '../metrics/seeded-chance.js';

/**
 * The blocks in an order by chance. A question never leaves its page.
 *
 * @example
 * shuffledBlocks(survey.blocks, linkId);
 */
export function shuffledBlocks(blocks: readonly SurveyBlock[], seed: string): readonly SurveyBlock[] {
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

/**
 * The fields of a block with its options, or its rows, in an order by chance.
 *
 * @example
 * shuffledFields(block, fieldsOfBlock(block), linkId);
 */
export function shuffledFields(
  block: SurveyBlock,
  fields: readonly SurveyField[],
  seed: string,
): readonly SurveyField[] {
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
