import { refOf, type DefinitionRef } from '../definition/definition.js';
import type {
  AttemptCap,
  CoolDownRule,
  DailyHours,
  OutboundPolicyDefinition,
  OutboundScope,
  RetryRule,
} from '../definition/outbound-policy.js';
import { zoneClock, type ZoneClock } from '../definition/zone-clock.js';
import { CallsideError } from '../errors.js';
import type { Issue } from '../issue.js';
import type { Attempt, BlockCode, OutboundContact } from './attempt.js';
import { compileExemptions, firstWithin, holdUntil, spansOf, waitOrThrow } from './exemption.js';
import { openDuring, openExcept, openOutside } from './opening-hours.js';
import { firstOpen, nextDay, type Opening } from './first-open.js';

/** Policies that hold together, ready to decide. */
export interface CompiledOutboundPolicy {
  /** The versions that it was made of. */
  readonly policies: readonly DefinitionRef[];
  readonly rules: readonly OutboundRule[];
  readonly callbacks: CallbackLimits;
  /** The zones of a customer of whom nothing is known. */
  readonly zones: readonly ZoneClock[];
}

/** The strictest limits of the policies; what none of them limits is Infinity. */
export interface CallbackLimits {
  readonly fallsToTeamMs: number;
  readonly maxDaysAhead: number;
  readonly maxPerAgent: number;
}

/** Adds what it has against a dial. */
export type OutboundRule = (facts: OutboundFacts, holds: Hold[]) => void;

/** What the rules may look at. */
export interface OutboundFacts {
  readonly contact: OutboundContact;
  readonly history: readonly Attempt[];
  /** All zones that may be the customer's. */
  readonly zones: readonly ZoneClock[];
  /** When the booked callback is due; Infinity when there is none, or it was made. */
  readonly callbackDue: number;
}

/** Something that can stand against a dial. */
export interface Hold {
  readonly code: BlockCode;
  readonly params: Issue['params'];
  /**
   * The earliest moment from `at` on that this does not block, Infinity if none. No moment in between is free, so that the
   * earliest moment free of several holds is found by asking them in turn.
   */
  free(at: number): number;
  /** True for what opens and closes every day. */
  readonly daily?: boolean;
}

/**
 * Prepares policies for deciding; every rule of each of them counts. Throws `definition-invalid` for a duration or a zone
 * that cannot be read: lint the policies first.
 *
 * @example
 * const policy = compileOutboundPolicy(followUpOutboundPolicy, usOutboundPolicy);
 */
export function compileOutboundPolicy(...policies: readonly OutboundPolicyDefinition[]): CompiledOutboundPolicy {
  return {
    policies: policies.map(refOf),
    rules: policies.flatMap(rulesOf),
    callbacks: callbackLimits(policies),
    zones: [...new Set(policies.flatMap(({ zones = [] }) => zones))].map(clockOrThrow),
  };
}

/** Tells whether a rule of this scope looks at an attempt. What does not say its number or matter counts for each. */
export function inScope(attempt: Attempt, contact: OutboundContact, scope: OutboundScope): boolean {
  const own = attempt.contact === undefined || attempt.contact === contact.id;
  if (scope === 'contact') return own;
  const mine = contact[scope];
  const theirs = attempt[scope];
  if (mine === undefined || theirs === undefined) return own;
  return mine === theirs && (own || scope === 'number');
}

function callbackLimits(policies: readonly OutboundPolicyDefinition[]): CallbackLimits {
  const rules = policies.map(({ callbacks = {} }) => callbacks);
  return {
    fallsToTeamMs: Math.min(
      ...rules.map(({ fallsToTeamAfter: after }) => (after === undefined ? Infinity : waitOrThrow(after))),
    ),
    maxDaysAhead: Math.min(...rules.map(({ maxDaysAhead = Infinity }) => maxDaysAhead)),
    maxPerAgent: Math.min(...rules.map(({ maxPerAgent = Infinity }) => maxPerAgent)),
  };
}

function rulesOf(policy: OutboundPolicyDefinition): OutboundRule[] {
  const { consent, retry = {}, caps = [], coolDown = [], windows = [], restHours = [], holidays = [] } = policy;
  return [
    ...(consent === undefined ? [] : [consentRule(consent.kind, named(policy.id, consent))]),
    ...coolDown.map((rule) => coolDownRule(rule, policy)),
    ...caps.map((cap) => capRule(cap, policy)),
    ...(Object.keys(retry).length === 0 ? [] : [retryRule(retry, policy)]),
    ...byZone(windows).map((group) => dailyRule('outside-window', group, openDuring(group), policy)),
    ...byZone(restHours).map((group) => dailyRule('rest-hours', group, openOutside(group), policy)),
    ...byZone(holidays).map((group) => dailyRule('holiday', group, openExcept(group), policy)),
  ];
}

function consentRule(kind: string, params: Issue['params']): OutboundRule {
  const blocked = { ...params, kind };
  return ({ contact }, holds) => {
    const spans = spansOf(contact.consents, kind);
    holds.push({ code: 'consent-missing', params: blocked, free: (at) => firstWithin(spans, at, Infinity) });
  };
}

function coolDownRule(rule: CoolDownRule, policy: OutboundPolicyDefinition): OutboundRule {
  const { after, scope = 'contact' } = rule;
  const wait = waitOrThrow(rule.for);
  const exemptions = compileExemptions(rule.exemptBy);
  const params = { ...named(policy.id, rule), for: rule.for, scope };
  return (facts, holds) => {
    let until = -Infinity;
    for (const attempt of facts.history) {
      const counts =
        after === 'conversation' ? attempt.flags?.includes('contact') === true : after.includes(attempt.outcome);
      if (counts && inScope(attempt, facts.contact, scope)) until = Math.max(until, attempt.at + wait);
    }
    if (until > -Infinity) holds.push(holdUntil({ code: 'cool-down', params }, until, { facts, exemptions }));
  };
}

