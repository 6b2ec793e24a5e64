import { ATTACHMENT_TYPES, ENTITY_TYPES, isId, pathsOverlap, type Doc, type Problem } from '@callside/core';
import { problem } from '../problem.js';

/** Set by the server when it has the bytes. */
const RESERVED = ['uploaded', 'uploadedAt'];

/** They name the bytes and who brought them: another file is another attachment. */
const FIXED = ['for', 'mime', 'size', 'sha256', 'kind', 'by', 'at'];

const KINDS: readonly unknown[] = ['file', 'image', 'recording'];

/** What files may be attached; settings of the server. */
export interface AttachmentLimits {
  /** Bytes. */
  readonly maxSize: number;
  /** Media types, or their first half with `/*`. */
  readonly mimes: readonly string[];
}

/** Screenshots, recordings and office papers; nothing that a browser would run. */
export const ATTACHMENT_LIMITS: AttachmentLimits = {
  maxSize: 100 * 1024 * 1024,
  mimes: ATTACHMENT_TYPES,
};

/**
 * Checks what every attachment must keep to: which file, of what, how large, and what a client may write.
 *
 * @example
 * checkAttachment({ paths: ['uploaded'], doc, isNew: false }, ATTACHMENT_LIMITS)?.code; // 'field-reserved'
 */
export function checkAttachment(
  change: { paths: readonly string[]; doc: Doc; isNew: boolean },
  limits: AttachmentLimits,
): Problem | undefined {
  const { paths, doc, isNew } = change;
  const closed = isNew ? RESERVED : [...RESERVED, ...FIXED];
  const reserved = closed.find((name) => paths.some((path) => pathsOverlap(path, name)));
  if (reserved !== undefined) return problem('field-reserved', `The field "${reserved}" cannot be changed.`);
  const wrong = Object.entries(CHECKS).find(([name, isRight]) => !isRight(doc[name]));
  if (wrong !== undefined) return problem('field-invalid', `The field "${wrong[0]}" of an attachment is not valid.`);
  if (Number(doc.size) > limits.maxSize)
    return problem('attachment-too-large', `At most ${String(limits.maxSize)} bytes.`);
  if (isAllowed(String(doc.mime), limits.mimes)) return undefined;
  return problem('attachment-type-refused', `Allowed are ${limits.mimes.join(', ')}.`);
}

const CHECKS: Readonly<Record<string, (value: unknown) => boolean>> = {
  for: isOwner,
  name: (value) => typeof value === 'string' && /^[^\p{C}/\\]{1,255}$/u.test(value),
  mime: (value) => typeof value === 'string' && /^[a-z]+\/[a-z0-9.+-]{1,127}$/.test(value),
  size: (value) => Number.isSafeInteger(value) && Number(value) > 0,
  sha256: (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
  kind: (value) => KINDS.includes(value),
};

function isOwner(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('type' in value) || !('id' in value)) return false;
  const types: readonly unknown[] = ENTITY_TYPES;
  return types.includes(value.type) && value.type !== 'attachment' && typeof value.id === 'string' && isId(value.id);
}

/**
 * Tells whether files of a type may be attached; `image/*` asks for all of a kind.
 *
 * @example
 * isAllowed('image/svg+xml', ATTACHMENT_LIMITS.mimes); // false
 */
export function isAllowed(mime: string, allowed: readonly string[]): boolean {
  return allowed.some((entry) => (entry.endsWith('*') ? mime.startsWith(entry.slice(0, -1)) : mime === entry));
}
