import { warning, type Issue } from '../../issue.js';
import type { Expression } from '../../logic/expression.js';
import type { SurveyBlock, SurveyDefinition } from '../survey.js';
import { constantOf } from './conditions.js';

/** Finds closing texts that nobody sees, customers that get none, and parts of questions that do nothing. */
export function reviewSurvey({ blocks, endings, layout }: SurveyDefinition, found: Issue[]): void {
  const always = endings.findIndex(({ when }) => isConstant(when, true));
  const jumpedTo = blocks.flatMap(({ jump = [] }) => jump.map(({ to }) => to));
  if (always === -1) found.push(warning('ending-missing', ['endings']));
  endings.forEach(({ id }, index) => {
    if (always === -1 || index <= always || jumpedTo.includes(id)) return;
    found.push(warning('ending-unreachable', ['endings', index], { id }));
  });
  blocks.forEach((block, index) => {
    reviewJumps(block, index, found);
    for (const part of idleParts(block, layout))
      found.push(warning('part-ignored', ['blocks', index, part], { part, type: block.type }));
    if (block.soft === true && block.required !== undefined && block.required !== false)
      found.push(warning('soft-and-required', ['blocks', index, 'soft'], { id: block.id }));
  });
  reviewPages(blocks, found);
}

function reviewJumps({ jump = [] }: SurveyBlock, index: number, found: Issue[]): void {
  const always = jump.findIndex(({ when }) => isConstant(when, true));
  jump.forEach((_, place) => {
    if (always === -1 || place <= always) return;
    found.push(warning('branch-unreachable', ['blocks', index, 'jump', place]));
  });
}

/** What was written for a question of another type, or for another layout. */
function idleParts(
  { type, options, rows, asks, agreement, order, page }: SurveyBlock,
  layout: SurveyDefinition['layout'],
): readonly string[] {
  const idle = {
    rows: rows !== undefined && type !== 'matrix',
    asks: asks !== undefined && type !== 'contact',
    agreement: agreement !== undefined && type !== 'contact',
    order: order !== undefined && type !== 'matrix' && options === undefined,
    page: page !== undefined && layout !== 'pages',
  };
  return Object.entries(idle).flatMap(([part, isIdle]) => (isIdle ? [part] : []));
}

/** A page that is left does not come back: the same name later makes another one. */
function reviewPages(blocks: readonly SurveyBlock[], found: Issue[]): void {
  const left = new Set<string | undefined>();
  blocks.forEach(({ page }, index) => {
    const before = blocks[index - 1]?.page;
    if (index > 0 && page !== before) left.add(before);
    if (page === undefined || page === before || !left.has(page)) return;
    found.push(warning('page-comes-back', ['blocks', index, 'page'], { page }));
  });
}

function isConstant(when: Expression | undefined, value: boolean): boolean {
  return when === undefined ? value : constantOf(when) === value;
}
