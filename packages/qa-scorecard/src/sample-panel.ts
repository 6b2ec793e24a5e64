import {
  compileRolePolicy,
  keepSample,
  mayDo,
  verifySample,
  type Desk,
  type Evaluator,
  type Issue,
  type KeptSample,
  type RolePolicyDefinition,
  type SampleCheck,
  type SampledCall,
  type SamplePeriod,
} from '@callside/core';
import { CallsideElement, formatText, panelStyles, renderSaveState, SubscriptionController } from '@callside/ui';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { renderSample, renderSampleLine, sampleTitle, type SampleLines } from './render-sample.js';
import { renderSampleForm, type TypedSample } from './render-sample-form.js';
import { SampleDrawnEvent, SampleOpenEvent } from './sample.events.js';
import {
  callsOf,
  freshSeed,
  readSampleData,
  weekUpTo,
  type NamedStratum,
  type SampleData,
  type SampleSource,
} from './sample.model.js';
import { SAMPLE_STRINGS } from './sample.strings.js';
import { sessionStyles } from './session.styles.js';

/** The draft of a sample that is not drawn. */
const DRAFT = 'sample/new';

const sampleStyles = css`
  .by {
    flex: 1 0 100%;
  }

  .facts {
    display: grid;
    gap: 2px;
  }

  /* The button stays beside what it opens. */
  .drawn {
    flex-wrap: nowrap;
  }

  .digest {
    overflow-wrap: anywhere;
  }

  .state.ok {
    color: var(--ok);
  }
`;

/**
 * Draws calls for evaluation, so many of each agent in a period and by chance that can be repeated, and keeps who has drawn what
 * from which calls. Any draw can be done again and compared.
 *
 * @fires {SampleDrawnEvent} callside-sample-drawn - Calls were drawn, and the draw is kept.
 * @fires {SampleOpenEvent} callside-sample-open - A drawn call is to be scored; show it in a scorecard.
 *
 * @example
 * <callside-sample></callside-sample>
 * <script type="module">Object.assign(sample, { desk, source: (period) => crm.callsOf(period), strata });</script>
 */
export class SamplePanel extends CallsideElement {
  static override styles = [CallsideElement.styles, panelStyles, sessionStyles, sampleStyles];

  /** The desk whose samples are shown, and which keeps new ones. */
  @property({ attribute: false }) desk: Desk | undefined;
  /** Gives all calls of a period that may be drawn; without one it is the closed calls on this device. */
  @property({ attribute: false }) source: SampleSource | undefined;
  /** What is drawn first, such as complaints. */
  @property({ attribute: false }) strata: readonly NamedStratum[] = [];
  /** How many calls of each agent, unless somebody types another number. */
  @property({ type: Number, attribute: 'per-agent' }) perAgent = 4;
  /** Names of agents and evaluators; of others the number is shown. */
  @property({ attribute: false }) people: readonly Evaluator[] = [];
  /** Says which roles may draw; without one everybody may. */
  @property({ attribute: false }) policy: RolePolicyDefinition | undefined;

  @state() private data: SampleData | undefined;
  @state() private typed: TypedSample | undefined;
  /** The id of the sample on screen; empty for the list. */
  @state() private shown = '';
  @state() private check: SampleCheck | undefined;
  @state() private issues: readonly Issue[] = [];
  @state() private told = '';
  @state() private problem = '';
  @state() private busy = false;

  /** What gets the focus once it is there: what had it is gone. */
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

  override willUpdate(changed: PropertyValues): void {
    if (!changed.has('desk')) return;
    this.data = undefined;
    this.typed = undefined;
    this.shown = '';
    this.#read();
    this.#readTyped();
  }

  protected override updated(): void {
    const target = this.#focusNext === '' ? null : this.renderRoot.querySelector<HTMLElement>(this.#focusNext);
    if (target === null) return;
    this.#focusNext = '';
    target.focus();
  }

