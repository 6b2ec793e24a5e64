import {
  applyPatch,
  checkCalibration,
  isId,
  whyNotEnd,
  whyNotRate,
  type Calibration,
  type CalibrationPlan,
  type CalibrationRefusal,
  type Doc,
  type Mutation,
  type Problem,
} from '@callside/core';
import { problem } from '../problem.js';
import type { Entity } from '../records/entity-rows.js';
import { pathsOf } from './check-mutation.js';
import { isRef } from './ticket-rules.js';

/** What the server alone writes into a calibration. */
const RESERVED = ['rated', 'ratings'];

/** All that may change of a calibration: that it is over. */
const END: readonly string[] = ['id', 'state', 'finalisedAt'];

/** Who wants to change a calibration. */
export interface CalibrationSender {
  readonly subject: string;
  /** The role may change the sessions that others have begun. */
  readonly leads: boolean;
}

/**
 * Tells why a change of a calibration cannot be taken; undefined when it can. It is begun in one's own name, its evaluators and
 * calls stay as they were, and whoever leads it ends it once.
 *
 * @example
 * checkSession(mutation, { present, sender: { subject: '9001', leads: false } })?.code; // 'calibration-closed'
 */
export function checkSession(
  mutation: Mutation,
  { present, sender }: { readonly present: Entity | undefined; readonly sender: CalibrationSender },
): Problem | undefined {
  const { op, set, unset, deltas } = mutation;
  if (op === 'delete') return readOnly('A calibration is withdrawn, not deleted.');
  if (op === 'create') return checkNew(applyPatch({}, set, unset, deltas), sender.subject);
  if (present === undefined || present.deleted) return undefined;
  const fixed = pathsOf(mutation).find((path) => !END.includes(path));
  if (fixed !== undefined) return reserved(fixed);
  const { state, finalisedAt } = set;
  if (finalisedAt !== undefined && !isTime(finalisedAt)) return invalid('finalisedAt');
  if (state !== 'finalised' && state !== 'withdrawn') return invalid('state');
  const session = present.doc as unknown as Calibration;
  // Two who end it in the same way without knowing of each other want the same.
  if (session.state === state && mutation.baseRev < present.rev) return undefined;
  const isLeader = session.by === sender.subject || sender.leads;
  return refusalOf(whyNotEnd(session, { isLeader, to: state }));
}

function checkNew(doc: Doc, subject: string): Problem | undefined {
  const fixed = RESERVED.find((name) => doc[name] !== undefined);
  if (fixed !== undefined) return reserved(fixed);
  const wrong = Object.entries(SESSION).find(([name, isRight]) => !isRight(doc[name]));
  if (wrong !== undefined) return invalid(wrong[0]);
  if (doc.by !== subject) return invalid('by');
  const issues = checkCalibration(doc as unknown as CalibrationPlan);
  return issues.length === 0 ? undefined : problem('field-invalid', 'The calibration cannot begin like this.', issues);
}

const SESSION: Readonly<Record<string, (value: unknown) => boolean>> = {
  scorecard: isRef,
  calls: (value) => Array.isArray(value) && value.every(isName),
  evaluators: (value) => Array.isArray(value) && value.every((each) => isDoc(each) && isName(each.id)),
  expert: (value) => value === undefined || isName(value),
  state: (value) => value === 'open',
  createdAt: isTime,
  finalisedAt: (value) => value === undefined,
  dueAt: (value) => value === undefined || isTime(value),
};

/**
 * Tells why a rating cannot be taken; undefined when it can. It is handed in once, by an evaluator whom its session names, while
 * that is open. `session` is the calibration as the sender may see it.
 *
 * @example
 * checkRating(mutation, { session })?.code; // 'rating-exists'
 */
