import type { Session } from '../auth.js';
import type { ServerContext } from '../context.js';
import { ProblemError } from '../problem.js';
import { readEntity } from '../records/entity-rows.js';
import { noteReadings } from '../records/readings.js';
import { valueAt } from '../records/value-at.js';

/** Which value somebody wants to see, and why. */
export interface RevealRequest {
  readonly type: string;
  readonly id: string;
  /** `values.phone` */
  readonly path: string;
  readonly reason: string;
}

/**
 * Lifts the mask of one value, once, for who may reveal it; the look is noted with its reason before the value is given.
 *
 * @example
 * await reveal(context, session, { type: 'ticket', id, path: 'values.phone', reason: 'the customer asked for a call back' });
 */
export async function reveal(
  context: ServerContext,
  session: Session,
  request: RevealRequest,
): Promise<{ readonly path: string; readonly value: unknown }> {
  const { type, id, path, reason } = request;
  const { tenant, subject: actor } = session;
  const entity = await readEntity(context.database, tenant, id);
  const rights = context.rightsOf(session);
  if (entity?.type !== type || entity.deleted || rights.visibility(entity) === 'hidden') {
    throw new ProblemError('record-unknown', 'There is no such record.');
  }
  const [part = '', member = ''] = path.split('.');
  const field = rights.partsOf(entity).get(part)?.(member);
  if (field === undefined || !rights.mayDo('reveal', entity, field)) {
    throw new ProblemError('reveal-forbidden', 'The role policy has no grant to reveal this field.');
  }
  const reading = { id: context.newId(), entityType: type, entityId: id, rev: entity.rev, paths: [path] };
  await noteReadings(context.database, { tenant, at: context.clock.now(), actor, action: 'reveal', reason }, [reading]);
  return { path, value: valueAt(entity.doc, path) ?? null };
}