  override render(): TemplateResult {
    const { desk, data, locale } = this;
    const strings = SAMPLE_STRINGS[locale];
    const sample = data?.samples.find(({ id }) => id === this.shown);
    return html`<section class="panel" aria-label=${strings.title}>
      <header class="head">
        ${sample === undefined ? nothing : html`<button type="button" class="quiet" data-back @click=${this.#goBack}><span aria-hidden="true">←</span> ${strings.back}</button>`}
        <h2 class="title" tabindex="-1">${sample === undefined ? strings.title : sampleTitle(sample, locale)}</h2>
      </header>
      <div class="body">
        <p class="note" role="status">${this.told}</p>
        <p class="refusal" role="alert">${this.problem}</p>
        ${data === undefined ? nothing : sample === undefined ? this.#renderList(data) : this.#renderSample(sample, data)}
      </div>
      <footer class="foot">${renderSaveState({ state: desk?.saveState, stored: true, locale })}</footer>
    </section>`;
  }

  #renderList(data: SampleData): TemplateResult {
    const strings = SAMPLE_STRINGS[this.locale];
    return html`${this.#mayDraw ? this.#renderForm(data) : nothing}
      <section class="part" aria-label=${strings.earlier}>
        <h3>${strings.earlier}</h3>
        ${
          data.samples.length === 0
            ? html`<p class="note">${strings.none}</p>`
            : html`<ul class="lines">
                ${data.samples.map((sample) => renderSampleLine(sample, this.#lines(data), this.#open))}
              </ul>`
        }
      </section>`;
  }

  #renderForm(data: SampleData): TemplateResult | typeof nothing {
    const { typed, issues, strata, locale, busy } = this;
    if (typed === undefined) return nothing;
    const { from, to } = weekUpTo(data.now);
    const shown = { ...typed, from: typed.from || from, to: typed.to || to };
    return renderSampleForm({
      ...{ typed: shown, issues, strata, locale, busy },
      keep: (given) => {
        this.desk?.drafts.keep(DRAFT, { ...given });
      },
      draw: this.#draw,
    });
  }

  #renderSample(sample: KeptSample, data: SampleData): TemplateResult {
    const { check, busy } = this;
    return renderSample({
      ...this.#lines(data),
      ...{ sample, check, busy },
      open: ({ call, agentId }) => {
        this.dispatchEvent(new SampleOpenEvent(sample, call, agentId));
      },
      verify: () => {
        this.#run(async (desk) => {
          this.check = await verifySample(sample, await this.#callsOf(desk, sample.period));
        });
      },
    });
  }

  #lines(data: SampleData): SampleLines {
    const { strata, locale } = this;
    const known = [...this.people, ...(this.desk === undefined ? [] : [this.desk.agent])];
    return { data, strata, locale, nameOf: (id) => known.find((each) => each.id === id)?.name ?? id };
  }

  get #mayDraw(): boolean {
    const { policy, desk } = this;
    if (policy === undefined || desk === undefined) return desk !== undefined;
    return mayDo(compileRolePolicy(policy), desk.agent, 'create', { record: 'sample' }).allowed;
  }

  #read(): void {
    const { desk } = this;
    if (desk === undefined) return;
    readSampleData(desk).then((data) => {
      if (desk === this.desk) this.data = data;
    }, reportError);
  }

  /** What was typed before a reload, or a fresh seed that nobody has chosen. */
  #readTyped(): void {
    const { desk } = this;
    desk?.drafts.read(DRAFT).then((draft) => {
      const fresh = { from: '', to: '', perAgent: String(this.perAgent), seed: String(freshSeed()) };
      if (desk === this.desk) this.typed = { ...fresh, ...draft };
    }, reportError);
  }

  #show(id: string): void {
    this.shown = id;
    this.check = undefined;
    this.issues = [];
    this.told = '';
    this.problem = '';
    this.#focusNext = '.title';
  }

  readonly #open = ({ id }: KeptSample): void => {
    this.#show(id);
  };

  readonly #goBack = (): void => {
    this.#show('');
  };

  readonly #draw = (typed: TypedSample): void => {
    this.#run(async (desk) => {
      const { from, to, perAgent, seed } = typed;
      const strata = this.strata.map(({ id, when, count }) => ({
        id,
        when,
        ...(count === undefined ? {} : { count }),
      }));
      const plan = { perAgent: numberIn(perAgent), seed: numberIn(seed), ...(strata.length === 0 ? {} : { strata }) };
      const calls = await this.#callsOf(desk, { from, to });
      const result = await desk.run(keepSample, { plan, period: { from, to }, calls });
      this.issues = result.ok ? [] : result.issues;
      if (!result.ok) {
        this.#focusNext = `[name="${String(result.issues[0]?.path.at(-1))}"]`;
        return;
      }
      const { sample } = result;
      await desk.drafts.drop(DRAFT);
      this.typed = { ...typed, seed: String(freshSeed()) };
      this.data = await readSampleData(desk);
      this.#show(sample.id);
      this.told = formatText(SAMPLE_STRINGS[this.locale]['drawn-now'], { count: sample.drawn.length });
      this.dispatchEvent(new SampleDrawnEvent(sample));
    });
  };

  async #callsOf(desk: Desk, period: SamplePeriod): Promise<readonly SampledCall[]> {
    return this.source === undefined ? callsOf(await desk.list('call'), period) : this.source(period);
  }

  #run(work: (desk: Desk) => Promise<void>): void {
    const { desk } = this;
    if (this.busy || desk === undefined) return;
    this.busy = true;
    this.problem = '';
    work(desk)
      .catch((error: unknown) => {
        this.problem = SAMPLE_STRINGS[this.locale].failed;
        reportError(error);
      })
      .finally(() => {
        this.busy = false;
      });
  }
}

/** No number where none is typed. */
function numberIn(words: string): number {
  return words.trim() === '' ? Number.NaN : Number(words);
}
