import type { Issue } from '../../issue.js';
import type { PhrasebookDefinition } from '../phrasebook.js';
import { listOf, name, objectOf, oneOf, string, text } from '../shape.js';
import { head } from './field-shapes.js';
import { checkIds, placed } from './lint-fields.js';
import { lintByRules } from './lint-head.js';

const groups = ['greeting', 'soothing', 'asking', 'promising', 'closing'];

const shape = objectOf({
  ...head,
  'scope?': oneOf(['team', 'global']),
  phrases: listOf(objectOf({ id: name, shortcut: string, group: oneOf(groups), text }), 1),
});

/**
 * Lists what is wrong with a phrasebook.
 *
 * @example
 * lintPhrasebook(inboundPhrasebook); // []
 */
export function lintPhrasebook(value: unknown): Issue[] {
  return lintByRules<PhrasebookDefinition>(value, {
    kind: 'phrasebook',
    shape,
    references({ phrases }, found) {
      checkIds(placed(phrases, ['phrases']), found);
    },
  });
}
