import type { BlindRating, Calibration, CalibrationRating, Doc, Mutation, Problem, RatedCall } from '@callside/core';
import { answersOf, isId } from '@callside/core';
import type { Sql } from '../database/database.js';
import { docOf } from '../database/row.js';
import type { Rights } from '../privacy/role-rules.js';
import { lockEntity, type Entity } from '../records/entity-rows.js';
import { checkRating, checkSampleRecord, checkSession } from './calibration-rules.js';

const READ_RATINGS = `
  SELECT doc FROM entity
  WHERE tenant_id = $1 AND id = ANY ($2::uuid[]) AND type = 'rating'`;

/** A change of a calibration, a rating or a sample, and who sends it. */
export interface CalibrationChange {
  readonly tenant: string;
  readonly rights: Rights;
  readonly mutation: Mutation;
  readonly present: Entity | undefined;
}

/**
 * Tells why a change of a calibration, a rating or a sample cannot be taken; undefined when it can, and for all other types. The
 * session of a rating is held until the transaction ends: it is finalised before, or after it has heard of the rating.
 *
 * @example
 * (await checkCalibrations(tx, { tenant: 'acme', rights, mutation, present }))?.code; // 'calibration-closed'
 */
export async function checkCalibrations(tx: Sql, change: CalibrationChange): Promise<Problem | undefined> {
  const { tenant, rights, mutation, present } = change;
  const { subject } = rights.person;
  switch (mutation.type) {
    case 'sample':
      return checkSampleRecord(mutation, subject);
    case 'calibration': {
      const leads = rights.limited && present !== undefined && rights.mayDo('edit', present);
      return checkSession(mutation, { present, sender: { subject, leads } });
    }
    case 'rating': {
      const session = await sessionOf(tx, tenant, mutation.set);
      const isSeen = session !== undefined && rights.visibility(session) !== 'hidden';
      return checkRating(mutation, { session: isSeen ? session.doc : undefined });
    }
    default:
      return undefined;
  }
}

/**
 * The session of a rating that was just taken, with a line that says who has handed in what: all that others learn of it.
 *
 * @example
 * await heardOf(tx, 'acme', rating); // { …, rated: [{ id: '9001/c1', by: '9001', callId: 'c1', … }] }
 */
export async function heardOf(tx: Sql, tenant: string, { id, doc }: Entity): Promise<Entity | undefined> {
  const session = await sessionOf(tx, tenant, doc);
  if (session === undefined) return undefined;
  const { evaluatorId: by, callId, submittedAt: at } = doc as unknown as CalibrationRating;
  const line: RatedCall = { id: `${by}/${callId}`, by, callId, at, rating: id };
  const { rated = [] } = session.doc as unknown as Calibration;
  return { ...session, rev: session.rev + 1, doc: { ...session.doc, rated: [...rated, line] } };
}

/**
 * Gathers what was handed in, in the order in which it came, into the session that was just finalised.
 *
 * @example
 * const finalised = await gathered(tx, 'acme', session);
 */
export async function gathered(tx: Sql, tenant: string, session: Entity): Promise<Entity> {
  const { rated = [] } = session.doc as unknown as Calibration;
  const rows = await tx.query(READ_RATINGS, [tenant, rated.map(({ rating }) => rating)]);
  const found = new Map(
    rows.map((row) => docOf(row, 'doc') as unknown as CalibrationRating).map((each) => [each.id, each]),
  );
  const ratings = rated.flatMap(({ rating }): BlindRating[] => {
    const each = found.get(rating);
    return each === undefined ? [] : [answersOf(each)];
  });
  return { ...session, doc: { ...session.doc, ratings } };
}

/**
 * Whether a change has just finalised a calibration.
 *
 * @example
 * isFinalising(before, entity); // true
 */
export function isFinalising(before: Entity | undefined, { type, doc }: Entity): boolean {
  return type === 'calibration' && before?.doc.state === 'open' && doc.state === 'finalised';
}

async function sessionOf(tx: Sql, tenant: string, { calibrationId }: Doc): Promise<Entity | undefined> {
  if (!isId(calibrationId)) return undefined;
  const session = await lockEntity(tx, tenant, calibrationId);
  return session?.type === 'calibration' && !session.deleted ? session : undefined;
}
