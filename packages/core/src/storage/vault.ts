import { CallsideError } from '../errors.js';
import type { Doc } from './entity.js';
import { RECORD_VERSION, type StoreName } from './schema.js';
import type { Store, StoreOwner, WriteTx } from './store.js';

/** Where the key that locks the data key comes from; docs/storage.md says what each one protects from. */
export type SealMode =
  /** From the host at login, at least 16 bytes that nobody can guess; never stored. */
  | { readonly mode: 'session'; readonly key: Secret<Uint8Array<ArrayBuffer> | string> }
  /** From a passphrase that the agent types; never stored. */
  | { readonly mode: 'passphrase'; readonly passphrase: Secret<string> }
  /** Kept beside the data. It hides the data from a search of the disk by eye, and from nothing else. */
  | { readonly mode: 'device' };

/** A secret, or how to ask for it. */
export type Secret<T> = T | (() => T | Promise<T>);

/** The keys of an open vault. They live in memory and are forgotten by dropping the object. */
export interface Vault {
  readonly keyId: string;
  /** How its key lies in the store. */
  readonly envelope: Doc;
  /** For the records themselves. */
  readonly records: CryptoKey;
  /** Each kind of term has a blinding key of its own, made from this one. */
  readonly root: CryptoKey;
}

/** PBKDF2 rounds, as OWASP advises for SHA-256. An envelope keeps the number that it was made with. */
export const PASSPHRASE_ROUNDS = 600_000;

/** How the data key lies in `meta`: locked by the key of the mode. */
interface Envelope {
  readonly format: 1;
  readonly mode: SealMode['mode'];
  readonly keyId: string;
  readonly salt: string;
  readonly rounds: number;
  readonly iv: string;
  readonly wrapped: string;
  /** Set until everything that was stored before is sealed too. */
  readonly unfinished?: true;
  /** Only in `device` mode. */
  readonly device?: CryptoKey;
}

/**
 * Opens the vault of a store, or makes one where there is none. Throws `storage-locked` when the secret is not the one that
 * the data was sealed with, and `storage-refused` when the browser cannot keep a `device` key: nothing is then stored.
 *
 * @example
 * const vault = await openVault(store, owner, { mode: 'session', key: await crm.storageKey() });
 */
export async function openVault(store: Store, owner: StoreOwner, seal: SealMode): Promise<Vault> {
  const known = (await readEnvelope(store)) ?? (await makeEnvelope(store, owner, seal));
  return unlock(await unwrap(known, owner, seal), known);
}

/**
 * Runs the task once in the life of a vault: before it has succeeded, every opening runs it again.
 *
 * @example
 * await finishVault(store, () => sealEverything());
 */
export async function finishVault(store: Store, task: () => Promise<void>): Promise<void> {
  const known = await readEnvelope(store);
  if (known?.unfinished === undefined) return;
  await task();
  const { unfinished: _done, ...finished } = (await readEnvelope(store)) ?? known;
  await putEnvelope(store, finished);
}

/**
 * Part of every commit: a database that was deleted under an open store gets its locked key back, for without it nothing that
 * is written now would ever open again. Throws `storage-locked` when another tab has made another vault meanwhile.
 *
 * @example
 * await store.write(['drafts', 'meta'], async (tx) => { await keepEnvelope(tx, vault); … });
 */
export async function keepEnvelope(tx: WriteTx, { keyId, envelope }: Vault): Promise<void> {
  const known = (await tx.get('meta', 'keys'))?.value as Envelope | undefined;
  if (known === undefined) await tx.put('meta', { v: RECORD_VERSION, name: 'keys', value: envelope });
  else if (known.keyId !== keyId) throw lockedError('its key was replaced');
}

/**
 * Locks the data key with another secret; the data itself stays as it is. Throws `storage-locked` when `current` is wrong.
 *
 * @example
 * await rewrap(store, owner, { current: { mode: 'passphrase', passphrase: old }, next: { mode: 'passphrase', passphrase } });
 */
export async function rewrap(
  store: Store,
  owner: StoreOwner,
  { current, next }: { current: SealMode; next: SealMode },
): Promise<void> {
  const known = await readEnvelope(store);
  if (known === undefined) throw lockedError('it has no key');
  const secret = await unwrap(known, owner, current);
  const { unfinished } = known;
  const made = await wrap(secret, owner, { seal: next, keyId: known.keyId });
  secret.fill(0);
  await putEnvelope(store, { ...made, ...(unfinished === undefined ? {} : { unfinished }) });
}

/**
 * Forgets for ever how to open what is sealed: with the envelope the data key is gone.
 *
 * @example
 * await destroyEnvelope(store);
 */
export async function destroyEnvelope(store: Store): Promise<void> {
  await store.write(['meta'], (tx) => tx.delete('meta', 'keys'));
}

/**
 * What a sealed record is bound to: copied to another place, user or database it does not open.
 *
 * @example
 * boundTo(owner, { store: 'drafts', key: 'call/7f…', keyId });
 */
export function boundTo(
  { tenant, user }: StoreOwner,
  { store, key, keyId }: { store: StoreName | 'keys'; key: string | number; keyId: string },
): Uint8Array<ArrayBuffer> {
  return utf8(JSON.stringify(['callside', 1, tenant, user, store, key, keyId]));
}

