import { issue, type Issue } from '../../issue.js';
import { WEEKDAYS } from '../business-calendar.js';
import { durationOf, FIXED_PARTS } from '../duration.js';
import { anything, listOf, number, objectOf, oneOf, type Shape } from '../shape.js';
import { SURVEY_OCCASIONS, type SurveyInvitation } from '../survey-invitation.js';
import { checkReads } from './lint-fields.js';
import { clock, customerZone } from './hours-shapes.js';

const duration = durationOf(FIXED_PARTS);

const share: Shape = (value, path, found) => {
  number(value, path, found);
  if (typeof value === 'number' && (value <= 0 || value > 1)) found.push(issue('share-out-of-range', path));
};

/** The rules by which customers are asked. */
export const invitation = objectOf({
  after: listOf(oneOf(SURVEY_OCCASIONS), 1),
  'when?': anything,
  'share?': share,
  'coolDown?': duration,
  'quietHours?': listOf(
    objectOf({ 'days?': listOf(oneOf(WEEKDAYS), 1), from: clock, to: clock, 'zone?': customerZone }),
  ),
  'oncePer?': oneOf(['call', 'ticket', 'matter']),
  'delay?': duration,
});

/** Finds conditions on what is not known before anybody answers, and hours that are none. */
export function checkInvitation({ when, quietHours = [] }: SurveyInvitation, found: Issue[]): void {
  checkReads(when, ['invitation', 'when'], ['call', 'ticket', 'fields', 'customer', 'now'], found);
  quietHours.forEach(({ from, to }, index) => {
    if (from === to) found.push(issue('window-empty', ['invitation', 'quietHours', index, 'to'], { from }));
  });
}
