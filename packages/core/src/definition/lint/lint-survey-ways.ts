import { issue, type Issue } from '../../issue.js';
import { nearest } from '../shape.js';
import type { SurveyBlock, SurveyDefinition } from '../survey.js';
import { checkExpression, type KnownIds } from './lint-fields.js';

/** Finds jumps that lead nowhere, backwards, or through an order that nobody knows. */
export function checkJumps({ blocks, endings, order }: SurveyDefinition, known: KnownIds, found: Issue[]): void {
  const ends = endings.map(({ id }) => id);
  const ids = blocks.map(({ id }) => id);
  endings.forEach(({ id }, index) => {
    // A jump could not tell which of the two is meant.
    if (ids.includes(id)) found.push(issue('duplicate-id', ['endings', index, 'id'], { id }));
  });
  blocks.forEach(({ jump = [] }, from) => {
    jump.forEach(({ when, to }, index) => {
      const path = ['blocks', from, 'jump', index];
      checkExpression(when, [...path, 'when'], known, found);
      const later = [...ids.slice(from + 1), ...ends];
      if (order === 'random') found.push(issue('jump-in-random-order', path));
      else if (later.includes(to)) return;
      else if (ids.includes(to)) found.push(issue('jump-backwards', [...path, 'to'], { to }));
      else found.push(issue('jump-to-nowhere', [...path, 'to'], { to }, nearest(to, later)));
    });
  });
}

/** Finds questions that every way jumps over. */
export function checkReach({ blocks, order }: SurveyDefinition, found: Issue[]): void {
  if (order === 'random') return;
  const reached = new Set<string | undefined>([blocks[0]?.id]);
  blocks.forEach((block, index) => {
    if (!reached.has(block.id)) {
      found.push(issue('unreachable-block', ['blocks', index], { id: block.id }));
      return;
    }
    for (const { to } of block.jump ?? []) reached.add(to);
    if (!jumpsAlways(block)) reached.add(blocks[index + 1]?.id);
  });
}

/** A question that may be hidden or stay empty leads to the next one, too. */
function jumpsAlways({ jump = [], required, visible = true, soft = false, type }: SurveyBlock): boolean {
  const isAlwaysAnswered = required === true && visible === true && !soft && type !== 'contact';
  return isAlwaysAnswered && jump.some(({ when }) => when === undefined || when === true);
}
