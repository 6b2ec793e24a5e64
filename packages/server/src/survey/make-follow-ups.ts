import { createHash } from 'node:crypto';
import {
  checkValue,
  followUpsOf,
  textFor,
  type CalledForTicket,
  type Doc,
  type Ticket,
  type TicketFormDefinition,
  type Values,
} from '@callside/core';
import type { ServerContext } from '../context.js';
import type { Sql } from '../database/database.js';
import { firstStatus } from '../push/life-cycle.js';
import { nextTicketNumber } from '../push/ticket-number.js';
import { appendToAudit } from '../records/audit.js';
import { lockEntity, writeEntity, type Entity } from '../records/entity-rows.js';
import { appendToFeed } from '../records/feed.js';
import type { SurveyLink } from './link-rows.js';
import { surveyOf } from './open-survey.js';

/** Who makes such tickets, in the audit and in their history. */
const MAKER = 'survey-link';

/** A ticket that a response has called for. */
export interface MadeFollowUp {
  readonly rule: string;
  readonly ticketId: string;
}

/**
 * Makes the tickets that the answers of a finished survey call for, in the transaction of its end. Their ids follow from link and
 * rule: what is finished again makes none again.
 *
 * @example
 * await makeFollowUps(tx, { context, tenant: 'acme', link }, answers); // [{ rule: 'unhappy', ticketId }]
 */
export async function makeFollowUps(
  tx: Sql,
  place: { context: ServerContext; tenant: string; link: SurveyLink },
  answers: Doc,
): Promise<readonly MadeFollowUp[]> {
  const { context, link } = place;
  const called = followUpsOf(surveyOf(context, link), answers as Values, link.locale);
  const made: MadeFollowUp[] = [];
  for (const each of called) {
    const ticketId = idFor(link.id, each.rule);
    if ((await lockEntity(tx, place.tenant, ticketId)) === undefined) await make(tx, place, { called: each, ticketId });
    made.push({ rule: each.rule, ticketId });
  }
  return made;
}

async function make(
  tx: Sql,
  { context, tenant, link }: { context: ServerContext; tenant: string; link: SurveyLink },
  { called, ticketId }: { called: CalledForTicket; ticketId: string },
): Promise<void> {
  const now = context.clock.now();
  const form = formOf(context, called);
  const number = await nextTicketNumber(tx, { tenant, form, now });
  const doc: Doc = { ...ticketOf(context, { link, called, form, ticketId, now }), number };
  const entity: Entity = { id: ticketId, type: 'ticket', rev: 1, deleted: false, doc };
  const entry = { id: context.newId(), tenant, at: now, actor: MAKER, action: 'create', mutationId: null } as const;
  await writeEntity(tx, { tenant, entity, now });
  await appendToAudit(tx, { ...entry, entity, paths: Object.keys(doc) });
  await appendToFeed(tx, tenant, entity);
}

function ticketOf(
  context: ServerContext,
  given: {
    link: SurveyLink;
    called: CalledForTicket;
    form: TicketFormDefinition;
    ticketId: string;
    now: number;
  },
): Ticket {
  const { link, called, form, ticketId, now } = given;
  const ref = { id: form.id, version: form.version };
  const fields = form.sections.flatMap((section) => section.fields);
  const fitting = fields.filter((field) => checkValue(field, called.values[field.id]).length === 0);
  const values = fitting.flatMap(({ id }) =>
    called.values[id] === undefined ? [] : [[id, called.values[id]] as const],
  );
  const { agentId, queue, callId, ticketId: related } = link;
  const text = `${called.reason}\n${textFor(surveyOf(context, link).title, link.locale)}, ${link.id}`;
  return {
    id: ticketId,
    form: ref,
    status: firstStatus(context.definitions.flowOf('ticket', { form: ref })),
    values: Object.fromEntries(values),
    createdBy: MAKER,
    createdAt: now,
    priority: called.priority,
    origin: { type: 'survey-response', id: link.id, rule: called.rule, agentId },
    ...(callId === null ? {} : { callId }),
    ...(queue === null ? {} : { owner: { queue } }),
    ...(related === null ? {} : { links: [{ id: `related/${related}`, kind: 'related', ticket: related }] }),
    log: [{ type: 'noted', id: idFor(link.id, `${called.rule}/why`), at: now, by: MAKER, text }],
  };
}

/** A server does not start with a survey whose form it has not published. */
function formOf({ definitions }: ServerContext, { form, rule }: CalledForTicket): TicketFormDefinition {
  const found = definitions.published('ticket-form', form);
  if (found?.kind === 'ticket-form') return found;
  throw new Error(`The follow-up "${rule}" makes tickets of the form "${form.id}", which is not published.`);
}

/** The same for the same link and rule, in the form of a UUID (RFC 9562, version 8). */
function idFor(linkId: string, rule: string): string {
  const hex = createHash('sha256').update(`${linkId}/${rule}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
