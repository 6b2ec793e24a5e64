import { formatPath, type Issue, type Locale, type SaveState } from '@callside/core';
import { html, type TemplateResult } from 'lit';
import { alertIcon, checkIcon, dotIcon, waitIcon } from './icons.js';
import { definitionIssueText } from './definition-issue-text.js';
import { PANEL_STRINGS } from './panel.strings.js';
import { formatText } from './strings.js';

/**
 * Shows in place of a widget what is wrong with its definition: every finding with its path.
 *
 * @example
 * if (errors.length > 0) return renderBroken(errors, this.locale);
 */
export function renderBroken(findings: readonly Issue[], locale: Locale): TemplateResult {
  const strings = PANEL_STRINGS[locale];
  return html`<section class="panel" role="alert">
    <div class="body">
      <h2 class="title">${strings.brokenTitle}</h2>
      <span class="note">${strings.brokenHelp}</span>
      <ul class="findings">
        ${findings.map(
          (finding) =>
            html`<li>
              <code>${formatPath(finding.path) || finding.code}</code> ${definitionIssueText(finding, locale)}
            </li>`,
        )}
      </ul>
    </div>
  </section>`;
}

/**
 * The line that tells where the data is: on this page, on this device, waiting, on the server, refused.
 *
 * @example
 * renderSaveState({ state: call.saveState, stored: call.ticket !== undefined, locale: this.locale });
 */
export function renderSaveState({
  state,
  stored,
  locale,
}: {
  state: SaveState | undefined;
  stored: boolean;
  locale: Locale;
}): TemplateResult {
  const { icon, tone, text } = describeSaveState(state, stored, locale);
  return html`<span class="state ${tone}" role="status">${icon}<span>${text}</span></span>`;
}

interface Described {
  readonly icon: TemplateResult;
  readonly tone: '' | 'warn' | 'bad';
  readonly text: string;
}

function describeSaveState(state: SaveState | undefined, stored: boolean, locale: Locale): Described {
  const strings = PANEL_STRINGS[locale];
  if (state === undefined) return { icon: dotIcon, tone: '', text: strings.notKept };
  const { storage, sync } = state;
  if (storage === 'failing' || storage === 'locked') return { icon: alertIcon, tone: 'bad', text: strings[storage] };
  if (sync !== undefined && sync.dead > 0)
    return { icon: alertIcon, tone: 'bad', text: formatText(strings.refused, { count: sync.dead }) };
  if (storage === 'memory') return { icon: alertIcon, tone: 'warn', text: strings.savedMemory };
  if (storage !== 'idb') return { icon: alertIcon, tone: 'warn', text: strings[storage] };
  const waiting = { count: sync?.pending ?? 0 };
  if (sync?.state === 'unauthorized')
    return { icon: alertIcon, tone: 'warn', text: formatText(strings.unauthorized, waiting) };
  if (sync?.state === 'outdated') return { icon: alertIcon, tone: 'warn', text: formatText(strings.outdated, waiting) };
  if (sync?.state === 'waiting' && sync.pending > 0)
    return { icon: waitIcon, tone: 'warn', text: formatText(strings.waiting, waiting) };
  if (sync !== undefined && sync.pending > 0) return { icon: checkIcon, tone: '', text: strings.sending };
  if (!stored) return { icon: checkIcon, tone: '', text: strings.savedHere };
  return { icon: checkIcon, tone: '', text: sync === undefined ? strings.savedHere : strings.arrived };
}
