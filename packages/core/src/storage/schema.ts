import type { Doc, EntityType } from './entity.js';
import type { Mutation } from './mutation.js';

/** Version of the database layout; raised together with a new function in `migrations.ts`. */
export const DB_VERSION = 3;

/** Version that every new record carries in `v`. */
export const RECORD_VERSION = 2;

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
  /** When it last changed, as far as this device knows, in epoch milliseconds. Absent in records of version 1. */
  readonly at?: number;
  /** What it can be found by, see `index-plan.ts`; newest first within a term. Absent in records of version 1. */
  readonly terms?: readonly string[];
  /** The full pull that last saw it; records that a newer one did not see are gone from the server. */
  readonly generation?: number;
}

/** A mutation that waits to be sent. `seq` orders the queue and is given by the store. */
export interface OutboxRecord {
  readonly v: number;
  readonly seq?: number;
  readonly entityKey: string;
  readonly mutation: Omit<Mutation, 'seq'>;
  readonly attempts: number;
  /** The values that its paths had when it was made: what a conflict shows as "before". Not sent. */
  readonly before?: Doc;
}

/** A mutation that the server has taken: kept for a while, for a server that is set back to a backup. */
export interface AckedRecord {
  readonly v: number;
  /** Its place in the queue that it left. */
  readonly seq: number;
  readonly entityKey: string;
  readonly mutation: Mutation;
  readonly at: number;
}

/** Two values for one place. The one that does not stand is kept until a person has seen it. */
export interface ConflictRecord {
  readonly v: number;
  /** `<mutation id>/<path>`. */
  readonly id: string;
  readonly entityKey: string;
  /** Empty where the whole record is meant: it was deleted by others, or the server has lost it. */
  readonly path: string;
  /** `server` and `client`: the rule has decided; `manual`: nobody has. */
  readonly rule: 'server' | 'client' | 'manual';
  readonly before?: unknown;
  /** Absent where the side has removed the value. */
  readonly mine?: unknown;
  readonly theirs?: unknown;
  /** What was to be added, where the whole record is meant. */
  readonly deltas?: Mutation['deltas'];
  readonly at: number;
}

/** What a person has decided to give up, with all that was in it: nothing leaves without a trace. */
export interface DiscardRecord {
  readonly v: number;
  /** The id of the refused mutation or conflict. */
  readonly id: string;
  readonly entityKey: string;
  readonly actor: string;
  readonly at: number;
  readonly content: Doc;
}

/** A file that belongs to a record: its bytes lie in `chunks` until the server has confirmed their hash. */
export interface AttachmentRecord {
  readonly v: number;
  /** The id of its entity of type `attachment`. */
  readonly id: string;
  readonly name: string;
  readonly mime: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of the bytes in hexadecimal. */
  readonly sha256: string;
  readonly chunks: number;
  /** `held`: the record that it is for does not exist yet, and the server knows nothing of it. */
  readonly state: 'held' | 'waiting' | 'uploading' | 'paused' | 'uploaded' | 'failed';
  /** What a held file waits for. */
  readonly held?: {
    readonly for: { readonly type: EntityType; readonly id: string };
    readonly kind: 'file' | 'image' | 'recording';
    /** Where the file goes when this call is closed without the record. */
    readonly callId?: string;
  };
  /** Where the upload goes on; known before the first byte is sent. */
  readonly url?: string;
  /** Bytes that the server has confirmed. */
  readonly sent: number;
  readonly problem?: { readonly code: string; readonly detail: string };
  readonly at: number;
}

/** A piece of an attachment or a recording, at most 1 MiB; bytes, never a Blob, which some browsers lose. */
export interface ChunkRecord {
  readonly v: number;
  /** `<attachment id>/<number with five digits>`; of recordings see `recordingKey`. */
  readonly key: string;
  readonly bytes: ArrayBuffer;
  /** Which recording this tells of; it has no bytes of its own. */
  readonly recording?: KeptRecording;
}

/** A call's recording that is kept on the device, to be listened to without network. The server has it, too. */
export interface KeptRecording {
  readonly callId: string;
  readonly mime: string;
  /** Bytes. */
  readonly size: number;
  readonly pieces: number;
  /** When it was kept, in epoch milliseconds. */
  readonly at: number;
  /** All pieces are there. */
  readonly isWhole: boolean;
}

/** A mutation that the server refused for good; it waits for a person. */
export interface DeadRecord {
  readonly v: number;
  /** The mutation's id. */
  readonly id: string;
  readonly entityKey: string;
  readonly mutation: Mutation;
  readonly before?: Doc;
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

export const META_NAMES = [
  'clientId',
  'epoch',
  'cursor',
  'lastSeq',
  'generation',
  'term',
  'beat',
  'poke',
  'syncState',
  'keys',
  'ballast',
  'birth',
] as const;

export type MetaName = (typeof META_NAMES)[number];

/** One named value about the database itself. */
export interface MetaRecord {
  readonly v: number;
  readonly name: MetaName;
  readonly value: string | number | Doc;
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
  readonly acked: { key: number; record: AckedRecord };
  readonly dead: { key: string; record: DeadRecord };
  readonly conflicts: { key: string; record: ConflictRecord };
  readonly discards: { key: string; record: DiscardRecord };
  readonly attachments: { key: string; record: AttachmentRecord };
  readonly chunks: { key: string; record: ChunkRecord };
  readonly drafts: { key: string; record: DraftRecord };
  /** Drafts as they were when a page was left; the next desk takes them up. */
  readonly parting: { key: string; record: DraftRecord };
  readonly quarantine: { key: string; record: QuarantineRecord };
}

export type StoreName = keyof StoreSchema;

/** The key path of each store; `outbox` numbers its own records. */
export const KEY_PATHS = {
  meta: 'name',
  entities: 'key',
  outbox: 'seq',
  acked: 'seq',
  dead: 'id',
  conflicts: 'id',
  discards: 'id',
  attachments: 'id',
  chunks: 'key',
  drafts: 'id',
  parting: 'id',
  quarantine: 'key',
} as const;

/** The property that an index reads, and whether that is a list of keys. */
export interface IndexLayout {
  readonly path: string;
  readonly multiEntry: boolean;
}

/** The indexes of each store by name. */
export const INDEXES = {
  entities: { term: { path: 'terms', multiEntry: true } },
  outbox: { entity: { path: 'entityKey', multiEntry: false } },
  acked: { entity: { path: 'entityKey', multiEntry: false } },
  dead: { entity: { path: 'entityKey', multiEntry: false } },
  conflicts: { entity: { path: 'entityKey', multiEntry: false } },
} as const satisfies Partial<Record<StoreName, Readonly<Record<string, IndexLayout>>>>;

export type IndexedStore = keyof typeof INDEXES;

export type IndexName<N extends StoreName> = N extends IndexedStore ? keyof (typeof INDEXES)[N] & string : never;

/**
 * The key of an entity record.
 *
 * @example
 * entityKey('ticket', '7f0c…'); // 'ticket/7f0c…'
 */
export function entityKey(type: EntityType, id: string): string {
  return `${type}/${id}`;
}
