import { isPaused, jumpTargets, jumpTo, pauseRun, resumeRun, type JumpTarget } from '@callside/core';
import { formatText } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { formatTime } from './format-time.js';
import { renderCards, renderCardsButton } from './render-cards.js';
import { renderHanded, renderHandOver } from './render-handover.js';
import { refusalText } from './render-refusal.js';
import { renderTextSize } from './render-speaking.js';
import type { ScriptPanel } from './script-panel.js';
import { stepTitle } from './script-words.js';
import { SCRIPT_TOOL_STRINGS } from './script-tools.strings.js';

/**
 * The quiet row below a step: where one may jump to, the pause, the size of the text.
 *
 * @example
 * renderOverview(panel);
 */
export function renderOverview(panel: ScriptPanel): TemplateResult {
  const { model, locale } = panel;
  const strings = SCRIPT_TOOL_STRINGS[locale];
  const targets = jumpTargets(model.definition, model.run);
  return html`<div class="tools">
      ${
        targets.length === 0
          ? nothing
          : html`<details class="steps" data-overview>
              <summary>${strings.overview}</summary>
              ${keyed(
                model.run.path.length,
                html`<ol>
                  ${targets.map((target) => html`<li>${renderTarget(target, panel)}</li>`)}
                </ol>`,
              )}
            </details>`
      }
      ${renderCardsButton(panel)}
      <span class="spacer"></span>
      ${renderTextSize(panel)}
      <button
        type="button"
        class="quiet"
        data-pause
        @click=${() => {
          panel.note(pauseRun(model.run, model.moment));
        }}
      >
        ${strings.pause}
      </button>
      ${renderHandOver(panel)}
    </div>
    ${renderCards(panel)}`;
}

/**
 * What stands in place of the step while the call waits for an agent, this one or another; undefined while it does not.
 *
 * @example
 * renderPaused(panel) ?? renderStep();
 */
export function renderPaused(panel: ScriptPanel): TemplateResult | undefined {
  const { model, locale, note } = panel;
  const { run } = model;
  const handed = renderHanded(panel);
  if (handed !== undefined) return handed;
  if (!isPaused(run)) return undefined;
  const strings = SCRIPT_TOOL_STRINGS[locale];
  const time = formatTime(run.pauses?.at(-1)?.from ?? 0, locale);
  return html`<p class="note" role="status">${formatText(strings['paused-since'], { time })}</p>
    <div>
      <button
        type="button"
        class="primary"
        data-resume
        @click=${() => {
          note(resumeRun(model.run, model.moment));
        }}
      >
        ${strings.resume}
      </button>
      ${renderHandOver(panel)}
    </div>`;
}

function renderTarget({ step: id, refusal }: JumpTarget, panel: ScriptPanel): TemplateResult {
  const { model, locale } = panel;
  const title = stepTitle(model, id, locale);
  if (refusal === undefined)
    return html`<button
      type="button"
      class="quiet"
      data-jump=${id}
      @click=${() => {
        panel.move((at) => {
          panel.call.setRun(jumpTo(at.definition, at.run, id, at.moment));
          return undefined;
        });
      }}
    >
      ${title}
    </button>`;
  const why =
    refusal.reason === 'mandatory-ahead'
      ? formatText(SCRIPT_TOOL_STRINGS[locale]['mandatory-ahead'], { title: stepTitle(model, refusal.step, locale) })
      : refusalText(refusal, locale);
  return html`<span data-locked=${id}>${title}<small>${why}</small></span>`;
}
