import {
  compareEvaluators,
  finaliseCalibration,
  leadsCalibration,
  maskCardNumbers,
  refOf,
  startCalibration,
  submitRating,
  withdrawCalibration,
  type Calibration,
  type CallRecord,
  type Catalog,
  type Desk,
  type Evaluator,
  type EvaluatorComparison,
  type Issue,
  type KnownCalibration,
  type RatingInput,
  type RolePolicyDefinition,
  type ScorecardDefinition,
} from '@callside/core';
import { CallsideElement, panelStyles, renderSaveState, SubscriptionController } from '@callside/ui';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { CalibrationEndedEvent, CalibrationRatedEvent, CalibrationStartedEvent } from './calibration.events.js';
import {
  endOfDay,
  evaluatorsAmong,
  mayBegin,
  NOTHING_READ,
  ratingDraft,
  readCalibrationData,
  type CalibrationData,
  type CalibrationView,
} from './calibration.model.js';
import { CALIBRATION_STRINGS } from './calibration.strings.js';
import { comparisonStyles } from './comparison.styles.js';
import { renderEnd, type SessionEnd } from './render-end.js';
import { renderComparison } from './render-comparison.js';
import { renderRating } from './render-rating.js';
import { callName, renderPills, renderSession, renderSessionLine, sessionTitle } from './render-sessions.js';
import { renderStart, type TypedCalibration } from './render-start.js';
import type { CallRecording } from './scorecard-panel.js';
import { sessionStyles } from './session.styles.js';

/** The draft of a session that has not begun. */
const START_DRAFT = 'calibration/new';

/** The same intervals each time that a session is compared. */
const SEED = 1;

/**
 * Calibrations: several evaluators score the same calls, each without knowing what the others say, and compare once that is
 * finalised. The list of sessions, what is still to be scored, and where evaluators differ most.
 *
 * @fires {CalibrationStartedEvent} callside-calibration-started - A session was begun here.
 * @fires {CalibrationRatedEvent} callside-calibration-rated - The evaluator has handed in a call.
 * @fires {CalibrationEndedEvent} callside-calibration-ended - A session was finalised or withdrawn here.
 *
 * @example
 * <callside-calibration></callside-calibration>
 * <script type="module">Object.assign(panel, { desk, definition: inboundScorecard, colleagues, calls });</script>
 */
export class CalibrationPanel extends CallsideElement {
  static override styles = [CallsideElement.styles, panelStyles, sessionStyles, comparisonStyles];

  /** The desk whose calibrations are shown. */
  @property({ attribute: false }) desk: Desk | undefined;
  /** The scorecard of new sessions. */
  @property({ attribute: false }) definition: ScorecardDefinition | undefined;
  /** Where the scorecards of earlier sessions are found, in their versions, and the scripts of the calls. */
  @property({ attribute: false }) catalog: Catalog | undefined;
  /** The calls that a new session may be about. */
  @property({ attribute: false }) calls: readonly CallRecord[] = [];
  /** Gives the recording of a call; without it the one that is kept on the device is played. */
  @property({ attribute: false }) recordingOf: ((call: CallRecord) => CallRecording | undefined) | undefined;
  /** Who else may be asked to score. */
  @property({ attribute: false }) colleagues: readonly Evaluator[] = [];
  /** Says which roles may begin sessions, and lead those of others; without one everybody may begin. */
  @property({ attribute: false }) policy: RolePolicyDefinition | undefined;

  @state() private data: CalibrationData | undefined;
  @state() private view: CalibrationView = { is: 'list' };
  @state() private typed: TypedCalibration = {};
  @state() private issues: readonly Issue[] = [];
  /** What is asked before a session ends. */
  @state() private asked: SessionEnd | undefined;
  @state() private told = '';
  @state() private problem = '';
  @state() private busy = false;

  /** What gets the focus once it is there: what had it is gone. */
  #focusNext = '';
  #played: { readonly call: CallRecord; readonly recording: CallRecording | undefined } | undefined;
  /** Nothing changes in what is finalised: it is compared once. */
  #compared: { readonly key: string; readonly comparison: EvaluatorComparison } | undefined;

