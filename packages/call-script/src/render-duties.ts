import { confirmStep, isStamped, textFor, type ScriptAction, type ScriptStamp } from '@callside/core';
import { checkIcon, formatText } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { formatTime } from './format-time.js';
import { performAction } from './perform-action.js';
import type { ScriptPanel } from './script-panel.js';
import { spoken } from './script-words.js';
import { SCRIPT_TOOL_STRINGS } from './script-tools.strings.js';

/**
 * What has to be done at a step before it can be left: words to be read out, a consent, actions by a button.
 *
 * @example
 * renderDuties(panel);
 */
export function renderDuties(panel: ScriptPanel): TemplateResult {
  return html`${renderMandatory(panel)} ${renderActions(panel)}`;
}

function renderMandatory(panel: ScriptPanel): TemplateResult | typeof nothing {
  const { model, locale } = panel;
  const { step, run, definition } = model;
  const strings = SCRIPT_TOOL_STRINGS[locale];
  if (step.mandatory === undefined) return nothing;
  const stamp = run.path.findLast((visit) => visit.step === step.id && visit.stamp !== undefined)?.stamp;
  if (step.mandatory === 'consent')
    return html`<p class="duty ${stamp ? 'done' : ''}" data-mandatory="consent">
      ${strings.consent}${stamp && renderStamp(stamp, panel)}
    </p>`;
  return html`<div class="duty ${stamp ? 'done' : ''}" data-mandatory="read-aloud">
    <span>${strings['read-aloud-note']}</span>
    ${
      stamp === undefined
        ? html`<label
            ><input
              type="checkbox"
              data-confirm
              ?checked=${isStamped(run, step.id)}
              @change=${() => {
                panel.note(confirmStep(definition, model.run, model.moment));
              }}
            />${strings.confirm}</label
          >`
        : renderStamp(stamp, panel)
    }
  </div>`;
}

function renderStamp({ at, by }: ScriptStamp, { locale }: ScriptPanel): TemplateResult {
  const strings = SCRIPT_TOOL_STRINGS[locale];
  const time = formatTime(at, locale);
  const words =
    by === undefined ? formatText(strings.stamped, { time }) : formatText(strings['stamped-by'], { time, agent: by });
  return html`<span class="stamp" role="status">${checkIcon}${words}</span>`;
}

function renderActions(panel: ScriptPanel): TemplateResult | typeof nothing {
  const { step } = panel.model;
  if (step.actions === undefined || step.actions.length === 0) return nothing;
  return html`<div class="actions" role="group" aria-label=${SCRIPT_TOOL_STRINGS[panel.locale].actions}>
    ${step.actions.map((action) => renderAction(action, panel))}
  </div>`;
}

function renderAction({ id, label, told, required }: ScriptAction, panel: ScriptPanel): TemplateResult {
  const { locale, model } = panel;
  const strings = SCRIPT_TOOL_STRINGS[locale];
  const { step, run } = model;
  const isDone = run.path.some((visit) => visit.step === step.id && visit.actions?.some((deed) => deed.id === id));
  const note = isDone ? strings.done : required === true ? strings.required : undefined;
  return html`<div>
    <button
      type="button"
      data-action=${id}
      @click=${() => {
        performAction(panel, id);
      }}
    >
      ${isDone ? checkIcon : nothing}${textFor(label, locale)}${note === undefined ? nothing : html`<small>${note}</small>`}
    </button>
    ${told === undefined ? nothing : html`<p class="note"><b>${strings.told}</b> ${spoken(panel, textFor(told, locale))}</p>`}
  </div>`;
}