/**
 * The error of everything that needs a key which is not there.
 *
 * @example
 * throw lockedError('the screen was locked');
 */
export function lockedError(why: string, cause?: unknown): CallsideError {
  return new CallsideError('storage-locked', `Cannot open what is sealed on this device: ${why}.`, { cause });
}

/**
 * The bytes of a text.
 *
 * @example
 * utf8('ä'); // Uint8Array [195, 164]
 */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

async function readEnvelope(store: Store): Promise<Envelope | undefined> {
  return (await store.read(['meta'], (tx) => tx.get('meta', 'keys')))?.value as Envelope | undefined;
}

function putEnvelope(store: Store, envelope: Envelope): Promise<unknown> {
  const record = { v: RECORD_VERSION, name: 'keys', value: envelope as unknown as Doc } as const;
  return store.write(['meta'], (tx) => tx.put('meta', record));
}

/** Makes a data key and keeps it locked; of two tabs that do so at once the first wins. */
async function makeEnvelope(store: Store, owner: StoreOwner, seal: SealMode): Promise<Envelope> {
  const keyId = hex(random(8));
  const made: Envelope = { ...(await wrap(random(32), owner, { seal, keyId })), unfinished: true };
  try {
    await store.write(['meta'], async (tx) => {
      if ((await tx.get('meta', 'keys')) === undefined)
        await tx.put('meta', { v: RECORD_VERSION, name: 'keys', value: made as unknown as Doc });
    });
  } catch (error) {
    if (seal.mode !== 'device') throw error;
    throw unkeepable(error);
  }
  const kept = await readEnvelope(store);
  if (seal.mode === 'device' && !isKey(kept?.device)) {
    await destroyEnvelope(store);
    throw unkeepable();
  }
  return kept ?? made;
}

function unkeepable(cause?: unknown): CallsideError {
  return new CallsideError('storage-refused', 'Cannot store in this browser: it does not keep keys.', { cause });
}

async function wrap(
  secret: Uint8Array<ArrayBuffer>,
  owner: StoreOwner,
  { seal, keyId }: { seal: SealMode; keyId: string },
): Promise<Envelope> {
  const salt = random(16);
  const iv = random(12);
  const device = seal.mode === 'device' ? await newDeviceKey() : undefined;
  const key = device ?? (await lockingKey(seal, { salt, rounds: PASSPHRASE_ROUNDS }));
  const additionalData = boundTo(owner, { store: 'keys', key: seal.mode, keyId });
  const wrapped = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, secret);
  return {
    format: 1,
    mode: seal.mode,
    keyId,
    salt: hex(salt),
    rounds: PASSPHRASE_ROUNDS,
    iv: hex(iv),
    wrapped: hex(new Uint8Array(wrapped)),
    ...(device === undefined ? {} : { device }),
  };
}

async function unwrap(envelope: Envelope, owner: StoreOwner, seal: SealMode): Promise<Uint8Array<ArrayBuffer>> {
  if (envelope.mode !== seal.mode) throw lockedError(`it was sealed in ${envelope.mode} mode`);
  if (seal.mode === 'device' && !isKey(envelope.device)) throw lockedError('the browser has lost its key');
  const { keyId, rounds } = envelope;
  const key = envelope.device ?? (await lockingKey(seal, { salt: unhex(envelope.salt), rounds }));
  const additionalData = boundTo(owner, { store: 'keys', key: envelope.mode, keyId });
  try {
    const algorithm = { name: 'AES-GCM', iv: unhex(envelope.iv), additionalData };
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, unhex(envelope.wrapped)));
  } catch (error) {
    throw lockedError('the key is another one', error);
  }
}

/** The data key itself is used for nothing; it makes the keys that are, and is then overwritten. */
async function unlock(secret: Uint8Array<ArrayBuffer>, envelope: Envelope): Promise<Vault> {
  const root = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  secret.fill(0);
  const records = await crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8('callside/records') },
    root,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
  return { keyId: envelope.keyId, envelope: { ...envelope }, records, root };
}

async function lockingKey(
  seal: SealMode,
  { salt, rounds }: { salt: Uint8Array<ArrayBuffer>; rounds: number },
): Promise<CryptoKey> {
  const aes = { name: 'AES-GCM', length: 256 };
  const uses = ['encrypt', 'decrypt'] as const;
  if (seal.mode === 'passphrase') {
    const phrase = utf8(await ask(seal.passphrase));
    const base = await crypto.subtle.importKey('raw', phrase, 'PBKDF2', false, ['deriveKey']);
    const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
    return crypto.subtle.deriveKey(derivation, base, aes, false, uses);
  }
  const given = seal.mode === 'session' ? await ask(seal.key) : '';
  const bytes = typeof given === 'string' ? utf8(given) : given;
  if (bytes.length < 16) throw lockedError('the key must have at least 16 bytes');
  const base = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveKey']);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt, info: utf8('callside/session') };
  return crypto.subtle.deriveKey(derivation, base, aes, false, uses);
}

function newDeviceKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** Some browsers give a stored key back as null. */
function isKey(value: unknown): value is CryptoKey {
  return typeof value === 'object' && value !== null && (value as Partial<CryptoKey>).type === 'secret';
}

async function ask<T extends Uint8Array | string>(secret: Secret<T>): Promise<T> {
  return typeof secret === 'function' ? secret() : secret;
}

function random(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function unhex(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}
