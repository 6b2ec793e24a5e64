import { scriptSummary, sharedFieldId, textFor, type SummaryLine, type Value } from '@callside/core';
import { formatDuration, formatText, renderField, renderSaveState, valueText } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { renderHanded, renderHandOver } from './render-handover.js';
import { mayBeSaved, renderResult } from './render-result.js';
import type { ScriptPanel } from './script-panel.js';
import { lineState, spoken, stepTitle } from './script-words.js';
import { SCRIPT_TOOL_STRINGS } from './script-tools.strings.js';

/**
 * What there is to do after the call: the time that is left, the summary, the record; or that it is saved.
 *
 * @example
 * renderAfterCall(panel);
 */
export function renderAfterCall(panel: ScriptPanel): TemplateResult {
  const { call, locale } = panel;
  const strings = SCRIPT_TOOL_STRINGS[locale];
  const isSaved = call.state === 'closed';
  const handed = isSaved ? undefined : renderHanded(panel);
  if (handed !== undefined) return handed;
  return html`${isSaved ? html`<p class="note" role="status">${strings.saved}</p>` : renderCountdown(panel)}
    ${renderResult(panel, isSaved)} ${renderSummary(panel, isSaved)}
    <div class="tools">${renderHandOver(panel)}</div>`;
}

/**
 * The script is done while the call still runs.
 *
 * @example
 * renderFinished(panel);
 */
export function renderFinished({ locale }: ScriptPanel): TemplateResult {
  return html`<p class="note" role="status">${SCRIPT_TOOL_STRINGS[locale].finished}</p>`;
}

/**
 * The foot once the script or the call is over: where the data is, and what stores the record.
 *
 * @example
 * renderEndFoot(panel, () => save());
 */
export function renderEndFoot(panel: ScriptPanel, save: () => void): TemplateResult {
  const { call, locale } = panel;
  return html`<footer class="foot">
    ${renderSaveState({ state: call.saveState, stored: true, locale })}
    <span class="spacer"></span>
    ${
      call.state === 'wrap-up' && call.save !== undefined && renderHanded(panel) === undefined
        ? html`<button
            class="primary"
            type="button"
            data-save
            @click=${() => {
              if (mayBeSaved(panel)) save();
            }}
          >
            ${SCRIPT_TOOL_STRINGS[locale].save}
          </button>`
        : nothing
    }
  </footer>`;
}

function renderCountdown({ model, locale }: ScriptPanel): TemplateResult | typeof nothing {
  const left = model.wrapUpLeft;
  if (left === undefined) return nothing;
  const strings = SCRIPT_TOOL_STRINGS[locale];
  const time = formatDuration(Math.abs(left));
  return html`<p class="state ${left < 0 ? 'warn' : ''}" data-wrap-up>
    ${formatText(left < 0 ? strings['wrap-up-over'] : strings['wrap-up'], { time })}
  </p>`;
}

/** The agent's own words once there are any; until then what the answers come to. */
function renderSummary(panel: ScriptPanel, isSaved: boolean): TemplateResult | typeof nothing {
  const { call, locale } = panel;
  const strings = SCRIPT_TOOL_STRINGS[locale];
  const text = call.ending?.summary ?? summaryText(panel);
  if (isSaved || call.setEnding === undefined)
    return text === '' ? nothing : html`<p class="summary" data-summary>${text}</p>`;
  const label = strings.summary;
  const state = lineState({ id: 'summary', type: 'long-text', label, help: strings['summary-help'] }, text, call);
  const take = (_: string, value: Value): void =>
    call.setEnding?.({ ...call.ending, summary: typeof value === 'string' ? value : '' });
  return state === undefined ? nothing : renderField(state, { locale, issues: [], take });
}

/**
 * What the answers of a call come to, a line each, in the language of the panel.
 *
 * @example
 * summaryText(panel); // 'Problem type: Water\nShall we go on?: Yes'
 */
export function summaryText(panel: ScriptPanel): string {
  const { model, call, locale } = panel;
  const line = (entry: SummaryLine): string => {
    if (entry.kind === 'value')
      return `${textFor(entry.field.label, locale)}: ${valueText({ ...entry.field, id: sharedFieldId(entry.field) }, entry.value, locale)}`;
    if (entry.kind === 'answer') return `${stepTitle(model, entry.step.id, locale)}: ${textFor(entry.answer, locale)}`;
    return [textFor(entry.label, locale), entry.told === undefined ? '' : spoken(panel, textFor(entry.told, locale))]
      .filter((words) => words !== '')
      .join(': ');
  };
  return scriptSummary(model.definition, model.run, call.values).map(line).join('\n');
}
