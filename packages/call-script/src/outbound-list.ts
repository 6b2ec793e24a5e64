import {
  callDurations,
  compileOutboundPolicy,
  createLocalCall,
  dropContactCallback,
  fieldSight,
  recordAttempt,
  rolePolicyAmong,
  toCsv,
  type CampaignDay,
  type CampaignEntry,
  type Catalog,
  type CompiledOutboundPolicy,
  type Desk,
  type DispositionSetDefinition,
  type Issue,
  type OutboundPolicyDefinition,
  type SharedCall,
  type UnfinishedDisposition,
} from '@callside/core';
import { CallsideElement, formatText, panelStyles, renderSaveState, saveText } from '@callside/ui';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { CampaignController } from './campaign-controller.js';
import type { DispositionChosenEvent, DispositionTypedEvent } from './disposition.events.js';
import { outcomeText } from './disposition.model.js';
import type { DispositionElement } from './disposition.js';
import {
  AttemptRecordedEvent,
  CallbackDueEvent,
  DialGivenUpEvent,
  DialRequestedEvent,
  OutboundReportEvent,
} from './outbound-list.events.js';
import {
  filterContacts,
  nameOf,
  openCallbacks,
  plainMoment,
  reportTable,
  type ContactFilter,
  type ContactWords,
  type ListedEntry,
} from './outbound-list.model.js';
import { OUTBOUND_LIST_STRINGS } from './outbound-list.strings.js';
import { outboundListStyles } from './outbound-list.styles.js';
import { renderProgress } from './render-contact.js';
import { renderContacts } from './render-contacts.js';
import { renderCallbacks, renderDialled, renderNext } from './render-next.js';
import { isTyping } from './typing.js';

/** How many contacts are drawn at first, and how many more each time. */
const PAGE = 50;

/**
 * Leads an agent through a day of dialling: the next best contact by the rules, one key for each result, callbacks that say when
 * they are due, why anybody else cannot be called and when that ends, and how far the campaign has got. What is not free before
 * midnight goes over to another day. It works without network.
 *
 * @fires {DialRequestedEvent} callside-dial-requested - When the agent wants to dial a contact who may be called; cancelable.
 * @fires {DialGivenUpEvent} callside-dial-given-up - When the agent takes a dial back.
 * @fires {AttemptRecordedEvent} callside-attempt-recorded - When an attempt and its result are stored.
 * @fires {CallbackDueEvent} callside-callback-due - When a callback has come due, once for each.
 * @fires {OutboundReportEvent} callside-outbound-report - Before the results are saved as a file; cancelable.
 * @slot - What stands above the list, e.g. `<callside-contact-import>`.
 *
 * @example
 * <callside-outbound-list campaign="autumn"></callside-outbound-list>
 * <script type="module">Object.assign(list, { desk, definition: outboundDispositions, policy: [followUpOutboundPolicy] });</script>
 */
export class OutboundList extends CallsideElement {
  static override styles = [CallsideElement.styles, panelStyles, outboundListStyles];

  /** Where the list is read from, and attempts are stored. */
  @property({ attribute: false }) desk: Desk | undefined;
  /** Whose list it is. */
  @property() campaign = '';
  /** The results that a dial can have. */
  @property({ attribute: false }) definition: DispositionSetDefinition | undefined;
  /** The rules of dialling; every rule of each counts. */
  @property({ attribute: false }) policy: readonly OutboundPolicyDefinition[] = [];
  /** Results that count as success. */
  @property({ attribute: false }) success: readonly string[] = ['success', 'lead'];
  /** Has the role policy that numbers are masked by; without one they are shown in part. */
  @property({ attribute: false }) catalog: Catalog | undefined;
  /** The call that the host has made; without one the agent says when somebody answers. */
  @property({ attribute: false }) call: SharedCall | undefined;

