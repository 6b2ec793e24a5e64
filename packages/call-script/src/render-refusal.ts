import {
  textFor,
  waysOut,
  type CallScriptDefinition,
  type Locale,
  type ScriptRefusal,
  type ScriptSidetrip,
} from '@callside/core';
import { formatText } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import type { ScriptPanel } from './script-panel.js';
import { SCRIPT_TOOL_STRINGS } from './script-tools.strings.js';

/**
 * Why the script stays where it is, with the side-trip that opens the way where there is one.
 *
 * @example
 * renderRefusal(panel);
 */
export function renderRefusal(panel: ScriptPanel): TemplateResult | typeof nothing {
  const { refusal, locale, model } = panel;
  if (refusal === undefined) return nothing;
  const opens = refusal.reason === 'flag-missing' ? sidetripSetting(model.definition, refusal.flag) : undefined;
  const title = opens === undefined ? '' : textFor(opens.title, locale);
  return html`<p class="refusal" role="alert">${refusalText(refusal, locale)}</p>
    ${
      opens === undefined || model.run.returns.some(({ sidetrip }) => sidetrip === opens.id)
        ? nothing
        : html`<button
            type="button"
            data-way-out
            @click=${() => {
              panel.move((at) => at.takeSidetrip(opens.id));
            }}
          >
            ${formatText(SCRIPT_TOOL_STRINGS[locale]['way-out'], { title })}
          </button>`
    }`;
}

/**
 * Why the script stays where it is.
 *
 * @example
 * refusalText({ reason: 'answer-missing' }, 'en'); // 'Pick an answer first.'
 */
export function refusalText(refusal: ScriptRefusal, locale: Locale): string {
  const strings = SCRIPT_TOOL_STRINGS[locale];
  if (refusal.reason !== 'flag-missing') return strings[refusal.reason];
  const what = refusal.flag === 'verified' ? strings['flag-verified'] : refusal.flag;
  return formatText(strings['flag-missing'], { what });
}

/** The side-trip on which a flag is set. */
function sidetripSetting({ sidetrips = [], steps }: CallScriptDefinition, flag: string): ScriptSidetrip | undefined {
  const byId = new Map(steps.map((step) => [step.id, step]));
  return sidetrips.find(({ start }) => {
    const reached = new Set([start]);
    // A set hands out what is added to it during the walk, too.
    for (const id of reached) {
      const step = byId.get(id);
      if (step === undefined) continue;
      if (step.sets === flag || step.answers?.some(({ sets }) => sets === flag) === true) return true;
      for (const to of waysOut(step)) reached.add(to);
    }
    return false;
  });
}
