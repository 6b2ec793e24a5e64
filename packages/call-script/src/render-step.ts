import {
  textFor,
  type Locale,
  type ScriptAnswer,
  type ScriptStep,
  type SharedCall,
  type TemplatePart,
} from '@callside/core';
import { FIELD_STRINGS } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { ScriptModel } from './call-script.model.js';
import { CALL_SCRIPT_STRINGS } from './call-script.strings.js';

/** Puts a mask over what somebody may not see of the values in a text, which are those of the panel's call unless another is named. */
export type MaskWords = (parts: readonly TemplatePart[], call?: SharedCall) => readonly TemplatePart[];

/**
 * The words to speak, with the call's values filled in, masked where they have to be, and a mark where one is not known yet.
 *
 * @example
 * renderSay(model, { step: model.step, mask: (parts) => parts, locale: 'en' });
 */
export function renderSay(
  model: ScriptModel,
  { step: { say }, mask, locale }: { readonly step: ScriptStep; readonly mask: MaskWords; readonly locale: Locale },
): TemplateResult | typeof nothing {
  if (say === undefined) return nothing;
  const missing = FIELD_STRINGS[locale].noValue;
  const parts = mask(model.prompt(textFor(say, locale))).map((part) => {
    if ('text' in part) return part.text;
    if (part.value === undefined) return html`<span class="gap" title=${part.variable}>${missing}</span>`;
    return html`<span class="filled">${part.value}</span>`;
  });
  return html`<p class="say"><small>${CALL_SCRIPT_STRINGS[locale].say}</small>${parts}</p>`;
}

/**
 * The answers of a step, each with the key that picks it.
 *
 * @example
 * renderAnswers(model.step, 'en', (id) => panel.next(id));
 */
export function renderAnswers(
  { answers = [] }: ScriptStep,
  locale: Locale,
  pick: (id: string) => void,
): TemplateResult | typeof nothing {
  if (answers.length === 0) return nothing;
  return html`<div class="answers" role="group" aria-label=${CALL_SCRIPT_STRINGS[locale].answers}>
    ${answers.map(
      (answer, index) =>
        html`<button
          type="button"
          data-answer=${answer.id}
          @click=${() => {
            pick(answer.id);
          }}
        >
          <kbd aria-hidden="true">${keyOf(answer, index)}</kbd>${textFor(answer.label, locale)}
        </button>`,
    )}
  </div>`;
}

/**
 * The side-trips that can be taken now, each with its key.
 *
 * @example
 * renderSidetrips(model, 'en', (id) => panel.takeSidetrip(id));
 */
export function renderSidetrips(
  { definition, run }: ScriptModel,
  locale: Locale,
  take: (id: string) => void,
): TemplateResult | typeof nothing {
  const trips = (definition.sidetrips ?? []).filter(({ id }) => !run.returns.some(({ sidetrip }) => sidetrip === id));
  if (trips.length === 0) return nothing;
  // A button is for one side-trip only: the focus must not stay on it when it comes to be for another.
  return html`${keyed(
    run.path.length,
    html`<div class="sidetrips" role="group" aria-label=${CALL_SCRIPT_STRINGS[locale].detours}>
      ${trips.map(
        ({ id, key, title }) =>
          html`<button
            type="button"
            data-sidetrip=${id}
            @click=${() => {
              take(id);
            }}
          >
            ${key === undefined ? nothing : html`<kbd aria-hidden="true">${key.toUpperCase()}</kbd>`}${textFor(title, locale)}
          </button>`,
      )}
    </div>`,
  )}`;
}

/** The key that picks an answer: its own, else its number. */
export function keyOf({ key }: ScriptAnswer, index: number): string {
  return key ?? String(index + 1);
}

/** Whether the step goes on by itself, beside or without answers. */
export function hasWayOn({ next, end, mandatory, answers = [] }: ScriptStep): boolean {
  return mandatory !== 'consent' && (next !== undefined || (end === true && answers.length === 0));
}

/**
 * What stands in place of a step, where the focus can stay.
 *
 * @example
 * renderBody(renderFinished(panel));
 */
export function renderBody(content: TemplateResult | undefined): TemplateResult {
  return html`<div class="body" tabindex="-1">${content}</div>`;
}
