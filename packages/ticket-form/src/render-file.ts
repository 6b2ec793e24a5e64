import type { FileState, FoundFile, Issue, Locale } from '@callside/core';
import { formatText } from '@callside/ui';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { THUMB_PIXELS } from './attachment-thumbs.js';
import type { FileShelf } from './file-shelf.js';
import { percentOf, sizeText } from './ticket-attachments.model.js';
import { TICKET_ATTACHMENTS_STRINGS } from './ticket-attachments.strings.js';

/** What somebody does with a file. */
export type FileAct = 'open' | 'pause' | 'resume' | 'ask' | 'keep' | 'remove';

/** How a file is shown. */
export interface ShownFile {
  readonly locale: Locale;
  readonly hasThumb: boolean;
  /** Somebody is asked whether it shall go. */
  readonly isAsked: boolean;
  readonly isReadOnly: boolean;
  readonly act: (act: FileAct) => void;
}

const BAD: ReadonlySet<FileState> = new Set(['failed', 'refused']);
const ON_THE_WAY: ReadonlySet<FileState> = new Set(['uploading', 'paused']);

/**
 * One file of a list: what it is, how far it is, and what can be done with it.
 *
 * @example
 * renderFile(file, { locale: 'en', hasThumb: false, isAsked: false, isReadOnly: true, act: () => undefined });
 */
export function renderFile(file: FoundFile, shown: ShownFile): TemplateResult {
  const strings = TICKET_ATTACHMENTS_STRINGS[shown.locale];
  const { id, name, state } = file;
  const { act } = shown;
  return html`<li data-file=${id}>
    ${renderThumb(file, shown)}
    <div>
      <button
        type="button"
        class="name"
        data-open
        title=${formatText(strings.open, { name })}
        @click=${() => {
          act('open');
        }}
      >
        ${name}
      </button>
      ${renderFacts(file, shown.locale)}
      ${
        ON_THE_WAY.has(state)
          ? html`<progress
              max="100"
              value=${percentOf(file)}
              aria-label=${formatText(strings.progress, { name })}
            ></progress>`
          : nothing
      }
    </div>
    ${shown.isReadOnly ? nothing : renderActs(file, shown)}
    ${shown.isAsked && !shown.isReadOnly ? renderAsk(file, shown) : nothing}
  </li>`;
}

/**
 * The lines of some files.
 *
 * @example
 * html`${renderFiles(files, shelf, { locale: 'en', isReadOnly: false })}`;
 */
export function renderFiles(
  files: readonly FoundFile[],
  shelf: FileShelf,
  shown: Pick<ShownFile, 'locale' | 'isReadOnly'>,
): TemplateResult | typeof nothing {
  if (files.length === 0) return nothing;
  return html`<ul>
    ${files.map((file) =>
      renderFile(file, {
        ...shown,
        hasThumb: shelf.thumbs.has(file.id),
        isAsked: shelf.asked === file.id,
        act: (act) => {
          shelf.act(act, file);
        },
      }),
    )}
  </ul>`;
}

/**
 * Names each file that was not attached, with the reason.
 *
 * @example
 * html`${renderProblems(shelf, { locale: 'en', dismiss: () => shelf.dismiss() })}`;
 */
export function renderProblems(
  shelf: FileShelf,
  { locale, more, dismiss }: { readonly locale: Locale; readonly more?: string; readonly dismiss: () => void },
): TemplateResult {
  const strings = TICKET_ATTACHMENTS_STRINGS[locale];
  const isShown = shelf.problems.length > 0 || more !== undefined;
  return html`<div role="alert">
    ${
      isShown
        ? html`<div class="problems" data-problems>
            <div>
              ${shelf.problems.map(
                ({ name, issue }) => html`<p><b>${strings.problems}: ${name}</b> ${problemText(issue, locale)}</p>`,
              )}
              ${more === undefined ? nothing : html`<p>${more}</p>`}
            </div>
            <button type="button" class="quiet" data-dismiss @click=${dismiss}>${strings.dismiss}</button>
          </div>`
        : nothing
    }
  </div>`;
}

