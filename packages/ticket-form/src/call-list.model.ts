import { maskValue, type CallDirection, type CallRecord, type Locale, type Ticket } from '@callside/core';
import type { CsvCell, Field, TicketFormDefinition, Values } from '@callside/core';
import { formatText, valueText } from '@callside/ui';
import { CALL_LIST_STRINGS } from './call-list.strings.js';

/** The columns of a call list, in their order. */
export const CALL_COLUMNS = [
  'at',
  'direction',
  'customer',
  'contact',
  'ticket',
  'type',
  'summary',
  'result',
  'followUp',
  'satisfaction',
  'agent',
] as const;

export type CallColumn = (typeof CALL_COLUMNS)[number];

/** Which answers of a call stand in which column, by the ids of their fields. */
export type CallAnswers = Readonly<
  Partial<Record<'type' | 'summary' | 'result' | 'followUp' | 'satisfaction', string>>
>;

/** The ids that the playbooks use. */
export const CALL_ANSWERS: Required<CallAnswers> = {
  type: 'problemType',
  summary: 'description',
  result: 'outcome',
  followUp: 'contactTime',
  satisfaction: 'satisfaction',
};

/** One call as a row: each column in words, the contact in part. */
export interface CallRow {
  readonly call: CallRecord;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly direction: CallDirection;
  readonly isSaved: boolean;
  readonly ticket: Ticket | undefined;
  readonly cells: Readonly<Record<CallColumn, CsvCell>>;
}

/** What is looked for; what is absent lets everything through. */
export interface CallFilter {
  /** Words that all have to stand somewhere in the row. */
  readonly words?: string;
  /** The first day and the last, as `2026-11-21`, where the agent is. */
  readonly from?: string;
  readonly until?: string;
  readonly only?: 'with-ticket' | 'without-ticket' | 'unsaved';
}

/** What rows need beside calls and tickets. */
export interface CallWords {
  readonly forms: readonly TicketFormDefinition[];
  readonly answers: CallAnswers;
  readonly locale: Locale;
}

/**
 * The calls as rows, the latest first. A call has its row whether a ticket was opened or not; values of its ticket go before
 * what was answered in the call, and personal ones are shown in part.
 *
 * @example
 * callRows(calls, tickets, { forms: [repairTicketForm], answers: CALL_ANSWERS, locale: 'en' })[0]?.cells.contact; // '138••••1234'
 */
export function callRows(calls: readonly CallRecord[], tickets: readonly Ticket[], words: CallWords): CallRow[] {
  const byId = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  const byCall = new Map(tickets.map((ticket) => [ticket.callId, ticket]));
  const forms = new Map(words.forms.map((form) => [form.id, fieldsOf(form)]));
  const everyField = new Map([...forms.values()].flatMap((fields) => [...fields]));
  return calls
    .map((call) => {
      const ticket = byId.get(call.ticketId ?? '') ?? byCall.get(call.id);
      const fields = forms.get(ticket?.form.id ?? '') ?? everyField;
      return rowOf(call, ticket, { ...words, fields });
    })
    .sort((one, other) => other.at - one.at);
}

/**
 * The rows that fit a filter.
 *
 * @example
 * filterRows(rows, { words: 'chen lift', only: 'without-ticket' });
 */
export function filterRows(rows: readonly CallRow[], { words = '', from, until, only }: CallFilter): CallRow[] {
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(({ at, cells, ticket, isSaved }) => {
    const day = dayOf(at);
    if ((from && day < from) || (until && day > until)) return false;
    if (only === 'unsaved' ? isSaved : only !== undefined && (ticket !== undefined) !== (only === 'with-ticket'))
      return false;
    const text = Object.values(cells).join('\n').toLocaleLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/**
 * A moment as tables write it, where the agent is.
 *
 * @example
 * momentOf(Date.UTC(2026, 10, 21, 8, 30)); // '2026-11-21 16:30' in Shanghai
 */
export function momentOf(at: number): string {
  const date = new Date(at);
  return `${dayOf(at)} ${pad(date.getHours())}:${pad(date.getMinutes())}`;
}

function dayOf(at: number): string {
  const date = new Date(at);
  return `${String(date.getFullYear())}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

function rowOf(
  call: CallRecord,
  ticket: Ticket | undefined,
  { answers, locale, fields }: CallWords & { readonly fields: ReadonlyMap<string, Field> },
): CallRow {
  const strings = CALL_LIST_STRINGS[locale];
  const { customer, agent, direction, openedAt: at } = call;
  const values: Values = { ...call.values, ...ticket?.values };
  const shown = (id: string | undefined): string => {
    const value = id === undefined ? null : (values[id] ?? null);
    if (id === undefined || value === null || value === '') return '';
    const field = fields.get(id);
    const text = valueText(field, value, locale);
    return field?.pii === undefined ? text : maskValue(field.pii, text);
  };
  const isSaved = call.state === 'closed';
  const status = ticket === undefined ? '' : (strings as Readonly<Record<string, string>>)[`status-${ticket.status}`];
  const satisfaction = answers.satisfaction === undefined ? undefined : values[answers.satisfaction];
  return {
    call,
    at,
    direction,
    isSaved,
    ticket,
    cells: {
      at: momentOf(at),
      direction: strings[direction],
      customer: textOf(customer.name),
      contact: contactOf(customer),
      ticket: ticket === undefined ? '' : (ticket.number ?? strings.numberPending),
      type: shown(answers.type),
      summary: shown(answers.summary),
      result: shown(answers.result) || (status ?? ticket?.status ?? '') || (isSaved ? '' : strings.unsaved),
      followUp: shown(answers.followUp),
      satisfaction: typeof satisfaction === 'number' ? satisfaction : shown(answers.satisfaction),
      agent: formatText(strings.agent, { id: agent.id, name: agent.name }),
    },
  };
}

/** What comes from a CRM need not be what its type says. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function contactOf({ phone, email }: CallRecord['customer']): string {
  if (textOf(phone) !== '') return maskValue('phone', textOf(phone));
  return maskValue('email', textOf(email));
}

function fieldsOf({ sections }: TicketFormDefinition): ReadonlyMap<string, Field> {
  return new Map(sections.flatMap(({ fields }) => fields.map((field) => [field.id, field] as const)));
}
