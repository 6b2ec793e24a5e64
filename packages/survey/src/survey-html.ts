import {
  durationMs,
  fieldsOfBlock,
  type Issue,
  type SurveyDefinition,
  type SurveyQuestion,
  type Values,
} from '@callside/core';
import { hostSheet } from '@callside/ui/host-sheet.js';
import { formatText } from '@callside/ui/words.js';
import {
  controlOf,
  faceOf,
  isGroup,
  rowsOf,
  STAR,
  wordingOf,
  type Choice,
  type Control,
  type Wording,
} from './control.js';
import { directionOf, wordsFor } from './languages.js';
import { fileWordsIn } from './files.model.js';
import { lineOf } from './line.js';
import { markup, type Markup } from './markup.js';
import { oneByOne } from './posted.js';
import { viewSurvey, type SurveyView } from './survey.model.js';
import { surveyStyles } from './survey.styles.js';
import { termWordsIn, timeInWords } from './terms.model.js';

export interface SurveyHtmlOptions {
  /** BCP 47 tag. */
  readonly language: string;
  readonly answers: Values;
  /** The block to ask; the first without an answer when absent. */
  readonly at?: string | undefined;
  /** The seed of random order, as the element has it. */
  readonly seed: string;
  /** Where the form posts to. */
  readonly action: string;
  /** Names and values that go along. */
  readonly hidden: Readonly<Record<string, string>>;
  /** What is wrong with the answers. */
  readonly findings?: readonly Issue[];
  /** Milliseconds in which answers are still taken; undefined before the first one. */
  readonly timeLeft?: number | undefined;
}

/** In which words, and in which language. */
interface Place extends Wording {
  readonly language: string;
}

/**
 * The question as an HTML form that works without any script: one question at a time, "next" posts it. `<callside-survey>`
 * around it takes its place, without a move and with all that was answered. Texts are escaped, whoever wrote them.
 *
 * @example
 * surveyHtml(survey, { language: 'en', answers: {}, seed: link.id, action: '', hidden: { id } }); // '<form method="post" …'
 */
export function surveyHtml(survey: SurveyDefinition, options: SurveyHtmlOptions): string {
  const { language, answers, at, seed, action, hidden, findings = [] } = options;
  const wording: Place = { ...wordingOf({ survey, answers, language }), language };
  const view = viewSurvey(oneByOne(survey), answers, { at, seed });
  const fields = Object.entries({ ...hidden, at: view.shown[0]?.block.id ?? '' }).map(
    ([name, value]) => markup`<input type="hidden" name="${name}" value="${value}">`,
  );
  const title = wording.say(survey.title);
  const intro = wording.say(survey.intro);
  return markup`<form method="post" action="${action}" dir="${directionOf(language)}" aria-label="${title}">${fields}
    ${view.shown[0] === view.questions[0] && intro !== '' ? markup`<p class="intro">${intro}</p>` : undefined}
    ${survey.progress === false ? undefined : statusLine(view, wording)}
    ${view.shown.map((question) => [drawQuestion(question, wording, findings), drawHidden(question, answers, wording)])}<div></div>
    ${drawButtons(view, wording)}
    ${survey.progress === false ? undefined : drawDots(view)}<p class="note"></p>${drawLimit(survey, options)}</form>`
    .html;
}

/**
 * The look of that form, for a page of one's own: the sheet of the element, for what stands in the tag instead of its shadow.
 *
 * @example
 * `<style>${surveySheet()}</style>`;
 */
export function surveySheet(): string {
  const sheet = `${hostSheet}${surveyStyles}`;
  return sheet
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/:host\((:?[^()]*(?:\([^()]*\))?)\)/g, 'callside-survey$1')
    .replace(/:host/g, 'callside-survey')
    .replace(/\s+/g, ' ');
}

function statusLine({ position, questions }: SurveyView, { words }: Wording): Markup {
  const text = formatText(words.progress, { position: position + 1, count: questions.length });
  return markup`<p class="visually-hidden" role="status">${text}</p>`;
}

