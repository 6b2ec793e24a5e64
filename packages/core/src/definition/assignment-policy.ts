import type { Expression } from '../logic/expression.js';
import type { DefinitionHead, Name } from './definition.js';
import type { Text } from './text.js';

/**
 * How one of several people is chosen:
 * `round-robin` who got nothing for the longest time · `least-loaded` who has the fewest open tickets ·
 * `by-skill` who is best at the skills asked for · `manual` nobody: a person of the target gives it out.
 */
export const ASSIGNMENT_STRATEGIES = ['round-robin', 'least-loaded', 'by-skill', 'manual'] as const;

export type AssignmentStrategy = (typeof ASSIGNMENT_STRATEGIES)[number];

/** What a ticket can be given to. */
export const ASSIGNMENT_TARGETS = ['department', 'team', 'queue', 'person'] as const;

export type AssignmentTargetKind = (typeof ASSIGNMENT_TARGETS)[number];

/**
 * Who gets a ticket. The first rule whose condition holds and that finds somebody decides; if none does, the fallback.
 *
 * @example
 * const repair: AssignmentPolicyDefinition = {
 *   kind: 'assignment-policy', id: 'repair', version: 1, status: 'published', title: 'Repair',
 *   rules: [{ id: 'lift', when: { '==': [{ var: 'fields.problemType' }, 'lift'] }, to: { team: 'lifts' }, strategy: 'least-loaded' }],
 *   fallback: { queue: 'unassigned' },
 * };
 */
export interface AssignmentPolicyDefinition extends DefinitionHead {
  readonly kind: 'assignment-policy';
  /** @minItems 1 */
  readonly rules: readonly AssignmentRule[];
  /** Where a ticket waits that no rule finds anybody for; without one it stays with who made it. */
  readonly fallback?: AssignmentTarget;
}

export interface AssignmentRule {
  readonly id: string;
  readonly title?: Text;
  /** Holds for the tickets that the rule is for; reads `ticket.*`, `fields.*`, `customer.*`, `call.*` and `now`. */
  readonly when?: Expression;
  readonly to: AssignmentTarget;
  /** `round-robin` when absent. A queue needs none: whoever is free takes from it. */
  readonly strategy?: AssignmentStrategy;
  /** What a person has to be able to do. */
  readonly skills?: readonly SkillDemand[];
  readonly limits?: AssignmentLimits;
}

/**
 * Exactly one department, team, queue or person.
 *
 * @minProperties 1
 * @maxProperties 1
 */
export interface AssignmentTarget {
  readonly department?: string;
  readonly team?: string;
  readonly queue?: string;
  /** Agent number. */
  readonly person?: string;
}

export interface SkillDemand {
  readonly skill: Name;
  /**
   * The lowest level that is enough; 1 when absent.
   *
   * @asType integer
   * @minimum 1
   */
  readonly level?: number;
}

/** A person who has reached a limit is passed over. */
export interface AssignmentLimits {
  /**
   * Open tickets that one person may have.
   *
   * @asType integer
   * @minimum 1
   */
  readonly open?: number;
  /**
   * Tickets that one person may get in a day.
   *
   * @asType integer
   * @minimum 1
   */
  readonly perDay?: number;
}
