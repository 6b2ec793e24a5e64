import type { Issue } from '../../issue.js';
import { anything, listOf, name, objectOf, oneOf, string, text } from '../shape.js';
import type { SurveyDefinition } from '../survey.js';
import { fieldProperties, head } from './field-shapes.js';
import { checkExpression, checkFields, checkIds, idsOf, placed, placedFields, type KnownIds } from './lint-fields.js';
import { lintByRules } from './lint-head.js';

const metric = objectOf({ kind: oneOf(['csat', 'nps', 'ces']), variant: string });

const shape = objectOf({
  ...head,
  blocks: listOf(objectOf({ ...fieldProperties, 'metric?': metric }), 1),
  endings: listOf(objectOf({ id: name, 'when?': anything, text }), 1),
  'intro?': text,
});

/**
 * Lists what is wrong with a survey.
 *
 * @example
 * lintSurvey(postCallSurvey); // []
 */
export function lintSurvey(value: unknown): Issue[] {
  return lintByRules<SurveyDefinition>(value, {
    kind: 'survey',
    shape,
    salvage: checkBlocks,
    references(survey, found) {
      const known = checkBlocks(survey, found);
      checkIds(placed(survey.endings, ['endings']), found);
      survey.endings.forEach(({ when }, index) => {
        checkExpression(when, ['endings', index, 'when'], known, found);
      });
    },
  });
}

function checkBlocks(survey: unknown, found: Issue[]): KnownIds {
  const blocks = placedFields(survey, 'blocks');
  const known: KnownIds = { ids: idsOf(blocks), root: 'answers' };
  checkFields(blocks, known, found);
  return known;
}
