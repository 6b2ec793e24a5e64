import {
  bookCallback,
  checkTalk,
  createFormModel,
  LOCALES,
  refOf,
  textFor,
  type Attempt,
  type Callback,
  type CallbackResult,
  type CompiledOutboundPolicy,
  type Disposition,
  type DispositionChoice,
  type DispositionSetDefinition,
  type Field,
  type FormModel,
  type Issue,
  type Locale,
  type OutboundContact,
  type Scope,
  type Text,
  type Value,
  type Values,
} from '@callside/core';
import { DISPOSITION_STRINGS } from './disposition.strings.js';

/** Names of the fields that every disposition has beside its own; no author can take them. */
const NOTES = '-notes';
const TIME = '-callback';
const BY = '-by';

/** A result that can be chosen, or the reason why not at this moment. */
export interface Outcome {
  readonly disposition: Disposition;
  readonly refusal: Issue | undefined;
}

/** What a callback is judged by. */
export interface CallbackCase {
  readonly policy: CompiledOutboundPolicy;
  readonly contact: OutboundContact;
  readonly history: readonly Attempt[];
  /** The callbacks that the agent has open already. */
  readonly booked: readonly Callback[];
  readonly now: number;
}

/**
 * The results of a set that are in use, each with what the talk so far has against it.
 *
 * @example
 * outcomesOf(outboundDispositions, 2_000).find(({ disposition }) => disposition.id === 'success')?.refusal?.code; // 'talk-too-short'
 */
export function outcomesOf({ dispositions }: DispositionSetDefinition, talkMs: number): Outcome[] {
  return dispositions
    .filter(({ active }) => active !== false)
    .map((disposition) => ({ disposition, refusal: checkTalk(disposition, talkMs)[0] }));
}

/**
 * Whether one key says all: nobody was reached, and nothing is asked.
 *
 * @example
 * asksNothing({ id: 'busy', label: 'Busy' }); // true
 */
export function asksNothing({ fields = [], notes, flags = [] }: Disposition): boolean {
  return fields.length === 0 && notes !== 'required' && flags.length === 0;
}

/**
 * The form of a result: its own fields, the time of a callback and who makes it, and notes. What was typed for another result
 * stays where the fields are the same.
 *
 * @example
 * const form = dispositionForm(disposition, { typed: {}, scope: call.scope(), agent: '1001' });
 */
export function dispositionForm(
  disposition: Disposition,
  { typed, scope, agent }: { typed: Values; scope: Scope; agent: string | undefined },
): FormModel {
  const { fields = [], flags = [], notes } = disposition;
  const time = timeFieldOf(disposition);
  const callback: Field[] = !flags.includes('callback')
    ? []
    : [
        ...(time === TIME ? [{ id: TIME, type: 'date-time', label: words('callbackTime') } as const] : []),
        ...(agent === undefined ? [] : [ownerField(time)]),
      ];
  const note: Field = { id: NOTES, type: 'long-text', label: words('notes'), required: notes === 'required' };
  return createFormModel([...fields, ...callback, note], { values: { [BY]: 'me', ...typed }, scope });
}

/**
 * When the customer is to be called back, as it is typed: in the agent's own time. Undefined where no time was agreed.
 *
 * @example
 * callbackTime(disposition, { callbackAt: '2026-11-22T10:00' });
 */
export function callbackTime(disposition: Disposition, values: Values): number | undefined {
  if (disposition.flags?.includes('callback') !== true) return undefined;
  const typed = values[timeFieldOf(disposition)];
  const at = typeof typed === 'string' ? Date.parse(typed) : NaN;
  return Number.isNaN(at) ? undefined : at;
}

/**
 * Judges a callback by the policy, this call included; undefined where no time was agreed.
 *
 * @example
 * const result = judgeCallback(disposition, form.values, { agent: '1001', case: { policy, contact, history, booked, now } });
 */
export function judgeCallback(
  disposition: Disposition,
  values: Values,
  { agent, policy, contact, history, booked, now }: CallbackCase & { readonly agent: string | undefined },
): CallbackResult | undefined {
  const at = callbackTime(disposition, values);
  if (at === undefined) return undefined;
  const { id: outcome, flags = [] } = disposition;
  const { callback: _before, ...free } = contact;
  const owner = ownerOf(values, agent);
  const past = [...history, { at: now, outcome, flags }];
  return bookCallback(policy, free, {
    now,
    at,
    history: past,
    booked,
    ...(owner === undefined ? {} : { agent: owner }),
  });
}

/**
 * A moment as a field for date and time holds it, in the agent's own time; parts of a minute go up.
 *
 * @example
 * typedMoment(Date.UTC(2026, 10, 22, 1)); // '2026-11-22T09:00' in Shanghai
 */
export function typedMoment(at: number): string {
  const minute = Math.ceil(at / 60_000) * 60_000;
  const date = new Date(minute - new Date(minute).getTimezoneOffset() * 60_000);
  return date.toISOString().slice(0, 16);
}

/**
 * The name of the field that the time of a callback is typed into: the result's own, where it has one.
 *
 * @example
 * timeFieldOf(callLater); // 'callbackAt'
 */
export function timeFieldOf({ fields = [] }: Disposition): string {
  return fields.find(({ type }) => type === 'date-time')?.id ?? TIME;
}

/**
 * What was chosen, as it is stored.
 *
 * @example
 * choiceOf(definition, disposition, { form, callback: undefined, now });
 */
export function choiceOf(
  definition: DispositionSetDefinition,
  { id, flags = [] }: Disposition,
  { form, callback, now }: { form: FormModel; callback: Callback | undefined; now: number },
): DispositionChoice {
  const { [NOTES]: notes, [TIME]: _time, [BY]: _by, ...values } = form.submission() as Record<string, Value>;
  return {
    set: refOf(definition),
    id,
    flags,
    values,
    at: now,
    ...(typeof notes === 'string' ? { notes } : {}),
    ...(callback === undefined
      ? {}
      : { callback: { at: callback.at, ...(callback.agent === undefined ? {} : { agent: callback.agent }) } }),
  };
}

/**
 * The name of a result in a language.
 *
 * @example
 * outcomeText(outboundDispositions, 'busy', 'zh-CN'); // '占线'
 */
export function outcomeText({ dispositions }: DispositionSetDefinition, id: string, locale: Locale): string {
  const found = dispositions.find((each) => each.id === id);
  return found === undefined ? id : textFor(found.label, locale);
}

function ownerField(time: string): Field {
  return {
    id: BY,
    type: 'choice',
    label: words('callbackBy'),
    visible: { '!!': [{ var: `fields.${time}` }] },
    options: [
      { value: 'me', label: words('me') },
      { value: 'team', label: words('team') },
    ],
  };
}

function ownerOf(values: Values, agent: string | undefined): string | undefined {
  return values[BY] === 'team' ? undefined : agent;
}

/** In every language: a form outlives a change of it. */
function words(key: keyof (typeof DISPOSITION_STRINGS)['en']): Text {
  return Object.fromEntries(LOCALES.map((locale) => [locale, DISPOSITION_STRINGS[locale][key]]));
}
