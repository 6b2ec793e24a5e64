import {
  inOrder,
  textFor,
  ticketFlow,
  type Field,
  type Locale,
  type Ticket,
  type TicketEntry,
  type TicketFormDefinition,
  type WorkflowDefinition,
} from '@callside/core';
import { formatText, valueText } from '@callside/ui';
import { TICKET_HISTORY_STRINGS } from './ticket-history.strings.js';

/** One line of a ticket's history as people read it. */
export interface ShownLine {
  readonly id: string;
  readonly at: number;
  readonly by: string;
  readonly text: string;
  /** A move that did not stand. */
  readonly tooLate: boolean;
}

/** What the words of a history need. */
export interface HistoryWords {
  readonly form: TicketFormDefinition;
  readonly workflow: WorkflowDefinition;
  readonly locale: Locale;
  /** What a ticket is called, by its id. */
  readonly nameOf: (ticket: string) => string;
}

/**
 * What has happened to a ticket, the latest first, in words.
 *
 * @example
 * historyOf(ticket, { form, workflow: TICKET_WORKFLOW, locale: 'en', nameOf: (id) => id }).map(({ text }) => text);
 */
export function historyOf(ticket: Ticket, words: HistoryWords): ShownLine[] {
  const { workflow, locale } = words;
  const log = inOrder(ticket.log);
  const latest = Math.max(ticket.createdAt, ...log.map(({ at }) => at));
  const late = new Set(ticketFlow(ticket, workflow, latest).refused.map(({ entry }) => entry.id));
  const lines = log.map((entry): ShownLine => ({
    id: entry.id,
    at: entry.at,
    by: entry.by,
    text: lineText(entry, words),
    tooLate: late.has(entry.id),
  }));
  const opened = TICKET_HISTORY_STRINGS[locale].opened;
  const first = { id: 'opened', at: ticket.createdAt, by: ticket.createdBy, text: opened, tooLate: false };
  return [first, ...lines].reverse();
}

function lineText(entry: TicketEntry, words: HistoryWords): string {
  const { form, workflow, locale, nameOf } = words;
  const strings = TICKET_HISTORY_STRINGS[locale];
  switch (entry.type) {
    case 'moved': {
      const type = workflow.events[entry.event];
      const title = type === undefined ? entry.event : textFor(type.title, locale);
      const said = Object.values(entry.data ?? {}).filter(
        (value): value is string => typeof value === 'string' && value !== '',
      );
      return [title, ...said].join(' · ');
    }
    case 'changed':
      return entry.changes.map((change) => changeText(change, fieldsOf(form), locale)).join('; ');
    case 'priority-changed':
      return formatText(strings.prioritised, {
        from: strings[`priority-${entry.from}`],
        to: strings[`priority-${entry.to}`],
      });
    case 'assigned':
      return formatText(strings.assigned, { to: Object.values(entry.to).join(' ') });
    case 'linked':
    case 'unlinked': {
      const { kind, ticket } = entry.link;
      return formatText(strings[entry.type], { link: `${strings[`link-${kind}`]} ${nameOf(ticket)}` });
    }
    case 'replied':
    case 'noted':
      return formatText(strings[entry.type], { text: entry.text });
    case 'revealed':
      return formatText(strings.revealed, { field: labelOf(entry.field, words), reason: entry.reason });
  }
}

function changeText(
  { field: id, ...sides }: Extract<TicketEntry, { type: 'changed' }>['changes'][number],
  fields: readonly Field[],
  locale: Locale,
): string {
  const strings = TICKET_HISTORY_STRINGS[locale];
  const known = fields.find((each) => each.id === id);
  const field = known === undefined ? id : textFor(known.label, locale);
  if (!('from' in sides)) return formatText(strings.changedPrivately, { field });
  const side = (value: unknown): string => valueText(known, value, locale);
  return formatText(strings.changed, { field, from: side(sides.from), to: side(sides.to) });
}

function labelOf(id: string, { form, locale }: HistoryWords): string {
  const known = fieldsOf(form).find((each) => each.id === id);
  return known === undefined ? id : textFor(known.label, locale);
}

function fieldsOf({ sections }: TicketFormDefinition): Field[] {
  return sections.flatMap(({ fields }) => fields);
}