/** How long answers are taken is said in advance, and how long still. */
function drawLimit({ timeLimit }: SurveyDefinition, { language, timeLeft }: SurveyHtmlOptions): Markup | undefined {
  if (timeLimit === undefined) return undefined;
  const words = termWordsIn(language, wordsFor(language));
  const time = timeInWords(timeLeft ?? durationMs(timeLimit) ?? 0, language);
  return markup`<p class="note">${formatText(timeLeft === undefined ? words.timeLimit : words.timeLeft, { time })}</p>`;
}

function drawButtons({ next, previous, skippable }: SurveyView, { words }: Wording): Markup {
  const on = next === undefined ? words.send : skippable ? words.skip : words.next;
  const back = markup`<button name="go" value="back" formnovalidate>${words.back}</button>`;
  return markup`<div class="buttons"><button class="primary" name="go" value="on">${on}</button>${previous === undefined ? undefined : back}</div>`;
}

function drawDots({ position, questions }: SurveyView): Markup | undefined {
  if (questions.length > 12) return undefined;
  const dots = questions.map((_question, index) => markup`<i class="${index === position ? 'now' : ''}"></i>`);
  return markup`<div class="dots" aria-hidden="true">${dots}</div>`;
}

function drawQuestion(question: SurveyQuestion, wording: Place, findings: readonly Issue[]): Markup {
  const { block, parts } = question;
  const drawn = parts.map((part) => {
    const finding = findings.find(({ path }) => path[0] === part.field.id);
    return drawControl(controlOf(block, part, wording, finding), wording);
  });
  if (!isGroup(block)) return markup`${drawn}`;
  const label = `${block.id}-label`;
  const help = wording.say(block.help);
  return markup`<div class="question" role="group" aria-labelledby="${label}">
    <p class="label" id="${label}">${wording.say(block.label)}</p>
    ${help === '' ? undefined : markup`<p class="help">${help}</p>`}
    ${drawn.map((part) => markup`<div class="part">${part}</div>`)}</div>`;
}

/** What comes up by a script once it is asked for, such as the text of “other”: without one it stands there from the start. */
function drawHidden({ block, parts }: SurveyQuestion, answers: Values, wording: Place): Markup | undefined {
  const hidden = fieldsOfBlock(block).filter(({ id }) => parts.every(({ field }) => field.id !== id));
  if (hidden.length === 0 || block.type === 'matrix') return undefined;
  const drawn = hidden.map((field) => {
    const value = answers[field.id] ?? null;
    const state = { field, value, visible: true, required: false, readOnly: false, options: [], withdrawn: undefined };
    return drawControl(controlOf(block, state, wording), wording);
  });
  return markup`<noscript>${drawn}</noscript>`;
}

function drawControl(control: Control, { words, language }: Place): Markup {
  const { filesNeedScript } = fileWordsIn(language, words);
  const { kind, id, many } = control;
  const label = markup`${control.label}${control.required ? markup` <span class="mark" aria-hidden="true">*</span>` : undefined}`;
  if (kind === 'tick')
    return markup`<div class="question" data-question="${id}"><label class="choice"><input type="checkbox" name="${id}" value="true" ${described(control)} ${on('checked', control.text === 'true')}><span class="edge"></span><span class="drawn">${label}</span></label>${drawHelp(control)}${drawError(control)}</div>`;
  if (kind === 'line' || kind === 'area' || kind === 'list') {
    const line = kind === 'list' ? drawList(control, words.choose) : drawLine(control);
    return markup`<div class="question" data-question="${id}"><label class="label" for="${id}">${label}</label>${drawHelp(control)}${line}${drawError(control)}</div>`;
  }
  const role = many || kind === 'ranking' || kind === 'file' ? 'group' : 'radiogroup';
  return markup`<fieldset class="question" data-question="${id}" role="${role}" ${described(control)}><legend class="label">${label}</legend>${drawHelp(control)}${drawGroup(control, { place: words.place, needScript: filesNeedScript })}${drawError(control)}</fieldset>`;
}

/** Files go up by a script alone. */
function drawGroup(
  control: Control,
  { place, needScript }: { readonly place: string; readonly needScript: string },
): Markup | undefined {
  if (control.kind === 'points') return drawPoints(control);
  if (control.kind === 'choices') return drawChoices(control);
  if (control.kind === 'ranking') return drawRanking(control, place);
  return markup`<noscript><p class="help">${needScript}</p></noscript>`;
}

