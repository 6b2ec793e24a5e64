import { scriptSummary, takeCallBack, textFor, type Handover } from '@callside/core';
import { formatText } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { CallHandedOverEvent, CallTakenEvent } from './handover.events.js';
import { HANDOVER_STRINGS } from './handover.strings.js';
import type { ScriptPanel } from './script-panel.js';
import { spoken } from './script-words.js';

/**
 * The calls that are handed to the agent, and by the agent; nothing where the host gives no desk.
 *
 * @example
 * renderOffers(panel);
 */
export function renderOffers({ host, call }: ScriptPanel): TemplateResult | typeof nothing {
  if (host.desk === undefined) return nothing;
  loadElements();
  return html`<callside-call-offers
    .desk=${host.desk}
    .catalog=${host.catalog}
    .definition=${host.definition}
    .besides=${call.callId}
    .show=${(taken: typeof call) => {
      show(host, taken);
    }}
  ></callside-call-offers>`;
}

/**
 * The button that hands the call over; nothing where the host gives no desk, or the call is no record.
 *
 * @example
 * renderHandOver(panel);
 */
export function renderHandOver(panel: ScriptPanel): TemplateResult | typeof nothing {
  const { host, call } = panel;
  if (host.desk === undefined || call.callId === undefined || call.state === 'closed') return nothing;
  loadElements();
  return html`<callside-hand-over
    .desk=${host.desk}
    .callId=${call.callId}
    .colleagues=${host.colleagues}
    .teams=${host.teams}
    .told=${toldText(panel)}
    .handed=${(handover: Handover) => {
      host.dispatchEvent(new CallHandedOverEvent(handover));
      focusBody(host);
    }}
  ></callside-hand-over>`;
}

/**
 * What stands in place of the script while its call waits for somebody else, or is led by somebody else; undefined where it
 * is this agent's.
 *
 * @example
 * renderHanded(panel) ?? renderStep();
 */
export function renderHanded(panel: ScriptPanel): TemplateResult | undefined {
  const { host, call, locale } = panel;
  const { offer, agent } = call.record ?? {};
  const strings = HANDOVER_STRINGS[locale];
  if (offer)
    return html`<p class="note" role="status" data-handed>
        <b>${formatText(strings.handed, { name: offer.to.name ?? offer.to.id })}</b> ${strings.waiting}
      </p>
      ${
        host.desk === undefined
          ? nothing
          : html`<div>
              <button
                type="button"
                data-take-back
                @click=${() => {
                  takeBack(panel, offer.handover);
                }}
              >
                ${strings['take-back']}
              </button>
            </div>`
      }`;
  if (host.desk === undefined || agent === undefined || agent.id === host.desk.agent.id) return undefined;
  return html`<p class="note" role="status" data-handed>${formatText(strings['led-by'], { name: agent.name })}</p>`;
}

/**
 * What the customer was told so far in this call, by the actions that were done.
 *
 * @example
 * toldText(panel); // 'Somebody from our team calls you by six.'
 */
export function toldText(panel: ScriptPanel): string {
  const { model, call, locale } = panel;
  return scriptSummary(model.definition, model.run, call.values)
    .flatMap((line) => (line.kind === 'action' && line.told !== undefined ? [textFor(line.told, locale)] : []))
    .map((words) => spoken(panel, words))
    .join('\n');
}

function takeBack({ host }: ScriptPanel, handover: string): void {
  const { desk } = host;
  if (desk === undefined) return;
  takeCallBack(desk, { id: handover })
    .then((result) => {
      // Where somebody was faster, the record of the call says who.
      if (result.ok && host.dispatchEvent(new CallTakenEvent(result.handover, result.call))) show(host, result.call);
    })
    .catch(reportError);
}

function show(host: ScriptPanel['host'], call: ScriptPanel['call']): void {
  host.call = call;
  focusBody(host);
}

/** What was pressed is gone: the keys go on working. */
function focusBody(host: ScriptPanel['host']): void {
  void host.updateComplete.then(() =>
    host.renderRoot.querySelector<HTMLElement>('.body')?.focus({ preventScroll: true }),
  );
}

/** A script works without handing over: what cannot be loaded is told of. */
function loadElements(): void {
  import('./define-handover.js').catch(reportError);
}
