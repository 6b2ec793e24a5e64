import type { Expression } from '../logic/expression.js';
import type { DefinitionHead } from './definition.js';
import type { CalendarDuration } from './duration.js';
import type { PII_KINDS } from './field.js';
import type { Text } from './text.js';

/**
 * What a role can be granted. `view` shows a value as it is, `view-masked` only what lets a person recognise it, `reveal`
 * lifts the mask for a moment with a reason that is logged.
 */
export const ACTIONS = ['view', 'view-masked', 'reveal', 'edit', 'create', 'delete', 'export'] as const;

export type Action = (typeof ACTIONS)[number];

/**
 * Who may see and do what, and how long data is kept. Least privilege: what no grant names is not allowed. Personal data
 * (fields with `pii`) needs a grant that names its kind; a grant without fields covers everything else.
 */
export interface RolePolicyDefinition extends DefinitionHead {
  readonly kind: 'role-policy';
  /** @minItems 1 */
  readonly roles: readonly PolicyRole[];
  readonly grants: readonly Grant[];
  readonly retention?: readonly RetentionRule[];
}

export interface PolicyRole {
  readonly id: string;
  readonly title: Text;
  /**
   * Roles whose grants this one has, too.
   *
   * @minItems 1
   */
  readonly inherits?: readonly string[];
}

export interface Grant {
  /** @minItems 1 */
  readonly roles: readonly string[];
  /**
   * Kinds of record, e.g. `ticket`, `call`; `*` for all.
   *
   * @minItems 1
   */
  readonly records: readonly string[];
  /** @minItems 1 */
  readonly actions: readonly Action[];
  /**
   * Ids of fields that the grant is for; with `pii` it covers both.
   *
   * @minItems 1
   */
  readonly fields?: readonly string[];
  /**
   * Kinds of personal data that the grant is for.
   *
   * @minItems 1
   */
  readonly pii?: readonly (typeof PII_KINDS)[number][];
  /** Only for records of one's own. */
  readonly own?: boolean;
}

/** How long a kind of record may be used and must be kept. Durations are ISO 8601; years and months count by the calendar. */
export interface RetentionRule {
  readonly id: string;
  /**
   * Kinds of record, e.g. `call`, `recording`; `*` for all.
   *
   * @minItems 1
   */
  readonly records: readonly string[];
  /** For records of which this holds; they are read as `ticket.*`. */
  readonly when?: Expression;
  /** What the time counts from. */
  readonly from: 'created' | 'closed';
  /** Kept at least so long, e.g. by a law on records. */
  readonly atLeast?: CalendarDuration;
  /** Used at most so long: then the purpose is over. */
  readonly atMost?: CalendarDuration;
  /** The law or paper that it comes from. */
  readonly source?: string;
}
