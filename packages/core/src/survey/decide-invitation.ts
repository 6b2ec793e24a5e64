import { durationMs } from '../definition/duration.js';
import type { SurveyDefinition } from '../definition/survey.js';
import type { SurveyInvitation, SurveyOccasion } from '../definition/survey-invitation.js';
import { CallsideError } from '../errors.js';
import type { Issue } from '../issue.js';
import { compileExpression } from '../logic/compile.js';
import type { Scope } from '../logic/expression.js';
import { seededChance, seedFor } from '../metrics/seeded-chance.js';
import type { AttemptBlock } from '../outbound/attempt.js';
import { nextAttempt } from '../outbound/next-attempt.js';
import { compileOutboundPolicy } from '../outbound/outbound-rules.js';

/** What a customer could be asked about. */
export interface Occasion {
  readonly type: SurveyOccasion;
  /** When it was, epoch ms. */
  readonly at: number;
  readonly callId?: string;
  readonly ticketId?: string;
  /** What calls and tickets belong to together: a contract, a debt, a case. */
  readonly matterId?: string;
  /** What the rules' condition reads. */
  readonly scope?: Pick<Scope, 'call' | 'ticket' | 'fields' | 'customer'>;
}

/** An invitation that this customer has had. */
export interface EarlierInvitation {
  readonly survey: string;
  /** Epoch ms. */
  readonly at: number;
  readonly callId?: string;
  readonly ticketId?: string;
  readonly matterId?: string;
}

export interface InvitationFacts {
  readonly occasion: Occasion;
  readonly customer: {
    readonly id: string;
    /** IANA zone, when known; else all that it may be. */
    readonly zone?: string;
    readonly zones?: readonly string[];
  };
  readonly history: readonly EarlierInvitation[];
  /** Customers who do not want to be asked any more. */
  readonly optOuts: readonly string[];
  /** Epoch ms. */
  readonly now: number;
}

/** Why a customer is not asked, the most lasting reasons first; of hours, why it waits. */
export const INVITATION_CODES = [
  'invitation-missing',
  'opted-out',
  'other-occasion',
  'condition-fails',
  'asked-already',
  'not-drawn',
  'asked-lately',
  'zone-unknown',
  'rest-hours',
] as const;

/** One reason against an invitation. */
export interface InvitationBlock {
  readonly code: (typeof INVITATION_CODES)[number];
  /** What the words for the code name. */
  readonly params: Issue['params'];
  /** When this reason alone would no longer hold; absent when it never ends by itself. */
  readonly until?: number;
}

export type InvitationDecision =
  | {
      readonly ask: true;
      /** When to send it, epoch ms. */
      readonly at: number;
      /** Why not before. */
      readonly waitsFor: readonly InvitationBlock[];
    }
  | {
      readonly ask: false;
      readonly blockedBy: readonly InvitationBlock[];
      /** When the customer could be asked; absent when never about this. */
      readonly nextAt?: number;
    };

/**
 * Decides whether a customer is asked about an occasion, and when. Every reason against it is named. The same occasion is drawn,
 * or not, whoever asks and whenever; an opt-out is final. Throws `definition-invalid` for a duration or a zone that cannot be
 * read: lint the survey first.
 *
 * @example
 * decideInvitation(survey, { occasion: { type: 'call-closed', at: now, callId }, customer, history, optOuts: [], now });
 * // { ask: false, blockedBy: [{ code: 'asked-lately', params: { … }, until }], nextAt }
 */
export function decideInvitation(survey: SurveyDefinition, facts: InvitationFacts): InvitationDecision {
  const { invitation: rules } = survey;
  if (rules === undefined) return { ask: false, blockedBy: [{ code: 'invitation-missing', params: {} }] };
  const due = Math.max(facts.now, facts.occasion.at + msOf(rules.delay));
  const opening = openingOf(survey, rules, facts.customer);
  const { opensAt, waitsFor } = opening(due);
  const blockedBy = [
    ...lastingBlocks(survey, rules, facts),
    ...coolDownBlock(rules, facts),
    ...(opensAt === undefined ? waitsFor : []),
  ];
  if (blockedBy.length === 0 && opensAt !== undefined) return { ask: true, at: opensAt, waitsFor };
  if (blockedBy.some(({ until }) => until === undefined)) return { ask: false, blockedBy };
  const nextAt = opening(Math.max(due, ...blockedBy.map(({ until = due }) => until))).opensAt;
  return { ask: false, blockedBy, ...(nextAt === undefined ? {} : { nextAt }) };
}

