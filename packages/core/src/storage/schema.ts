import type { Doc, EntityType } from './entity.js';
import type { Mutation } from './mutation.js';

/** Version of the database layout; raised together with a new function in `migrations.ts`. */
export const DB_VERSION = 1;

/** Version that every new record carries in `v`. */
export const RECORD_VERSION = 1;

/** One record with what the server knows of it and what is still on its way. */
export interface EntityRecord {
  readonly v: number;
  /** `type/id`. */
  readonly key: string;
  readonly type: EntityType;
  readonly id: string;
  /** What people see: the server's state with all pending mutations applied. */
  readonly doc: Doc;
  /** The server's last known state; null until it has accepted the record. */
  readonly base: Doc | null;
  /** The server's revision of `base`; 0 until accepted. */
  readonly rev: number;
  /** Count of mutations ever made here for this record; numbers the next one. */
  readonly entitySeq: number;
  /** Mutations that wait in the outbox. */
  readonly pending: number;
  readonly deleted: boolean;
}

/** A mutation that waits to be sent. `seq` orders the queue and is given by the store. */
export interface OutboxRecord {
  readonly v: number;
  readonly seq?: number;
  readonly entityKey: string;
  readonly mutation: Omit<Mutation, 'seq'>;
  readonly attempts: number;
}

/** A mutation that the server refused for good; it waits for a person. */
export interface DeadRecord {
  readonly v: number;
  /** The mutation's id. */
  readonly id: string;
  readonly entityKey: string;
  readonly mutation: Mutation;
  readonly status: 'rejected' | 'conflict';
  readonly problem: { readonly code: string; readonly detail: string };
  readonly at: number;
}

/** Keystrokes and positions: kept relaxed, dropped once the real record is stored. */
export interface DraftRecord {
  readonly v: number;
  readonly id: string;
  readonly at: number;
  readonly data: Doc;
}

/** One named value about the database itself. */
export interface MetaRecord {
  readonly v: number;
  readonly name: 'clientId' | 'epoch' | 'cursor' | 'lastSeq';
  readonly value: string | number;
}

/** A change of a kind that this version does not know: kept raw for the version that will. */
export interface QuarantineRecord {
  readonly v: number;
  /** `type/id`. */
  readonly key: string;
  readonly change: Doc;
  readonly at: number;
}

/** Which record each object store holds, and the type of its key. */
export interface StoreSchema {
  readonly meta: { key: string; record: MetaRecord };
  readonly entities: { key: string; record: EntityRecord };
  readonly outbox: { key: number; record: OutboxRecord };
  readonly dead: { key: string; record: DeadRecord };
  readonly drafts: { key: string; record: DraftRecord };
  readonly quarantine: { key: string; record: QuarantineRecord };
}

export type StoreName = keyof StoreSchema;

/** The key path of each store; `outbox` numbers its own records. */
export const KEY_PATHS = {
  meta: 'name',
  entities: 'key',
  outbox: 'seq',
  dead: 'id',
  drafts: 'id',
  quarantine: 'key',
} as const;

/**
 * The key of an entity record.
 *
 * @example
 * entityKey('ticket', '7f0c…'); // 'ticket/7f0c…'
 */
export function entityKey(type: EntityType, id: string): string {
  return `${type}/${id}`;
}