  @state() private filter: ContactFilter = {};
  @state() private most = PAGE;
  /** The contact who is being dialled. */
  @state() private dialled: ListedEntry | undefined;
  @state() private connectedAt: number | undefined;
  /** What was chosen and typed of the result so far. */
  @state() private unfinished: UnfinishedDisposition | undefined;
  @state() private told = '';
  @state() private issues: readonly Issue[] = [];
  @state() private busy = false;

  @query('callside-disposition') private disposition!: DispositionElement | null;

  #hadFocus = false;
  /** The desk and the campaign whose dialled contact was looked for. */
  #lookedFor: readonly [Desk, string] | undefined;
  #rules: CompiledOutboundPolicy = compileOutboundPolicy();
  /** Callbacks that were told of, with their times. */
  #due = new Set<string>();
  readonly #list = new CampaignController(
    this,
    () => ({ desk: this.desk, campaign: this.campaign, rules: this.#rules, success: this.success }),
    (day) => {
      this.#tellDue(day);
      this.#goOn(day);
    },
  );
  readonly #local = createLocalCall({ now: () => this.#list.now });

  constructor() {
    super();
    this.addEventListener('keydown', this.#pressKey);
  }

  /** Dials a contact, or the next best one; does nothing for one who may not be called now. */
  dial(id?: string): void {
    const found = this.#list.day?.entries.find(({ entry }) => id === undefined || entry.contact.id === id);
    if (found?.decision.allowed !== true || this.dialled !== undefined || this.busy) return;
    if (!this.dispatchEvent(new DialRequestedEvent(found.entry))) return;
    this.told = '';
    this.issues = [];
    this.connectedAt = undefined;
    this.unfinished = undefined;
    this.dialled = found;
    this.#keep();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('policy')) this.#rules = compileOutboundPolicy(...this.policy);
    // While something is stored its fields are off, and what was focused in them no longer is.
    if (!this.busy) this.#hadFocus = this.matches(':focus-within');
  }

  /** The button that was pressed goes with what it did: the keys must go on working. */
  protected override updated(): void {
    if (this.#hadFocus && !this.matches(':focus-within'))
      this.renderRoot.querySelector<HTMLElement>('.next')?.focus({ preventScroll: true });
  }

  override render(): TemplateResult | typeof nothing {
    const { desk, definition } = this;
    const { day } = this.#list;
    if (desk === undefined || definition === undefined) return nothing;
    const strings = OUTBOUND_LIST_STRINGS[this.locale];
    return html`<section class="panel" aria-label=${strings.title}>
      <header class="head"><h2 class="title">${strings.title}</h2></header>
      <div class="body">
        <slot></slot>
        <div role="status" class="told">${this.told === '' ? nothing : html`<p class="note">${this.told}</p>`}</div>
        ${day === undefined ? html`<p class="note">${strings.loading}</p>` : this.#renderDay(day, definition)}
      </div>
      <footer class="foot">
        ${renderSaveState({ state: desk.saveState, stored: true, locale: this.locale })}
        <span class="spacer"></span>
        <button type="button" data-report aria-disabled=${String(day?.entries.length === 0)} @click=${this.#report}>
          ${strings.report}
        </button>
      </footer>
    </section>`;
  }

  #renderDay(day: CampaignDay<CampaignEntry>, definition: DispositionSetDefinition): TemplateResult {
    const words = this.#words(definition);
    if (day.entries.length === 0) return html`<p class="note">${OUTBOUND_LIST_STRINGS[this.locale].empty}</p>`;
    return html`${this.#renderNext(day, words)} ${renderCallbacks(day, words, this.#drop)}
    ${renderProgress(day.progress, words)}
    ${renderContacts(filterContacts(day.entries, this.filter), {
      words,
      filter: this.filter,
      total: day.entries.length,
      most: this.most,
      outcomes: [...day.progress.outcomes.keys()],
      isFree: this.dialled === undefined && !this.busy,
      take: this.#takeFilter,
      dial: (id) => {
        this.dial(id);
      },
      showMore: () => (this.most += PAGE),
    })}`;
  }

  #renderNext(day: CampaignDay<CampaignEntry>, words: ContactWords): TemplateResult {
    const { dialled, desk, call, policy, issues, busy } = this;
    if (dialled === undefined)
      return renderNext(day, words, () => {
        this.dial();
      });
    const mine = openCallbacks(day.entries).flatMap(({ entry }) => entry.contact.callback ?? []);
    return renderDialled(dialled, words, {
      talkMs: call === undefined && this.connectedAt === undefined ? undefined : this.#talkMs,
      connect: this.#connect,
      giveUp: this.#giveUp,
      disposition: html`<callside-disposition
        one-key
        .definition=${words.definition}
        .policy=${policy}
        .contact=${dialled.entry.contact}
        .history=${dialled.entry.history}
        .booked=${mine.filter(({ agent }) => agent === desk?.agent.id)}
        .agent=${desk?.agent.id}
        .call=${call ?? this.#local}
        .talkMs=${this.#talkMs}
        .issues=${issues}
        .busy=${busy}
        .unfinished=${this.unfinished}
        @callside-disposition-typed=${({ unfinished }: DispositionTypedEvent) => {
          this.unfinished = unfinished;
          this.#keep();
        }}
        @callside-disposition-chosen=${this.#record}
      ></callside-disposition>`,
    });
  }

  #words(definition: DispositionSetDefinition): ContactWords {
    const policy = this.catalog && rolePolicyAmong(this.catalog.definitions);
    const viewer = this.desk && { roles: this.desk.agent.roles };
    const subject = { record: 'contact', field: { id: 'phone', pii: 'phone' } } as const;
    const sight = policy === undefined ? 'masked' : fieldSight(policy, viewer, subject).visibility;
    return { definition, locale: this.locale, now: this.#list.now, sight };
  }

  get #talkMs(): number {
    if (this.call !== undefined) return callDurations(this.call.events, this.call.now()).talk;
    return this.connectedAt === undefined ? 0 : this.#list.now - this.connectedAt;
  }

