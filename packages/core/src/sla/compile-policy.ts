import { DURATION_PARTS, msOf, parseDuration } from '../definition/duration.js';
import {
  TARGET_DEFAULTS,
  type PriorityChange,
  type Reopening,
  type SlaPolicyDefinition,
  type SlaTarget,
} from '../definition/sla-policy.js';
import { CallsideError } from '../errors.js';
import { compileExpression, type CompiledExpression } from '../logic/compile.js';

/** An SLA policy ready to run. */
export interface CompiledSlaPolicy {
  readonly id: string;
  readonly targets: readonly CompiledTarget[];
}

export interface CompiledTarget {
  readonly id: string;
  readonly calendar: string | undefined;
  readonly when: CompiledExpression | undefined;
  readonly limits: readonly CompiledLimit[];
  readonly warnAt: number | undefined;
  readonly onPriorityChange: PriorityChange;
  readonly onReopen: Reopening | undefined;
  readonly starts: ReadonlySet<string>;
  readonly stops: ReadonlySet<string>;
  readonly stopsIn: ReadonlySet<string>;
  readonly pauseIn: ReadonlySet<string>;
}

export interface CompiledLimit {
  readonly when: CompiledExpression | undefined;
  /** Working days; 0 without a calendar. */
  readonly days: number;
  /** What comes on top of them. */
  readonly ms: number;
}

/**
 * Makes a policy ready to run; do it once and keep the result. Throws `definition-invalid` for a duration that cannot be
 * used, which the linter finds first.
 *
 * @example
 * const policy = compileSlaPolicy(complaint);
 */
export function compileSlaPolicy(definition: SlaPolicyDefinition): CompiledSlaPolicy {
  return { id: definition.id, targets: definition.targets.map((target) => compileTarget(target, definition.id)) };
}

function compileTarget(target: SlaTarget, policy: string): CompiledTarget {
  const { starts = [], stops = [], onReopen } = { ...TARGET_DEFAULTS[target.id], ...target };
  const limits = typeof target.within === 'string' ? [{ within: target.within }] : target.within;
  return {
    id: target.id,
    calendar: target.calendar,
    when: compiled(target.when),
    limits: limits.map((limit) => ({
      when: 'when' in limit ? compiled(limit.when) : undefined,
      ...lengthOf(limit.within, target, policy),
    })),
    warnAt: target.warnAt,
    onPriorityChange: target.onPriorityChange ?? 'forward',
    onReopen,
    starts: new Set(starts),
    // A closed ticket owes nobody anything.
    stops: new Set([...stops, 'closed']),
    stopsIn: new Set(target.stopsIn),
    pauseIn: new Set(target.pauseIn),
  };
}

function lengthOf(within: string, { id, calendar }: SlaTarget, policy: string): { days: number; ms: number } {
  const duration = parseDuration(within);
  const parts = calendar === undefined ? DURATION_PARTS : DURATION_PARTS.filter((part) => part !== 'days');
  const ms = duration === undefined ? undefined : msOf(duration, parts);
  if (duration === undefined || ms === undefined || (calendar !== undefined && duration.weeks > 0)) {
    throw new CallsideError('definition-invalid', `Cannot use "${within}" as the limit of "${id}" in "${policy}".`, {
      details: { policy, target: id, within },
    });
  }
  return { days: calendar === undefined ? 0 : duration.days, ms };
}

function compiled(when: SlaTarget['when']): CompiledExpression | undefined {
  return when === undefined ? undefined : compileExpression(when);
}
