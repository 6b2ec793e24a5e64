import { CallsideError } from '../errors.js';
import { IMPERSONAL_NAMES } from './index-plan.js';
import { utf8 } from './vault.js';

/** Hides the personal values in terms, so that equal values can be found and nothing else be learnt from them. */
export interface Blinder {
  term(term: string): Promise<string>;
  /** The start of terms: all of them, all of one name that is nobody's, or all of one value. */
  prefix(prefix: string): Promise<string>;
}

/** Hashes that are kept, so that a list of a hundred records of one customer costs one. */
const KEPT = 1000;

/**
 * Makes a blinder from a vault's root key: HMAC-SHA-256 with a key of its own for each type and name, cut to 128 bits.
 * A name that the index plan does not call impersonal is taken for personal.
 *
 * @example
 * await createBlinder(vault.root).term('ticket.customer=c1@8204999999999/7f…'); // 'ticket.customer=3fYk…@8204999999999/7f…'
 */
export function createBlinder(root: CryptoKey): Blinder {
  const keys = new Map<string, Promise<CryptoKey>>();
  const hashes = new Map<string, string>();

  const keyOf = (head: string): Promise<CryptoKey> => {
    const key = keys.get(head) ?? blindKey(root, head);
    keys.set(head, key);
    return key;
  };

  const hash = async (head: string, value: string): Promise<string> => {
    const known = hashes.get(`${head}=${value}`);
    if (known !== undefined) return known;
    const bytes = new Uint8Array(await crypto.subtle.sign('HMAC', await keyOf(head), utf8(value)), 0, 16);
    const made = btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, (char) => ({ '+': '-', '/': '_' })[char] ?? '');
    if (hashes.size >= KEPT) hashes.clear();
    hashes.set(`${head}=${value}`, made);
    return made;
  };

  const term = async (text: string): Promise<string> => {
    const [, head = '', value = '', rest = ''] = /^([^=]*)=([^@]*)@(.*)$/s.exec(text) ?? [];
    if (head === '') throw unblindable(text);
    return isImpersonal(head) ? text : `${head}=${await hash(head, value)}@${rest}`;
  };

  return {
    term,
    async prefix(prefix) {
      const [head = ''] = prefix.split('=');
      return prefix === '' || isImpersonal(head) ? prefix : term(prefix);
    },
  };
}

function isImpersonal(head: string): boolean {
  return IMPERSONAL_NAMES.has(head.slice(head.lastIndexOf('.') + 1));
}

function unblindable(text: string): CallsideError {
  const [name = ''] = text.split('=');
  return new CallsideError('storage-failed', `Cannot look up a part of a personal value, only the whole: "${name}".`);
}

function blindKey(root: CryptoKey, head: string): Promise<CryptoKey> {
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8(`callside/blind/${head}`) },
    root,
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    ['sign'],
  );
}