  #tellDue({ entries }: CampaignDay<CampaignEntry>): void {
    const strings = OUTBOUND_LIST_STRINGS[this.locale];
    const fresh = openCallbacks(entries.filter(({ decision, urgency }) => decision.allowed && urgency === 'callback'));
    const due = fresh.map(({ entry }) => entry).filter((entry) => !this.#due.has(dueKey(entry)));
    for (const entry of due) {
      this.#due.add(dueKey(entry));
      this.dispatchEvent(new CallbackDueEvent(entry));
    }
    const [first, ...more] = due;
    if (first === undefined) return;
    this.told =
      more.length > 0
        ? formatText(strings.dueMore, { count: due.length })
        : formatText(strings.due, { name: nameOf(first, this.locale) });
  }

  /** Who is being dialled survives a reload, with what was typed of the result. */
  #keep(): void {
    const { dialled, connectedAt, unfinished } = this;
    if (dialled === undefined) return;
    const dialling: Dialling = {
      contact: dialled.entry.contact.id,
      ...(connectedAt === undefined ? {} : { connectedAt }),
      ...(unfinished && { unfinished }),
    };
    this.desk?.drafts.keep(this.#draft, { ...dialling });
  }

  #forget(): void {
    this.desk?.drafts.drop(this.#draft).catch(this.#fail);
  }

