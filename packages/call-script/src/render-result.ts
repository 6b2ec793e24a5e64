import { textFor, type DispositionChoice, type DispositionSetDefinition, type OutboundContact } from '@callside/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { CallScript } from './call-script.js';
import type { DispositionChosenEvent, DispositionTypedEvent } from './disposition.events.js';
import type { ScriptPanel } from './script-panel.js';
import { SCRIPT_TOOL_STRINGS } from './script-tools.strings.js';

/** Calls whose result is asked for again, and those that somebody wanted to save without one. */
const CHANGING = new WeakSet<object>();
const REFUSED = new WeakSet<object>();

/**
 * The results that a call can be given, where its script names them and the catalogue has them.
 *
 * @example
 * resultsFor(panel)?.dispositions.length;
 */
export function resultsFor({ host, model }: ScriptPanel): DispositionSetDefinition | undefined {
  const { dispositions } = model.definition;
  return dispositions && host.catalog?.resolve('disposition-set', dispositions);
}

/**
 * Says whether a record may be saved, and readies it; where its result is still missing, the panel asks for it.
 *
 * @example
 * if (mayBeSaved(panel)) save();
 */
export function mayBeSaved(panel: ScriptPanel): boolean {
  const { call, host } = panel;
  if (resultsFor(panel) === undefined || call.ending?.disposition !== undefined) {
    // Another result that was only begun is no part of the record.
    const { choosing, ...ending } = call.ending ?? {};
    if (choosing !== undefined) call.setEnding?.(ending);
    return true;
  }
  REFUSED.add(call);
  host.requestUpdate();
  return false;
}

/**
 * The result of a call: the one that was chosen, or the question for it.
 *
 * @example
 * renderResult(panel, isSaved);
 */
export function renderResult(panel: ScriptPanel, isSaved: boolean): TemplateResult | typeof nothing {
  const { call, locale, host, model } = panel;
  const set = resultsFor(panel);
  if (set === undefined || call.setEnding === undefined) return nothing;
  const strings = SCRIPT_TOOL_STRINGS[locale];
  const chosen = call.ending?.disposition;
  if (chosen !== undefined && !CHANGING.has(call))
    return html`<p class="result">
      <span><b>${strings.result}</b> <span data-result>${labelOf(chosen, set, panel)}</span></span>
      ${
        isSaved
          ? nothing
          : html`<button
              type="button"
              class="quiet"
              data-change-result
              @click=${() => {
                keepFocus(host);
                CHANGING.add(call);
                host.requestUpdate();
              }}
            >
              ${strings.change}
            </button>`
      }
    </p>`;
  // What cannot be loaded is told of once; the record can be saved later.
  import('./define-disposition.js').catch(reportError);
  const { customer = {}, agent = {} } = call.scope();
  return html`${REFUSED.has(call) ? html`<p class="refusal" role="alert">${strings['result-missing']}</p>` : nothing}
    <callside-disposition
      .definition=${set}
      .talkMs=${model.durations.talk}
      .call=${call}
      .policy=${(host.catalog?.definitions ?? []).filter((each) => each.kind === 'outbound-policy')}
      .contact=${contactOf(customer)}
      .agent=${typeof agent['id'] === 'string' ? agent['id'] : undefined}
      .unfinished=${call.ending?.choosing}
      @callside-disposition-typed=${({ unfinished }: DispositionTypedEvent) => {
        call.setEnding?.({ ...call.ending, choosing: unfinished });
      }}
      @callside-disposition-chosen=${({ choice }: DispositionChosenEvent) => {
        keepFocus(host);
        CHANGING.delete(call);
        REFUSED.delete(call);
        const { choosing: _done, ...ending } = call.ending ?? {};
        call.setEnding?.({ ...ending, disposition: choice });
        host.requestUpdate();
      }}
    ></callside-disposition>`;
}

function labelOf(
  { id }: DispositionChoice,
  { dispositions }: DispositionSetDefinition,
  { locale }: ScriptPanel,
): string {
  return textFor(dispositions.find((each) => each.id === id)?.label, locale) || id;
}

/** What had the focus goes away with what it was for: the panel keeps it, so that the next Tab leads on. */
function keepFocus(host: CallScript): void {
  if (!host.matches(':focus-within')) return;
  void Promise.resolve()
    .then(() => host.updateComplete)
    .then(() => {
      if (!host.matches(':focus-within'))
        host.renderRoot.querySelector<HTMLElement>('.body')?.focus({ preventScroll: true });
    });
}

/** The customer as whoever is called back. */
function contactOf(customer: Readonly<Record<string, unknown>>): OutboundContact {
  const { id, phone, zone } = customer;
  return {
    id: typeof id === 'string' ? id : '',
    ...(typeof phone === 'string' && { number: phone }),
    ...(typeof zone === 'string' && { zone }),
  };
}
