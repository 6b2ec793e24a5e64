import {
  declineHandover,
  takeCall,
  takeCallBack,
  type CallScriptDefinition,
  type CallSession,
  type CallTakingResult,
  type Catalog,
  type Desk,
  type Handover,
  type HandoverResult,
} from '@callside/core';
import { CallsideElement, formatText, panelStyles, SubscriptionController } from '@callside/ui';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { goneSince, readCallOffers, takenOver, type CallOffersData } from './call-offers.model.js';
import { CallDeclinedEvent, CallTakenEvent } from './handover.events.js';
import { HANDOVER_STRINGS } from './handover.strings.js';
import { handoverStyles } from './handover.styles.js';
import { renderGiven, renderOffer, renderTakenOver, type OfferLines } from './render-call-offers.js';

const NO_NEWS = { words: '', isListed: false };

/**
 * The calls that colleagues hand to an agent, or to a team of the agent's, and what has become of those that the agent has
 * handed over. The panel shows it above its calls; where a page has no panel, it stands by itself.
 *
 * @fires {CallTakenEvent} callside-call-taken - Cancelable: a call goes on here; give its `call` to a script panel.
 * @fires {CallDeclinedEvent} callside-call-declined - The agent has said no to one.
 *
 * @example
 * <callside-call-offers></callside-call-offers>
 * <script type="module">Object.assign(offers, { desk, catalog });</script>
 */
export class CallOffers extends CallsideElement {
  static override styles = [CallsideElement.styles, panelStyles, handoverStyles];

  /** The desk whose calls are shown. */
  @property({ attribute: false }) desk: Desk | undefined;
  /** Where the scripts of the calls are found. */
  @property({ attribute: false }) catalog: Catalog | undefined;
  /** A script that is not in the catalogue. */
  @property({ attribute: false }) definition: CallScriptDefinition | undefined;
  /** The call on screen: its own hand-over is shown there, and what was said with it here. */
  @property({ attribute: false }) besides: string | undefined;
  /** Shows a call that was taken, unless the event was cancelled. */
  @property({ attribute: false }) show: ((call: CallSession) => void) | undefined;

