import {
  CallsideError,
  compileRolePolicy,
  mayDo,
  visibilityOf,
  type Action,
  type CompiledRolePolicy,
  type Doc,
  type RolePolicyDefinition,
  type Visibility,
} from '@callside/core';
import type { Session } from '../auth.js';
import type { DefinitionBook } from '../definitions.js';
import { isFor, isHandedToPerson, isPrivate, type Person } from './private-records.js';
import { fieldParts, type FieldFinder, type RightsField } from './record-fields.js';

/** One record, as rights look at it. */
export interface RightsRecord {
  readonly type: string;
  readonly doc: Doc;
}

/** What one person may see and do. Without a role policy that is everything. */
export interface Rights {
  /** Whose rights these are. */
  readonly person: Person;
  /** False when there is no role policy, and so nothing to be hidden and nothing to be noted. */
  readonly limited: boolean;
  /** The person's roles and those that they inherit from; undefined without a policy. */
  readonly roles: readonly string[] | undefined;
  mayDo(action: Action, record: RightsRecord, field?: RightsField): boolean;
  visibility(record: RightsRecord, field?: RightsField): Visibility;
  partsOf(record: RightsRecord): ReadonlyMap<string, FieldFinder>;
}

/** Works out the rights of whoever sends a request. */
export type RightsOf = (session: Pick<Session, 'subject' | 'roles' | 'teams'>) => Rights;

/**
 * Reads the role policy among the definitions: the newest published version. Throws `definition-invalid` for policies of
 * several ids, of which nobody could say which one counts.
 *
 * @example
 * const rights = createRights(definitions)(request.session);
 * rights.mayDo('reveal', { type: 'ticket', doc }, { id: 'phone', pii: 'phone' });
 */
export function createRights(definitions: DefinitionBook): RightsOf {
  const policies = definitions.all('role-policy').filter(({ status }) => status === 'published');
  const ids = [...new Set(policies.map(({ id }) => id))];
  if (ids.length > 1) {
    throw new CallsideError('definition-invalid', `Cannot use several role policies at once: ${ids.join(', ')}.`);
  }
  const [id] = ids;
  const policy = id === undefined ? undefined : definitions.published('role-policy', { id });
  const partsOf = ({ type, doc }: RightsRecord): ReadonlyMap<string, FieldFinder> => fieldParts(definitions, type, doc);
  if (policy?.kind !== 'role-policy')
    return (person) => ({
      ...ALL,
      person,
      partsOf,
      visibility: (record) => (isFor(person, record) ? 'shown' : 'hidden'),
    });
  const compiled = compileRolePolicy(policy);
  return (session) => rightsBy(compiled, { roles: withInherited(policy, session.roles), session, partsOf });
}

const ALL: Pick<Rights, 'limited' | 'roles' | 'mayDo'> = { limited: false, roles: undefined, mayDo: () => true };

function rightsBy(
  policy: CompiledRolePolicy,
  who: { roles: readonly string[]; session: Pick<Session, 'subject' | 'roles' | 'teams'>; partsOf: Rights['partsOf'] },
): Rights {
  const { roles, session, partsOf } = who;
  const viewer = (record: RightsRecord, action: Action = 'view') => ({
    roles: session.roles,
    owns: owns(session, record, action),
  });
  const subject = (record: RightsRecord, field?: RightsField) => ({
    record: kindOf(record),
    ...(field === undefined ? {} : { field }),
  });
  const isNamed = (named: readonly string[] | undefined): boolean =>
    named === undefined || named.some((role) => roles.includes(role));
  return {
    limited: true,
    person: session,
    roles,
    partsOf,
    mayDo(action, record, field) {
      // Whom it is for, may do with it as he likes; of what it holds, he sees what he would see of a ticket.
      if (field === undefined && isPrivate(record)) return isFor(session, record);
      if (!isNamed(field?.view) || (CHANGES.has(action) && !isNamed(field?.edit))) return false;
      return mayDo(policy, viewer(record, action), action, subject(record, field)).allowed;
    },
    visibility(record, field) {
      if (!isFor(session, record)) return 'hidden';
      if (field === undefined && isPrivate(record)) return 'shown';
      return isNamed(field?.view) ? visibilityOf(policy, viewer(record), subject(record, field)) : 'hidden';
    },
  };
}

const CHANGES: ReadonlySet<Action> = new Set(['edit', 'create']);

/** A file is as open as the record that it belongs to; the parts of a calling list are what they speak of. */
function kindOf({ type, doc }: RightsRecord): string {
  if (type === 'handover') return 'ticket';
  if (type === 'contact-batch' || type === 'contact-event') return 'contact';
  if (type !== 'attachment' || typeof doc.for !== 'object' || doc.for === null) return type;
  return 'type' in doc.for && typeof doc.for.type === 'string' ? doc.for.type : type;
}

/** A call that waits to be taken is as good as one's own for whom it is handed to; who takes part in a calibration may look at it. */
function owns(person: Person, record: RightsRecord, action: Action): boolean {
  if (isPrivate(record)) return isFor(person, record);
  if (record.type === 'calibration' && action === 'view' && takesPart(person, record.doc)) return true;
  return ownerOf(record) === person.subject || (record.type === 'call' && isOffered(person, record.doc));
}

function isOffered(person: Person, { offer }: Doc): boolean {
  return typeof offer === 'object' && offer !== null && 'to' in offer && isHandedToPerson(person, offer.to);
}

function takesPart({ subject }: Person, { evaluators }: Doc): boolean {
  return Array.isArray(evaluators) && evaluators.some((each: Doc | null) => each?.id === subject);
}

/**
 * Whose record it is: who made the ticket, imported the list, dialled, whose call it was, who was scored or rated, who leads the
 * calibration, who has drawn the sample.
 */
function ownerOf({ type, doc }: RightsRecord): unknown {
  if (type === 'ticket') return doc.createdBy;
  if (type === 'contact-batch') return doc.importedBy;
  if (type === 'contact-event') return doc.by;
  if (type === 'knowledge-gap' || type === 'calibration' || type === 'sample') return doc.by;
  if (type !== 'call') return doc.agentId;
  return typeof doc.agent === 'object' && doc.agent !== null && 'id' in doc.agent ? doc.agent.id : undefined;
}

function withInherited({ roles }: RolePolicyDefinition, given: readonly string[]): readonly string[] {
  const all = new Set(given);
  // A set is walked in the order of adding: what is added on the way is visited, too.
  for (const role of all) for (const parent of roles.find(({ id }) => id === role)?.inherits ?? []) all.add(parent);
  return [...all];
}
