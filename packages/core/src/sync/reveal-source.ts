import type { EntityType } from '../storage/entity.js';

/** Which masked value somebody wants to see, and why. */
export interface ValueToReveal {
  readonly type: EntityType;
  readonly id: string;
  /** `values.phone` */
  readonly path: string;
  /** At least three characters: it is noted with the look. */
  readonly reason: string;
}

/** The value, for this one look, or why there is none. */
export type RevealedValue =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: 'offline' | 'forbidden' | 'unavailable' };

/** Asks a server for one value that it has masked. The server notes the look before it gives the value. */
export type RevealSource = (wanted: ValueToReveal) => Promise<RevealedValue>;
