import {
  declineHandover,
  discardDraft,
  handOverDraft,
  readTicketDrafts,
  restoreDraft,
  resumeTicket,
  takeHandover,
  watchDrafts,
  withdrawHandover,
  type Agent,
  type Catalog,
  type Desk,
  type Handover,
  type HandoverResult,
  type TicketFormDefinition,
  type UnfinishedTicket,
} from '@callside/core';
import { CallsideElement, customerText, formatText, panelStyles, SubscriptionController } from '@callside/ui';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { DraftOpenEvent } from './draft-list.events.js';
import {
  draftTitle,
  formOf,
  isWorthShowing,
  readDraftList,
  type DraftForms,
  type DraftListData,
} from './draft-list.model.js';
import { DRAFT_LIST_STRINGS } from './draft-list.strings.js';
import { draftListStyles } from './draft-list.styles.js';
import { renderDraft, renderHanded, renderOffer, type DraftLines } from './render-draft-lines.js';

/**
 * The tickets that an agent has begun and not finished: to go on with, to hand to a colleague, or to discard; those that
 * colleagues hand to this agent; and what has become of those handed over. Discarding is taken back by one button.
 *
 * @fires {DraftOpenEvent} callside-draft-open - Somebody goes on with one; give its `call` to a ticket form.
 *
 * @example
 * <callside-draft-list></callside-draft-list>
 * <script type="module">Object.assign(list, { desk, catalog, colleagues });</script>
 */
export class DraftList extends CallsideElement {
  static override styles = [CallsideElement.styles, panelStyles, draftListStyles];

  /** The desk whose drafts are shown. */
  @property({ attribute: false }) desk: Desk | undefined;
  /** Where the forms of the drafts are found. */
  @property({ attribute: false }) catalog: Catalog | undefined;
  /** The form of tickets of calls: their drafts do not name it. */
  @property({ attribute: false }) definition: TicketFormDefinition | undefined;
  /** Whom one may hand a ticket to; without any, the agent number is asked for. */
  @property({ attribute: false }) colleagues: readonly Pick<Agent, 'id' | 'name'>[] = [];

  @state() private data: DraftListData | undefined;
  /** The line below which a question stands. */
  @state() private asked = '';
  @state() private discarded: { readonly trace: string; readonly title: string } | undefined;
  @state() private told = '';
  @state() private busy = false;

