import {
  createFormModel,
  discardRefused,
  exportUnsent,
  resendRefused,
  resolveConflict,
  type Catalog,
  type Desk,
  type Field,
  type FormModel,
  type Issue,
} from '@callside/core';
import { CallsideElement, panelStyles, renderField, SubscriptionController, valueText } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import {
  fieldAt,
  placeName,
  readReview,
  recordOf,
  type Conflict,
  type Refused,
  type ReviewData,
} from './change-review.model.js';
import { CHANGE_REVIEW_STRINGS } from './change-review.strings.js';
import { changeReviewStyles } from './change-review.styles.js';

/** A refused change that somebody corrects. */
interface Correction {
  readonly id: string;
  readonly fields: readonly Field[];
  readonly model: FormModel;
}

/** Takes a side by one key, wherever in the entry the focus is. */
const KEYS: Readonly<Record<string, 'mine' | 'theirs'>> = { m: 'mine', t: 'theirs' };

/**
 * Changes of this device that did not stand: what others had changed too, with the value before, theirs and mine, and what
 * the server refused, with its reason. Each is decided by one key or button; nothing goes without somebody saying so.
 *
 * @example
 * <callside-change-review></callside-change-review>
 * <script type="module">review.desk = desk; review.catalog = catalog;</script>
 */
export class ChangeReview extends CallsideElement {
  static override styles = [CallsideElement.styles, panelStyles, changeReviewStyles];

  /** The desk whose changes are shown. */
  @property({ attribute: false }) desk: Desk | undefined;
  /** Where the forms of the tickets are found: their fields have names and options. */
  @property({ attribute: false }) catalog: Catalog | undefined;

  @state() private data: ReviewData | undefined;
  @state() private correction: Correction | undefined;
  @state() private issues: readonly Issue[] = [];
  /** The refused change that was asked to be given up, once. */
  @state() private givingUp = '';
  @state() private busy = false;

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

