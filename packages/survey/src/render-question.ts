import { maskCardNumbers, NOT_APPLICABLE, type Issue, type SurveyQuestion, type Value } from '@callside/core';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import {
  chosenValue,
  controlOf,
  faceOf,
  isGroup,
  rowsOf,
  STAR,
  type Choice,
  type Control,
  type Wording,
} from './control.js';
import { drawFurther, type Drawing, type ReadText } from './further-controls.js';

/** What a drawn question tells, and the words around it. */
export interface QuestionPlace extends Wording {
  /** What is wrong with the answers, as far as it is said. */
  readonly findings: readonly Issue[];
  /** Draws the control for files, once that is here. */
  readonly draw?: DrawControl | undefined;
  /** `settled` is true once the customer has chosen, or left the line. */
  readonly take: (id: string, value: Value, settled: boolean) => void;
}

/** Draws one control. */
export type DrawControl = (control: Control, place: QuestionPlace) => TemplateResult;

/**
 * Draws a question with all its parts: native inputs, so that a screen reader, a keyboard and a phone find what they know.
 *
 * @example
 * way.questions.map((question) => renderQuestion(question, { ...wording, findings: [], take }));
 */
export function renderQuestion(question: SurveyQuestion, place: QuestionPlace): TemplateResult {
  const { block, parts } = question;
  const { findings } = place;
  const drawn = parts.map((part) => {
    const finding = findings.find(({ path }) => path[0] === part.field.id);
    return renderControl(controlOf(block, part, place, finding), place);
  });
  if (!isGroup(block)) return html`${drawn}`;
  const label = `${block.id}-label`;
  return html`<div class="question" role="group" aria-labelledby=${label}>
    <p class="label" id=${label}>${place.say(block.label)}</p>
    ${block.help === undefined ? nothing : html`<p class="help">${place.say(block.help)}</p>`}
    ${drawn.map((part) => html`<div class="part">${part}</div>`)}
  </div>`;
}

function renderControl(control: Control, place: QuestionPlace): TemplateResult {
  const { kind } = control;
  if (kind === 'line' || kind === 'area' || kind === 'list' || kind === 'tick') return renderSingle(control, place);
  const isOne = !control.many && kind !== 'ranking' && kind !== 'file';
  return html`<fieldset
    class="question"
    data-question=${control.id}
    role=${isOne ? 'radiogroup' : 'group'}
    aria-describedby=${describedBy(control)}
    aria-required=${isOne ? String(control.required) : nothing}
    aria-invalid=${isOne ? String(control.error !== '') : nothing}
  >
    <legend class="label">${renderLabel(control)}</legend>
    ${renderHelp(control)}
    ${kind === 'points' || kind === 'choices' ? renderChoices(control, place) : drawOther(control, place)}
    ${renderError(control)}
  </fieldset>`;
}

function drawOther(control: Control, place: QuestionPlace): TemplateResult | undefined {
  return control.kind === 'file' ? place.draw?.(control, place) : drawFurther(control, place, DRAWING);
}

function renderChoices(control: Control, place: QuestionPlace): TemplateResult {
  const { choices, kind, ends, notApplicable } = control;
  const last = notApplicable === undefined ? nothing : renderChoice(control, place, notApplicable);
  if (kind !== 'points')
    return html`<div class="choices">${choices.map((choice) => renderChoice(control, place, choice))}${last}</div>`;
  return html`<div class="points ${rowsOf(control)}">
      ${choices.map((choice, index) => renderPoint(control, place, { choice, index }))}
    </div>
    ${
      ends[0] + ends[1] === ''
        ? nothing
        : html`<div class="ends" aria-hidden="true"><span>${ends[0]}</span><span>${ends[1]}</span></div>`
    }${last}`;
}