function drawPoints(control: Control): Markup {
  const { id, choices, scale, ends, notApplicable } = control;
  const points = choices.map(({ value, label, spoken = label, chosen }, index) => {
    const path = scale === 'stars' ? STAR : faceOf(index, choices.length);
    const drawing = markup`<svg class="drawn" viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg>`;
    return markup`<label class="point"><input type="radio" name="${id}" value="${value}" aria-label="${spoken}" ${on('checked', chosen)}><span class="edge"></span>${scale === 'numbers' ? undefined : drawing}<span class="drawn" aria-hidden="true">${label}</span></label>`;
  });
  const words = markup`<div class="ends" aria-hidden="true"><span>${ends[0]}</span><span>${ends[1]}</span></div>`;
  return markup`<div class="points ${rowsOf(control)}">${points}</div>${ends[0] + ends[1] === '' ? undefined : words}${notApplicable && drawChoice(control, notApplicable)}`;
}

function drawChoices(control: Control): Markup {
  const { choices, notApplicable } = control;
  const all = notApplicable === undefined ? choices : [...choices, notApplicable];
  return markup`<div class="choices">${all.map((choice) => drawChoice(control, choice))}</div>`;
}

function drawChoice({ id, many }: Control, { value, label, chosen }: Choice): Markup {
  return markup`<label class="choice"><input type="${many ? 'checkbox' : 'radio'}" name="${id}" value="${value}" ${on('checked', chosen)}><span class="edge"></span><span class="drawn">${label}</span></label>`;
}

/** Without a script each thing gets its place from a list. */
function drawRanking({ id, choices, order }: Control, words: string): Markup {
  const rows = choices.map(({ value, label }) => {
    const places = choices.map(
      (_choice, index) => markup`<option ${on('selected', order[index] === value)}>${index + 1}</option>`,
    );
    return markup`<li class="choice"><span class="edge"></span><span class="drawn">${label}</span><select name="${id}.${value}" aria-label="${formatText(words, { option: label })}"><option value=""></option>${places}</select></li>`;
  });
  return markup`<ol class="ranking">${rows}</ol>`;
}

function drawList(control: Control, choose: string): Markup {
  const { id, choices, notApplicable } = control;
  const all = notApplicable === undefined ? choices : [...choices, notApplicable];
  const options = all.map(
    ({ value, label, chosen }) => markup`<option value="${value}" ${on('selected', chosen)}>${label}</option>`,
  );
  return markup`<select class="control" id="${id}" name="${id}" ${described(control)}><option value="">${choose}</option>${options}</select>`;
}

function drawLine(control: Control): Markup {
  const { id, kind, text, placeholder } = control;
  const { type, autocomplete, inputMode } = lineOf(control);
  // A line break right after the tag is no part of a text.
  if (kind === 'area')
    return markup`<textarea class="control" id="${id}" name="${id}" placeholder="${placeholder}" ${described(control)} rows="3">
${text}</textarea>`;
  return markup`<input class="control" id="${id}" name="${id}" placeholder="${placeholder}" ${described(control)} type="${type}" autocomplete="${autocomplete}" ${inputMode && markup`inputmode="${inputMode}"`} value="${text}">`;
}

function drawHelp({ id, help }: Control): Markup | undefined {
  return help === '' ? undefined : markup`<p class="help" id="${id}-help">${help}</p>`;
}

function drawError({ id, error }: Control): Markup {
  return markup`<div aria-live="polite">${error === '' ? undefined : markup`<p class="error" id="${id}-error">${error}</p>`}</div>`;
}

function described({ id, help, error }: Control): Markup | undefined {
  const ids = [help === '' ? '' : `${id}-help`, error === '' ? '' : `${id}-error`].filter((each) => each !== '');
  const by = ids.length === 0 ? undefined : markup`aria-describedby="${ids.join(' ')}"`;
  return markup`${by} ${error === '' ? undefined : markup`aria-invalid="true"`}`;
}

function on(attribute: 'checked' | 'selected', isOn: boolean): Markup | undefined {
  return isOn ? markup`${attribute}` : undefined;
}
