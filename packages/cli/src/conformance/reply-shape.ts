import { PROTOCOL } from '@callside/core';
import type { Reply } from './backend.js';
import { differences, type Difference } from './match.js';

const TEXT = { $pattern: '^[^]+$' };
const STATUSES = ['applied', 'duplicate', 'merged', 'conflict', 'rejected', 'blocked'];

/**
 * Finds what is wrong with a reply whatever was asked: an answer of the protocol has its members, a refusal is problem details
 * (RFC 9457) with a code.
 *
 * @example
 * shapeFaults(reply, { results: ['0b7f4a52-…'] });
 */
export function shapeFaults(
  { status, type, body }: Reply,
  asked: { readonly results?: readonly string[]; readonly pull?: boolean },
): readonly Difference[] {
  if (status >= 400) {
    const isProblem = type.startsWith('application/problem+json');
    const named: readonly Difference[] = isProblem
      ? []
      : [{ code: 'shape', path: 'content-type', expected: 'application/problem+json', found: type }];
    return [...named, ...differences(body, { code: TEXT, title: TEXT, status, detail: { $any: true } })];
  }
  const { results, pull = false } = asked;
  if (results !== undefined) {
    const members = results.map((id) => ({ id, status: { $oneOf: STATUSES } }));
    return differences(body, { protocol: PROTOCOL, epoch: TEXT, lastSeq: { $any: true }, results: members });
  }
  if (!pull) return [];
  const faults = differences(body, {
    protocol: PROTOCOL,
    epoch: TEXT,
    cursor: TEXT,
    hasMore: { $oneOf: [true, false] },
  });
  const changes = (body as { changes?: unknown } | undefined)?.changes;
  if (!Array.isArray(changes)) return [...faults, { code: 'missing', path: 'changes' }];
  const change = { type: TEXT, id: TEXT, rev: { $any: true }, deleted: { $oneOf: [true, false] }, doc: { $any: true } };
  return [...faults, ...changes.flatMap((each, index) => differences(each, change, `changes[${String(index)}]`))];
}
