import {
  callDurations,
  progressOf,
  textFor,
  type Calibration,
  type CallRecord,
  type KnownCalibration,
  type Locale,
  type ScorecardDefinition,
} from '@callside/core';
import { formatDuration, formatText, momentText } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { lateIn, standingOf, type CalibrationData, type CallStanding } from './calibration.model.js';
import { CALIBRATION_STRINGS } from './calibration.strings.js';

/** What the list of calibrations needs. */
export interface SessionLines {
  readonly data: CalibrationData;
  readonly locale: Locale;
  /** Agent number of the reader. */
  readonly me: string;
  readonly scorecardOf: (calibration: Calibration) => ScorecardDefinition | undefined;
  readonly open: (id: string) => void;
}

/**
 * The line of one calibration: what it is called, where it stands, and what the reader has still to do.
 *
 * @example
 * html`<ul class="lines">${data.sessions.map((known) => renderSessionLine(known, lines))}</ul>`;
 */
export function renderSessionLine(known: KnownCalibration, lines: SessionLines): TemplateResult {
  const { id } = known.calibration;
  return html`<li>
    <button
      type="button"
      class="open"
      data-session=${id}
      @click=${() => {
        lines.open(id);
      }}
    >
      <span class="words">${sessionTitle(known.calibration, lines)}</span>
      ${renderPills(known, lines)}
    </button>
  </li>`;
}

/**
 * What a calibration is called: its title, or that of its scorecard.
 *
 * @example
 * sessionTitle(calibration, lines); // 'Refunds in November'
 */
export function sessionTitle(
  calibration: Calibration,
  { locale, scorecardOf }: Pick<SessionLines, 'locale' | 'scorecardOf'>,
): string {
  return calibration.title ?? textFor(scorecardOf(calibration)?.title ?? calibration.scorecard.id, locale);
}

/**
 * Where a calibration stands, in a few words each.
 *
 * @example
 * renderPills(known, { data, locale, me });
 */
export function renderPills(
  { calibration, toRate, accepted }: KnownCalibration,
  { data, locale, me }: Pick<SessionLines, 'data' | 'locale' | 'me'>,
): TemplateResult {
  const strings = CALIBRATION_STRINGS[locale];
  const { state, dueAt, by } = calibration;
  const isLate = dueAt !== undefined && dueAt < data.now;
  const due = dueAt === undefined || state !== 'open' ? undefined : isLate ? strings.overdue : strings['due-at'];
  return html`<span class="pills">
    ${toRate.length === 0 ? nothing : html`<span class="pill on">${formatText(strings['to-rate'], { count: toRate.length })}</span>`}
    ${due === undefined ? nothing : html`<span class="pill ${isLate ? 'warn' : ''}">${formatText(due, { time: dayText(dueAt ?? 0, locale) })}</span>`}
    ${accepted ? nothing : html`<span class="pill warn">${strings['not-sent']}</span>`}
    ${by === me ? html`<span class="pill">${strings['led-by-me']}</span>` : nothing}
    <span class="pill ${state === 'finalised' ? 'ok' : ''}">${strings[`state-${state}`]}</span>
  </span>`;
}

/** What one calibration on screen needs. */
export interface SessionView extends Omit<SessionLines, 'open'> {
  readonly known: KnownCalibration;
  readonly score: (callId: string) => void;
}

/**
 * The calls of a calibration, where each stands for the reader, and who has handed in how many.
 *
 * @example
 * renderSession({ known, data, locale, me, scorecardOf, score });
 */
export function renderSession(view: SessionView): TemplateResult {
  const { known, data, locale, scorecardOf } = view;
  const strings = CALIBRATION_STRINGS[locale];
  const { calibration, own } = known;
  const late = lateIn(known, data).length;
  const { id, version } = calibration.scorecard;
  const isOpen = calibration.state === 'open';
  return html`${calibration.note === undefined ? nothing : html`<p class="said">${calibration.note}</p>`}
    ${scorecardOf(calibration) === undefined ? html`<p class="refusal" role="alert">${formatText(strings['no-scorecard'], { id, version })}</p>` : nothing}
    ${late === 0 ? nothing : html`<p class="note warn" data-late>${formatText(strings['late-note'], { count: late })}</p>`}
    <section class="part" aria-label=${strings.calls}>
      <h3>${strings.calls}</h3>
      <ul class="lines">
        ${calibration.calls.map((callId, at) => renderCall(callId, at, view))}
      </ul>
    </section>
    <section class="part" aria-label=${strings.progress}>
      <h3>${strings.progress}</h3>
      <ul class="lines">
        ${progressOf(calibration, own).map(
          ({ id: evaluator, name, isExpert, rated, calls }) =>
            html`<li class="line" data-progress=${evaluator}>
              <span class="words">
                ${name} ${isExpert ? html`<span class="pill on">${strings['is-expert']}</span>` : nothing}
              </span>
              <span class=${rated === calls ? 'pill ok' : 'note'}>
                ${formatText(strings['progress-of'], { rated, calls })}
              </span>
            </li>`,
        )}
      </ul>
      ${isOpen ? html`<p class="note">${strings.blind}</p>` : nothing}
    </section>`;
}

function renderCall(callId: string, at: number, view: SessionView): TemplateResult {
  const { known, data, locale, me, scorecardOf, score } = view;
  const strings = CALIBRATION_STRINGS[locale];
  const standing = standingOf(known, { callId, data, me });
  const name = callName(at, locale);
  const isReady = standing === 'to-rate' && scorecardOf(known.calibration) !== undefined;
  return html`<li class="line" data-call=${callId}>
    <span class="words">${name} ${renderCallNote(data.calls.get(callId), { data, locale })}</span>
    ${renderStanding(standing, locale)}
    ${
      isReady
        ? html`<button
            type="button"
            class="primary"
            aria-label=${formatText(strings['go-on'], { call: name })}
            @click=${() => {
              score(callId);
            }}
          >
            ${strings.score}
          </button>`
        : nothing
    }
  </li>`;
}

function renderStanding(standing: CallStanding, locale: Locale): TemplateResult | typeof nothing {
  const strings = CALIBRATION_STRINGS[locale];
  switch (standing) {
    case 'rated':
      return html`<span class="pill ok">${strings['handed-in']}</span>`;
    case 'late':
      return html`<span class="pill warn">${strings.late}</span>`;
    case 'not-here':
      return html`<span class="note">${strings['not-here']}</span>`;
    default:
      return nothing;
  }
}

/**
 * What a call of a session is called.
 *
 * @example
 * callName(0, 'en'); // 'Call 1'
 */
export function callName(at: number, locale: Locale): string {
  return formatText(CALIBRATION_STRINGS[locale].call, { number: at + 1 });
}

/**
 * When a call was and how long the customer was on the line.
 *
 * @example
 * renderCallNote(call, { data, locale });
 */
export function renderCallNote(
  call: CallRecord | undefined,
  { data, locale }: Pick<SessionLines, 'data' | 'locale'>,
): TemplateResult | typeof nothing {
  if (call === undefined) return nothing;
  const { events, openedAt, closedAt } = call;
  const { talk, hold } = callDurations(events, closedAt ?? events.at(-1)?.at ?? openedAt);
  return html`<span class="note">${momentText(openedAt, data.now, locale)} · ${formatDuration(talk + hold)}</span>`;
}

/**
 * A day in the words of a language.
 *
 * @example
 * dayText(Date.UTC(2026, 10, 21), 'en'); // 'Nov 21, 2026'
 */
export function dayText(at: number, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(at);
}
