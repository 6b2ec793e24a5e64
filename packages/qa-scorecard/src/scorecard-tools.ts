import {
  evaluationCsv,
  isUsableScorecard,
  questionsOf,
  readEarlierEvaluations,
  suggestAnswers,
  textFor,
  type EarlierEvaluations,
  type EvaluationAnswer,
  type EvaluationAnswers,
  type ScoredEvaluation,
  type ScorecardQuestion,
  type SuggestedAnswer,
} from '@callside/core';
import { readRecording } from '@callside/core/recordings.js';
import { formatDuration, formatText, saveText } from '@callside/ui';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { CallMarker, CallPlayer } from './call-player.js';
import { evaluationSheet } from './evaluation-sheet.js';
import { isWriting } from './is-writing.js';
import { lineTime, pathOf } from './path-of.js';
import { printSheet } from './print-sheet.js';
import { EvaluationPrintEvent } from './qa-scorecard.events.js';
import type { QaScorecard } from './qa-scorecard.js';
import { QA_SCORECARD_STRINGS } from './qa-scorecard.strings.js';
import { recordingStart } from './recorded-call.js';
import { renderBeside, type RecordingAct } from './render-beside.js';
import { renderColleague, renderShared } from './render-colleague.js';
import { renderEarlierTotals } from './render-earlier.js';
import { renderPath } from './render-path.js';
import type { CallRecording, ScorecardPanel } from './scorecard-panel.js';
import { SCORECARD_TOOL_STRINGS } from './scorecard-tools.strings.js';
import { SharedDraft } from './shared-draft.js';
import { SHARED_DRAFT_STRINGS } from './shared-draft.strings.js';
import { stageTitle } from './script-words.js';

/** What a key has done, so that the card can go on to the next question. */
export type KeyResult = 'nothing' | 'done' | { readonly answered: string };

/**
 * What stands beside the questions of one card: the recording, what the call suggests, how the agent was scored before, the
 * path, and what leaves the card as a table or on paper.
 */
export class ScorecardTools implements ReactiveController {
  /** What colleagues see of it, and what they say. */
  readonly shared: SharedDraft;
  readonly #host: QaScorecard;
  /** What was last looked up, so that it is looked up again only for something else. */
  #looked: readonly unknown[] = [];
  #earlier: EarlierEvaluations | undefined;
  #kept: Blob | undefined;
  #suggested: ReadonlyMap<string, SuggestedAnswer> = new Map();
  /** What a key has done that only the eye would notice. */
  #told = '';

  constructor(host: QaScorecard) {
    this.#host = host;
    this.shared = new SharedDraft(host);
    host.addController(this);
  }

