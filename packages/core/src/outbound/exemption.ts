import { durationMs } from '../definition/duration.js';
import type { Exemption } from '../definition/outbound-policy.js';
import { CallsideError } from '../errors.js';
import type { ContactConsent } from './attempt.js';
import type { Hold, OutboundFacts } from './outbound-rules.js';

/** A time from a moment on and before another, epoch ms. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

/** A kind of consent that takes a rule away, and for how long (ms). */
export interface CompiledExemption {
  readonly consent: string;
  readonly limit: number;
}

/** Reads the durations of exemptions. */
export function compileExemptions(exemptions: readonly Exemption[] = []): CompiledExemption[] {
  return exemptions.map(({ consent, for: limit }) => ({
    consent,
    limit: limit === undefined ? Infinity : waitOrThrow(limit),
  }));
}

/** A hold that blocks until a moment, unless consent exempts. */
export function holdUntil(
  { code, params }: Pick<Hold, 'code' | 'params'>,
  until: number,
  { facts, exemptions }: { facts: OutboundFacts; exemptions: readonly CompiledExemption[] },
): Hold {
  if (exemptions.length === 0) return { code, params, free: (at) => Math.max(at, until) };
  const spans = exemptions.flatMap((exemption) => exemptSpans(exemption, facts));
  return { code, params, free: (at) => firstWithin(spans, at, Math.max(at, until)) };
}

/** When consent of a kind stands, each for at most so long. */
export function spansOf(consents: readonly ContactConsent[] = [], kind: string, limit = Infinity): TimeSpan[] {
  return consents
    .filter((consent) => consent.kind === kind)
    .map(({ at, until = Infinity }) => ({ from: at, to: Math.min(until, at + limit) }));
}

/** The first moment from `at` on within a span, or `otherwise` if that is earlier. */
export function firstWithin(spans: readonly TimeSpan[], at: number, otherwise: number): number {
  let first = otherwise;
  for (const { from, to } of spans) {
    const start = Math.max(from, at);
    if (start < to) first = Math.min(first, start);
  }
  return first;
}

/** Reads a duration in ms. Throws `definition-invalid` when it is none. */
export function waitOrThrow(duration: string): number {
  const wait = durationMs(duration);
  if (wait === undefined) throw new CallsideError('definition-invalid', `"${duration}" is not a duration.`);
  return wait;
}

function exemptSpans({ consent, limit }: CompiledExemption, { contact, callbackDue }: OutboundFacts): TimeSpan[] {
  const spans = spansOf(contact.consents, consent, limit);
  const { callback } = contact;
  // Who asks for a callback consents to it, until it is made.
  if (consent !== 'callback' || callback === undefined || callbackDue === Infinity) return spans;
  const from = callback.bookedAt ?? callback.at;
  return [...spans, { from, to: from + limit }];
}