  override render(): TemplateResult | typeof nothing {
    const { data } = this;
    if (data === undefined) return nothing;
    const strings = CHANGE_REVIEW_STRINGS[this.locale];
    const { conflicts, refused } = data;
    return html`<section class="panel" aria-label=${strings.title}>
      <header class="head">
        <h2 class="title">${strings.title}</h2>
        ${
          refused.length + conflicts.length === 0
            ? nothing
            : html`<button type="button" class="quiet" data-export @click=${this.#export}>${strings.export}</button>`
        }
      </header>
      <div class="body">
        ${refused.length + conflicts.length === 0 ? html`<span class="note">${strings.nothing}</span>` : nothing}
        ${conflicts.length === 0 ? nothing : html`<h3 class="group">${strings.conflicts}</h3>`}
        ${conflicts.map((conflict) => this.#renderConflict(conflict, data))}
        ${refused.length === 0 ? nothing : html`<h3 class="group">${strings.refused}</h3>`}
        ${refused.map((each) => this.#renderRefused(each, data))}
      </div>
    </section>`;
  }

  #renderConflict(conflict: Conflict, data: ReviewData): TemplateResult {
    const strings = CHANGE_REVIEW_STRINGS[this.locale];
    const { id, entityKey, path, rule } = conflict;
    const field = fieldAt(entityKey, path, { data, catalog: this.catalog });
    const isWhole = path === '';
    const name = isWhole ? '' : placeName(field, path, this.locale);
    const side = (label: string, value: unknown, stands: boolean): TemplateResult =>
      html`<div class=${stands ? 'stands' : ''}>
        <dt>${label}${stands ? ` · ${strings.stands}` : ''}</dt>
        <dd>${valueText(field, value, this.locale)}</dd>
      </div>`;
    return html`<article
      class="entry"
      tabindex="0"
      data-conflict=${id}
      aria-label=${`${this.#nameOf(entityKey, data)} ${name}`}
      @keydown=${(event: KeyboardEvent) => {
        this.#pressKey(event, id);
      }}
    >
      <h4>${this.#nameOf(entityKey, data)} <small>${name}</small></h4>
      ${
        isWhole
          ? html`<span class="note">${data.tickets.has(entityKey) ? strings.lost : strings.deleted}</span>`
          : html`<dl class="sides">
              ${side(strings.before, conflict.before, false)}
              ${side(strings.theirs, conflict.theirs, rule !== 'client')}
              ${side(strings.mine, conflict.mine, rule === 'client')}
            </dl>`
      }
      <div class="row">
        <button type="button" data-keep="mine" ?disabled=${this.busy} @click=${() => this.#keep(id, 'mine')}>
          ${isWhole ? strings.bringBack : strings.keepMine} <kbd>M</kbd>
        </button>
        <button type="button" data-keep="theirs" ?disabled=${this.busy} @click=${() => this.#keep(id, 'theirs')}>
          ${isWhole ? strings.letGo : strings.keepTheirs} <kbd>T</kbd>
        </button>
      </div>
    </article>`;
  }

  #renderRefused(refused: Refused, data: ReviewData): TemplateResult {
    const strings = CHANGE_REVIEW_STRINGS[this.locale];
    const { id, entityKey, mutation, problem } = refused;
    const kind = { create: strings.create, patch: strings.change, delete: strings.remove }[mutation.op];
    const isOpen = this.correction?.id === id;
    const values = valuesOf(refused);
    return html`<article class="entry" data-refused=${id}>
      <h4>${this.#nameOf(entityKey, data)} <small>${kind}</small></h4>
      <p class="refusal">${problem.detail === '' ? problem.code : problem.detail} <code>${problem.code}</code></p>
      ${
        isOpen
          ? this.#renderCorrection()
          : html`<dl class="values">
              ${values.map(([path, value]) => {
                const field = fieldAt(entityKey, path, { data, catalog: this.catalog });
                return html`<dt>${placeName(field, path, this.locale)}</dt>
                  <dd>${valueText(field, value, this.locale)}</dd>`;
              })}
            </dl>`
      }
      <div class="row">
        <button type="button" data-resend ?disabled=${this.busy} @click=${() => this.#resend(refused)}>
          ${strings.resend}
        </button>
        ${
          isOpen || this.#fieldsOf(refused, data).length === 0
            ? nothing
            : html`<button type="button" data-correct @click=${() => this.#correct(refused, data)}>
                ${strings.correct}
              </button>`
        }
        ${
          this.givingUp === id
            ? html`<button type="button" data-give-up ?disabled=${this.busy} @click=${() => this.#giveUp(id)}>
                  ${strings.reallyGiveUp}
                </button>
                <button type="button" class="quiet" @click=${this.#stay}>${strings.cancel}</button>`
            : html`<button
                type="button"
                class="quiet"
                data-give-up
                @click=${() => {
                  this.givingUp = id;
                }}
              >
                ${strings.giveUp}
              </button>`
        }
      </div>
    </article>`;
  }

  #renderCorrection(): TemplateResult[] {
    const { correction } = this;
    if (correction === undefined) return [];
    const { fields, model } = correction;
    return fields.flatMap(({ id }) => {
      const field = model.state(id);
      if (field === undefined) return [];
      return renderField(field, {
        locale: this.locale,
        issues: this.issues,
        disabled: this.busy,
        take: (name, value) => {
          model.setValue(name, value);
          this.issues = [];
          this.requestUpdate();
        },
      });
    });
  }

  #nameOf(entityKey: string, data: ReviewData): string {
    const strings = CHANGE_REVIEW_STRINGS[this.locale];
    const { type, number } = recordOf(entityKey, data);
    const known: Readonly<Record<string, string>> = strings;
    return `${known[`type-${type}`] ?? type} ${number ?? (type === 'ticket' ? strings.noNumber : '')}`.trim();
  }

  /** The fields of a refused change that a form names: they can be corrected here. */
  #fieldsOf(refused: Refused, data: ReviewData): Field[] {
    return valuesOf(refused).flatMap(
      ([path]) => fieldAt(refused.entityKey, path, { data, catalog: this.catalog }) ?? [],
    );
  }

  #correct(refused: Refused, data: ReviewData): void {
    // Rules of the whole form would look at fields that are not part of the change.
    const fields = this.#fieldsOf(refused, data).map((field): Field => ({ ...field, visible: true, readOnly: false }));
    const values = Object.fromEntries(valuesOf(refused).map(([path, value]) => [path.slice('values.'.length), value]));
    this.issues = [];
    this.correction = {
      id: refused.id,
      fields,
      model: createFormModel(fields, { values: values as FormModel['values'] }),
    };
  }

  #resend({ id, mutation }: Refused): void {
    const { correction } = this;
    if (correction?.id !== id) {
      this.#run(() => this.desk?.run(resendRefused, { id }));
      return;
    }
    this.issues = correction.model.check();
    if (this.issues.length > 0) return;
    const typed = correction.model.values;
    const set = mutation.op === 'create' ? withValues(mutation.set, typed) : { ...mutation.set, ...prefixed(typed) };
    this.#run(async () => {
      await this.desk?.run(resendRefused, { id, set });
      this.correction = undefined;
    });
  }

  #keep(id: string, keep: 'mine' | 'theirs'): void {
    this.#run(() => this.desk?.run(resolveConflict, { id, keep }));
  }

  #giveUp(id: string): void {
    this.#run(async () => {
      await this.desk?.run(discardRefused, { id });
      this.givingUp = '';
    });
  }

  readonly #stay = (): void => {
    this.givingUp = '';
  };

  readonly #export = (): void => {
    this.#run(async () => {
      const unsent = await this.desk?.run(exportUnsent, undefined);
      if (unsent === undefined) return;
      const url = URL.createObjectURL(new Blob([JSON.stringify(unsent, null, 2)], { type: 'application/json' }));
      const link = Object.assign(document.createElement('a'), { href: url, download: 'callside-unsent.json' });
      link.click();
      URL.revokeObjectURL(url);
    });
  };

  #pressKey(event: KeyboardEvent, id: string): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const keep = KEYS[event.key.toLowerCase()];
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (keep === undefined && step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    if (keep !== undefined) {
      this.#focusBeside(id, 1);
      this.#keep(id, keep);
    } else this.#focusBeside(id, step);
  }

  #focusBeside(id: string, step: number): void {
    const entries = [...this.renderRoot.querySelectorAll<HTMLElement>('[data-conflict]')];
    const at = entries.findIndex(({ dataset }) => dataset['conflict'] === id);
    (entries[at + step] ?? entries[at - 1])?.focus();
  }

  #read(): void {
    const { desk } = this;
    if (desk === undefined) return;
    readReview(desk).then((data) => {
      if (desk === this.desk) this.data = data;
    }, reportError);
  }

  #run(work: () => Promise<unknown> | undefined): void {
    if (this.busy) return;
    this.busy = true;
    Promise.resolve(work())
      .catch(reportError)
      .finally(() => {
        this.busy = false;
        this.#read();
      });
  }
}

/** The answers of a change, by path; what else it has, as the place of a new record, is nobody's to look at here. */
function valuesOf({ mutation: { op, set } }: Refused): [string, unknown][] {
  if (op !== 'create') return Object.entries(set);
  const values = set['values'];
  if (typeof values !== 'object' || values === null) return [];
  return Object.entries(values).map(([id, value]) => [`values.${id}`, value]);
}

function withValues(set: Refused['mutation']['set'], values: FormModel['values']): Refused['mutation']['set'] {
  return { ...set, values: { ...(set['values'] as object), ...values } };
}

function prefixed(values: FormModel['values']): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [`values.${id}`, value]));
}
