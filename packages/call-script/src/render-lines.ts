import {
  callDurations,
  callTransition,
  fillTemplate,
  switchCall,
  type CallEventType,
  type SharedCall,
} from '@callside/core';
import { formatDuration } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { CallChosenEvent, CallControlEvent } from './call-script.events.js';
import { CALL_SCRIPT_STRINGS } from './call-script.strings.js';
import { renderOffers } from './render-handover.js';
import type { ScriptPanel } from './script-panel.js';
import { SCRIPT_TOOL_STRINGS } from './script-tools.strings.js';

/** What an agent does with a line, in the order of the buttons. */
const CONTROLS = ['connected', 'held', 'resumed', 'ended'] as const satisfies readonly CallEventType[];

/**
 * The calls that an agent has at a time, those that colleagues hand over, and the buttons of the line; nothing where there is
 * one call and the host's telephone has the buttons. What is handed over stands with the calls: it is one that the agent may turn
 * to, whatever the panel shows at the moment.
 *
 * @example
 * renderLines(panel);
 */
export function renderLines(panel: ScriptPanel): TemplateResult {
  return html`${renderOffers(panel)}${renderCalls(panel)}`;
}

function renderCalls(panel: ScriptPanel): TemplateResult | typeof nothing {
  const { host, call, locale } = panel;
  const several = host.calls.length > 1;
  const controls = host.controls && call.handle !== undefined ? CONTROLS.filter((type) => isPossible(call, type)) : [];
  if (!several && controls.length === 0) return nothing;
  const strings = SCRIPT_TOOL_STRINGS[locale];
  return html`<div class="lines">
    ${
      several
        ? html`<div role="group" aria-label=${strings.calls}>
            ${host.calls.map((each, at) => renderCall(each, at, panel))}
          </div>`
        : nothing
    }
    <span class="spacer"></span>
    <div>
      ${controls.map(
        (type) =>
          html`<button
            type="button"
            data-line=${type}
            @click=${() => {
              tellLine(panel, call, type);
            }}
          >
            ${strings[`line-${type}`]}
          </button>`,
      )}
    </div>
  </div>`;
}

function renderCall(call: SharedCall, at: number, panel: ScriptPanel): TemplateResult {
  const { locale, model } = panel;
  const [name] = panel.mask(fillTemplate('{{customer.name}}', call.scope()), call);
  const { talk } = callDurations(call.events, model.moment.now);
  const isHere = call === panel.call;
  return html`<button
    type="button"
    class="line"
    data-call=${call.callId ?? String(at)}
    aria-pressed=${String(isHere)}
    @click=${() => {
      if (!isHere) choose(panel, call);
    }}
  >
    <b>${(name !== undefined && 'value' in name ? name.value : undefined) ?? SCRIPT_TOOL_STRINGS[locale].unknown}</b>
    <small>${CALL_SCRIPT_STRINGS[locale][`state-${call.state}`]} ${talk > 0 ? formatDuration(talk) : nothing}</small>
  </button>`;
}

/** Shows another call; with the buttons of the line on, the one that is spoken on is held and the other taken. */
function choose(panel: ScriptPanel, call: SharedCall): void {
  const { host, model } = panel;
  if (!host.dispatchEvent(new CallChosenEvent(call))) return;
  if (host.controls) {
    const lines = host.calls.map((each, at) => ({ id: String(at), events: each.events }));
    const result = switchCall(lines, String(host.calls.indexOf(call)), model.moment.now);
    for (const { call: at, type } of result.ok ? result.events : []) {
      const line = host.calls[Number(at)];
      if (line !== undefined) tellLine(panel, line, type);
    }
  }
  host.call = call;
}

/** Asks the host to move a line; where nobody is against it, the call is told at once. */
function tellLine({ host }: ScriptPanel, call: SharedCall, type: CallEventType): void {
  if (host.dispatchEvent(new CallControlEvent(call, type))) call.handle?.(type).catch(reportError);
}

function isPossible({ state }: SharedCall, type: CallEventType): boolean {
  return callTransition(state, type).ok && !(state === 'idle' && type === 'ended');
}
