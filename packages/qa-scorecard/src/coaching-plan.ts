import {
  maskCardNumbers,
  moveCoaching,
  openCoaching,
  tickCoachingStep,
  type CaseToReview,
  type CoachingCase,
  type CoachingGoal,
  type CoachingPlan,
  type CoachingSaid,
  type Desk,
  type Issue,
  type Measurement,
  type ScorecardDefinition,
} from '@callside/core';
import { CallsideElement, formatText, panelStyles, renderSaveState, SubscriptionController } from '@callside/ui';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { CoachingChangedEvent } from './coaching-plan.events.js';
import {
  casesOn,
  coachingOf,
  endOfDay,
  figureOf,
  goalChoices,
  idOfGoal,
  measureGoal,
  type CoachingAct,
  type GoalChoice,
  type GoalMeasure,
  type Goals,
} from './coaching-plan.model.js';
import { COACHING_PLAN_STRINGS } from './coaching-plan.strings.js';
import { coachingPlanStyles } from './coaching-plan.styles.js';
import { renderCoaching } from './render-coaching.js';
import { renderCoachingActs, type AskedOfPlan } from './render-coaching-acts.js';
import { renderNewPlan, type TypedPlan } from './render-new-plan.js';
import { sessionStyles } from './session.styles.js';

/** How far back a baseline reaches, in milliseconds. */
const BASELINE = 90 * 86_400_000;

type Done = CoachingAct | 'open' | 'tick';

/** What is typed and not sent. */
type Typed = TypedPlan & AskedOfPlan;

/**
 * An improvement plan: made from what low scores and complaints have shown, with a goal, a baseline and steps; it goes round as
 * plan, do, check and act, and each check says from how many it is and whether it may be chance. Whoever is coached sees it and
 * says which steps are done.
 *
 * @fires {CoachingChangedEvent} callside-coaching-changed - A plan was opened or brought on, and is stored.
 *
 * @example
 * <callside-coaching-plan></callside-coaching-plan>
 * <script type="module">Object.assign(coaching, { desk, scorecards: [inboundScorecard], agentId: '1001', cases });</script>
 */
export class CoachingPlanElement extends CallsideElement {
  static override styles = [CallsideElement.styles, panelStyles, sessionStyles, coachingPlanStyles];

  /** Stores plans, and has the evaluations that goals are measured by. */
  @property({ attribute: false }) desk: Desk | undefined;
  /** The plan on screen; without one a new one is made. */
  @property({ attribute: false }) plan: CoachingPlan | undefined;
  /** Whom a new plan is for. */
  @property({ attribute: 'agent-id' }) agentId = '';
  /** What a new plan is made from, beside what is chosen of the agent's low scores and complaints. */
  @property({ attribute: false }) cases: readonly CoachingCase[] = [];
  /** Scorecards whose totals and questions can be goals, in every version that was used. */
  @property({ attribute: false }) scorecards: readonly ScorecardDefinition[] = [];
  /** Other measures that can be goals, such as KPIs. */
  @property({ attribute: false }) measures: readonly GoalMeasure[] = [];

  @state() private typed: Typed = {};
  /** Low scores and complaints of whom a new plan is for. */
  @state() private found: readonly CaseToReview[] = [];
  @state() private baseline: Measurement | undefined;
  /** What was measured since the plan has begun. */
  @state() private since: Measurement | undefined;
  @state() private issues: readonly Issue[] = [];
  @state() private problem = '';
  @state() private told = '';
  @state() private busy = false;
  @state() private now = 0;

  #focusNext = '';

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

  override willUpdate(changed: PropertyValues<this>): void {
    const isAnother = changed.has('plan') && changed.get('plan')?.id !== this.plan?.id;
    if (!isAnother && !changed.has('desk') && !changed.has('agentId')) return;
    this.typed = {};
    this.issues = [];
    this.problem = '';
    this.since = undefined;
    this.#read();
    this.#readTyped();
  }

