import {
  callRoles,
  fieldSight,
  isMaskedValue,
  issue,
  maskCardNumbers,
  rolePolicyAmong,
  type Catalog,
  type FieldSight,
  type FieldState,
  type RevealSource,
  type SharedCall,
  type Values,
  type ValueToReveal,
} from '@callside/core';
import { html, type TemplateResult } from 'lit';
import { renderField, type RenderFieldOptions } from '../render-field.js';
import type { LiftMask } from './private-field.js';

/** Whose record a field with personal data belongs to, and how its mask is lifted. */
export interface PrivateAround {
  readonly call: SharedCall;
  /** Has the role policy; without one a page shows all that the server gave. */
  readonly catalog: Catalog | undefined;
  /** The kind of record, as the role policy calls it. */
  readonly type: 'ticket' | 'call';
  /** Whoever looks has made the record. */
  readonly owns: boolean;
  /** What is stored of the record; when it changes, nobody has just typed what is shown. */
  readonly stored: Values | undefined;
  /** Stores why a mask is lifted that this page has laid on; absent where nothing is stored. */
  readonly note: LiftMask | undefined;
  /** Where the server finds a value that it has masked; undefined where it has no such record. */
  readonly place: Omit<ValueToReveal, 'reason'> | undefined;
  readonly revealSource: RevealSource | undefined;
}

/** What this page's definitions do not tell, the server decides. */
const MASKED_ELSEWHERE: FieldSight = { visibility: 'masked', mayReveal: true, revealers: [] };

/**
 * Draws a field with personal data as the role of whoever looks may see it. Without a policy, and for a role that sees all of
 * it, it is a field like any other. What the server itself has masked stays so, and the look at it is the server's to give.
 *
 * @example
 * renderPrivate(state, options, { call, catalog, type: 'call', owns: true, stored, note, place, revealSource });
 */
export function renderPrivate(state: FieldState, options: RenderFieldOptions, around: PrivateAround): TemplateResult {
  const { call, catalog, type, owns, stored, note, place, revealSource } = around;
  const { field } = state;
  const isMasked = isMaskedValue(state.value) || isMaskedValue(stored?.[field.id]);
  if (field.pii === undefined && !isMasked) return renderField(state, options);
  const roles = callRoles(call);
  const viewer = roles && { roles, owns };
  const known = fieldSight(rolePolicyAmong(catalog?.definitions ?? []), viewer, { record: type, field });
  if (known.visibility === 'shown' && !isMasked) return renderField(state, options);
  return html`<callside-private-field
    name=${field.id}
    .field=${state}
    .options=${options}
    .sight=${known.visibility === 'shown' ? MASKED_ELSEWHERE : known}
    .reveal=${isMaskedValue(state.value) ? askServer(place, revealSource) : note}
    .now=${() => call.now()}
    .stored=${JSON.stringify(stored ?? null)}
  ></callside-private-field>`;
}

/** Undefined where there is nobody to ask, or no record that the server could look into. */
function askServer(place: PrivateAround['place'], source: RevealSource | undefined): LiftMask | undefined {
  if (place === undefined || source === undefined) return undefined;
  return async (given) => {
    const reason = maskCardNumbers(given.trim());
    if (Array.from(reason).length < 3) return { ok: false, issues: [issue('too-short', ['reason'], { min: 3 })] };
    return source({ ...place, reason });
  };
}