/**
 * Says why a file was not attached.
 *
 * @example
 * problemText('disk-full', 'en'); // 'There is no room for it on this device.'
 */
export function problemText(problem: Issue | 'disk-full', locale: Locale): string {
  const strings = TICKET_ATTACHMENTS_STRINGS[locale];
  if (problem === 'disk-full') return strings.diskFull;
  const { code, params } = problem;
  if (code === 'too-large') return formatText(strings.tooLarge, { max: sizeText(Number(params['max']), locale) });
  if (code === 'not-an-option') return strings.wrongType;
  if (code === 'too-many-files') return formatText(strings.tooMany, { max: Number(params['max']) });
  return code === 'file-unreadable' ? strings.unreadable : strings.empty;
}

function renderThumb({ id, mime }: FoundFile, { hasThumb }: ShownFile): TemplateResult {
  if (!hasThumb) return html`<span class="thumb">${mime.startsWith('audio/') ? soundIcon : fileIcon}</span>`;
  return html`<span class="thumb"
    ><canvas data-thumb=${id} width=${THUMB_PIXELS} height=${THUMB_PIXELS} aria-hidden="true"></canvas
  ></span>`;
}

function renderFacts(file: FoundFile, locale: Locale): TemplateResult {
  const { size, by, at, state, problem } = file;
  const strings = TICKET_ATTACHMENTS_STRINGS[locale];
  const when =
    at === undefined
      ? undefined
      : new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' }).format(at);
  const facts = [sizeText(size, locale), by, when].filter((fact) => fact !== undefined);
  const text = formatText(strings[`state-${state}`], { percent: percentOf(file) });
  return html`<div class="facts">
    ${facts.join(' · ')} · <span class=${BAD.has(state) ? 'bad' : ''} data-state=${state}>${text}</span>${
      problem === undefined || !BAD.has(state) ? nothing : html` <span class="bad">(${problem})</span>`
    }
  </div>`;
}

function renderActs({ name, state }: FoundFile, { locale, act, isAsked }: ShownFile): TemplateResult {
  const strings = TICKET_ATTACHMENTS_STRINGS[locale];
  const button = (what: FileAct, word: string): TemplateResult =>
    html`<button
      type="button"
      class="quiet"
      data-act=${what}
      ?data-remove=${what === 'ask'}
      aria-label="${word}: ${name}"
      aria-expanded=${what === 'ask' ? String(isAsked) : nothing}
      @click=${() => {
        act(what);
      }}
    >
      ${word}
    </button>`;
  return html`<span class="acts">
    ${state === 'waiting' || state === 'uploading' ? button('pause', strings.pause) : nothing}
    ${state === 'paused' ? button('resume', strings.resume) : nothing}
    ${state === 'failed' ? button('resume', strings.retry) : nothing} ${button('ask', strings.remove)}
  </span>`;
}

function renderAsk({ name }: FoundFile, { locale, act }: ShownFile): TemplateResult {
  const strings = TICKET_ATTACHMENTS_STRINGS[locale];
  const text = formatText(strings.removeAsk, { name });
  const close = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    act('keep');
  };
  return html`<div class="row ask" role="group" aria-label=${text} @keydown=${close}>
    <span>${text}</span>
    <button
      type="button"
      data-confirm
      @click=${() => {
        act('remove');
      }}
    >
      ${strings.removeYes}
    </button>
    <button
      type="button"
      class="quiet"
      data-keep
      @click=${() => {
        act('keep');
      }}
    >
      ${strings.removeNo}
    </button>
  </div>`;
}

const icon = (path: TemplateResult): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${path}</svg>`;

const fileIcon = icon(svg`<path d="M4 1.8h5l3.2 3.2v9.2H4z" /><path d="M9 1.8V5h3.2" />`);

const soundIcon = icon(
  svg`<rect x="6" y="1.8" width="4" height="7.4" rx="2" /><path d="M3.5 8a4.5 4.5 0 0 0 9 0M8 12.5v2" />`,
);