function capRule(cap: AttemptCap, policy: OutboundPolicyDefinition): OutboundRule {
  const { count, counts, window, scope = 'contact' } = cap;
  const params = { ...named(policy.id, cap), count, window: window.kind, scope };
  const exemptions = compileExemptions(cap.exemptBy);
  const released = releaseOf(cap, policy);
  const zone = window.kind === 'calendar-day' ? window.zone : undefined;
  const fixed = zone === undefined || zone === 'customer' ? undefined : [clockOrThrow(zone)];
  return (facts, holds) => {
    if (zone === 'customer' && facts.zones.length === 0) {
      holds.push({ code: 'zone-unknown', params, free: never });
      return;
    }
    if (facts.history.length < count) return;
    const times: number[] = [];
    for (const attempt of facts.history) {
      if ((counts?.includes(attempt.outcome) ?? true) && inScope(attempt, facts.contact, scope)) times.push(attempt.at);
    }
    const last = times.sort((a, b) => b - a)[count - 1];
    if (last === undefined) return;
    const until = released(last, fixed ?? facts.zones);
    holds.push(holdUntil({ code: 'cap-reached', params }, until, { facts, exemptions }));
  };
}

/** When the oldest of the attempts that fill a cap leaves its window. */
function releaseOf(
  { window }: AttemptCap,
  { rollOver }: OutboundPolicyDefinition,
): (at: number, zones: readonly ZoneClock[]) => number {
  if (window.kind === 'lifetime' || (window.kind === 'calendar-day' && rollOver === 'none')) return never;
  if (window.kind === 'calendar-day') return (at, zones) => Math.max(...zones.map((clock) => nextDay(clock, at)));
  const wait = waitOrThrow(window.for);
  return (at) => at + wait;
}

function retryRule(retry: Readonly<Record<string, RetryRule>>, policy: OutboundPolicyDefinition): OutboundRule {
  const rules = new Map(Object.entries(retry).map(([outcome, rule]) => [outcome, compileRetry(rule, policy)]));
  const other = rules.get('other');
  return (facts, holds) => {
    const latest = new Map<CompiledRetry, Attempt>();
    for (const attempt of facts.history) {
      const rule = rules.get(attempt.outcome) ?? other;
      if (rule === undefined || !inScope(attempt, facts.contact, rule.scope)) continue;
      if (attempt.at >= (latest.get(rule)?.at ?? -Infinity)) latest.set(rule, attempt);
    }
    for (const [{ wait, exemptions, params }, { at, outcome }] of latest) {
      const code = wait === Infinity ? 'outcome-final' : 'retry-wait';
      // The customer's own time goes before a wait, not before an end.
      const until = wait === Infinity ? Infinity : Math.min(at + wait, facts.callbackDue);
      holds.push(holdUntil({ code, params: { ...params, outcome } }, until, { facts, exemptions }));
    }
  };
}

interface CompiledRetry {
  readonly wait: number;
  readonly scope: OutboundScope;
  readonly exemptions: ReturnType<typeof compileExemptions>;
  readonly params: Issue['params'];
}

function compileRetry(rule: RetryRule, policy: OutboundPolicyDefinition): CompiledRetry {
  const { every = '', never: ends = false, scope = 'contact' } = rule;
  return {
    wait: ends ? Infinity : waitOrThrow(every),
    scope,
    exemptions: compileExemptions(rule.exemptBy),
    params: { ...named(policy.id, rule), scope, ...(ends ? {} : { every }) },
  };
}

/** Hours or days of one zone; of all zones that may be the customer's, if it is the customer's. */
function dailyRule(
  code: BlockCode,
  [first]: readonly { readonly zone?: string; readonly source?: string }[],
  opening: Opening,
  policy: OutboundPolicyDefinition,
): OutboundRule {
  const { zone = 'customer' } = first ?? {};
  const params = named(policy.id, first ?? {});
  const holdOf = (clock: ZoneClock): Hold => ({
    code,
    params: { ...params, zone: clock.zone },
    free: (at) => firstOpen(clock, at, opening),
    daily: true,
  });
  if (zone !== 'customer') {
    const hold = holdOf(clockOrThrow(zone));
    return (_facts, holds) => holds.push(hold);
  }
  const known = new Map<ZoneClock, Hold>();
  return ({ zones }, holds) => {
    if (zones.length === 0) holds.push({ code: 'zone-unknown', params, free: never });
    for (const clock of zones) {
      let hold = known.get(clock);
      if (hold === undefined) known.set(clock, (hold = holdOf(clock)));
      holds.push(hold);
    }
  };
}

function byZone<T extends Pick<DailyHours, 'zone'>>(rules: readonly T[]): T[][] {
  const groups = new Map<string, T[]>();
  for (const rule of rules) {
    const zone = rule.zone ?? 'customer';
    groups.set(zone, [...(groups.get(zone) ?? []), rule]);
  }
  return [...groups.values()];
}

function named(policy: string, { source }: { readonly source?: string }): Record<string, string | number> {
  return source === undefined ? { policy } : { policy, source };
}

function never(): number {
  return Infinity;
}

function clockOrThrow(zone: string): ZoneClock {
  const clock = zoneClock(zone);
  if (clock === undefined) throw new CallsideError('definition-invalid', `There is no time zone "${zone}".`);
  return clock;
}
