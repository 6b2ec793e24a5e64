import {
  hasOptions,
  textFor,
  type EvaluationAnswer,
  type Issue,
  type Locale,
  type QuestionScore,
  type ScorecardQuestion,
} from '@callside/core';
import { formatText } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { isNone, isPicked } from './qa-scorecard.model.js';
import { QA_SCORECARD_STRINGS } from './qa-scorecard.strings.js';

/** What an evaluator does to one question. */
export type QuestionAct =
  | { readonly does: 'pick' | 'reason'; readonly id: string }
  | { readonly does: 'value'; readonly value: string | number | null }
  | { readonly does: 'none' | 'not-applicable' }
  | { readonly does: 'comment'; readonly words: string };

export interface QuestionView {
  readonly question: ScorecardQuestion;
  readonly answer: EvaluationAnswer | undefined;
  readonly score: QuestionScore;
  /** What is still to be said to it. */
  readonly open: readonly Issue[];
  readonly disabled: boolean;
  /** Weights stay hidden. */
  readonly blind: boolean;
  readonly locale: Locale;
  readonly act: (act: QuestionAct) => void;
}

/**
 * One question with its answers, each with the key that picks it, and what belongs to a low mark.
 *
 * @example
 * renderQuestion({ question, answer, score, open, disabled, blind, locale, act });
 */
export function renderQuestion(view: QuestionView): TemplateResult {
  const { question, open, disabled, locale } = view;
  const isOpen = open.some(({ path }) => path.length === 1);
  return html`<fieldset class="question ${isOpen ? 'open' : ''}" data-question=${question.id} ?disabled=${disabled}>
    <legend class="ask">
      <span class="words">${textFor(question.text, locale)}</span>
      <span class="note">${notesOf(view)}</span>
    </legend>
    ${question.help === undefined ? nothing : html`<span class="note">${textFor(question.help, locale)}</span>`}
    ${renderAnswers(view)} ${renderLowMark(view)}
  </fieldset>`;
}

function notesOf({ question, blind, locale }: QuestionView): string {
  const strings = QA_SCORECARD_STRINGS[locale];
  const { weight, errorClass, bonus, excluded } = question;
  return [
    ...(weight === undefined || blind ? [] : [formatText(strings.weight, { weight })]),
    ...(errorClass === undefined ? [] : [strings[`class-${errorClass}`]]),
    ...(bonus === true ? [strings.bonus] : []),
    ...(excluded === true ? [strings.excluded] : []),
  ].join(' · ');
}

function renderAnswers(view: QuestionView): TemplateResult {
  const { question, answer, act, locale } = view;
  const strings = QA_SCORECARD_STRINGS[locale];
  const isMany = question.type === 'choices';
  const name = question.id;
  const options = hasOptions(question) ? question.options : [];
  const none = {
    key: '9',
    label: strings.none,
    value: '',
    checked: isNone(answer),
    name,
    act: () => act({ does: 'none' }),
  };
  const notApplicable = {
    name,
    key: '0',
    label: strings.notApplicable,
    value: '',
    checked: answer?.notApplicable === true,
    act: (): void => {
      act({ does: 'not-applicable' });
    },
  };
  const hasNotApplicable = question.notApplicable === true;
  const seg = html`<div class="seg">
    ${options.map((option, index) =>
      renderOption(isMany, {
        name,
        key: String(index + 1),
        label: textFor(option.text, locale),
        value: option.id,
        checked: isPicked(answer, option.id),
        act: () => {
          act({ does: 'pick', id: option.id });
        },
      }),
    )}
    ${isMany ? renderOption(true, none) : nothing}
    ${hasNotApplicable ? renderOption(isMany || options.length === 0, notApplicable) : nothing}
  </div>`;
  return html`${options.length > 0 || hasNotApplicable ? seg : nothing}${options.length > 0 ? nothing : renderWritten(view)}`;
}

interface OptionView {
  readonly name: string;
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly checked: boolean;
  readonly act: () => void;
}

function renderOption(isMany: boolean, { name, key, label, value, checked, act }: OptionView): TemplateResult {
  // Only nine keys have a digit.
  const digit = key.length === 1 ? key : '';
  return html`<label>
    <input
      type=${isMany ? 'checkbox' : 'radio'}
      name=${name}
      value=${value}
      data-key=${digit}
      .checked=${live(checked)}
      @change=${act}
    />${label}<kbd aria-hidden="true">${digit}</kbd>
  </label>`;
}

/** A number, words or a day. */
function renderWritten({ question, answer, disabled, locale, act }: QuestionView): TemplateResult {
  const types = { number: 'number', date: 'date', text: 'long-text' } as const;
  const value = answer?.value ?? null;
  return html`<callside-text-field
    class="written"
    name=${question.id}
    type=${types[question.type as keyof typeof types]}
    .label=${QA_SCORECARD_STRINGS[locale].answer}
    .value=${Array.isArray(value) ? null : value}
    ?disabled=${disabled}
    @input=${(event: Event) => {
      const { value: typed } = event.currentTarget as EventTarget & { value: string | number | null };
      act({ does: 'value', value: typed });
    }}
  ></callside-text-field>`;
}

/** Reasons and a comment, where an answer has less than full marks or a comment is asked for. */
function renderLowMark(view: QuestionView): TemplateResult | typeof nothing {
  const { question, answer, score, open, disabled, locale, act } = view;
  const strings = QA_SCORECARD_STRINGS[locale];
  const isLow = score.score !== null && score.score < 100 && score.assumed !== true;
  const lacksComment = open.some(({ path }) => path[1] === 'comment');
  const hasComment = isLow || answer?.comment !== undefined || lacksComment || question.commentRequired === true;
  const { reasons = [] } = question;
  return html`${
    isLow && reasons.length > 0
      ? html`<div class="seg reasons" role="group" aria-label=${strings.reasons}>
          ${reasons.map(
            ({ id, text }) =>
              html`<label>
                <input
                  type="checkbox"
                  data-reason=${id}
                  .checked=${live(answer?.reasons?.includes(id) === true)}
                  @change=${() => {
                    act({ does: 'reason', id });
                  }}
                />${textFor(text, locale)}
              </label>`,
          )}
        </div>`
      : nothing
  }${
    hasComment
      ? html`<callside-text-field
          class="comment"
          .label=${strings.comment}
          .value=${answer?.comment ?? null}
          .error=${lacksComment ? strings.commentOpen : ''}
          ?required=${question.commentRequired === true}
          ?disabled=${disabled}
          @input=${(event: Event) => {
            const { value } = event.currentTarget as EventTarget & { value: string | null };
            act({ does: 'comment', words: value ?? '' });
          }}
        ></callside-text-field>`
      : nothing
  }`;
}
