import { formatPath, type Issue, type Locale, type SaveState } from '@callside/core';
import { html, type TemplateResult } from 'lit';
import { alertIcon, checkIcon, dotIcon, waitIcon } from './icons.js';
import { textFrom } from './issue-words.js';
import { PANEL_STRINGS } from './panel.strings.js';
import { formatText, type Strings } from './strings.js';

/** The words for findings, once a broken definition has asked for them. */
let issueWords: Strings<string> | undefined;

/** Whoever shows a broken definition: it is asked to show it again when the words are there. */
export interface BrokenHost {
  readonly locale: Locale;
  requestUpdate(): void;
}

/**
 * Shows in place of a widget what is wrong with its definition: every finding with its path. The words are loaded at the
 * first need; until they are there, and where they cannot be loaded, the code of each finding stands for them.
 *
 * @example
 * if (errors.length > 0) return renderBroken(errors, this);
 */
export function renderBroken(findings: readonly Issue[], host: BrokenHost): TemplateResult {
  const { locale } = host;
  const strings = PANEL_STRINGS[locale];
  const words = issueWords;
  if (words === undefined) loadIssueWords(host);
  return html`<section class="panel" role="alert">
    <div class="body">
      <h2 class="title">${strings.brokenTitle}</h2>
      <span class="note">${strings.brokenHelp}</span>
      <ul class="findings">
        ${findings.map(
          (finding) =>
            html`<li>
              <code>${formatPath(finding.path) || finding.code}</code>
              ${words === undefined ? finding.code : textFrom(words, finding, locale)}
            </li>`,
        )}
      </ul>
    </div>
  </section>`;
}

function loadIssueWords(host: BrokenHost): void {
  import('./definition-issue.strings.js').then(({ DEFINITION_ISSUE_STRINGS }) => {
    issueWords = DEFINITION_ISSUE_STRINGS;
    host.requestUpdate();
  }, reportError);
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
