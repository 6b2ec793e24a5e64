import type { AssignmentPolicyDefinition, AssignmentRule, AssignmentTarget } from '../definition/assignment-policy.js';
import { compileExpression } from '../logic/compile.js';
import type { Scope } from '../logic/expression.js';

/** Somebody who may get a ticket, as the house knows the person now. */
export interface AssignmentCandidate {
  /** Agent number. */
  readonly id: string;
  readonly department?: string;
  readonly team?: string;
  /** Whether the person takes tickets now. */
  readonly available: boolean;
  /** Levels by skill; 0 is none. */
  readonly skills?: Readonly<Record<string, number>>;
  /** Open tickets that the person has. */
  readonly open: number;
  /** Tickets that the person got today. */
  readonly today: number;
  /** Epoch milliseconds. */
  readonly lastAssignedAt?: number;
}

/** Why the ticket has the place that it has. */
export type AssignmentReason = 'round-robin' | 'least-loaded' | 'by-skill' | 'manual' | 'queue' | 'person' | 'fallback';

/** Why a rule, or a person within a rule, did not get the ticket. People outside a rule's target are not named. */
export type AssignmentRefusal =
  | { readonly rule: string; readonly reason: 'condition-not-met' | 'nobody-there' }
  | ({ readonly rule: string; readonly candidate: string } & CandidateRefusal);

type CandidateRefusal =
  | { readonly reason: 'unavailable' }
  | { readonly reason: 'skill-missing'; readonly skill: string; readonly level: number }
  | { readonly reason: 'open-limit' | 'day-limit'; readonly limit: number };

export type AssignmentResult =
  | {
      readonly assigned: true;
      /** A person where one was chosen, else the queue, team or department. */
      readonly to: AssignmentTarget;
      /** The rule that decided; the fallback has none. */
      readonly rule?: string;
      readonly reason: AssignmentReason;
      readonly refusals: readonly AssignmentRefusal[];
    }
  | { readonly assigned: false; readonly refusals: readonly AssignmentRefusal[] };

/**
 * Decides who gets a ticket: the first rule that is for it and finds somebody, then the fallback. Equal people are told
 * apart by who got nothing for the longest time, then by number, so the answer is always the same one.
 *
 * @example
 * assign(repairAssignment, seats, { fields: { problemType: 'lift', urgency: 'normal' } });
 * // { assigned: true, to: { person: '1001' }, rule: 'lift', reason: 'by-skill',
 * //   refusals: [{ rule: 'emergency', reason: 'condition-not-met' }] }
 */
export function assign(
  policy: AssignmentPolicyDefinition,
  candidates: readonly AssignmentCandidate[],
  scope: Scope,
): AssignmentResult {
  const refusals: AssignmentRefusal[] = [];
  for (const rule of policy.rules) {
    if (rule.when !== undefined && !compileExpression(rule.when).holds(scope)) {
      refusals.push({ rule: rule.id, reason: 'condition-not-met' });
      continue;
    }
    const choice = choose(rule, candidates, refusals);
    if (choice !== undefined) return { assigned: true, ...choice, rule: rule.id, refusals };
  }
  if (policy.fallback === undefined) return { assigned: false, refusals };
  return { assigned: true, to: policy.fallback, reason: 'fallback', refusals };
}

interface Choice {
  readonly to: AssignmentTarget;
  readonly reason: AssignmentReason;
}

function choose(
  rule: AssignmentRule,
  candidates: readonly AssignmentCandidate[],
  refusals: AssignmentRefusal[],
): Choice | undefined {
  const { to, strategy = 'round-robin' } = rule;
  if (to.queue !== undefined) return { to, reason: 'queue' };
  if (strategy === 'manual') return { to, reason: 'manual' };
  const inTarget = candidates.filter((candidate) => isIn(to, candidate));
  if (inTarget.length === 0) refusals.push({ rule: rule.id, reason: 'nobody-there' });
  const able = inTarget.filter((candidate) => {
    const refusal = refusalOf(rule, candidate);
    if (refusal !== undefined) refusals.push({ rule: rule.id, candidate: candidate.id, ...refusal });
    return refusal === undefined;
  });
  const [chosen] = able.sort((a, b) => ORDERS[strategy](a, b, rule) || byTurn(a, b));
  if (chosen === undefined) return undefined;
  return { to: { person: chosen.id }, reason: to.person === undefined ? strategy : 'person' };
}

function isIn({ department, team, person }: AssignmentTarget, candidate: AssignmentCandidate): boolean {
  if (person !== undefined) return candidate.id === person;
  return team === undefined ? candidate.department === department : candidate.team === team;
}

function refusalOf(
  { skills = [], limits = {} }: AssignmentRule,
  candidate: AssignmentCandidate,
): CandidateRefusal | undefined {
  if (!candidate.available) return { reason: 'unavailable' };
  const missing = skills.find(({ skill, level = 1 }) => levelOf(candidate, skill) < level);
  if (missing !== undefined) return { reason: 'skill-missing', skill: missing.skill, level: missing.level ?? 1 };
  const { open = Infinity, perDay = Infinity } = limits;
  if (candidate.open >= open) return { reason: 'open-limit', limit: open };
  return candidate.today >= perDay ? { reason: 'day-limit', limit: perDay } : undefined;
}

type Order = (a: AssignmentCandidate, b: AssignmentCandidate, rule: AssignmentRule) => number;

const ORDERS: Readonly<Record<'round-robin' | 'least-loaded' | 'by-skill', Order>> = {
  'round-robin': () => 0,
  'least-loaded': (a, b) => a.open - b.open,
  'by-skill': (a, b, { skills = [] }) => skillOf(b, skills) - skillOf(a, skills) || a.open - b.open,
};

function byTurn(a: AssignmentCandidate, b: AssignmentCandidate): number {
  const waited = (a.lastAssignedAt ?? -Infinity) - (b.lastAssignedAt ?? -Infinity);
  // Two who never got one: minus infinity from itself is no number.
  return waited || (a.id < b.id ? -1 : 1);
}

function skillOf(candidate: AssignmentCandidate, skills: NonNullable<AssignmentRule['skills']>): number {
  return skills.reduce((sum, { skill }) => sum + levelOf(candidate, skill), 0);
}

function levelOf({ skills = {} }: AssignmentCandidate, skill: string): number {
  return Object.hasOwn(skills, skill) ? (skills[skill] ?? 0) : 0;
}
