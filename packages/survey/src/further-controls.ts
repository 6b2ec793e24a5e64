import type { Value } from '@callside/core';
import type { html as litHtml, nothing as litNothing, TemplateResult } from 'lit';
import type { live as litLive } from 'lit/directives/live.js';
import { chosenValue, type Choice, type Control } from './control.js';
import { lineOf } from './line.js';
import type { QuestionPlace } from './render-question.js';

/**
 * What controls are drawn with. The self-contained files load this module from a file beside, which carries no Lit of its own: a
 * page under Trusted Types allows only one.
 */
export interface Drawing {
  readonly html: typeof litHtml;
  readonly nothing: typeof litNothing;
  readonly live: typeof litLive;
  readonly label: (control: Control) => TemplateResult;
  readonly help: (control: Control) => TemplateResult | typeof litNothing;
  readonly describedBy: (control: Control) => string | typeof litNothing;
  /** Takes what was typed; `read` makes a value of the text. */
  readonly take: (event: Event, control: Control, place: QuestionPlace, read?: ReadText) => void;
}

/** What a text says; `settled` once the line was left. */
export type ReadText = (text: string, settled: boolean) => Value;

/**
 * Draws controls that few surveys have: lines, lists, a tick, and what is put in order.
 *
 * @example
 * html`<div>${drawFurther(control, place, drawing)}</div>`;
 */
export function drawFurther(control: Control, place: QuestionPlace, drawing: Drawing): TemplateResult {
  switch (control.kind) {
    case 'ranking':
      return drawRanking(control, place, drawing);
    case 'list':
      return drawList(control, place, drawing);
    case 'tick':
      return drawTick(control, place, drawing);
    default:
      return drawLine(control, place, drawing);
  }
}

function drawTick(control: Control, { take }: QuestionPlace, drawing: Drawing): TemplateResult {
  const { html, live, label, help, describedBy } = drawing;
  const { id, error, required, text } = control;
  return html`<label class="choice">
      <input
        type="checkbox"
        name=${id}
        value="true"
        aria-describedby=${describedBy(control)}
        aria-invalid=${String(error !== '')}
        ?required=${required}
        .checked=${live(text === 'true')}
        @change=${({ target }: Event) => {
          take(id, (target as HTMLInputElement).checked, true);
        }}
      /><span class="edge"></span><span class="drawn">${label(control)}</span>
    </label>
    ${help(control)}`;
}

function drawList(control: Control, { take, words }: QuestionPlace, drawing: Drawing): TemplateResult {
  const { html, live, describedBy } = drawing;
  const { id, error, required, choices, notApplicable, text } = control;
  const offered = notApplicable === undefined ? choices : [...choices, notApplicable];
  return html`<select
    class="control"
    id=${id}
    name=${id}
    aria-describedby=${describedBy(control)}
    aria-invalid=${String(error !== '')}
    ?required=${required}
    @change=${({ target }: Event) => {
      take(id, chosenValue(control, [(target as HTMLSelectElement).value]), true);
    }}
  >
    <option value="" ?selected=${live(text === '')}>${words.choose}</option>
    ${offered.map(
      ({ value, label, chosen }) => html`<option value=${value} ?selected=${live(chosen)}>${label}</option>`,
    )}
  </select>`;
}

function drawLine(control: Control, place: QuestionPlace, drawing: Drawing): TemplateResult {
  const { html, nothing, live, describedBy } = drawing;
  const { id, error, required, placeholder, text, fieldType } = control;
  const { type, autocomplete, inputMode } = lineOf(control);
  const take = (event: Event): void => {
    drawing.take(event, control, place, fieldType === 'number' ? readNumber : undefined);
  };
  return html`<input
    class="control"
    id=${id}
    name=${id}
    type=${type}
    inputmode=${inputMode ?? nothing}
    autocomplete=${autocomplete}
    placeholder=${placeholder || nothing}
    aria-describedby=${describedBy(control)}
    aria-invalid=${String(error !== '')}
    ?required=${required}
    .value=${live(text)}
    @input=${take}
    @change=${take}
  />`;
}

/** "1." on the way to "1.5" is not rewritten under the customer's hands. */
function readNumber(text: string, settled: boolean): Value {
  const isWhole = settled ? text.trim() !== '' : String(Number(text)) === text;
  return isWhole && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** By buttons that thumbs, keyboards and screen readers can all use. */
function drawRanking(control: Control, { words, take }: QuestionPlace, { html }: Drawing): TemplateResult {
  const ordered = inOrder(control);
  const move = (index: number, by: number): void => {
    const values = ordered.map(({ value }) => value);
    const [moved = ''] = values.splice(index, 1);
    values.splice(index + by, 0, moved);
    take(control.id, values, true);
  };
  const button = (sign: string, name: string, press: (() => void) | undefined): TemplateResult =>
    html`<button
      type="button"
      class="move"
      name=${control.id}
      aria-label=${name}
      aria-disabled=${String(press === undefined)}
      @click=${press}
    >
      ${sign}
    </button>`;
  const draw = ({ label }: Choice, index: number): TemplateResult => {
    const up =
      index > 0
        ? () => {
            move(index, -1);
          }
        : undefined;
    const down =
      index < ordered.length - 1
        ? () => {
            move(index, 1);
          }
        : undefined;
    return html`<li class="choice">
      <span class="edge"></span><b class="rank">${index + 1}</b><span class="drawn">${label}</span>
      ${button(
        '↑',
        words.moveUp.replace('{option}', () => label),
        up,
      )}
      ${button(
        '↓',
        words.moveDown.replace('{option}', () => label),
        down,
      )}
    </li>`;
  };
  return html`<ol class="ranking">
    ${ordered.map(draw)}
  </ol>`;
}

/** The customer's order, with what is not in it yet behind. */
function inOrder({ choices, order }: Control): readonly Choice[] {
  const place = ({ value }: Choice): number => {
    const index = order.indexOf(value);
    return index < 0 ? order.length : index;
  };
  return [...choices].sort((a, b) => place(a) - place(b));
}
