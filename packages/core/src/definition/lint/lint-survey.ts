import type { Issue } from '../../issue.js';
import { durationOf, FIXED_PARTS } from '../duration.js';
import { FIELD_TYPES } from '../field.js';
import { METRIC_VARIANTS, type SurveyMetric } from '../survey-metric.js';
import { CONTACT_PARTS, SURVEY_TYPES, type SurveyBlock, type SurveyDefinition } from '../survey.js';
import {
  anything,
  boolean,
  isRecord,
  listOf,
  mapOf,
  name,
  objectOf,
  oneOf,
  string,
  text,
  type Shape,
} from '../shape.js';
import { TICKET_PRIORITIES } from '../ticket-priority.js';
import { fieldProperties, head, link } from './field-shapes.js';
import { checkAnswerIds, checkBlock, readableIds } from './lint-survey-blocks.js';
import { checkInvitation, invitation } from './lint-survey-invitation.js';
import { checkJumps, checkReach } from './lint-survey-ways.js';
import { checkExpression, checkFields, checkIds, placed, placedFields, type KnownIds } from './lint-fields.js';
import { lintByRules } from './lint-head.js';

/** The variants of the kind that is meant; of an unknown one, those of all. */
const metric: Shape = (value, path, found) => {
  const kinds = Object.keys(METRIC_VARIANTS) as readonly SurveyMetric['kind'][];
  const kind = kinds.find((each) => isRecord(value) && value.kind === each);
  const variants = kind === undefined ? Object.values(METRIC_VARIANTS).flat() : METRIC_VARIANTS[kind];
  objectOf({ kind: oneOf(kinds), variant: oneOf(variants) })(value, path, found);
};

const trueOrText: Shape = (value, path, found) => {
  if (value !== true) text(value, path, found);
};

const random = oneOf(['random']);
const duration = durationOf(FIXED_PARTS);

const block = objectOf({
  ...fieldProperties,
  type: oneOf([...FIELD_TYPES, ...SURVEY_TYPES], 'unknown-field-type'),
  'metric?': metric,
  'page?': string,
  'jump?': listOf(objectOf({ 'when?': anything, to: string }), 1),
  'other?': trueOrText,
  'notApplicable?': trueOrText,
  'order?': random,
  'soft?': boolean,
  'rows?': listOf(objectOf({ id: name, label: text }), 1),
  'asks?': listOf(oneOf(CONTACT_PARTS), 1),
  'agreement?': text,
});

const followUp = objectOf({
  id: name,
  title: text,
  when: anything,
  ticket: objectOf({ form: link, values: mapOf(anything), 'priority?': oneOf(TICKET_PRIORITIES) }),
});

const shape = objectOf({
  ...head,
  blocks: listOf(block, 1),
  endings: listOf(objectOf({ id: name, 'when?': anything, text }), 1),
  'intro?': text,
  'layout?': oneOf(['reveal', 'single', 'pages']),
  'back?': boolean,
  'autoAdvance?': boolean,
  'progress?': boolean,
  'order?': random,
  'timeLimit?': duration,
  'expires?': duration,
  'editable?': duration,
  'files?': boolean,
  'invitation?': invitation,
  'followUps?': listOf(followUp),
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
      const endings = placed(survey.endings, ['endings']);
      checkIds(endings, found);
      for (const each of placed(survey.blocks, ['blocks'])) checkBlock(each, found);
      checkJumps(survey, known, found);
      checkReach(survey, found);
      if (survey.invitation !== undefined) checkInvitation(survey.invitation, found);
      checkFollowUps(survey, known, found);
      for (const { entry, path } of endings) checkExpression(entry.when, [...path, 'when'], known, found);
    },
  });
}

function checkBlocks(survey: unknown, found: Issue[]): KnownIds {
  const fields = placedFields(survey, 'blocks');
  const blocks = fields as { entry: unknown }[] as { entry: SurveyBlock; path: (typeof fields)[number]['path'] }[];
  const known: KnownIds = {
    ids: blocks.flatMap(readableIds),
    root: 'answers',
    takesFiles: isRecord(survey) && survey.files === true,
  };
  checkFields(fields, known, found);
  checkAnswerIds(blocks, found);
  return known;
}

function checkFollowUps({ followUps = [] }: SurveyDefinition, known: KnownIds, found: Issue[]): void {
  const rules = placed(followUps, ['followUps']);
  checkIds(rules, found);
  for (const { entry, path } of rules) {
    checkExpression(entry.when, [...path, 'when'], known, found);
    for (const [field, expression] of Object.entries(entry.ticket.values))
      checkExpression(expression, [...path, 'ticket', 'values', field], known, found);
  }
}
