import type { Doc, Mutation, Problem } from '@callside/core';
import { problem } from '../problem.js';
import { pathsOf } from '../push/check-mutation.js';
import type { RightsRecord } from './role-rules.js';

/** What becomes of a draft that was handed over, and which side may say so. */
const SAID_BY: Readonly<Record<string, 'from' | 'to'>> = { taken: 'to', declined: 'to', withdrawn: 'from' };

/** All that may change of a draft that was handed over. */
const ANSWER: readonly string[] = ['state', 'reason', 'settledAt'];

/**
 * The numbers of those whom a record is for, where it is not for the whole team: an agent's own phrases, and an unfinished
 * draft between the two who hand it over. Roles say nothing of these. Undefined for all others.
 *
 * @example
 * readersOf({ type: 'phrase', doc: { owner: '1001' } }); // ['1001']
 */
export function readersOf({ type, doc }: RightsRecord): readonly unknown[] | undefined {
  if (type === 'phrase') return [doc.owner];
  return type === 'handover' ? [idIn(doc.from), idIn(doc.to)] : undefined;
}

/**
 * Tells whether somebody is among those whom a record is for.
 *
 * @example
 * isFor('1002', { type: 'phrase', doc: { owner: '1001' } }); // false
 */
export function isFor(person: string, record: RightsRecord): boolean {
  return readersOf(record)?.includes(person) ?? true;
}

/**
 * Tells why somebody may not make a change to a record that is only for some; undefined when nothing speaks against it. Of
 * another's record nobody learns more than that there is none.
 *
 * @example
 * checkPrivate('1002', { mutation, present: { type: 'phrase', doc: { owner: '1001' } } })?.code; // 'record-not-found'
 */
export function checkPrivate(
  person: string,
  { mutation, present }: { mutation: Mutation; present: RightsRecord | undefined },
): Problem | undefined {
  const { type, op, set } = mutation;
  if (present !== undefined && !isFor(person, present)) return problem('record-not-found', 'Create the record first.');
  if (readersOf({ type, doc: set }) === undefined) return undefined;
  if (op === 'create') return checkNew(person, type, set);
  const paths = pathsOf(mutation).filter((path) => path !== 'id');
  if (type === 'phrase') return paths.some((path) => path.startsWith('owner')) ? reserved('owner') : undefined;
  const fixed = paths.find((path) => !ANSWER.includes(path));
  if (fixed !== undefined) return reserved(fixed);
  const side = typeof set.state === 'string' && Object.hasOwn(SAID_BY, set.state) ? SAID_BY[set.state] : undefined;
  if (set.state === undefined || (side !== undefined && idIn(present?.doc[side]) === person)) return undefined;
  return problem('transition-refused', 'The state is not for this side to set.');
}

function checkNew(person: string, type: string, set: Doc): Problem | undefined {
  if (type === 'phrase') return set.owner === person ? undefined : invalid('owner');
  if (idIn(set.from) !== person) return invalid('from');
  const to = idIn(set.to);
  if (typeof to !== 'string' || to === '' || to === person) return invalid('to');
  return set.state === 'offered' ? undefined : invalid('state');
}

function invalid(name: string): Problem {
  return problem('field-invalid', `The field "${name}" has a value that it cannot have here.`);
}

function reserved(path: string): Problem {
  return problem('field-reserved', `The field "${path}" cannot be changed.`);
}

function idIn(person: unknown): unknown {
  return typeof person === 'object' && person !== null && 'id' in person ? person.id : undefined;
}
