import { createBlinder } from './blind-terms.js';
import type { Key } from './pick-rows.js';
import { INDEXES, KEY_PATHS, type StoreName } from './schema.js';
import type { StoreOwner, StoreQuery } from './store.js';
import { boundTo, utf8, type Vault } from './vault.js';

/** A record, or what is stored of it, as far as this file cares. */
export type Row = Readonly<Record<string, unknown>>;

/** Turns records into what may lie on a disk, and back. */
export interface RowCodec {
  /** What stays in clear: the key and what indexes read, personal terms blinded. */
  clearOf(store: StoreName, record: Row): Promise<Row>;
  seal(store: StoreName, clear: Row, { key, record }: { key: Key; record: Row }): Promise<Row>;
  /** Undefined when the row was sealed by another key, is damaged, or was moved here from elsewhere. */
  open(store: StoreName, row: Row): Promise<Row | undefined>;
  /** The query in terms of what is stored. */
  queryOf<N extends StoreName>(query: StoreQuery<N>): Promise<StoreQuery<N>>;
}

/** The first byte of every sealed row; a new layout takes a new number and the old ones stay readable. */
const FORMAT = 1;

/** Bytes before the ciphertext: format, key id, initialisation vector. */
const HEAD = 1 + 8 + 12;

/** Bytes that AES-GCM puts behind it. */
const TAG = 16;

/**
 * Makes the codec of an open vault. A sealed row is `{ <key>, <indexed>, sealed }`, and `sealed` is
 *
 * ```
 * ┌────────┬────────┬──────────┬───────────────────────────────────────────────┬─────────┐
 * │ format │ key id │    IV    │ AES-256-GCM of: length of JSON, JSON, bytes   │   tag   │
 * │ 1 byte │   8    │    12    │ 4 bytes, big-endian …                         │   16    │
 * └────────┴────────┴──────────┴───────────────────────────────────────────────┴─────────┘
 * ```
 *
 * bound to tenant, user, store, key, format and key id. `meta` stays in clear: it holds nothing of a person.
 *
 * @example
 * const codec = createRowCodec(vault, owner);
 */
export function createRowCodec(vault: Vault, owner: StoreOwner): RowCodec {
  const { keyId } = vault;
  const blinder = createBlinder(vault.root);
  const additional = (store: StoreName, key: Key): Uint8Array<ArrayBuffer> => boundTo(owner, { store, key, keyId });
  return {
    async clearOf(store, record) {
      if (store === 'meta') return record;
      const clear: Record<string, unknown> = {};
      for (const path of clearPaths(store)) if (record[path] !== undefined) clear[path] = record[path];
      if (Array.isArray(clear['terms']))
        clear['terms'] = await Promise.all((clear['terms'] as readonly string[]).map((term) => blinder.term(term)));
      return clear;
    },
    async seal(store, clear, { key, record }) {
      if (store === 'meta') return record;
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const algorithm = { name: 'AES-GCM', iv, additionalData: additional(store, key) };
      const cipher = await crypto.subtle.encrypt(algorithm, vault.records, encode(record, KEY_PATHS[store]));
      const sealed = new Uint8Array(HEAD + cipher.byteLength);
      sealed[0] = FORMAT;
      sealed.set(hexBytes(keyId), 1);
      sealed.set(iv, 9);
      sealed.set(new Uint8Array(cipher), HEAD);
      return { ...clear, sealed: sealed.buffer };
    },
    async open(store, row) {
      const sealed = sealedBytes(row);
      // From a time before the store was sealed.
      if (sealed === undefined) return 'sealed' in row ? undefined : row;
      if (sealed[0] !== FORMAT || sealed.length < HEAD + TAG) return undefined;
      const path = KEY_PATHS[store];
      const key = row[path] as Key;
      try {
        const algorithm = { name: 'AES-GCM', iv: sealed.slice(9, HEAD), additionalData: additional(store, key) };
        const plain = await crypto.subtle.decrypt(algorithm, vault.records, sealed.subarray(HEAD));
        return { ...decode(plain), [path]: key };
      } catch (error) {
        if (error instanceof DOMException && error.name === 'OperationError') return undefined;
        throw error;
      }
    },
    async queryOf(query) {
      if (query.index !== 'term') return query;
      const { prefix, after, only } = query;
      return {
        ...query,
        ...(prefix === undefined ? {} : { prefix: await blinder.prefix(prefix) }),
        ...(after === undefined ? {} : { after: await blinder.term(String(after)) }),
        ...(only === undefined ? {} : { only: await blinder.term(only) }),
      };
    },
  };
}

/**
 * What changes whenever a row does, so that two moments can be compared without opening anything.
 *
 * @example
 * stampOf(before) === stampOf(after); // nobody has written meanwhile
 */
export function stampOf(row: Row | undefined): string {
  const sealed = row && sealedBytes(row);
  return sealed === undefined ? JSON.stringify(row ?? null) : sealed.subarray(9, HEAD).join();
}

function sealedBytes(row: Row): Uint8Array<ArrayBuffer> | undefined {
  const { sealed } = row;
  return sealed instanceof ArrayBuffer ? new Uint8Array(sealed) : undefined;
}

/** The properties of a store's records that its key and its indexes read. */
function clearPaths(store: StoreName): string[] {
  const indexes = (
    INDEXES as Readonly<Partial<Record<StoreName, Readonly<Record<string, { readonly path: string }>>>>>
  )[store];
  return [KEY_PATHS[store], ...Object.values(indexes ?? {}).map(({ path }) => path)];
}

/** The record without its key, which the row holds; bytes stay bytes. */
function encode(record: Row, keyPath: string): Uint8Array<ArrayBuffer> {
  const { bytes, [keyPath]: _key, ...rest } = record;
  const tail = bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : new Uint8Array();
  const json = utf8(JSON.stringify(rest));
  const plain = new Uint8Array(4 + json.length + tail.length);
  new DataView(plain.buffer).setUint32(0, json.length);
  plain.set(json, 4);
  plain.set(tail, 4 + json.length);
  return plain;
}

function decode(plain: ArrayBuffer): Row {
  const end = 4 + new DataView(plain).getUint32(0);
  const record = JSON.parse(new TextDecoder().decode(new Uint8Array(plain, 4, end - 4))) as Row;
  return plain.byteLength > end ? { ...record, bytes: plain.slice(end) } : record;
}

function hexBytes(text: string): number[] {
  return (text.match(/../g) ?? []).map((pair) => parseInt(pair, 16));
}
