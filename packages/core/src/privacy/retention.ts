import { addDuration, parseDuration } from '../definition/duration.js';
import type { RetentionRule } from '../definition/role-policy.js';
import { CallsideError } from '../errors.js';
import { compileExpression } from '../logic/compile.js';

/** What retention needs to know of a record. Moments are epoch ms. */
export interface RetainedRecord {
  /** Kind of record, e.g. `call`, `recording`, `ticket`. */
  readonly type: string;
  readonly createdAt: number;
  /** Absent while it is open. */
  readonly closedAt?: number;
  /** The customer asked for erasure. */
  readonly erasureAskedAt?: number;
  /** A dispute or an authority needs it: nothing is erased while it stands. */
  readonly held?: boolean;
  /** What conditions of rules read as `ticket.*`. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/**
 * Where a record stands, and since when and until when.
 *
 * ```
 * active ──purpose over, or erasure asked──► restricted ──nothing obliges to keep it──► erase
 * ```
 *
 * `restricted` is kept and nothing else: no list, no search, no call shows it (PIPL Art. 47, GDPR Art. 18).
 */
export interface RetentionState {
  readonly state: 'active' | 'restricted' | 'erase';
  /** When it becomes, or became, restricted or due for erasure; absent when nothing ends its use. */
  readonly usableUntil?: number;
  /** Until when something obliges to keep it; Infinity while it is held. */
  readonly keptUntil?: number;
  /** When the state changes next; absent when it does not, or nobody knows yet. */
  readonly nextAt?: number;
  /** Ids of the rules that decide, and `erasure-asked` or `held`. */
  readonly because: readonly string[];
}

/**
 * Works out whether a record may be used, must only be kept, or has to go. Rules that count from the closure say nothing
 * of an open record. Of several rules the shortest use and the longest duty to keep count. Throws `definition-invalid` for
 * a duration that is none: lint the policy first.
 *
 * @example
 * retentionState({ type: 'recording', createdAt }, policy.retention, now);
 * // { state: 'restricted', usableUntil, keptUntil, nextAt: keptUntil, because: ['recordings'] }
 */
export function retentionState(record: RetainedRecord, rules: readonly RetentionRule[], now: number): RetentionState {
  const deciding = rules.filter((rule) => concerns(rule, record));
  const uses: Limit[] = deciding.flatMap(({ id, atMost, from }) => limitOf(id, atMost, startOf(record, from)));
  const duties: Limit[] = deciding.flatMap(({ id, atLeast, from }) => limitOf(id, atLeast, startOf(record, from)));
  if (record.erasureAskedAt !== undefined) uses.push({ id: 'erasure-asked', at: record.erasureAskedAt });
  if (record.held === true) duties.push({ id: 'held', at: Infinity });
  const usable = uses.reduce<Limit | undefined>(
    (first, limit) => (first && first.at <= limit.at ? first : limit),
    undefined,
  );
  const kept = duties.reduce<Limit | undefined>(
    (last, limit) => (last && last.at >= limit.at ? last : limit),
    undefined,
  );

  const usableUntil = usable?.at ?? Infinity;
  const keptUntil = kept?.at ?? -Infinity;
  const state = now < usableUntil ? 'active' : now < keptUntil ? 'restricted' : 'erase';
  const nextAt = state === 'active' ? usableUntil : state === 'restricted' ? keptUntil : Infinity;
  const decisive = state === 'active' ? [usable] : [usable, kept];
  return {
    state,
    ...(usable === undefined ? {} : { usableUntil }),
    ...(kept === undefined ? {} : { keptUntil }),
    ...(Number.isFinite(nextAt) ? { nextAt } : {}),
    because: [...new Set(decisive.flatMap((limit) => (limit === undefined ? [] : [limit.id])))],
  };
}

interface Limit {
  readonly id: string;
  readonly at: number;
}

function concerns({ records, when }: RetentionRule, { type, facts = {} }: RetainedRecord): boolean {
  if (!records.includes(type) && !records.includes('*')) return false;
  return when === undefined || compileExpression(when).holds({ ticket: facts });
}

function startOf({ createdAt, closedAt }: RetainedRecord, from: RetentionRule['from']): number | undefined {
  return from === 'created' ? createdAt : closedAt;
}

function limitOf(id: string, written: string | undefined, start: number | undefined): Limit[] {
  if (written === undefined || start === undefined) return [];
  const duration = parseDuration(written);
  if (duration === undefined)
    throw new CallsideError('definition-invalid', `The retention rule "${id}" has no duration in "${written}".`);
  return [{ id, at: addDuration(start, duration) }];
}
