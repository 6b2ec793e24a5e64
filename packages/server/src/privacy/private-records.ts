import { isHandedTo, type Doc, type HandoverState, type Mutation, type Problem, type Recipient } from '@callside/core';
import type { Session } from '../auth.js';
import { problem } from '../problem.js';
import { pathsOf } from '../push/check-mutation.js';
import type { Entity } from '../records/entity-rows.js';
import type { RightsRecord } from './role-rules.js';

/** Somebody with the teams that what is handed over may be for. */
export type Person = Pick<Session, 'subject' | 'teams'>;

/** What may become of work that was handed over: which side says so, and while it stands where. */
const ANSWERS: Readonly<Record<string, { readonly side: 'from' | 'to'; readonly after: readonly HandoverState[] }>> = {
  taken: { side: 'to', after: ['offered'] },
  declined: { side: 'to', after: ['offered'] },
  withdrawn: { side: 'from', after: ['offered', 'declined'] },
};

/** All that may change of work that was handed over. */
const ANSWER: readonly string[] = ['state', 'by', 'reason', 'settledAt'];

/**
 * Tells whether a record is only for some, whatever their roles: an agent's own phrases, unfinished work between those who
 * hand it over, and what an evaluator says in a calibration.
 *
 * @example
 * isPrivate({ type: 'phrase' }); // true
 */
export function isPrivate({ type }: Pick<RightsRecord, 'type'>): boolean {
  return type === 'phrase' || type === 'handover' || type === 'rating';
}

/**
 * Tells whether somebody is among those whom a record is for.
 *
 * @example
 * isFor({ subject: '1002', teams: [] }, { type: 'phrase', doc: { owner: '1001' } }); // false
 */
export function isFor(person: Person, { type, doc }: RightsRecord): boolean {
  if (type === 'phrase') return doc.owner === person.subject;
  if (type === 'evaluation') return !isScored(person, doc) || !UNRELEASED.includes(doc.status);
  if (type === 'rating') return doc.evaluatorId === person.subject;
  return type !== 'handover' || idIn(doc.from) === person.subject || isHandedToPerson(person, doc.to);
}

/** Where an evaluation is between evaluators. */
const UNRELEASED: readonly unknown[] = ['draft', 'submitted'];

/** Scored by somebody else. */
function isScored({ subject }: Person, { agentId, evaluatorId }: Doc): boolean {
  return agentId === subject && evaluatorId !== subject;
}

/**
 * Tells whether work is handed to somebody, or to a team of theirs.
 *
 * @example
 * isHandedToPerson({ subject: '1002', teams: ['night'] }, { id: 'night', team: true }); // true
 */
export function isHandedToPerson({ subject, teams }: Person, to: unknown): boolean {
  return isRecipient(to) && isHandedTo({ id: subject, teams }, to);
}

/**
 * Tells why somebody may not make a change to a record that is only for some; undefined when nothing speaks against it. Of
 * another's record nobody learns more than that there is none.
 *
 * @example
 * checkPrivate(person, { mutation, present: { type: 'phrase', rev: 1, doc: { owner: '1001' } } })?.code; // 'record-not-found'
 */
export function checkPrivate(
  person: Person,
  { mutation, present }: { mutation: Mutation; present: (RightsRecord & Pick<Entity, 'rev'>) | undefined },
): Problem | undefined {
  const { type, op, set } = mutation;
  if (present !== undefined && !isFor(person, present)) return problem('record-not-found', 'Create the record first.');
  if (!isPrivate(mutation)) return undefined;
  if (op === 'create') return checkNew(person, type, set);
  const paths = pathsOf(mutation).filter((path) => path !== 'id');
  // Whether it may be handed in at all, its session says.
  if (type === 'rating') return undefined;
  if (type === 'phrase') return paths.some((path) => path.startsWith('owner')) ? reserved('owner') : undefined;
  const fixed = paths.find((path) => !ANSWER.includes(path));
  if (fixed !== undefined) return reserved(fixed);
  return present === undefined ? undefined : checkAnswer(person, { mutation, present });
}

function checkNew({ subject }: Person, type: string, doc: Doc): Problem | undefined {
  const { owner, from, to, state, evaluatorId } = doc;
  if (type === 'phrase') return owner === subject ? undefined : invalid('owner');
  if (type === 'rating') return evaluatorId === subject ? undefined : invalid('evaluatorId');
  if (idIn(from) !== subject) return invalid('from');
  if (!isRecipient(to) || (to.team !== true && to.id === subject)) return invalid('to');
  return state === 'offered' ? undefined : invalid('state');
}

/** Each side says its own part, in its own name; a team cannot say no, and what was answered is answered. */
function checkAnswer(
  person: Person,
  { mutation, present }: { mutation: Mutation; present: RightsRecord & Pick<Entity, 'rev'> },
): Problem | undefined {
  const { set, baseRev } = mutation;
  const { from, to, state } = present.doc;
  const isTeams = isRecipient(to) && to.team === true;
  if (set.by !== undefined && idIn(set.by) !== person.subject) return invalid('by');
  if (set.state === undefined) return undefined;
  if (set.state === 'taken' && isTeams && set.by === undefined) return invalid('by');
  const answer = typeof set.state === 'string' && Object.hasOwn(ANSWERS, set.state) ? ANSWERS[set.state] : undefined;
  const isGiver = idIn(from) === person.subject;
  const maySay = answer?.side === 'from' ? isGiver : !isGiver && isHandedToPerson(person, to);
  // Who has not heard of the answer yet is told by the merge that it was too late.
  const isLate = baseRev >= present.rev && answer?.after.some((each) => each === state) !== true;
  if (answer !== undefined && maySay && !isLate && !(isTeams && set.state === 'declined')) return undefined;
  return problem('transition-refused', 'The state is not for this side to set, or not any more.');
}

function invalid(name: string): Problem {
  return problem('field-invalid', `The field "${name}" has a value that it cannot have here.`);
}

function reserved(path: string): Problem {
  return problem('field-reserved', `The field "${path}" cannot be changed.`);
}

function isRecipient(to: unknown): to is Recipient {
  const id = idIn(to);
  return typeof id === 'string' && id !== '';
}

function idIn(person: unknown): unknown {
  return typeof person === 'object' && person !== null && 'id' in person ? person.id : undefined;
}
