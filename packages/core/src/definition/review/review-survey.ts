import { warning, type Issue } from '../../issue.js';
import type { SurveyDefinition } from '../survey.js';
import { constantOf } from './conditions.js';

/** Finds closing texts that nobody sees, and customers that get none. */
export function reviewSurvey({ endings }: SurveyDefinition, found: Issue[]): void {
  const always = endings.findIndex(({ when }) => when === undefined || constantOf(when) === true);
  if (always === -1) found.push(warning('ending-missing', ['endings']));
  endings.forEach(({ id }, index) => {
    if (always !== -1 && index > always) found.push(warning('ending-unreachable', ['endings', index], { id }));
  });
}
