import type { Disposition, DispositionSetDefinition } from '../definition/disposition-set.js';
import type { Values } from '../definition/field.js';
import { isEmpty } from '../form/field-values.js';
import { createFormModel } from '../form/form-model.js';
import { issue, type Issue } from '../issue.js';
import type { Scope } from '../logic/expression.js';

/** What an agent gives with a disposition. */
export interface DispositionInput {
  readonly talkMs: number;
  readonly notes?: string;
  /** By the ids of the disposition's fields. */
  readonly values?: Values;
  /** What the fields' conditions may read beside the values. */
  readonly scope?: Scope;
}

/**
 * Lists what keeps a call from being closed with a disposition: one that is not there or no longer in use, a talk too
 * short or too long for it, missing notes, its fields. Findings lie at `disposition`, `notes`, or the field's id.
 *
 * @example
 * checkDisposition(outboundDispositions, 'success', { talkMs: 2_000 });
 * // [{ code: 'talk-too-short', path: ['disposition'], params: { min: 10 }, … }]
 */
export function checkDisposition(
  { dispositions }: DispositionSetDefinition,
  id: string,
  { talkMs, notes, values = {}, scope = {} }: DispositionInput,
): Issue[] {
  const disposition = dispositions.find((each) => each.id === id && each.active !== false);
  if (disposition === undefined) return [issue('unknown-disposition', ['disposition'], { id })];
  const { fields = [] } = disposition;
  const found = checkTalk(disposition, talkMs);
  if (disposition.notes === 'required' && isEmpty(notes)) found.push(issue('required', ['notes']));
  return [...found, ...createFormModel(fields, { values, scope }).check()];
}

/**
 * Tells whether a talk is too short or too long for a disposition: what can be said before anything is typed.
 *
 * @example
 * checkTalk({ minTalkSeconds: 10 }, 2_000); // [{ code: 'talk-too-short', path: ['disposition'], params: { min: 10 }, … }]
 */
export function checkTalk(
  { minTalkSeconds = 0, maxTalkSeconds = Infinity }: Pick<Disposition, 'minTalkSeconds' | 'maxTalkSeconds'>,
  talkMs: number,
): Issue[] {
  if (talkMs < minTalkSeconds * 1000) return [issue('talk-too-short', ['disposition'], { min: minTalkSeconds })];
  if (talkMs > maxTalkSeconds * 1000) return [issue('talk-too-long', ['disposition'], { max: maxTalkSeconds })];
  return [];
}
