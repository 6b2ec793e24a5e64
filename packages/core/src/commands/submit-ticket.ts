import { refOf } from '../definition/definition.js';
import type { Values } from '../definition/field.js';
import type { TicketFormDefinition } from '../definition/ticket-form.js';
import { sameValue, valueOf } from '../form/form-field.js';
import { createFormModel, type FormModel } from '../form/form-model.js';
import type { Issue } from '../issue.js';
import type { Scope } from '../logic/expression.js';
import { isMaskedValue } from '../privacy/masked-value.js';
import { entityKey, type EntityRecord } from '../storage/schema.js';
import type { WriteTx } from '../storage/store.js';
import { appendMutation, APPEND_STORES } from '../sync/outbox.js';
import type { FieldChange } from '../ticket/ticket-log.js';
import type { Ticket } from '../ticket/ticket.js';
import { FIRST_TICKET_STATUS } from '../workflow/ticket-status.js';
import { changeTicket } from './change-ticket.js';
import { changedPaths, stamp, type CommandContext } from './command.js';
import { onceJudged } from './once-judged.js';

export interface TicketInput {
  /** The ticket's id; a second submit of the same id changes the ticket instead of making another. */
  readonly id: string;
  readonly form: TicketFormDefinition;
  readonly values: Values;
  readonly scope?: Scope;
  readonly callId?: string;
  /** The call has a ticket of its own: this one names the call, and the call does not name it. */
  readonly beside?: boolean;
  readonly customerId?: string;
}

export type TicketResult =
  { readonly ok: true; readonly ticket: Ticket } | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Checks a ticket against its form and stores it with its outbox entry; the call that it belongs to gets to know it in
 * the same transaction. Wrong values come back as issues and nothing is stored.
 *
 * @example
 * const result = await desk.run(submitTicket, { id: randomId(), form: repairForm, values });
 * if (!result.ok) showIssues(result.issues);
 */
export async function submitTicket(context: CommandContext, input: TicketInput): Promise<TicketResult> {
  return onceJudged(() => context.store.write(APPEND_STORES, (tx) => submitIn(tx, context, input)));
}

async function submitIn(tx: WriteTx, context: CommandContext, input: TicketInput): Promise<TicketResult> {
  const { id, callId, beside = false } = input;
  const known = (await tx.get('entities', entityKey('ticket', id)))?.doc as Ticket | undefined;
  const model = modelOf(context, input, known);
  const issues = model.check(known?.status ?? FIRST_TICKET_STATUS);
  if (issues.length > 0) return { ok: false, issues };
  const values = model.submission();

  if (known !== undefined) {
    const change = changedPaths('values', known.values, { ...values, ...unchanged(known.values, values) });
    if (Object.keys(change.set).length + change.unset.length === 0) return { ok: true, ticket: known };
    const happening = { type: 'changed', changes: changesOf(input.form, known.values, values) } as const;
    return { ok: true, ticket: await changeTicket(tx, context, id, { happening, change }) };
  }
  const { id: _id, ...set } = newTicket(context, input, values);
  const record = await appendMutation(tx, { ...stamp(context), op: 'create', type: 'ticket', entityId: id, set });
  if (callId !== undefined && !beside && (await tx.get('entities', entityKey('call', callId))) !== undefined) {
    await appendMutation(tx, {
      ...stamp(context),
      op: 'patch',
      type: 'call',
      entityId: callId,
      set: { ticketId: id },
    });
  }
  return stored(record);
}

/** The form over what was typed; what the agent's roles may not see, or see a mask of, stays as it is stored. */
function modelOf(
  { agent }: CommandContext,
  { form, values, scope }: TicketInput,
  known: Ticket | undefined,
): FormModel {
  const fields = form.sections.flatMap((section) => section.fields);
  const unseen = fields.filter(
    ({ id, view }) => view?.some((role) => agent.roles?.includes(role)) === false || isMaskedValue(valueOf(values, id)),
  );
  const kept = Object.fromEntries(unseen.map(({ id }) => [id, known?.values[id] ?? null]));
  return createFormModel(fields, {
    values: { ...values, ...kept },
    scope: { saved: known?.values ?? {}, ...scope },
    roles: agent.roles ?? [],
    hidden: form.hidden,
  });
}

/** What stands for the same as before, as it was: a server may have put the parts of a file in another order. */
function unchanged(before: Values, after: Values): Values {
  return Object.fromEntries(Object.entries(before).filter(([id, value]) => sameValue(value, valueOf(after, id))));
}

/** Personal data, and what only some roles may see, must not come to others by way of the log. */
function changesOf({ sections }: TicketFormDefinition, before: Values, after: Values): FieldChange[] {
  return sections
    .flatMap(({ fields }) => fields)
    .filter(({ id }) => !sameValue(valueOf(before, id), valueOf(after, id)))
    .map(({ id, pii, view }) =>
      pii === undefined && view === undefined
        ? { field: id, from: valueOf(before, id), to: valueOf(after, id) }
        : { field: id },
    );
}

function stored({ doc }: EntityRecord): TicketResult {
  return { ok: true, ticket: doc as unknown as Ticket };
}

function newTicket(context: CommandContext, { id, form, callId, customerId }: TicketInput, values: Values): Ticket {
  return {
    id,
    form: refOf(form),
    status: FIRST_TICKET_STATUS,
    values,
    createdBy: context.agent.id,
    createdAt: context.clock.now(),
    ...(callId === undefined ? {} : { callId }),
    ...(customerId === undefined ? {} : { customerId }),
  };
}
