import type { AssignmentRefusal, Locale, Refusal, WorkflowDefinition } from '@callside/core';
import { formatText } from '@callside/ui';
import { statesTaking } from './ticket-bar.model.js';
import { TICKET_BAR_STRINGS } from './ticket-bar.strings.js';

/**
 * Says why a move is refused, what would have to be, and when it will be possible where a deadline leads there.
 *
 * @example
 * refusalText(refusal, { workflow: TICKET_WORKFLOW, locale: 'en', now }); // 'It is possible from: Resolved.'
 */
export function refusalText(
  { reason, event, roles = [], conditions = [], possibleAt }: Refusal,
  { workflow, locale, now }: { workflow: WorkflowDefinition; locale: Locale; now: number },
): string {
  const strings = TICKET_BAR_STRINGS[locale];
  const list = (items: readonly string[]): string => new Intl.ListFormat(locale, { type: 'disjunction' }).format(items);
  const why = formatText(strings[`refusal-${reason}`], {
    states: list(statesTaking(workflow, event, locale)),
    roles: list(roles),
    reads: [...new Set(conditions.flatMap(({ reads }) => reads))].join(', '),
  });
  if (possibleAt === undefined) return why;
  return `${why} ${formatText(strings.possibleAt, { time: momentText(possibleAt, locale, now) })}`;
}

/**
 * Says why the rules of a department found nobody.
 *
 * @example
 * assignmentText([{ rule: 'lifts', reason: 'nobody-there' }], 'en'); // 'lifts: nobody belongs to it'
 */
export function assignmentText(refusals: readonly AssignmentRefusal[], locale: Locale): string {
  const strings = TICKET_BAR_STRINGS[locale];
  const texts = refusals.map((refusal) => {
    const who = 'candidate' in refusal ? refusal.candidate : '';
    const { rule, reason } = refusal;
    const skill = 'skill' in refusal ? refusal.skill : '';
    const limit = 'limit' in refusal ? refusal.limit : 0;
    return formatText(strings[`assignment-${reason}`], { rule, who, skill, limit });
  });
  return texts.join(locale === 'en' ? '; ' : '；');
}

/** The time of day, and the day where it is another one. */
function momentText(at: number, locale: Locale, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(
    locale,
    isToday ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' },
  ).format(at);
}
