import { formatPath, type Issue, type Locale, type SaveState } from '@callside/core';
import { html, type TemplateResult } from 'lit';
import type * as BrokenWords from './broken-words.js';
import { alertIcon, checkIcon, dotIcon, waitIcon } from './icons.js';
import { PANEL_STRINGS } from './panel.strings.js';
import { formatText } from './strings.js';

/** The words for findings, once a broken definition has asked for them. */
let words: typeof BrokenWords | undefined;

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
  if (words === undefined) loadWords(host);
  return html`<section class="panel" role="alert">
    <div class="body">
      <h2 class="title">${PANEL_STRINGS[locale].brokenTitle}</h2>
      <span class="note">${words?.BROKEN_STRINGS[locale].help}</span>
      <ul class="findings">
        ${findings.map(
          (finding) =>
            html`<li>
              <code>${formatPath(finding.path) || finding.code}</code>
              ${words?.definitionIssueText(finding, locale) ?? finding.code}
            </li>`,
        )}
      </ul>
    </div>
  </section>`;
}

function loadWords(host: BrokenHost): void {
  import('./broken-words.js').then((loaded) => {
    words = loaded;
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
  if (state === undefined) return described(dotIcon, '', strings.notKept);
  const { storage, sync } = state;
  if (storage === 'failing' || storage === 'locked') return described(alertIcon, 'bad', strings[storage]);
  if (sync !== undefined && sync.dead > 0)
    return described(alertIcon, 'bad', formatText(strings.refused, { count: sync.dead }));
  if (storage === 'memory') return described(alertIcon, 'warn', strings.savedMemory);
  if (storage !== 'idb') return described(alertIcon, 'warn', strings[storage]);
  const waiting = { count: sync?.pending ?? 0 };
  if (sync?.state === 'unauthorized') return described(alertIcon, 'warn', formatText(strings.unauthorized, waiting));
  if (sync?.state === 'outdated') return described(alertIcon, 'warn', formatText(strings.outdated, waiting));
  if (sync?.state === 'waiting' && sync.pending > 0)
    return described(waitIcon, 'warn', formatText(strings.waiting, waiting));
  if (sync !== undefined && sync.pending > 0) return described(checkIcon, '', strings.sending);
  if (!stored) return described(checkIcon, '', strings.savedHere);
  return described(checkIcon, '', sync === undefined ? strings.savedHere : strings.arrived);
}

function described(icon: TemplateResult, tone: Described['tone'], text: string): Described {
  return { icon, tone, text };
}
