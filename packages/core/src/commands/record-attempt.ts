import { refOf } from '../definition/definition.js';
import type { DispositionSetDefinition } from '../definition/disposition-set.js';
import type { Values } from '../definition/field.js';
import { isEmpty } from '../form/field-values.js';
import { issue, type Issue } from '../issue.js';
import type { Scope } from '../logic/expression.js';
import { checkDisposition } from '../outbound/check-disposition.js';
import type { ContactAttempt, ContactEvent } from '../outbound/contact.js';
import type { CampaignEntry } from '../outbound/contact-log.js';
import type { DispositionChoice } from '../outbound/disposition-choice.js';
import type { CompiledOutboundPolicy } from '../outbound/outbound-rules.js';
import { maskCardNumbers } from '../privacy/card-number.js';
import type { WriteTx } from '../storage/store.js';
import { APPEND_STORES } from '../sync/outbox.js';
import type { CommandContext } from './command.js';
import { appendEvent, bookIn, readContact } from './contacts.js';
import { onceJudged } from './once-judged.js';

export interface AttemptInput {
  /** The contact's id. */
  readonly contact: string;
  readonly set: DispositionSetDefinition;
  /** What the agent chose; for a line that was busy, its result alone. */
  readonly choice: Pick<DispositionChoice, 'id' | 'notes' | 'callback'> & { readonly values?: Values };
  /** How long was talked, in milliseconds. */
  readonly talkMs: number;
  /** What a callback has to keep to. */
  readonly policy: CompiledOutboundPolicy;
  readonly callId?: string;
  /** What the conditions of fields may read beside the values. */
  readonly scope?: Scope;
}

export type AttemptResult =
  | { readonly ok: true; readonly event: ContactEvent }
  /** `nextAt` is the next time that a refused callback could have. */
  | { readonly ok: false; readonly issues: readonly Issue[]; readonly nextAt?: number };

/**
 * Records a dial and what came of it: result, notes and fields, do-not-call, and the callback, all in one transaction. A dial
 * that was made is recorded also where the policy would not have allowed it; what can be refused is a result that does not fit
 * the call, and a callback at a time at which nobody may be called. Card numbers in notes are masked. Throws `record-not-found`.
 *
 * @example
 * await desk.run(recordAttempt, { contact, set, choice: { id: 'busy' }, talkMs: 0, policy });
 */
export async function recordAttempt(context: CommandContext, input: AttemptInput): Promise<AttemptResult> {
  return onceJudged(() => context.store.write(APPEND_STORES, (tx) => recordIn(tx, context, input)));
}

async function recordIn(tx: WriteTx, context: CommandContext, input: AttemptInput): Promise<AttemptResult> {
  const { set, choice, talkMs, scope, callId } = input;
  const { id, notes, values = {} } = choice;
  const entry = await readContact(tx, input.contact);
  const given = {
    talkMs,
    values,
    ...(notes === undefined ? {} : { notes }),
    ...(scope === undefined ? {} : { scope }),
  };
  const issues = checkDisposition(set, id, given);
  if (issues.length > 0) return { ok: false, issues };
  const flags = set.dispositions.find((each) => each.id === id)?.flags ?? [];
  const booked = await bookWith(tx, context, { input, entry, flags });
  if (!booked.ok) return booked;
  const happening: ContactAttempt = {
    type: 'attempted',
    set: refOf(set),
    outcome: id,
    flags,
    talkMs,
    values: Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value))),
    ...(isEmpty(notes) ? {} : { notes: maskCardNumbers(notes ?? '') }),
    ...('callback' in booked ? { callback: booked.callback } : {}),
    ...(callId === undefined ? {} : { callId }),
  };
  return { ok: true, event: await appendEvent(tx, context, { entry, happening }) };
}

/** The conversation that the callback was agreed in counts among those that it has to keep its distance from. */
async function bookWith(
  tx: WriteTx,
  context: CommandContext,
  { input, entry, flags }: { input: AttemptInput; entry: CampaignEntry; flags: ContactAttempt['flags'] },
): Promise<Awaited<ReturnType<typeof bookIn>> | { readonly ok: true }> {
  const { callback, id } = input.choice;
  if (callback === undefined) return { ok: true };
  if (!flags.includes('callback')) return { ok: false, issues: [issue('not-an-option', ['callback'])] };
  const history = [...entry.history, { at: context.clock.now(), outcome: id, flags }];
  return bookIn(tx, context, { entry: { ...entry, history }, policy: input.policy, callback });
}
