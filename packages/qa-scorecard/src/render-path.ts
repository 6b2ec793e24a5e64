import type { CallRecord, CallScriptDefinition, Locale } from '@callside/core';
import { formatDuration, formatText } from '@callside/ui';
import { html, type TemplateResult } from 'lit';
import { pathOf } from './path-of.js';
import { QA_SCORECARD_STRINGS } from './qa-scorecard.strings.js';
import type { RecordingAct } from './render-beside.js';
import { stageTitle, stepTitle } from './script-words.js';
import { SCORECARD_TOOL_STRINGS } from './scorecard-tools.strings.js';

export interface PathView {
  readonly call: CallRecord;
  readonly script: CallScriptDefinition | undefined;
  readonly locale: Locale;
  /** Absent where there is no recording to jump in. */
  readonly recording: RecordingAct | undefined;
}

/**
 * The path that the script took on the call, with the times that an evaluator asks for. Where there is a recording, they are its
 * times, and lead there.
 *
 * @example
 * renderPath({ call, script, locale: 'en', recording: undefined });
 */
export function renderPath({ call, script, locale, recording }: PathView): TemplateResult {
  const strings = QA_SCORECARD_STRINGS[locale];
  const path = pathOf(call);
  return html`<div class="path-box">
    <h3>${strings.path}</h3>
    ${
      path.length === 0
        ? html`<span class="note">${strings.pathNone}</span>`
        : html`<ol class="path">
            ${path.map(({ step, stage, at, spent }) => {
              const isStep = script?.steps.some(({ id }) => id === step) === true;
              const name = isStep ? stepTitle(script, step, locale) : stageTitle(script, stage, locale);
              return html`<li>
                ${renderTime(at, { name, locale, recording })}<span>${name} · ${formatDuration(spent)}</span>
              </li>`;
            })}
          </ol>`
    }
  </div>`;
}

interface TimeView extends Pick<PathView, 'locale' | 'recording'> {
  readonly name: string;
}

function renderTime(at: number, { name, locale, recording }: TimeView): TemplateResult {
  if (recording === undefined) return html`<b>${formatDuration(at)}</b>`;
  const place = at - recording.start;
  const time = formatDuration(place);
  const label = formatText(SCORECARD_TOOL_STRINGS[locale].jump, { name, time });
  return html`<button
    type="button"
    class="small time"
    aria-label=${label}
    @click=${() => {
      recording.jumpTo(place);
    }}
  >
    ${time}
  </button>`;
}
