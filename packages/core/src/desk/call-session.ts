import type { Agent, CallEnding, CallEvent, CallRecord } from '../call/call.js';
import type { CallTransition } from '../call/timeline.js';
import type { Command, CommandContext } from '../commands/command.js';
import { dropDraft } from '../commands/draft.js';
import { openCall } from '../commands/open-call.js';
import { recordCallEvent } from '../commands/record-call-event.js';
import { saveCallRecord } from '../commands/save-call-record.js';
import type { TicketInput } from '../commands/submit-ticket.js';
import type { DefinitionRef } from '../definition/definition.js';
import type { Value, Values } from '../definition/field.js';
import type { TicketFormDefinition } from '../definition/ticket-form.js';
import { createListeners } from '../listeners.js';
import type { Scope } from '../logic/expression.js';
import type { ScriptRun } from '../script/script-run.js';
import type { Doc } from '../storage/entity.js';
import { entityKey, type EntityRecord } from '../storage/schema.js';
import type { StoreChange } from '../storage/store.js';
import { storageState } from '../storage/store-health.js';
import type { SaveState, Sync } from '../sync/sync.js';
import type { Ticket } from '../ticket/ticket.js';
import type { CallEventType, CallState } from '../workflow/inbound-call-workflow.js';
import type { DraftWriter } from './draft-writer.js';
import type { CallTicket, SharedCall } from './shared-call.js';

/** What a call works with, beside the command context. */
export interface CallSessionOptions {
  readonly context: CommandContext;
  readonly agent: Agent;
  readonly onProblem: (error: unknown) => void;
  readonly sync: Sync | undefined;
  /** Who writes the draft of a name. */
  readonly writerOf: (name: string) => DraftWriter;
}

/** What is kept of a call between two page loads. */
export interface CallDraft {
  readonly values: Values;
  readonly run?: ScriptRun;
  readonly ticketId: string;
  /** The form that was chosen for the ticket, where one was. */
  readonly form?: DefinitionRef;
  /** What the agent has said of the call for its end. */
  readonly ending?: CallEnding;
}

/**
 * The one context that the widgets of a call share: the same answers in script and ticket form, the call's timeline, the
 * position in the script. Everything in it survives a reload.
 *
 * @example
 * const call = desk.openCall({ customer, direction: 'inbound' });
 * script.call = form.call = call;
 * await call.handle('connected');
 */
export class CallSession implements SharedCall {
  readonly id: string;
  readonly #context: CommandContext;
  readonly #agent: Agent;
  readonly #onProblem: (error: unknown) => void;
  readonly #drafts: DraftWriter;
  readonly #listeners = createListeners<[]>();
  readonly #ticketId: string;
  readonly #sync: Sync | undefined;
  readonly #unsubscribe: readonly (() => void)[];
  #record: CallRecord;
  #values: Values;
  #run: ScriptRun | undefined;
  #form: DefinitionRef | undefined;
  #ending: CallEnding;
  #ticket: CallTicket | undefined;
  /** The writes of this call, one after the other. */
  #writes: Promise<unknown>;

  constructor(
    record: CallRecord,
    { context, agent, onProblem, sync, writerOf }: CallSessionOptions,
    draft?: CallDraft,
  ) {
    this.id = record.id;
    this.#record = record;
    this.#context = context;
    this.#agent = agent;
    this.#onProblem = onProblem;
    this.#sync = sync;
    this.#values = draft?.values ?? record.values;
    this.#run = draft?.run;
    this.#form = draft?.form;
    this.#ending = draft?.ending ?? {};
    this.#ticketId = draft?.ticketId ?? record.ticketId ?? context.newId();
    this.#drafts = writerOf(draftId(record.id));
    const { store } = context;
    const notify = (): void => {
      this.#notify();
    };
    this.#unsubscribe = [
      store.subscribe((change) => {
        if (this.#concerns(change)) this.#refresh().catch(onProblem);
      }),
      // A footer shows at once what the save state is made of.
      ...[sync, store.health, store.seal].flatMap((source) => source?.subscribe(notify) ?? []),
    ];
    this.#writes = draft === undefined ? openCall(context, record) : this.#refresh();
    this.#writes.catch(onProblem);
  }

  get callId(): string {
    return this.id;
  }

  /** The call as it is stored. */
  get record(): CallRecord {
    return this.#record;
  }

  get state(): CallState {
    return this.#record.state;
  }

  get events(): readonly CallEvent[] {
    return this.#record.events;
  }

  /** Answers by field id, shared by script and ticket form. */
  get values(): Values {
    return this.#values;
  }

  /** The position in the script; undefined before its first step. */
  get run(): ScriptRun | undefined {
    return this.#run;
  }

  /** The ticket of this call once it is submitted. */
  get ticket(): CallTicket | undefined {
    return this.#ticket;
  }