  protected override updated(): void {
    if (this.#focusNext === '' || this.busy) return;
    const target = this.renderRoot.querySelector<HTMLElement>(this.#focusNext);
    if (target === null) return;
    this.#focusNext = '';
    target.focus();
  }

  override render(): TemplateResult {
    const { plan, desk, locale } = this;
    const strings = COACHING_PLAN_STRINGS[locale];
    const heading = plan === undefined ? strings.new : formatText(strings.heading, { agent: plan.agentId });
    return html`<section class="panel" aria-label=${heading} @keydown=${keepKeysHere}>
      <header class="head">
        <h2 class="title">${heading}</h2>
        ${plan === undefined ? nothing : html`<span class="pill on" data-state>${strings[`state-${plan.state}`]}</span>`}
      </header>
      <div class="body">
        <p class="note told" role="status" tabindex="-1">${this.told}</p>
        <p class="refusal" role="alert">${this.problem}</p>
        ${plan === undefined ? this.#renderNew() : this.#renderPlan(plan)}
      </div>
      ${desk === undefined ? nothing : html`<footer class="foot">${renderSaveState({ state: desk.saveState, stored: false, locale })}</footer>`}
    </section>`;
  }

  #renderNew(): TemplateResult {
    const goal = this.#chosen?.goal;
    return renderNewPlan({
      typed: this.#outlined,
      cases: this.#cases,
      found: this.found,
      choices: this.#choices,
      now: this.now,
      baseline: goal === undefined || this.baseline === undefined ? undefined : figureOf(goal, this.baseline),
      issues: this.issues,
      busy: this.busy,
      locale: this.locale,
      write: (typed) => {
        this.#keep({ ...this.typed, ...typed });
        if (typed.goal !== undefined || typed.agentId !== undefined) this.#measureBaseline();
        if (typed.agentId !== undefined) this.#findCases();
      },
      open: () => {
        this.#open();
      },
    });
  }

  #renderPlan(plan: CoachingPlan): TemplateResult {
    const { locale, desk, busy, now } = this;
    const { standing, acts } = coachingOf(plan, { agent: desk?.agent ?? { id: '' }, now });
    const goal = this.#choices.find(({ id }) => id === idOfGoal(plan.goal))?.title ?? idOfGoal(plan.goal);
    return html`${renderCoaching({
      ...{ plan, standing, goal, locale, now, busy },
      tick: (step) => {
        this.#run('tick', async (open) => {
          const result = await open.run(tickCoachingStep, { id: plan.id, step });
          return result.ok ? result : { ok: false, issues: [] };
        });
      },
    })}
    ${
      desk === undefined
        ? nothing
        : renderCoachingActs({
            ...{ acts, locale, busy, typed: this.typed },
            since: this.since === undefined ? undefined : figureOf(plan.goal, this.since),
            goal: plan.goal,
            write: (typed) => {
              this.#keep({ ...this.typed, ...typed });
            },
            say: (act) => {
              this.#say(plan, act);
            },
          })
    }`;
  }