export function checkRating(
  mutation: Mutation,
  { session }: { readonly session: Doc | undefined },
): Problem | undefined {
  const { op, set, unset, deltas } = mutation;
  if (op !== 'create') return readOnly('What was handed in stays as it is.');
  const doc = applyPatch({}, set, unset, deltas);
  const wrong = Object.entries(RATING).find(([name, isRight]) => !isRight(doc[name]));
  if (wrong !== undefined) return invalid(wrong[0]);
  const { evaluatorId, callId, scorecard } = doc as { evaluatorId: string; callId: string; scorecard: unknown };
  if (session === undefined) return unknown();
  const calibration = session as unknown as Calibration;
  const reason = whyNotRate(calibration, { evaluatorId, callId });
  if (reason !== undefined) return refusalOf(reason);
  return isSame(scorecard, calibration.scorecard) ? undefined : refusalOf('other-scorecard');
}

const RATING: Readonly<Record<string, (value: unknown) => boolean>> = {
  calibrationId: isId,
  callId: isName,
  evaluatorId: isName,
  scorecard: isRef,
  answers: (value) => isDoc(value) && Object.values(value).every(isDoc),
  total: (value) => value === null || typeof value === 'number',
  submittedAt: isTime,
};

/**
 * Tells why a sample cannot be kept; undefined when it can. It is drawn in one's own name and never changed.
 *
 * @example
 * checkSampleRecord(mutation, '9001')?.code; // 'record-read-only'
 */
export function checkSampleRecord({ op, set, unset, deltas }: Mutation, subject: string): Problem | undefined {
  if (op !== 'create') return readOnly('A sample stays as it was drawn.');
  const doc = applyPatch({}, set, unset, deltas);
  const wrong = Object.entries(SAMPLE).find(([name, isRight]) => !isRight(doc[name]));
  if (wrong !== undefined) return invalid(wrong[0]);
  return doc.by === subject ? undefined : invalid('by');
}

const SAMPLE: Readonly<Record<string, (value: unknown) => boolean>> = {
  at: isTime,
  plan: (value) => isDoc(value) && isCount(value.perAgent) && Number.isSafeInteger(value.seed),
  period: (value) => isDoc(value) && isDay(value.from) && isDay(value.to),
  population: (value) =>
    isDoc(value) &&
    isCount(value.calls) &&
    isCount(value.agents) &&
    typeof value.digest === 'string' &&
    /^[0-9a-f]{64}$/.test(value.digest),
  drawn: (value) =>
    Array.isArray(value) && value.every((each) => isDoc(each) && isName(each.call) && isName(each.agentId)),
};

function refusalOf(reason: CalibrationRefusal | undefined): Problem | undefined {
  switch (reason) {
    case undefined:
      return undefined;
    case 'finalised':
    case 'withdrawn':
      return problem('calibration-closed', `The calibration is ${reason}.`);
    case 'rated-already':
      return problem('rating-exists', 'The evaluator has handed in this call.');
    case 'not-the-leader':
      return problem('field-forbidden', 'Only who leads the calibration may end it.');
    case 'not-named':
      return unknown();
    case 'call-not-included':
      return invalid('callId');
    case 'other-scorecard':
      return invalid('scorecard');
    case 'nothing-rated':
      return problem('transition-refused', 'Nobody has handed in anything: withdraw the calibration.');
  }
}

/** Of a session that is not for them, nobody learns more than that there is none. */
function unknown(): Problem {
  return problem('record-not-found', 'There is no calibration for this evaluator.');
}

function invalid(name: string): Problem {
  return problem('field-invalid', `The field "${name}" has a value that it cannot have here.`);
}

function reserved(path: string): Problem {
  return problem('field-reserved', `The field "${path}" cannot be changed.`);
}

function readOnly(detail: string): Problem {
  return problem('record-read-only', detail);
}

function isSame(one: unknown, other: unknown): boolean {
  return isRef(one) && isRef(other) && one.id === other.id && one.version === other.version;
}

function isDoc(value: unknown): value is Doc {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isTime(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 1;
}

function isDay(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
}