  get saveState(): SaveState {
    return { storage: storageState(this.#context.store), sync: this.#sync?.status };
  }

  /** Resolves when all that was asked of this call so far is stored, rejects when the last of it could not be. */
  get stored(): Promise<void> {
    return this.#writes.then(() => undefined);
  }

  /** What conditions and prompts read, at this moment. */
  scope(): Scope {
    const { customer, direction, state, queue } = this.#record;
    const { id, name, roles, company } = this.#agent;
    return {
      fields: this.#values,
      saved: this.#ticket?.ticket.values ?? {},
      customer,
      call: { direction, state, queue },
      agent: { id, name, roles, ...(company === undefined ? {} : { company }) },
      ticket: { ...this.#ticket?.ticket },
      now: this.#context.clock.now(),
    };
  }

  /** Epoch milliseconds on the desk's clock. */
  now(): number {
    return this.#context.clock.now();
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  /** Sets one answer for every widget of this call. */
  setValue(id: string, value: Value): void {
    if (this.#values[id] === value) return;
    this.#values = { ...this.#values, [id]: value };
    this.#touch();
  }

  /** Moves the script; {@link advance} and its kind make the new run. */
  setRun(run: ScriptRun): void {
    this.#run = run;
    this.#touch();
  }

  /** What the agent has said of the call for its end. */
  get ending(): CallEnding {
    return this.#ending;
  }

  setEnding(ending: CallEnding): void {
    this.#ending = ending;
    this.#touch();
  }

  /** Takes in what happened on the line, now or at a time that the line tells. What says nothing new says why. */
  handle(type: CallEventType, at = this.#context.clock.now()): Promise<CallTransition> {
    return this.#enqueue(() => recordCallEvent(this.#context, this.id, { type, at }));
  }

  /** Runs a command among this call's own writes, one after the other. */
  perform<I, R>(command: Command<I, R>, input: I): Promise<R> {
    return this.#enqueue(() => command(this.#context, input));
  }

  /** What the ticket of this call is made of at this moment. */
  ticketInput(form: TicketFormDefinition): TicketInput {
    const { customer } = this.#record;
    return {
      id: this.#ticketId,
      form,
      values: this.#values,
      scope: this.scope(),
      callId: this.id,
      ...(customer.id === undefined ? {} : { customerId: customer.id }),
    };
  }

  /** Ends the wrap-up: stores answers, path, summary and disposition with the record and closes the call. */
  async save(): Promise<CallTransition> {
    const result = await this.#enqueue(() =>
      saveCallRecord(this.#context, this.id, { values: this.#values, run: this.#run, ending: this.#ending }),
    );
    if (result.ok) {
      this.#drafts.cancel();
      await dropDraft(this.#context, draftId(this.id));
    }
    return result;
  }

  /** Writes the draft at once; the desk does so when the page hides. */
  flush(): Promise<void> {
    return this.#drafts.flush();
  }

  /** Stops listening; the call itself stays as it is stored. */
  async dispose(): Promise<void> {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#listeners.clear();
    await this.flush();
    await this.#writes.catch(this.#onProblem);
  }

  get form(): DefinitionRef | undefined {
    return this.#form;
  }

  chooseForm(form: DefinitionRef): void {
    this.#form = form;
    this.#touch();
  }

  #touch(): void {
    this.#drafts.touch(() => this.#draft());
    this.#notify();
  }

  #draft(): Doc {
    const draft: CallDraft = {
      values: this.#values,
      ticketId: this.#ticketId,
      ...(this.#run && { run: this.#run }),
      ...(this.#form && { form: this.#form }),
      ending: this.#ending,
    };
    return { ...draft };
  }

  #enqueue<R>(work: () => Promise<R>): Promise<R> {
    const result = this.#writes.then(work, work);
    this.#writes = result.then(() => this.#refresh());
    this.#writes.catch(this.#onProblem);
    return this.#writes.then(() => result);
  }

  #concerns(change: StoreChange): boolean {
    const mine = [entityKey('call', this.id), entityKey('ticket', this.#ticketId)];
    const concerned = change.keys.some(({ store, key }) => store === 'entities' && mine.includes(String(key)));
    return concerned || change.missed === true;
  }

  async #refresh(): Promise<void> {
    const [call, ticket] = await this.#context.store.read(['entities'], (tx) =>
      Promise.all([
        tx.get('entities', entityKey('call', this.id)),
        tx.get('entities', entityKey('ticket', this.#ticketId)),
      ]),
    );
    if (call !== undefined) this.#record = call.doc as unknown as CallRecord;
    if (ticket !== undefined) this.#ticket = asCallTicket(ticket);
    this.#notify();
  }

  #notify(): void {
    this.#listeners.tell();
  }
}

/**
 * The name of a call's draft.
 *
 * @example
 * draftId(call.id); // 'call/7f0c…'
 */
export function draftId(callId: string): string {
  return `call/${callId}`;
}

function asCallTicket({ doc, pending, rev }: EntityRecord): CallTicket {
  return { ticket: doc as unknown as Ticket, accepted: pending === 0 && rev > 0 };
}