  get #goals(): Goals {
    return { scorecards: this.scorecards, measures: this.measures };
  }

  get #choices(): readonly GoalChoice[] {
    return goalChoices(this.#goals, { locale: this.locale, total: COACHING_PLAN_STRINGS[this.locale].total });
  }

  get #chosen(): GoalChoice | undefined {
    return this.#choices.find(({ id }) => id === this.typed.goal);
  }

  /** What is typed, with whom the host says that it is for. */
  get #outlined(): TypedPlan {
    return { agentId: this.agentId, ...this.typed };
  }

  /** Those of the host, and those that were chosen. */
  get #cases(): readonly CoachingCase[] {
    const chosen = this.found.filter(({ id }) => this.typed.chosen?.split(' ').includes(id) === true);
    const given = this.cases.filter(({ id }) => !chosen.some((each) => each.id === id));
    return [...given, ...chosen.map(({ type, id }) => ({ type, id }))];
  }

  #findCases(): void {
    const { desk } = this;
    const { agentId = '' } = this.#outlined;
    if (desk === undefined || this.plan !== undefined) return;
    casesOn(desk, { goals: this.#goals, agentId, from: this.now - BASELINE, to: this.now + 1 }).then((found) => {
      if (agentId === this.#outlined.agentId) this.found = found;
    }, reportError);
  }

  #measureBaseline(): void {
    const { desk } = this;
    const goal = this.#chosen?.goal;
    this.baseline = undefined;
    if (desk === undefined || goal === undefined) return;
    const { agentId = '' } = this.#outlined;
    this.#measured(desk, goal, { agentId, from: this.now - BASELINE, to: this.now + 1 }, (measurement) => {
      if (this.#chosen?.id === idOfGoal(goal)) this.baseline = measurement;
    });
  }

  #measured(
    desk: Desk,
    goal: CoachingGoal,
    span: { readonly agentId: string; readonly from: number; readonly to: number },
    take: (measurement: Measurement) => void,
  ): void {
    measureGoal(desk, goal, { goals: this.#goals, ...span }).then(take, reportError);
  }

  #open(): void {
    const { agentId = '', finding = '', target = '', due = '', steps = '' } = this.#outlined;
    const goal = this.#chosen?.goal ?? { kind: 'score', scorecard: '' };
    const outline = {
      agentId: agentId.trim(),
      cases: this.#cases,
      finding,
      goal,
      baseline: this.baseline ?? { from: this.now - BASELINE, to: this.now, values: [] },
      target: numberIn(target, goal),
      dueAt: endOfDay(due) ?? 0,
      steps: steps
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((text, index) => ({ id: String(index + 1), text: text.trim() })),
    };
    this.#run('open', (desk) => desk.run(openCoaching, outline));
  }

  #say(plan: CoachingPlan, act: CoachingAct): void {
    const { note = '', nextDue = '' } = this.typed;
    const said = saidBy(act, { note, dueAt: endOfDay(nextDue) ?? 0, measurement: this.since });
    this.#run(act, (desk) => desk.run(moveCoaching, { id: plan.id, ...said }));
  }

  /** Stores what was said; what is missing, or came too late, is told, and nothing typed is lost. */
  #run(
    act: Done,
    work: (
      desk: Desk,
    ) => Promise<
      { readonly ok: true; readonly plan: CoachingPlan } | { readonly ok: false; readonly issues: readonly Issue[] }
    >,
  ): void {
    const { desk } = this;
    if (desk === undefined || this.busy) return;
    const strings = COACHING_PLAN_STRINGS[this.locale];
    this.busy = true;
    this.problem = '';
    this.issues = [];
    work(desk)
      .then(
        (result) => {
          if (!result.ok) {
            this.issues = result.issues;
            this.problem = result.issues.length === 0 ? strings.refused : '';
            this.#focusNext =
              result.issues.length === 0 ? '' : `[name=${FIELD[String(result.issues[0]?.path[0])] ?? 'note'}]`;
            return;
          }
          this.#forget();
          this.plan = result.plan;
          this.told = strings[`done-${act}`];
          this.#focusNext = '.told';
          this.dispatchEvent(new CoachingChangedEvent(result.plan, act));
        },
        (error: unknown) => {
          this.problem = strings['not-stored'];
          reportError(error);
        },
      )
      .finally(() => {
        this.busy = false;
      });
  }

  get #draft(): string {
    return `coaching/${this.plan?.id ?? `new/${this.agentId}`}`;
  }

  /** What is typed outlives a reload until it is sent. */
  #keep(typed: Typed): void {
    this.typed = typed;
    const entries = Object.entries(typed as Readonly<Record<string, string>>);
    const masked = entries.map(([name, words]): [string, string] => [name, maskCardNumbers(words)]);
    this.desk?.drafts.keep(this.#draft, Object.fromEntries<string>(masked));
  }

  #forget(): void {
    this.typed = {};
    this.desk?.drafts.drop(this.#draft).catch(reportError);
  }

  #readTyped(): void {
    const name = this.#draft;
    this.desk?.drafts.read(name).then((draft) => {
      if (draft === undefined || name !== this.#draft || Object.keys(this.typed).length > 0) return;
      this.typed = draft;
      this.#measureBaseline();
    }, reportError);
  }

  /** What others have said meanwhile, and what was measured since. */
  #read(): void {
    const { desk } = this;
    if (desk === undefined) return;
    desk
      .run(({ clock }) => Promise.resolve(clock.now()), undefined)
      .then((now) => {
        this.now = now;
        const { plan } = this;
        this.#findCases();
        if (plan === undefined) return;
        this.#measured(desk, plan.goal, { agentId: plan.agentId, from: plan.createdAt, to: now + 1 }, (since) => {
          if (this.plan?.id === plan.id) this.since = since;
        });
      }, reportError);
    desk.list('coaching').then((plans) => {
      const stored = plans.find(({ id }) => id === this.plan?.id);
      if (stored !== undefined) this.plan = stored;
    }, reportError);
  }
}

/** The field that a finding is about. */
const FIELD: Readonly<Record<string, string>> = {
  agentId: 'agentId',
  finding: 'finding',
  goal: 'goal',
  baseline: 'goal',
  target: 'target',
  dueAt: 'due',
  steps: 'steps',
  note: 'note',
};

/** Shares are typed as per cent. */
function numberIn(typed: string, goal: CoachingGoal): number {
  const number = typed.trim() === '' ? NaN : Number(typed.trim().replace(',', '.').replace('%', ''));
  return goal.kind === 'kpi' && goal.measured === 'shares' ? number / 100 : number;
}

function saidBy(
  act: CoachingAct,
  given: { readonly note: string; readonly dueAt: number; readonly measurement: Measurement | undefined },
): CoachingSaid {
  switch (act) {
    case 'check':
      return { event: act, measurement: given.measurement ?? { from: 0, to: 0, values: [] } };
    case 'act':
      return { event: act, note: given.note };
    case 'repeat':
      return { event: act, dueAt: given.dueAt };
    default:
      return { event: act };
  }
}

/** What is typed here is no shortcut of the page's. */
function keepKeysHere(event: KeyboardEvent): void {
  const [target] = event.composedPath();
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) event.stopPropagation();
}
