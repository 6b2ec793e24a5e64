import type { Doc, EntityType } from './entity.js';

/**
 * One change to one record. `id` makes it idempotent: the server remembers id and payload, repeats the stored result for
 * the same pair and refuses the id with another payload.
 */
export interface Mutation {
  readonly id: string;
  /** Order within the client, rising, with gaps. */
  readonly seq: number;
  /** Order within (client, record): 1, 2, 3… The server refuses a gap. */
  readonly entitySeq: number;
  readonly type: EntityType;
  readonly entityId: string;
  readonly op: 'create' | 'patch' | 'delete';
  /** The server's revision that the change was made on; 0 for a record that it has not accepted yet. */
  readonly baseRev: number;
  /** New values by path: `status`, `values.phone`. */
  readonly set: Doc;
  /** Paths that are removed. */
  readonly unset: readonly string[];
  /** What is added to what is there, by path; two of them commute. Absent when there is none. */
  readonly deltas?: Readonly<Record<string, Delta>>;
  /** Ids of mutations that must have taken effect before. */
  readonly deps: readonly string[];
  /** Epoch milliseconds on the client's clock; told, never trusted. */
  readonly clientTime: number;
  readonly actor: string;
}

/** A change relative to whatever the value is: a number that counts, or items that come and go. */
export type Delta =
  | { readonly by: number }
  /** Items are the same when their `id`s are, or, without one, when they are equal as JSON. */
  | { readonly add?: readonly unknown[]; readonly remove?: readonly unknown[] };
