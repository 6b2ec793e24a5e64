import {
  textFor,
  type AnswerValue,
  type EarlierMark,
  type EvaluationAnswer,
  type ScorecardQuestion,
  type SuggestedAnswer,
} from '@callside/core';
import { checkIcon, crossIcon, formatDuration, formatText } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { answerText } from './answer-text.js';
import { renderEarlierMarks } from './render-earlier.js';
import { evidenceWords } from './script-words.js';
import type { ScorecardPanel } from './scorecard-panel.js';
import { SCORECARD_TOOL_STRINGS } from './scorecard-tools.strings.js';

/** What there is to a question beside its answers. */
export interface BesideView {
  readonly panel: ScorecardPanel;
  readonly question: ScorecardQuestion;
  readonly suggested: SuggestedAnswer | undefined;
  readonly earlier: readonly EarlierMark[];
  /** Absent where there is no recording. */
  readonly recording: RecordingAct | undefined;
  /** What a colleague has said to it. */
  readonly colleague: TemplateResult | typeof nothing;
  /** Answers the question as it is suggested. */
  readonly take: () => void;
}

/** What can be done with the recording. */
export interface RecordingAct {
  /** Milliseconds after the call's first event at which it begins. */
  readonly start: number;
  jumpTo(at: number): void;
  pin(question: string): void;
  unpin(question: string): void;
}

/**
 * What stands beside a question: the suggested answer with its evidence, the moment that the answer is pinned to, and how the
 * agent was marked before.
 *
 * @example
 * renderBeside({ panel, question, suggested, earlier, recording, take });
 */
export function renderBeside(view: BesideView): TemplateResult | typeof nothing {
  const { panel, question, suggested, recording, earlier, colleague } = view;
  const hasMarks = earlier.some(({ score }) => score !== null);
  if (suggested === undefined && recording === undefined && !hasMarks && colleague === nothing) return nothing;
  const { locale } = panel.host;
  const words = textFor(question.text, locale);
  const name = formatText(SCORECARD_TOOL_STRINGS[locale].beside, { question: words });
  return html`<div class="beside" role="group" aria-label=${name} data-beside=${question.id}>
    ${suggested === undefined ? nothing : renderSuggestion(view, suggested)} ${colleague}
    ${
      recording === undefined && !hasMarks
        ? nothing
        : html`<span class="moment">
            ${renderEarlierMarks(earlier, locale)} ${recording === undefined ? nothing : renderPin(view, recording)}
          </span>`
    }
  </div>`;
}

function renderSuggestion(
  { panel, question, recording, take }: BesideView,
  suggested: SuggestedAnswer,
): TemplateResult {
  const { host, isClosed } = panel;
  const { locale } = host;
  const strings = SCORECARD_TOOL_STRINGS[locale];
  const answer = answerText(question, suggested.answer, locale);
  const isTaken = isSameAnswer(host.answers[question.id], suggested.answer);
  const button = html`<button type="button" class="small take" aria-keyshortcuts="T" @click=${take}>
    ${strings.take}<kbd aria-hidden="true">T</kbd>
  </button>`;
  return html`<span class="suggested">
    ${isTaken ? checkIcon : nothing}
    <span class="note">${isTaken ? strings.taken : strings.suggested}</span> <b>${answer}</b>
    ${suggested.evidence.map((evidence) => {
      const text = evidenceWords(evidence, host.script, locale);
      if (evidence.at === undefined) return html`<span class="why">${text}</span>`;
      const at = evidence.at * 1000 - (recording?.start ?? 0);
      const time = formatDuration(at);
      if (recording === undefined) return html`<span class="why"><b>${time}</b> ${text}</span>`;
      return html`<button
        type="button"
        class="small why"
        @click=${() => {
          recording.jumpTo(at);
        }}
      >
        <b>${time}</b> ${text}
      </button>`;
    })}
    ${isTaken || isClosed ? nothing : button}
  </span>`;
}

function renderPin({ panel, question }: BesideView, { jumpTo, pin, unpin }: RecordingAct): TemplateResult {
  const { host, isClosed } = panel;
  const strings = SCORECARD_TOOL_STRINGS[host.locale];
  const at = host.answers[question.id]?.at;
  if (at === undefined)
    return html`<button
      type="button"
      class="small quiet pin"
      aria-keyshortcuts="P"
      ?disabled=${isClosed}
      @click=${() => {
        pin(question.id);
      }}
    >
      ${strings.pin}<kbd aria-hidden="true">P</kbd>
    </button>`;
  const time = formatDuration(at);
  return html`<span class="pinned">
    <button
      type="button"
      class="small"
      data-pinned=${at}
      aria-label=${formatText(strings.pinned, { time })}
      @click=${() => {
        jumpTo(at);
      }}
    >
      <b>${time}</b>
    </button>
    <button
      type="button"
      class="small quiet"
      data-unpin
      aria-label=${strings.unpin}
      ?disabled=${isClosed}
      @click=${() => {
        unpin(question.id);
      }}
    >
      ${crossIcon}
    </button>
  </span>`;
}

function isSameAnswer(given: EvaluationAnswer | undefined, suggested: EvaluationAnswer): boolean {
  return (
    given !== undefined &&
    (given.notApplicable === true) === (suggested.notApplicable === true) &&
    sorted(given.value) === sorted(suggested.value)
  );
}

function sorted(value: AnswerValue | null): string {
  return JSON.stringify(typeof value === 'object' && value !== null ? [...value].sort() : value);
}
