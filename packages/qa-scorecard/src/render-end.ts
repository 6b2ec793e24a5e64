import { progressOf, type KnownCalibration, type Locale } from '@callside/core';
import { formatText } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { CALIBRATION_STRINGS } from './calibration.strings.js';

/** The ways in which a session ends. */
export type SessionEnd = 'finalised' | 'withdrawn';

/** What is shown to whoever leads an open session. */
export interface EndView {
  readonly known: KnownCalibration;
  /** The end that is asked about; what it means is said before. */
  readonly asked: SessionEnd | undefined;
  readonly locale: Locale;
  readonly busy: boolean;
  readonly ask: (to: SessionEnd | undefined) => void;
  readonly end: (to: SessionEnd) => void;
}

/**
 * The ways to end a session, and before one is taken what it means and who is still missing.
 *
 * @example
 * renderEnd({ known, asked: 'finalised', locale, busy: false, ask, end });
 */
export function renderEnd(view: EndView): TemplateResult {
  const { asked, locale, ask } = view;
  const strings = CALIBRATION_STRINGS[locale];
  if (asked !== undefined) return renderSure(asked, view);
  return html`<div class="row">
    ${(['finalised', 'withdrawn'] as const).map(
      (to) =>
        html`<button
          type="button"
          data-ask=${to}
          @click=${() => {
            ask(to);
          }}
        >
          ${to === 'finalised' ? strings.finalise : strings.withdraw}
        </button>`,
    )}
  </div>`;
}

function renderSure(to: SessionEnd, { known, locale, busy, ask, end }: EndView): TemplateResult {
  const strings = CALIBRATION_STRINGS[locale];
  const isFinal = to === 'finalised';
  const words = (isFinal ? strings.finalise : strings.withdraw).replace('…', '');
  const names = isFinal ? missingNames(known, locale) : [];
  const leave = (): void => {
    ask(undefined);
  };
  return html`<div
    class="ask"
    role="group"
    aria-label=${words}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      leave();
    }}
  >
    <p>${isFinal ? strings['finalise-ask'] : strings['withdraw-ask']}</p>
    ${
      names.length === 0
        ? nothing
        : html`<p class="note warn">
            ${formatText(strings['finalise-missing'], { names: new Intl.ListFormat(locale).format(names) })}
          </p>`
    }
    <div class="row">
      <button
        type="button"
        class="primary"
        data-sure
        aria-disabled=${String(busy)}
        @click=${() => {
          end(to);
        }}
      >
        ${words}
      </button>
      <button type="button" data-cancel @click=${leave}>${strings.cancel}</button>
    </div>
  </div>`;
}

function missingNames({ calibration, own }: KnownCalibration, locale: Locale): readonly string[] {
  const missing = progressOf(calibration, own).filter(({ rated, calls }) => rated < calls);
  return missing.map(
    ({ name, rated, calls }) => `${name} ${formatText(CALIBRATION_STRINGS[locale]['progress-of'], { rated, calls })}`,
  );
}
