import type { Mutation } from '../storage/mutation.js';
import type { Doc } from '../storage/entity.js';

/** Version of the wire protocol; a server that does not know it answers 426. */
export const PROTOCOL = 1;

/** Version of the documents inside mutations. */
export const SCHEMA_VERSION = 1;

/** Limits of one push, which the server enforces and the client keeps to. */
export const PUSH_LIMITS = { mutations: 100, bytes: 256 * 1024 } as const;

export interface PushRequest {
  readonly protocol: number;
  readonly clientId: string;
  /** The server's epoch that the client last saw; empty before the first answer. */
  readonly epoch: string;
  readonly schemaVersion: number;
  readonly mutations: readonly Mutation[];
}

export const MUTATION_STATUSES = ['applied', 'duplicate', 'merged', 'conflict', 'rejected', 'blocked'] as const;

export type MutationStatus = (typeof MUTATION_STATUSES)[number];

export interface MutationResult {
  readonly id: string;
  readonly status: MutationStatus;
  /** Revision after the mutation; for a conflict the server's present one. */
  readonly rev?: number;
  /** The whole record as the server has it. */
  readonly doc?: Doc;
  /** True when the record is deleted there. */
  readonly deleted?: boolean;
  readonly problem?: Problem;
  /** Paths that others had changed too, and how each was decided. */
  readonly conflicts?: readonly FieldConflict[];
}

/** One path that both sides have changed. */
export interface FieldConflict {
  readonly path: string;
  /** `server`: theirs stands; `client`: the mutation's stands; `manual`: theirs stands until a person decides. */
  readonly rule: 'server' | 'client' | 'manual';
  /** What others had made of it; absent when they had removed it. */
  readonly theirs?: unknown;
}

export interface PushReply {
  readonly protocol: number;
  readonly epoch: string;
  /** Highest `seq` of this client that the server has answered for good. */
  readonly lastSeq: number;
  readonly results: readonly MutationResult[];
}

export interface PullReply {
  readonly protocol: number;
  readonly epoch: string;
  readonly changes: readonly PullChange[];
  /** Opaque; sent back to go on from here. */
  readonly cursor: string;
  readonly hasMore: boolean;
}

export interface PullChange {
  readonly type: string;
  readonly id: string;
  readonly rev: number;
  readonly deleted: boolean;
  readonly doc: Doc;
}

/** Problem details (RFC 9457) with a stable `code`; `issues` lists findings about the input. */
export interface Problem {
  readonly code: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly issues?: readonly unknown[];
}
