import type { Customer } from '../call/call.js';
import type { Command, CommandContext } from '../commands/command.js';
import { submitTicket, type TicketInput, type TicketResult } from '../commands/submit-ticket.js';
import { ticketDraftId, type TicketDraftData, type UnfinishedTicket } from '../commands/ticket-drafts.js';
import { refOf, type DefinitionHead } from '../definition/definition.js';
import type { Value, Values } from '../definition/field.js';
import type { TicketFormDefinition } from '../definition/ticket-form.js';
import { createListeners, throwLate } from '../listeners.js';
import type { Scope } from '../logic/expression.js';
import { entityKey } from '../storage/schema.js';
import type { SaveState } from '../sync/sync.js';
import type { Ticket } from '../ticket/ticket.js';
import type { Desk } from './desk.js';
import type { CallTicket, SharedCall } from './shared-call.js';

/** What a new ticket beside a call, or without one, begins with. */
export interface NewTicket {
  readonly form: DefinitionHead;
  readonly customer?: Customer;
  /** The call in which it was opened, where there is one; the call's own ticket stays what it is. */
  readonly callId?: string;
  readonly values?: Values;
}

/** A ticket in work that is no call's own. A ticket form takes it as its `call`. */
export interface TicketDraftSession extends SharedCall {
  /** Its name among the drafts. */
  readonly draftId: string;
  readonly ticketId: string;
  /** Resolves when all that was asked of it so far is stored. */
  readonly stored: Promise<void>;
  /** Stops listening; what was typed stays where it is. */
  dispose(): void;
}

/**
 * Begins a ticket of its own: beside that of a call, a second one and a third, or where nobody calls. Each keystroke of each is
 * kept until it is submitted.
 *
 * @example
 * form.call = await openTicket(desk, { form: repairForm, customer: call.record.customer, callId: call.id });
 */
export async function openTicket(
  desk: Desk,
  { form, customer, callId, values = {} }: NewTicket,
): Promise<TicketDraftSession> {
  const context = await contextOf(desk);
  const ticketId = context.newId();
  const data: TicketDraftData = {
    ticketId,
    values,
    form: refOf(form),
    startedAt: context.clock.now(),
    ...(customer === undefined ? {} : { customer }),
    ...(callId === undefined ? {} : { callId }),
  };
  return createSession(desk, context, { draftId: ticketDraftId(ticketId), data });
}

/**
 * Goes on with an unfinished ticket, where it was left: with the session of its call while that goes on, else by itself.
 *
 * @example
 * const [latest] = await desk.run(readTicketDrafts, undefined);
 * if (latest !== undefined) form.call = await resumeTicket(desk, latest);
 */
export async function resumeTicket(desk: Desk, draft: UnfinishedTicket): Promise<SharedCall> {
  if (draft.isOfOpenCall) {
    const call = (await desk.resumeCalls()).find(({ id }) => id === draft.callId);
    if (call !== undefined) return call;
  }
  const { id: draftId, at: _at, isOfOpenCall: _open, isStored: _stored, ...data } = draft;
  return createSession(desk, await contextOf(desk), { draftId, data });
}

/** A desk runs its commands with all that a session needs. */
function contextOf(desk: Desk): Promise<CommandContext> {
  return desk.run((context) => Promise.resolve(context), undefined);
}

async function createSession(
  desk: Desk,
  context: CommandContext,
  { draftId, data }: { readonly draftId: string; readonly data: TicketDraftData },
): Promise<TicketDraftSession> {
  const { ticketId, customer, callId } = data;
  const listeners = createListeners<[]>();
  let { values, form: chosen } = data;
  const keep = (): void => {
    desk.drafts.keep(draftId, { ...data, values, ...(chosen && { form: chosen }) });
    listeners.tell();
  };
  let ticket: CallTicket | undefined;
  let writes: Promise<unknown> = Promise.resolve();

  const refresh = async (): Promise<void> => {
    const record = await context.store.read(['entities'], (tx) => tx.get('entities', entityKey('ticket', ticketId)));
    if (record !== undefined)
      ticket = { ticket: record.doc as unknown as Ticket, accepted: record.pending === 0 && record.rev > 0 };
    listeners.tell();
  };
  /** What was typed while the ticket was being stored is not in it. */
  const dropSubmitted = async (submitted: Values): Promise<void> => {
    if (values === submitted) await desk.drafts.drop(draftId);
  };
  const scope = (): Scope => {
    const { id, name, roles, company } = desk.agent;
    return {
      fields: values,
      saved: ticket?.ticket.values ?? {},
      customer: customer ?? {},
      call: {},
      agent: { id, name, roles, ...(company === undefined ? {} : { company }) },
      ticket: { ...ticket?.ticket },
      now: context.clock.now(),
    };
  };
  const unsubscribe = desk.subscribe(() => {
    refresh().catch(throwLate);
  });
  await refresh();

  return {
    draftId,
    ticketId,
    run: undefined,
    state: 'idle',
    events: [],
    get values() {
      return values;
    },
    get ticket() {
      return ticket;
    },
    get form() {
      return chosen;
    },
    get saveState(): SaveState {
      return desk.saveState;
    },
    get stored() {
      return writes.then(() => undefined);
    },
    scope,
    now: () => context.clock.now(),
    subscribe: (listener) => listeners.add(listener),
    setValue(id: string, value: Value) {
      if (values[id] === value) return;
      values = { ...values, [id]: value };
      keep();
    },
    chooseForm(form) {
      chosen = form;
      keep();
    },
    setRun() {
      // A ticket by itself has no script.
    },
    perform<I, R>(command: Command<I, R>, input: I): Promise<R> {
      const submitted = values;
      const work = async (): Promise<R> => {
        const result = await desk.run(command, input);
        if ((command as unknown) === submitTicket && (result as TicketResult).ok) await dropSubmitted(submitted);
        return result;
      };
      const result = writes.then(work, work);
      writes = result.then(refresh);
      writes.catch(() => {
        // Whoever asked for it hears of it.
      });
      return writes.then(() => result);
    },
    ticketInput(form: TicketFormDefinition): TicketInput {
      return {
        id: ticketId,
        form,
        values,
        scope: scope(),
        ...(callId === undefined ? {} : { callId, beside: true }),
        ...(customer?.id === undefined ? {} : { customerId: customer.id }),
      };
    },
    dispose() {
      unsubscribe();
      listeners.clear();
    },
  };
}