  @state() private data: CallOffersData | undefined;
  /** The offer below which is asked why not. */
  @state() private asked = '';
  @state() private told = '';
  /** What others have done; `isListed` where the list shows it as well. */
  @state() private news: { readonly words: string; readonly isListed: boolean } | undefined;
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
    // What was told beside another call is known by now.
    if (changed.has('besides')) this.news = undefined;
    if (!changed.has('desk')) return;
    this.data = undefined;
    this.#read();
  }

  protected override updated(): void {
    // What is disabled for now takes no focus.
    const isWanted = this.#focusNext !== '' && !this.busy;
    const target = isWanted ? this.renderRoot.querySelector<HTMLElement>(this.#focusNext) : null;
    if (target === null) return;
    this.#focusNext = '';
    target.focus();
  }

  override render(): TemplateResult {
    const strings = HANDOVER_STRINGS[this.locale];
    const { offers = [] } = this.data ?? {};
    const given = (this.data?.given ?? []).filter(({ handover }) => this.#isWorthShowing(handover));
    const { words, isListed } = this.told === '' ? (this.news ?? NO_NEWS) : { words: this.told, isListed: false };
    const over = takenOver(this.data, this.besides);
    const isEmpty = offers.length + given.length === 0 && words === '' && over === undefined;
    const lines = this.#lines;
    return html`<div class=${isEmpty ? '' : 'offers'} tabindex="-1">
      <div role="status">
        ${words === '' ? nothing : html`<span class=${isListed ? 'unseen' : 'note'}>${words}</span>`}
      </div>
      ${renderGroup(
        strings.offers,
        offers.map((offer) => renderOffer(offer, lines)),
      )}
      ${renderGroup(
        strings.given,
        given.map((each) => renderGiven(each, lines)),
      )}
      ${over === undefined ? nothing : renderTakenOver(over, lines)}
    </div>`;
  }

  get #lines(): OfferLines {
    const { locale, busy, asked, catalog, definition } = this;
    return {
      locale,
      busy,
      asked,
      scripts: { catalog, definition },
      now: this.data?.now ?? 0,
      take: (id) => {
        this.#run(async (desk) => {
          this.#goOn(await takeCall(desk, { id }));
        });
      },
      takeBack: (id) => {
        this.#run(async (desk) => {
          this.#goOn(await takeCallBack(desk, { id }), 'came-back');
        });
      },
      decline: this.#decline,
      ask: this.#ask,
    };
  }

  /** While a call is on, what is done with is told once and no more. */
  #isWorthShowing({ callId, state }: Handover): boolean {
    return callId !== this.besides && (state !== 'taken' || this.besides === undefined);
  }

  #read(): void {
    const { desk } = this;
    if (desk === undefined) return;
    readCallOffers(desk).then((data) => {
      if (desk !== this.desk) return;
      this.#tellNews(data);
      this.data = data;
    }, reportError);
  }

  /** Says who hands over something new, and who was first with what is gone. */
  #tellNews(data: CallOffersData): void {
    const strings = HANDOVER_STRINGS[this.locale];
    const known = new Set(this.data?.all.map(({ handover }) => handover.id));
    const [fresh] = data.offers.filter(({ handover }) => !known.has(handover.id));
    const [gone] = goneSince(this.data, data);
    if (gone !== undefined) {
      const isTaken = gone.state === 'taken';
      const name = isTaken ? (gone.by?.name ?? gone.to.name ?? gone.to.id) : gone.from.name;
      this.news = { words: formatText(strings[isTaken ? 'gone' : 'taken-back'], { name }), isListed: false };
    } else if (fresh !== undefined) {
      this.news = { words: formatText(strings.news, { name: fresh.handover.from.name }), isListed: true };
    }
  }

  readonly #ask = (id: string): void => {
    this.#focusNext = id === '' ? `[data-offer="${CSS.escape(this.asked)}"] [data-does="decline"]` : 'form [name]';
    this.asked = id;
  };

  readonly #decline = (id: string, reason: string): void => {
    this.#run(async (desk) => {
      const result = await desk.run(declineHandover, { id, reason });
      this.#answered(result);
      if (!result.ok) return;
      const { name } = result.handover.from;
      this.told = formatText(HANDOVER_STRINGS[this.locale].declined, { name });
      this.dispatchEvent(new CallDeclinedEvent(result.handover));
    });
  };

  #goOn(result: CallTakingResult, words?: 'came-back'): void {
    this.#answered(result);
    if (!result.ok) return;
    if (words !== undefined) this.told = HANDOVER_STRINGS[this.locale][words];
    if (!this.dispatchEvent(new CallTakenEvent(result.handover, result.call))) return;
    if (this.show !== undefined) this.#focusNext = '';
    this.show?.(result.call);
  }

  #answered(result: HandoverResult | CallTakingResult): void {
    const strings = HANDOVER_STRINGS[this.locale];
    this.asked = '';
    this.#focusNext = '[tabindex]';
    if (result.ok) return;
    const { by } = result;
    this.told =
      result.state === 'taken' && by !== undefined
        ? formatText(strings['taken-by'], { name: by.name })
        : strings['too-late'];
  }

  #run(work: (desk: Desk) => Promise<void>): void {
    const { desk } = this;
    if (this.busy || desk === undefined) return;
    this.busy = true;
    this.told = '';
    this.news = undefined;
    work(desk)
      .catch((error: unknown) => {
        this.told = HANDOVER_STRINGS[this.locale].failed;
        reportError(error);
      })
      .finally(() => {
        this.busy = false;
        this.#read();
      });
  }
}

function renderGroup(title: string, entries: readonly TemplateResult[]): TemplateResult | typeof nothing {
  if (entries.length === 0) return nothing;
  return html`<h3 class="group">${title}</h3>
    <ul>
      ${entries}
    </ul>`;
}