  constructor() {
    super();
    new SubscriptionController(
      this,
      () => this.desk,
      () => {
        this.#read();
      },
    );
  }

  /** Shows one session, as a press on its line does. */
  open(id: string): void {
    this.#show({ is: 'session', id });
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('desk')) {
      this.data = undefined;
      this.view = { is: 'list' };
    }
    if (['desk', 'calls', 'policy'].some((name) => changed.has(name))) this.#read();
  }

  protected override updated(): void {
    const target = this.#focusNext === '' ? null : this.renderRoot.querySelector<HTMLElement>(this.#focusNext);
    if (target === null) return;
    this.#focusNext = '';
    target.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { desk, data = NOTHING_READ, view } = this;
    const known = 'id' in view ? data.sessions.find(({ calibration }) => calibration.id === view.id) : undefined;
    if (view.is === 'call' && known !== undefined) return this.#renderCall(known, view.callId, data);
    const strings = CALIBRATION_STRINGS[this.locale];
    return html`<section class="panel" aria-label=${strings.title}>
      <header class="head">${this.#renderHead(known, data)}</header>
      <div class="body">
        <p class="note" role="status">${this.told}</p>
        <p class="refusal" role="alert">${this.problem}</p>
        ${known !== undefined ? this.#renderSession(known, data) : view.is === 'start' ? this.#renderStart(data) : this.#renderList(data)}
      </div>
      <footer class="foot">${renderSaveState({ state: desk?.saveState, stored: true, locale: this.locale })}</footer>
    </section>`;
  }

  #renderHead(known: KnownCalibration | undefined, data: CalibrationData): TemplateResult {
    const strings = CALIBRATION_STRINGS[this.locale];
    if (known !== undefined)
      return html`${this.#renderBack({ is: 'list' })}
        <h2 class="title" tabindex="-1">${sessionTitle(known.calibration, this.#lines(data))}</h2>
        ${renderPills(known, this.#lines(data))}`;
    if (this.view.is === 'start')
      return html`${this.#renderBack({ is: 'list' })}
        <h2 class="title" tabindex="-1">${strings.new.replace('…', '')}</h2>`;
    return html`<h2 class="title" tabindex="-1">${strings.title}</h2>
      ${this.#renderNew()}`;
  }

  #renderBack(to: CalibrationView): TemplateResult {
    return html`<button
      type="button"
      class="quiet"
      data-back
      @click=${() => {
        this.#show(to);
      }}
    >
      <span aria-hidden="true">←</span> ${CALIBRATION_STRINGS[this.locale].back}
    </button>`;
  }

  #renderNew(): TemplateResult | typeof nothing {
    if (this.definition === undefined || !mayBegin(this.desk?.agent, this.policy)) return nothing;
    return html`<button type="button" data-new @click=${this.#ask}>${CALIBRATION_STRINGS[this.locale].new}</button>`;
  }

  #renderList(data: CalibrationData): TemplateResult | typeof nothing {
    if (data === NOTHING_READ) return nothing;
    if (data.sessions.length === 0) return html`<p class="note">${CALIBRATION_STRINGS[this.locale].none}</p>`;
    return html`<ul class="lines">
      ${data.sessions.map((known) => renderSessionLine(known, this.#lines(data)))}
    </ul>`;
  }

  #renderStart(data: CalibrationData): TemplateResult {
    const { desk, typed, issues, calls, locale, busy } = this;
    const evaluators = desk === undefined ? [] : evaluatorsAmong(desk.agent, this.colleagues);
    return renderStart({
      ...{ typed, issues, evaluators, calls, data, locale, busy },
      keep: this.#keep,
      begin: this.#begin,
      close: () => {
        desk?.drafts.drop(START_DRAFT).catch(reportError);
        this.#show({ is: 'list' });
      },
    });
  }

  #renderSession(known: KnownCalibration, data: CalibrationData): TemplateResult {
    const { calibration } = known;
    const lines = this.#lines(data);
    const score = (callId: string): void => {
      this.#show({ is: 'call', id: calibration.id, callId });
    };
    return html`${calibration.state === 'finalised' ? this.#renderComparison(known) : nothing}
    ${renderSession({ ...lines, known, score })} ${this.#renderEnd(known)}`;
  }

  #renderComparison(known: KnownCalibration): TemplateResult | typeof nothing {
    const { calibration, ratings, gathered } = known;
    const scorecard = this.#scorecardOf(calibration);
    if (scorecard === undefined) return nothing;
    const { evaluators, expert, calls } = calibration;
    const key = [calibration.id, gathered, ratings.length].join('/');
    if (this.#compared?.key !== key) {
      const options = { seed: SEED, ...(expert === undefined ? {} : { expertId: expert }) };
      this.#compared = { key, comparison: compareEvaluators(scorecard, ratings, options) };
    }
    const { locale } = this;
    const { comparison } = this.#compared;
    return renderComparison({
      ...{ scorecard, comparison, ratings, evaluators, expert, gathered, locale },
      calls: calls.map((id, at) => ({ id, name: callName(at, locale) })),
    });
  }

  /** Who leads the session ends it. */
  #renderEnd(known: KnownCalibration): TemplateResult | typeof nothing {
    const { desk, policy, asked, locale, busy } = this;
    const { calibration } = known;
    const isLeader = desk !== undefined && leadsCalibration(desk.agent, calibration, policy);
    if (calibration.state !== 'open' || !isLeader) return nothing;
    return renderEnd({
      ...{ known, asked, locale, busy },
      ask: (to) => {
        this.asked = to;
        this.#focusNext = to === undefined ? `[data-ask=${asked ?? 'finalised'}]` : '[data-sure]';
      },
      end: (to) => {
        this.#end(calibration.id, to);
      },
    });
  }

  #renderCall(
    { calibration }: KnownCalibration,
    callId: string,
    data: CalibrationData,
  ): TemplateResult | typeof nothing {
    const scorecard = this.#scorecardOf(calibration);
    const subject = data.calls.get(callId);
    if (scorecard === undefined || subject === undefined) return nothing;
    const name = callName(calibration.calls.indexOf(callId), this.locale);
    return html`<section class="part" aria-label=${CALIBRATION_STRINGS[this.locale].title}>
      <header class="line">
        ${this.#renderBack({ is: 'session', id: calibration.id })}
        <h2 class="title" tabindex="-1">${sessionTitle(calibration, this.#lines(data))} · ${name}</h2>
      </header>
      <p class="refusal" role="alert">${this.problem}</p>
      ${renderRating({
        ...{ scorecard, desk: this.desk, subject, recording: this.#recordingOf(subject) },
        script: subject.script && this.catalog?.resolve('call-script', subject.script),
        draft: ratingDraft(calibration.id, callId),
        handIn: (answers) => {
          this.#handIn(calibration.id, callId, { scorecard, answers });
        },
      })}
    </section>`;
  }

  /** Asked for once: another object would begin the recording anew. */
  #recordingOf(call: CallRecord): CallRecording | undefined {
    if (this.#played?.call.id !== call.id) this.#played = { call, recording: this.recordingOf?.(call) };
    return this.#played.recording;
  }

  #lines(data: CalibrationData) {
    return {
      data,
      locale: this.locale,
      me: this.desk?.agent.id ?? '',
      scorecardOf: (calibration: Calibration) => this.#scorecardOf(calibration),
      open: (id: string) => {
        this.open(id);
      },
    };
  }

  #scorecardOf({ scorecard: { id, version } }: Calibration): ScorecardDefinition | undefined {
    const { definition, catalog } = this;
    const isShown = definition?.id === id && definition.version === version;
    return isShown ? definition : catalog?.resolve('scorecard', { id, version });
  }

  #show(view: CalibrationView): void {
    this.view = view;
    this.asked = undefined;
    this.issues = [];
    this.told = '';
    this.problem = '';
    this.#focusNext = view.is === 'start' ? '[name=title]' : '.title';
  }

  #read(): void {
    const { desk, calls: given, policy } = this;
    if (desk === undefined) return;
    readCalibrationData(desk, { given, policy }).then((data) => {
      if (desk === this.desk) this.data = data;
    }, reportError);
  }

  /** Asks for a new session, with what was typed of one before. */
  readonly #ask = (): void => {
    this.#run(async (desk) => {
      this.typed = (await desk.drafts.read(START_DRAFT)) ?? {};
      this.#show({ is: 'start' });
    });
  };

  readonly #keep = (typed: TypedCalibration): void => {
    const [title, note] = [typed.title, typed.note].map((words = '') => maskCardNumbers(words));
    this.desk?.drafts.keep(START_DRAFT, { ...typed, title, note });
  };

  readonly #begin = ({ title, note, due = '', expert = '', ...chosen }: TypedCalibration): void => {
    const { definition } = this;
    this.#run(async (desk) => {
      if (definition === undefined) return;
      const dueAt = endOfDay(due);
      const result = await desk.run(startCalibration, {
        scorecard: refOf(definition),
        calls: chosen.calls ?? [],
        evaluators: evaluatorsAmong(desk.agent, this.colleagues).filter(({ id }) => chosen.evaluators?.includes(id)),
        ...(expert === '' ? {} : { expert }),
        ...(title === undefined ? {} : { title }),
        ...(note === undefined ? {} : { note }),
        ...(dueAt === undefined ? {} : { dueAt }),
      });
      this.issues = result.ok ? [] : result.issues;
      if (!result.ok) {
        this.#focusNext = `[data-field="${String(result.issues[0]?.path[0])}"] :is(input, select)`;
        return;
      }
      await desk.drafts.drop(START_DRAFT);
      this.#tellOf({ is: 'session', id: result.calibration.id }, 'begun');
      this.dispatchEvent(new CalibrationStartedEvent(result.calibration));
    });
  };

  #handIn(calibrationId: string, callId: string, given: Pick<RatingInput, 'scorecard' | 'answers'>): void {
    this.#run(async (desk) => {
      const result = await desk.run(submitRating, { calibrationId, callId, ...given });
      if (!result.ok) {
        this.problem = CALIBRATION_STRINGS[this.locale]['reason' in result ? result.reason : 'failed'];
        return;
      }
      await desk.drafts.drop(ratingDraft(calibrationId, callId));
      this.#tellOf({ is: 'session', id: calibrationId }, 'rated');
      this.dispatchEvent(new CalibrationRatedEvent(result.rating));
    });
  }

  #end(id: string, to: SessionEnd): void {
    this.#run(async (desk) => {
      const { policy } = this;
      const input = { id, ...(policy === undefined ? {} : { policy }) };
      const result = await desk.run(to === 'finalised' ? finaliseCalibration : withdrawCalibration, input);
      if (!result.ok) {
        this.problem = CALIBRATION_STRINGS[this.locale][result.reason];
        return;
      }
      this.#tellOf({ is: 'session', id }, to === 'finalised' ? 'finalised-now' : 'withdrawn-now');
      this.dispatchEvent(new CalibrationEndedEvent(result.calibration));
    });
  }

  #tellOf(view: CalibrationView, words: 'begun' | 'rated' | 'finalised-now' | 'withdrawn-now'): void {
    this.#show(view);
    this.told = CALIBRATION_STRINGS[this.locale][words];
  }

  #run(work: (desk: Desk) => Promise<void>): void {
    const { desk } = this;
    if (this.busy || desk === undefined) return;
    this.busy = true;
    this.problem = '';
    work(desk)
      .catch((error: unknown) => {
        this.problem = CALIBRATION_STRINGS[this.locale].failed;
        reportError(error);
      })
      .finally(() => {
        this.busy = false;
        this.#read();
      });
  }
}