/** What never ends by itself. */
function lastingBlocks(
  survey: SurveyDefinition,
  rules: SurveyInvitation,
  { occasion, customer, history, optOuts, now }: InvitationFacts,
): readonly InvitationBlock[] {
  const { after, when, share = 1, oncePer } = rules;
  const before = oncePer === undefined ? undefined : askedBefore(survey.id, oncePer, occasion, history);
  const isMet = when === undefined || compileExpression(when).holds({ ...occasion.scope, now });
  return [
    ...(optOuts.includes(customer.id) ? [block('opted-out')] : []),
    ...(after.includes(occasion.type) ? [] : [block('other-occasion', { occasion: occasion.type })]),
    ...(isMet ? [] : [block('condition-fails')]),
    ...(before === undefined || oncePer === undefined ? [] : [block('asked-already', { per: oncePer, at: before.at })]),
    ...(chanceOf(survey.id, occasion, customer.id) < share ? [] : [block('not-drawn', { share })]),
  ];
}

function askedBefore(
  survey: string,
  per: NonNullable<SurveyInvitation['oncePer']>,
  occasion: Occasion,
  history: readonly EarlierInvitation[],
): EarlierInvitation | undefined {
  const name = `${per}Id` as const;
  const id = occasion[name];
  return history.find((earlier) => earlier.survey === survey && id !== undefined && earlier[name] === id);
}

/** The same for the same occasion, on every machine. */
function chanceOf(survey: string, { callId, ticketId, matterId, at }: Occasion, customer: string): number {
  const subject = callId ?? ticketId ?? matterId ?? `${customer}/${String(at)}`;
  return seededChance(seedFor(0, `${survey}/${subject}`))();
}

function coolDownBlock({ coolDown }: SurveyInvitation, { history, now }: InvitationFacts): readonly InvitationBlock[] {
  if (coolDown === undefined || history.length === 0) return [];
  const last = Math.max(...history.map(({ at }) => at));
  const until = last + msOf(coolDown);
  return until <= now ? [] : [{ ...block('asked-lately', { at: last, for: coolDown }), until }];
}

/** From when on it is not quiet where the customer lives, and why not before. */
interface Opening {
  readonly opensAt: number | undefined;
  readonly waitsFor: readonly InvitationBlock[];
}

/** Quiet hours are rest hours of a policy that has no other rules. */
function openingOf(
  { id, version, title }: SurveyDefinition,
  { quietHours = [] }: SurveyInvitation,
  customer: InvitationFacts['customer'],
): (from: number) => Opening {
  const hours = { kind: 'outbound-policy', id, version, status: 'published', title, restHours: quietHours } as const;
  const policy = compileOutboundPolicy(hours);
  return (from) => {
    const decision = nextAttempt(policy, customer, [], { now: from });
    return decision.allowed
      ? { opensAt: from, waitsFor: [] }
      : { opensAt: decision.nextAt, waitsFor: decision.blockedBy.map(hoursBlock) };
  };
}

function hoursBlock({ code, until }: AttemptBlock): InvitationBlock {
  const known = block(code === 'rest-hours' ? 'rest-hours' : 'zone-unknown');
  return until === undefined ? known : { ...known, until };
}

function block(code: InvitationBlock['code'], params: Issue['params'] = {}): InvitationBlock {
  return { code, params };
}

function msOf(duration: string | undefined): number {
  if (duration === undefined) return 0;
  const ms = durationMs(duration);
  if (ms === undefined) throw new CallsideError('definition-invalid', `"${duration}" is no duration of fixed length.`);
  return ms;
}