  hostUpdate(): void {
    const { definition, subject, desk, recording } = this.#host;
    const isGiven = recording !== undefined;
    const now = [definition, subject, desk, isGiven];
    if (now.every((each, index) => each === this.#looked[index])) return;
    this.#looked = now;
    this.#earlier = undefined;
    this.#kept = undefined;
    this.#suggested = new Map();
    if (subject === undefined || !isUsableScorecard(definition)) return;
    const suggested = suggestAnswers(definition, subject);
    this.#suggested = new Map(suggested.map((each) => [each.question, each]));
    const isStill = (): boolean => this.#looked === now;
    const query = { scorecard: definition, agentId: subject.agent.id, callId: subject.id };
    desk?.run(readEarlierEvaluations, query).then((earlier) => {
      if (!isStill()) return;
      this.#earlier = earlier;
      this.#host.requestUpdate();
    }, reportError);
    if (isGiven) return;
    desk?.run(readRecording, subject.id).then((kept) => {
      if (kept === undefined || !isStill()) return;
      this.#kept = kept;
      this.#host.requestUpdate();
    }, reportError);
  }

  /** What a draft of an evaluation has to know beside the answers: since when they are one's own. */
  get since(): { readonly base?: EvaluationAnswers } {
    const { base } = this.shared;
    return base === undefined ? {} : { base };
  }

  /** Whose call it is, and how long the customer was on the line. */
  renderCall(): TemplateResult | typeof nothing {
    const { subject, locale } = this.#host;
    if (subject === undefined) return nothing;
    const time = formatDuration(lineTime(subject));
    return html`<span class="note">
      ${formatText(QA_SCORECARD_STRINGS[locale].agent, { id: subject.agent.id, time })}
    </span>`;
  }

  renderRecording(panel: ScorecardPanel): TemplateResult | typeof nothing {
    const recording = this.#recording;
    if (recording === undefined) return nothing;
    return html`<div class="recording">
      <callside-call-player .source=${recording.src} .markers=${this.#markers(panel, recording)}></callside-call-player>
      <span class="told" role="status">${this.#told}</span>
    </div>`;
  }

  renderBeside(panel: ScorecardPanel, question: ScorecardQuestion): TemplateResult | typeof nothing {
    return renderBeside({
      panel,
      question,
      suggested: this.#suggested.get(question.id),
      earlier: panel.isBlind ? [] : (this.#earlier?.questions[question.id] ?? []),
      recording: this.#act(panel),
      colleague: renderColleague({
        shared: this.shared,
        question,
        locale: this.#host.locale,
        disabled: panel.isClosed,
        take: () => {
          this.shared.take(panel, question.id);
          this.#focusOn(answerOf(question.id));
        },
      }),
      take: () => {
        this.#take(panel, question.id);
        this.#focusOn(answerOf(question.id));
      },
    });
  }

  renderEarlier(panel: ScorecardPanel): TemplateResult | typeof nothing {
    return panel.isBlind || this.#earlier === undefined
      ? nothing
      : renderEarlierTotals(this.#earlier.totals, this.#host.locale);
  }

  renderPath(panel: ScorecardPanel): TemplateResult | typeof nothing {
    const { subject, script, locale } = this.#host;
    return subject === undefined ? nothing : renderPath({ call: subject, script, locale, recording: this.#act(panel) });
  }

  renderActions(panel: ScorecardPanel): TemplateResult {
    return html`${renderShared(this.shared, this.#host.locale)}${this.#renderKeep(panel)}${this.#renderWaysOut(panel)}`;
  }

  /** What is not finished can be left to colleagues, where somebody stores it. */
  #renderKeep(panel: ScorecardPanel): TemplateResult | typeof nothing {
    const { desk, subject, alone, locale } = this.#host;
    if (desk === undefined || subject === undefined || alone || panel.isStored) return nothing;
    return html`<button
      type="button"
      class="quiet"
      data-keep
      aria-disabled=${String(panel.isClosed)}
      @click=${() => {
        if (!panel.isClosed) this.shared.keep(panel).catch(reportError);
      }}
    >
      ${SHARED_DRAFT_STRINGS[locale].keep}
    </button>`;
  }

  /** What leaves the card; a blind evaluator would see weights and marks in it. */
  #renderWaysOut(panel: ScorecardPanel): TemplateResult | typeof nothing {
    if (panel.isBlind) return nothing;
    const strings = SCORECARD_TOOL_STRINGS[this.#host.locale];
    return html`<button
        type="button"
        class="quiet"
        data-print
        @click=${() => {
          this.#print(panel);
        }}
      >
        ${strings.print}
      </button>
      <button
        type="button"
        class="quiet"
        data-csv
        @click=${() => {
          this.#saveTable(panel);
        }}
      >
        ${strings.csv}
      </button>`;
  }

  /** T takes the suggestion of the question that has the focus, P pins it to this moment; the player has keys of its own. */
  pressKey(event: KeyboardEvent, panel: ScorecardPanel): KeyResult {
    if (isWriting(event) || event.repeat) return 'nothing';
    const question = questionAt(event);
    const key = event.key.toLowerCase();
    if (question !== undefined && !panel.isClosed) {
      if (key === 't' && this.#suggested.has(question)) {
        this.#take(panel, question);
        return { answered: question };
      }
      if (key === 'p' && this.#player !== null) {
        this.#pin(panel, question);
        return 'done';
      }
    }
    return this.#player?.pressKey(key) === true ? 'done' : 'nothing';
  }

  /** The recording that was given, or the one of this call that is kept on the device. */
  get #recording(): CallRecording | undefined {
    const { recording, subject } = this.#host;
    if (subject === undefined) return undefined;
    return recording ?? (this.#kept === undefined ? undefined : { src: this.#kept });
  }

  get #player(): CallPlayer | null {
    return this.#host.renderRoot.querySelector('callside-call-player');
  }

  #act(panel: ScorecardPanel): RecordingAct | undefined {
    const recording = this.#recording;
    const { subject } = this.#host;
    if (recording === undefined || subject === undefined) return undefined;
    return {
      start: recordingStart(subject, recording),
      jumpTo: (at) => {
        this.#player?.jumpTo(at);
      },
      pin: (question) => {
        this.#pin(panel, question);
        this.#focusOn(`${besideOf(question)} [data-pinned]`);
      },
      unpin: (question) => {
        const { at: _at, ...rest } = this.#host.answers[question] ?? OPEN;
        panel.give(question, rest);
        this.#focusOn(`${besideOf(question)} .pin`);
      },
    };
  }

  /** Answers as it is suggested; comment, reasons and moment stay. */
  #take(panel: ScorecardPanel, question: string): void {
    const { notApplicable: _before, ...rest } = this.#host.answers[question] ?? OPEN;
    panel.give(question, { ...rest, ...this.#suggested.get(question)?.answer });
  }

  /** The button that was pressed is gone: the focus stays beside its question. */
  #focusOn(place: string): void {
    this.#host.updateComplete.then(() => {
      this.#host.renderRoot.querySelector<HTMLElement>(place)?.focus();
    }, reportError);
  }

  #pin(panel: ScorecardPanel, question: string): void {
    const at = this.#player?.position ?? 0;
    panel.give(question, { ...(this.#host.answers[question] ?? OPEN), at });
    this.#told = formatText(SCORECARD_TOOL_STRINGS[this.#host.locale].pinnedTo, { time: formatDuration(at) });
  }

  /** The stages that the call entered, and the answers that are pinned. */
  #markers({ definition }: ScorecardPanel, recording: CallRecording): readonly CallMarker[] {
    const { subject, script, locale, answers } = this.#host;
    if (subject === undefined) return [];
    const start = recordingStart(subject, recording);
    const entered = pathOf(subject).filter(({ stage }, index, path) => path[index - 1]?.stage !== stage);
    const stages = entered
      .map(({ stage, at }) => ({ at: at - start, label: stageTitle(script, stage, locale) }))
      .filter(({ at }) => at >= 0);
    const pinned = questionsOf(definition).flatMap(({ question: { id, text } }) => {
      const at = answers[id]?.at;
      return at === undefined ? [] : [{ at, label: textFor(text, locale), isPinned: true }];
    });
    return [...stages, ...pinned];
  }

  #evaluation({ definition, score }: ScorecardPanel): ScoredEvaluation {
    const { subject, desk, answers } = this.#host;
    return {
      scorecard: { id: definition.id, version: definition.version },
      callId: subject?.id ?? '',
      agentId: subject?.agent.id ?? '',
      evaluatorId: desk?.agent.id ?? '',
      answers,
      total: score.total,
    };
  }

  #saveTable(panel: ScorecardPanel): void {
    const { locale, subject } = this.#host;
    const csv = evaluationCsv(panel.definition, [this.#evaluation(panel)], locale);
    const name = formatText(SCORECARD_TOOL_STRINGS[locale].fileName, { call: subject?.id ?? panel.definition.id });
    saveText(csv, { fileName: name, type: 'text/csv;charset=utf-8' });
  }

  #print(panel: ScorecardPanel): void {
    if (!this.#host.dispatchEvent(new EvaluationPrintEvent())) return;
    const { subject, desk, locale } = this.#host;
    const sheet = evaluationSheet(panel, { subject, evaluator: desk?.agent });
    printSheet(this.#host.renderRoot, sheet, { title: textFor(panel.definition.title, locale), locale });
  }
}

const OPEN: EvaluationAnswer = { value: null };

/** What is said to a question, or the place to say it. */
function answerOf(question: string): string {
  const name = `[name="${CSS.escape(question)}"]`;
  return `input${name}:checked, ${name}`;
}

function besideOf(question: string): string {
  return `[data-beside="${CSS.escape(question)}"]`;
}

function questionAt(event: KeyboardEvent): string | undefined {
  for (const place of event.composedPath()) {
    if (!(place instanceof HTMLElement)) continue;
    const { question, beside } = place.dataset;
    if (question !== undefined || beside !== undefined) return question ?? beside;
  }
  return undefined;
}
