import type { CallRecord, Evaluator, Issue, Locale } from '@callside/core';
import { formatText } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import type { CalibrationData } from './calibration.model.js';
import { CALIBRATION_STRINGS } from './calibration.strings.js';
import { renderCallNote } from './render-sessions.js';

/** What is typed of a calibration that has not begun, as it is kept. */
export interface TypedCalibration {
  readonly title?: string;
  readonly note?: string;
  readonly due?: string;
  readonly expert?: string;
  readonly calls?: readonly string[];
  readonly evaluators?: readonly string[];
}

/** What the form needs that begins a calibration. */
export interface StartForm {
  readonly typed: TypedCalibration;
  readonly issues: readonly Issue[];
  /** The reader first. */
  readonly evaluators: readonly Evaluator[];
  readonly calls: readonly CallRecord[];
  readonly data: CalibrationData;
  readonly locale: Locale;
  readonly busy: boolean;
  readonly keep: (typed: TypedCalibration) => void;
  readonly begin: (typed: TypedCalibration) => void;
  readonly close: () => void;
}

/**
 * The form that begins a calibration: which calls, who scores them, whom the others are held to. What is typed in it is no
 * shortcut of anybody's.
 *
 * @example
 * renderStart({ typed: {}, issues: [], evaluators, calls, data, locale, busy: false, keep, begin, close });
 */
export function renderStart(view: StartForm): TemplateResult {
  const { typed, locale, busy, keep, begin, close } = view;
  const strings = CALIBRATION_STRINGS[locale];
  return html`<form
    novalidate
    aria-label=${strings.new}
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      begin(typedIn(event.currentTarget));
    }}
    @input=${(event: Event) => {
      keep(typedIn(event.currentTarget));
    }}
    @keydown=${(event: KeyboardEvent) => {
      event.stopPropagation();
    }}
  >
    <label class="field"
      >${strings.name}<input
        class="text"
        name="title"
        maxlength="120"
        autocomplete="off"
        .defaultValue=${typed.title ?? ''}
    /></label>
    ${renderCalls(view)} ${renderEvaluators(view)}
    <div class="beside">
      ${renderExpert(view)}
      <label class="field"
        >${strings.due}<input class="text" type="date" name="due" .defaultValue=${typed.due ?? ''}
      /></label>
    </div>
    <label class="field"
      >${strings.note}<textarea name="note" rows="2" maxlength="1000" .defaultValue=${typed.note ?? ''}></textarea>
    </label>
    <div class="row">
      <button class="primary" type="submit" data-begin aria-disabled=${String(busy)}>${strings.begin}</button>
      <button type="button" data-cancel @click=${close}>${strings.cancel}</button>
    </div>
  </form>`;
}

function renderCalls({ typed, calls, data, issues, locale }: StartForm): TemplateResult {
  const strings = CALIBRATION_STRINGS[locale];
  return html`<fieldset data-field="calls">
    <legend>${strings.calls}</legend>
    ${
      calls.length === 0
        ? html`<span class="note">${strings['no-calls']}</span>`
        : html`<div class="choices">
            ${calls.map(
              (call) =>
                html`<label
                  ><input
                    type="checkbox"
                    name="calls"
                    value=${call.id}
                    ?checked=${typed.calls?.includes(call.id) === true}
                  /><span>${call.agent.name} ${renderCallNote(call, { data, locale })}</span></label
                >`,
            )}
          </div>`
    }
    ${renderIssue('calls', issues, locale)}
  </fieldset>`;
}

function renderEvaluators({ typed, evaluators, issues, locale }: StartForm): TemplateResult {
  const strings = CALIBRATION_STRINGS[locale];
  return html`<fieldset data-field="evaluators">
    <legend>${strings.evaluators}</legend>
    <div class="choices">
      ${evaluators.map(
        ({ id, name }, at) =>
          html`<label
            ><input
              type="checkbox"
              name="evaluators"
              value=${id}
              ?checked=${typed.evaluators === undefined ? at === 0 : typed.evaluators.includes(id)}
            /><span>${at === 0 ? formatText(strings.me, { name }) : `${name} · ${id}`}</span></label
          >`,
      )}
    </div>
    ${renderIssue('evaluators', issues, locale)}
  </fieldset>`;
}

function renderExpert({ typed, evaluators, issues, locale }: StartForm): TemplateResult {
  const strings = CALIBRATION_STRINGS[locale];
  return html`<div class="field-group" data-field="expert">
    <label class="field"
      >${strings.expert}<select name="expert" aria-describedby="expert-help">
        <option value="">${strings['no-expert']}</option>
        ${evaluators.map(({ id, name }) => html`<option value=${id} ?selected=${typed.expert === id}>${name}</option>`)}
      </select></label
    >
    <span class="note" id="expert-help">${strings['expert-help']}</span>
    ${renderIssue('expert', issues, locale)}
  </div>`;
}

function renderIssue(field: string, issues: readonly Issue[], locale: Locale): TemplateResult | typeof nothing {
  const found = issues.find(({ path }) => path[0] === field);
  return found === undefined
    ? nothing
    : html`<p class="refusal" role="alert">${issueWords(found, CALIBRATION_STRINGS[locale])}</p>`;
}

function issueWords({ code, path, params }: Issue, strings: (typeof CALIBRATION_STRINGS)[Locale]): string {
  if (code === 'expert-not-named') return strings['expert-not-named'];
  const isLong = code === 'list-too-long';
  if (path[0] === 'calls') return formatText(strings[isLong ? 'calls-too-long' : 'calls-too-short'], params);
  return formatText(strings[isLong ? 'evaluators-too-long' : 'evaluators-too-short'], params);
}

function typedIn(form: EventTarget | null): TypedCalibration {
  const data = new FormData(form as HTMLFormElement);
  const words = (name: string): string => data.getAll(name).map(String)[0] ?? '';
  return {
    title: words('title'),
    note: words('note'),
    due: words('due'),
    expert: words('expert'),
    calls: data.getAll('calls').map(String),
    evaluators: data.getAll('evaluators').map(String),
  };
}