  #stopWatching: (() => void) | undefined;
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

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopWatching?.();
    this.#stopWatching = undefined;
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('desk')) this.#watch();
  }

  protected override updated(): void {
    // What is disabled for now takes no focus.
    const isWanted = this.#focusNext !== '' && !this.busy;
    const target = isWanted ? this.renderRoot.querySelector<HTMLElement>(this.#focusNext) : null;
    if (target === null) return;
    this.#focusNext = '';
    target.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { data } = this;
    if (data === undefined) return nothing;
    const strings = DRAFT_LIST_STRINGS[this.locale];
    const drafts = data.drafts.filter((draft) => isWorthShowing(draft, this.#forms));
    const lines = this.#lines;
    const count = drafts.length + data.offers.length + data.handed.length;
    return html`<section class="panel" aria-labelledby="title">
      <header class="head">
        <h2 class="title" id="title" tabindex="-1">${strings.title}</h2>
        ${drafts.length === 0 ? nothing : html`<span class="pill on" data-count>${drafts.length}</span>`}
      </header>
      <div class="body">
        <div role="status">${this.#renderNews()}</div>
        ${count === 0 ? html`<span class="note">${strings.none}</span>` : nothing}
        ${this.#renderGroup(strings.offers, data.offers, (offer) => renderOffer(offer, lines))}
        ${this.#renderGroup(drafts.length === count ? '' : strings.own, drafts, (draft) => renderDraft(draft, lines))}
        ${this.#renderGroup(strings.handed, data.handed, (each) => renderHanded(each, lines))}
      </div>
    </section>`;
  }

  #renderNews(): TemplateResult | typeof nothing {
    const strings = DRAFT_LIST_STRINGS[this.locale];
    if (this.discarded === undefined) return this.told === '' ? nothing : html`<span class="note">${this.told}</span>`;
    const { title } = this.discarded;
    return html`<span class="row">
      <span class="note">${formatText(strings.discarded, { title })}</span>
      <button type="button" data-undo ?disabled=${this.busy} @click=${this.#undo}>${strings.undo}</button>
    </span>`;
  }

  #renderGroup<T>(
    title: string,
    entries: readonly T[],
    renderEntry: (entry: T) => TemplateResult,
  ): TemplateResult | typeof nothing {
    if (entries.length === 0) return nothing;
    return html`${title === '' ? nothing : html`<h3 class="group">${title}</h3>`}
      <ul>
        ${entries.map(renderEntry)}
      </ul>`;
  }

  get #lines(): DraftLines {
    const { locale, busy, asked } = this;
    return {
      locale,
      busy,
      asked,
      now: this.data?.now ?? 0,
      forms: this.#forms,
      colleagues: this.colleagues.filter(({ id }) => id !== this.desk?.agent.id),
      open: this.#open,
      discard: this.#discard,
      handOver: this.#handOver,
      take: this.#take,
      decline: this.#decline,
      takeBack: this.#takeBack,
      ask: this.#ask,
    };
  }

  get #forms(): DraftForms {
    return { catalog: this.catalog, definition: this.definition };
  }

  #watch(): void {
    this.#stopWatching?.();
    this.#stopWatching = undefined;
    const { desk } = this;
    if (desk === undefined) return;
    desk
      .run(watchDrafts, () => {
        this.#read();
      })
      .then((stop) => {
        if (desk === this.desk && this.isConnected) this.#stopWatching = stop;
        else stop();
      }, reportError);
    this.#read();
  }

  #read(): void {
    const { desk } = this;
    if (desk === undefined) {
      this.data = undefined;
      return;
    }
    readDraftList(desk).then((data) => {
      if (desk === this.desk) this.data = data;
    }, reportError);
  }

  readonly #ask = (id: string): void => {
    // Back to the button that has asked, or on to the first answer.
    this.#focusNext = id === '' ? `[data-draft="${CSS.escape(this.asked)}"] [data-does="hand-over"]` : 'form [name]';
    if (id === '' && this.renderRoot.querySelector(this.#focusNext) === null)
      this.#focusNext = `[data-offer="${CSS.escape(this.asked)}"] [data-does="decline"]`;
    this.asked = id;
  };

  readonly #open = (draft: UnfinishedTicket): void => {
    this.#run(async (desk) => {
      const call = await resumeTicket(desk, draft);
      this.dispatchEvent(new DraftOpenEvent({ call, definition: formOf(draft, this.#forms), draft }));
    });
  };

  readonly #discard = (draft: UnfinishedTicket): void => {
    this.#run(async (desk) => {
      const trace = await desk.run(discardDraft, { id: draft.id });
      this.discarded = { trace, title: this.#nameOf(draft) };
      this.#focusNext = '[data-undo]';
    });
  };

  readonly #undo = (): void => {
    const { trace } = this.discarded ?? {};
    if (trace === undefined) return;
    this.#run(async (desk) => {
      const isBack = await desk.run(restoreDraft, { id: trace });
      this.discarded = undefined;
      this.told = isBack ? '' : DRAFT_LIST_STRINGS[this.locale].notRestored;
      this.#focusNext = '#title';
    });
  };

  readonly #handOver = (id: string, to: Handover['to'], note: string): void => {
    this.#run(async (desk) => {
      await desk.run(handOverDraft, { id, to, note });
      this.#answered();
    });
  };

  /** Taken is opened: whoever takes it means to go on with it. */
  readonly #take = (id: string): void => {
    this.#run(async (desk) => {
      const result = await desk.run(takeHandover, { id });
      this.#answered(result);
      if (!result.ok) return;
      const drafts = await desk.run(readTicketDrafts, undefined);
      const draft = drafts.find(({ ticketId }) => ticketId === result.handover.ticketId);
      if (draft === undefined) return;
      const call = await resumeTicket(desk, draft);
      this.dispatchEvent(new DraftOpenEvent({ call, definition: formOf(draft, this.#forms), draft }));
    });
  };

  readonly #decline = (id: string, reason: string): void => {
    this.#run(async (desk) => {
      this.#answered(await desk.run(declineHandover, { id, reason }));
    });
  };

  readonly #takeBack = (id: string): void => {
    this.#run(async (desk) => {
      this.#answered(await desk.run(withdrawHandover, { id }));
    });
  };

  #answered(result?: HandoverResult): void {
    this.asked = '';
    this.told = result?.ok === false ? DRAFT_LIST_STRINGS[this.locale].tooLate : '';
    this.#focusNext = '#title';
  }

  #nameOf(draft: UnfinishedTicket): string {
    const parts = [draftTitle(draft, this.#forms, this.locale), customerText(draft.customer)];
    return parts.filter((part) => part !== '').join(', ');
  }

  #run(work: (desk: Desk) => Promise<void>): void {
    const { desk } = this;
    if (this.busy || desk === undefined) return;
    this.busy = true;
    this.told = '';
    this.discarded = undefined;
    work(desk)
      .catch((error: unknown) => {
        this.told = DRAFT_LIST_STRINGS[this.locale].failed;
        reportError(error);
      })
      .finally(() => {
        this.busy = false;
        this.#read();
      });
  }
}