  get #draft(): string {
    return `outbound/${this.campaign}`;
  }

  /** Goes on with the contact who was being dialled when the page was left. */
  #goOn({ entries }: CampaignDay<CampaignEntry>): void {
    const { desk, campaign } = this;
    if (desk === undefined || (this.#lookedFor?.[0] === desk && this.#lookedFor[1] === campaign)) return;
    this.#lookedFor = [desk, campaign];
    desk.drafts
      .read(this.#draft)
      .then((draft) => {
        const { contact, connectedAt, unfinished } = (draft ?? {}) as Partial<Dialling>;
        const found = entries.find(({ entry }) => entry.contact.id === contact);
        if (found === undefined || this.dialled !== undefined) return;
        Object.assign(this, { dialled: found, connectedAt, unfinished });
      })
      .catch(this.#fail);
  }

  readonly #connect = (): void => {
    if (this.dialled === undefined || this.connectedAt !== undefined || this.call !== undefined) return;
    this.connectedAt = this.#list.now;
    this.#keep();
  };

  readonly #giveUp = (): void => {
    const { dialled } = this;
    if (this.busy || dialled === undefined) return;
    this.dialled = undefined;
    this.#forget();
    this.dispatchEvent(new DialGivenUpEvent(dialled.entry));
  };

  readonly #record = ({ choice }: DispositionChosenEvent): void => {
    const { desk, definition: set, dialled, call } = this;
    if (desk === undefined || set === undefined || dialled === undefined || this.busy) return;
    this.#hadFocus = this.matches(':focus-within');
    this.busy = true;
    this.issues = [];
    const { callId } = call ?? {};
    const input = {
      contact: dialled.entry.contact.id,
      set,
      policy: this.#rules,
      choice,
      talkMs: this.#talkMs,
      ...(callId === undefined ? {} : { callId }),
      ...(call === undefined ? {} : { scope: call.scope() }),
    };
    desk
      .run(recordAttempt, input)
      .then((result) => {
        if (!result.ok) {
          this.issues = result.issues;
          return;
        }
        const strings = OUTBOUND_LIST_STRINGS[this.locale];
        this.told = formatText(strings.saved, { result: outcomeText(set, choice.id, this.locale) });
        this.dialled = undefined;
        this.#forget();
        this.dispatchEvent(new AttemptRecordedEvent(result.event));
      })
      .catch(this.#fail)
      .finally(async () => {
        await this.updateComplete;
        this.busy = false;
      });
  };

  readonly #drop = ({ entry }: ListedEntry): void => {
    const name = nameOf(entry, this.locale);
    this.desk
      ?.run(dropContactCallback, { contact: entry.contact.id })
      .then(() => {
        this.told = formatText(OUTBOUND_LIST_STRINGS[this.locale].dropped, { name });
      })
      .catch(this.#fail);
  };

  readonly #fail = (error: unknown): void => {
    this.told = OUTBOUND_LIST_STRINGS[this.locale].failed;
    reportError(error);
  };

  readonly #takeFilter = (name: keyof ContactFilter, value: string): void => {
    const { [name]: _before, ...rest } = this.filter;
    this.filter = value === '' ? rest : { ...rest, [name]: value };
    this.most = PAGE;
  };

  /** All of the campaign goes into the report, not only what fits the filter. */
  readonly #report = (): void => {
    const { definition, campaign } = this;
    const { day } = this.#list;
    if (day === undefined || definition === undefined || day.entries.length === 0) return;
    const csv = toCsv(reportTable(day.entries, this.#words(definition)));
    const names = { campaign, day: plainMoment(this.#list.now).slice(0, 10) };
    const fileName = formatText(OUTBOUND_LIST_STRINGS[this.locale].fileName, names);
    if (this.dispatchEvent(new OutboundReportEvent(csv, fileName)))
      saveText(csv, { fileName, type: 'text/csv;charset=utf-8' });
  };

  /** D dials, C says that somebody answered, and the keys of the results work wherever the focus is in the list. */
  readonly #pressKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    if (this.disposition?.takeKey(event) !== true) {
      if (isTyping(event) || event.repeat) return;
      const key = event.key.toLowerCase();
      if (key === 'd' && this.dialled === undefined) this.dial();
      else if (key === 'c' && this.dialled !== undefined) this.#connect();
      else return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
}

/** What is kept of a dial whose result is not given yet. */
interface Dialling {
  readonly contact: string;
  readonly connectedAt?: number;
  readonly unfinished?: UnfinishedDisposition;
}

function dueKey({ contact }: CampaignEntry): string {
  return `${contact.id}@${String(contact.callback?.at)}`;
}
