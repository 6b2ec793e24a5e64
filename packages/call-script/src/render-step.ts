import { textFor, type Locale, type ScriptRefusal, type ScriptStep } from '@callside/core';
import { FIELD_STRINGS, formatDuration, formatText } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import type { ScriptModel } from './call-script.model.js';
import { CALL_SCRIPT_STRINGS } from './call-script.strings.js';

/**
 * The words to speak, with the call's values filled in and a mark where one is not known yet.
 *
 * @example
 * renderSay(model, model.step, 'en');
 */
export function renderSay(model: ScriptModel, { say }: ScriptStep, locale: Locale): TemplateResult | typeof nothing {
  if (say === undefined) return nothing;
  const missing = FIELD_STRINGS[locale].noValue;
  const parts = model.prompt(textFor(say, locale)).map((part) => {
    if ('text' in part) return part.text;
    if (part.value === undefined) return html`<span class="gap" title=${part.variable}>${missing}</span>`;
    return html`<span class="filled">${part.value}</span>`;
  });
  return html`<p class="say"><small>${CALL_SCRIPT_STRINGS[locale].say}</small>${parts}</p>`;
}

/**
 * The time that is left to save the record, or that it is saved.
 *
 * @example
 * renderWrapUp(model, call.state === 'closed', 'en');
 */
export function renderWrapUp(model: ScriptModel, closed: boolean, locale: Locale): TemplateResult {
  const strings = CALL_SCRIPT_STRINGS[locale];
  const left = model.wrapUpLeft;
  const over = left !== undefined && left < 0;
  const time = formatDuration(Math.abs(left ?? 0));
  const countdown =
    left === undefined
      ? nothing
      : html`<p class="state ${over ? 'warn' : ''}" data-wrap-up>
          ${formatText(over ? strings.wrapUpOver : strings.wrapUp, { time })}
        </p>`;
  return html`<div class="body" tabindex="-1">
    ${closed ? html`<p class="note" role="status">${strings.recordSaved}</p>` : countdown}
  </div>`;
}

/**
 * Why the script stays where it is.
 *
 * @example
 * refusalText({ reason: 'answer-missing' }, 'en'); // 'Pick an answer first.'
 */
export function refusalText(refusal: ScriptRefusal, locale: Locale): string {
  const strings = CALL_SCRIPT_STRINGS[locale];
  if (refusal.reason === 'answer-missing') return strings.answerMissing;
  if (refusal.reason === 'no-way-on') return strings.noWayOn;
  const what = refusal.flag === 'verified' ? strings['flag-verified'] : refusal.flag;
  return formatText(strings.flagMissing, { what });
}