function renderPoint(
  control: Control,
  place: QuestionPlace,
  { choice, index }: { readonly choice: Choice; readonly index: number },
): TemplateResult {
  const { id, choices, scale } = control;
  const { value, label, spoken, chosen } = choice;
  const isFilled = scale === 'stars' && choices.findIndex((each) => each.chosen) >= index;
  return html`<label class="point ${isFilled ? 'filled' : ''}">
    <input
      type="radio"
      name=${id}
      value=${value}
      aria-label=${spoken}
      .checked=${live(chosen)}
      @change=${takeChosen(control, place)}
    /><span class="edge"></span> ${
      scale === 'numbers'
        ? nothing
        : html`<svg class="drawn" viewBox="0 0 24 24" aria-hidden="true">
            <path d=${scale === 'stars' ? STAR : faceOf(index, choices.length)} />
          </svg>`
    }<span class="drawn" aria-hidden="true">${label}</span>
  </label>`;
}

function renderChoice(control: Control, place: QuestionPlace, { value, label, chosen }: Choice): TemplateResult {
  return html`<label class="choice">
    <input
      type=${control.many ? 'checkbox' : 'radio'}
      name=${control.id}
      value=${value}
      .checked=${live(chosen)}
      @change=${takeChosen(control, place)}
    /><span class="edge"></span><span class="drawn">${label}</span>
  </label>`;
}

/** Reads what is ticked off the question itself: what was chosen is what is seen. */
function takeChosen(control: Control, { take }: QuestionPlace): (event: Event) => void {
  return ({ target }) => {
    const input = target as HTMLInputElement;
    const all = [...(input.closest('fieldset')?.querySelectorAll('input') ?? [])].filter(
      ({ name }) => name === control.id,
    );
    // Who says that it does not apply has chosen nothing else, and who chooses says that it does.
    const chosen = all.filter(
      (each) => each.checked && (each.value === NOT_APPLICABLE) === (input.value === NOT_APPLICABLE && input.checked),
    );
    take(
      control.id,
      chosenValue(
        control,
        chosen.map(({ value }) => value),
      ),
      true,
    );
  };
}

/** A tick has its label beside it, in the control. */
function renderSingle(control: Control, place: QuestionPlace): TemplateResult {
  const { kind, id } = control;
  return html`<div class="question" data-question=${id}>
    ${kind === 'tick' ? nothing : html`<label class="label" for=${id}>${renderLabel(control)}</label> ${renderHelp(control)}`}
    ${kind === 'area' ? renderArea(control, place) : drawFurther(control, place, DRAWING)} ${renderError(control)}
  </div>`;
}

function renderArea(control: Control, place: QuestionPlace): TemplateResult {
  const { id, placeholder } = control;
  const take = (event: Event): void => {
    takeText(event, control, place);
  };
  return html`<textarea
    class="control"
    id=${id}
    name=${id}
    rows="3"
    placeholder=${placeholder || nothing}
    aria-describedby=${describedBy(control)}
    aria-invalid=${String(control.error !== '')}
    ?required=${control.required}
    .value=${live(control.text)}
    @input=${take}
    @change=${take}
  ></textarea>`;
}

/** A card number never leaves the line (PCI DSS 4.0, requirement 3). */
function takeText(
  { target, type }: Event,
  { id }: Control,
  { take }: QuestionPlace,
  read: ReadText = (text) => text,
): void {
  const line = target as HTMLInputElement;
  const text = maskCardNumbers(line.value);
  if (text !== line.value) line.value = text;
  const settled = type === 'change';
  take(id, text === '' ? null : read(text, settled), settled);
}

function renderLabel({ label, required }: Control): TemplateResult {
  return html`${label}${required ? html` <span class="mark" aria-hidden="true">*</span>` : nothing}`;
}

function renderHelp({ id, help }: Control): TemplateResult | typeof nothing {
  return help === '' ? nothing : html`<p class="help" id="${id}-help">${help}</p>`;
}

/** What reads errors out is there before the error is. */
function renderError({ id, error }: Control): TemplateResult {
  return html`<div aria-live="polite">
    ${error === '' ? nothing : html`<p class="error" id="${id}-error">${error}</p>`}
  </div>`;
}

function describedBy({ id, help, error }: Control): string | typeof nothing {
  const ids = [help === '' ? '' : `${id}-help`, error === '' ? '' : `${id}-error`].filter((each) => each !== '');
  return ids.length === 0 ? nothing : ids.join(' ');
}

const DRAWING: Drawing = {
  html,
  nothing,
  live,
  label: renderLabel,
  help: renderHelp,
  describedBy,
  take: takeText,
};
