import type { Agent, Handover, KnownHandover, Locale, UnfinishedTicket } from '@callside/core';
import { customerText, formatText, momentText } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { draftTitle, progressOf, type DraftForms } from './draft-list.model.js';
import { DRAFT_LIST_STRINGS } from './draft-list.strings.js';

/** What every line of the list needs. */
export interface DraftLines {
  readonly locale: Locale;
  readonly now: number;
  readonly forms: DraftForms;
  readonly busy: boolean;
  /** The line below which a question stands; one at a time. */
  readonly asked: string;
  /** Whom a ticket may be handed to; without any, the agent number is asked for. */
  readonly colleagues: readonly Pick<Agent, 'id' | 'name'>[];
  readonly open: (draft: UnfinishedTicket) => void;
  readonly discard: (draft: UnfinishedTicket) => void;
  readonly handOver: (id: string, to: Handover['to'], note: string) => void;
  readonly take: (id: string) => void;
  readonly decline: (id: string, reason: string) => void;
  readonly takeBack: (id: string) => void;
  /** Puts the question below a line; none for an empty id. */
  readonly ask: (id: string) => void;
}

/**
 * The line of one's own unfinished ticket.
 *
 * @example
 * html`<ul>${drafts.map((draft) => renderDraft(draft, lines))}</ul>`;
 */
export function renderDraft(draft: UnfinishedTicket, lines: DraftLines): TemplateResult {
  const strings = DRAFT_LIST_STRINGS[lines.locale];
  const { id, at, from, isOfOpenCall, isStored, form } = draft;
  const mark = isOfOpenCall ? strings.openCall : isStored ? strings.changes : '';
  const typed = formatText(strings.typed, { time: momentText(at, lines.now, lines.locale) });
  return html`<li data-draft=${id}>
    ${renderWhat(draft, { mark, line: `${typed} · ${progressText(draft, lines)}` }, lines)}
    ${from?.note === undefined ? nothing : renderSaid(from.name, from.note, lines)}
    <div class="row">
      ${button({ kind: '', does: 'open', text: strings.open }, lines, () => {
        lines.open(draft);
      })}
      ${
        isOfOpenCall || form === undefined
          ? nothing
          : button({ kind: '', does: 'hand-over', text: strings.handOver }, lines, () => {
              lines.ask(id);
            })
      }
      ${
        isOfOpenCall
          ? nothing
          : button({ kind: 'quiet', does: 'discard', text: strings.discard }, lines, () => {
              lines.discard(draft);
            })
      }
    </div>
    ${lines.asked === id ? renderHandOver(id, lines) : nothing}
  </li>`;
}

/**
 * The line of a ticket that a colleague hands to this agent.
 *
 * @example
 * html`<ul>${offers.map((offer) => renderOffer(offer, lines))}</ul>`;
 */
export function renderOffer({ handover }: KnownHandover, lines: DraftLines): TemplateResult {
  const strings = DRAFT_LIST_STRINGS[lines.locale];
  const { id, from, note, offeredAt } = handover;
  const mark = formatText(strings.from, { name: from.name });
  const line = `${momentText(offeredAt, lines.now, lines.locale)} · ${progressText(handover, lines)}`;
  return html`<li data-offer=${id}>
    ${renderWhat(handover, { mark, line }, lines)} ${note === undefined ? nothing : renderSaid(from.name, note, lines)}
    <div class="row">
      ${button({ kind: 'primary', does: 'take', text: strings.take }, lines, () => {
        lines.take(id);
      })}
      ${
        handover.to.team === true
          ? nothing
          : button({ kind: '', does: 'decline', text: strings.decline }, lines, () => {
              lines.ask(id);
            })
      }
    </div>
    ${
      lines.asked !== id
        ? nothing
        : renderQuestion(
            html`<label class="only">${strings.reason}<input name="text" maxlength="500" autocomplete="off" /></label>`,
            strings.decline,
            lines,
            ({ text }) => {
              lines.decline(id, text ?? '');
            },
          )
    }
  </li>`;
}

/**
 * The line of a ticket that this agent has handed over: where it stands, and back with it while nobody has taken it.
 *
 * @example
 * html`<ul>${handed.map((each) => renderHanded(each, lines))}</ul>`;
 */
export function renderHanded({ handover, accepted }: KnownHandover, lines: DraftLines): TemplateResult {
  const strings = DRAFT_LIST_STRINGS[lines.locale];
  const { id, to, state, reason, settledAt = lines.now } = handover;
  const key = state === 'withdrawn' ? 'offered' : state;
  const time = momentText(settledAt, lines.now, lines.locale);
  const line = formatText(strings[`state-${key}`], { name: to.name ?? to.id, time });
  return html`<li data-handed=${id}>
    ${renderWhat(handover, { mark: accepted ? '' : strings.notSent, line }, lines)}
    <div class="row">
      ${
        state === 'taken'
          ? nothing
          : button({ kind: '', does: 'take-back', text: strings.takeBack }, lines, () => {
              lines.takeBack(id);
            })
      }
    </div>
    ${reason === undefined ? nothing : html`<p class="said">${formatText(strings.because, { reason })}</p>`}
  </li>`;
}

function renderWhat(
  of: UnfinishedTicket | Handover,
  { mark, line }: { readonly mark: string; readonly line: string },
  { forms, locale }: DraftLines,
): TemplateResult {
  const customer = customerText(of.customer);
  return html`<div>
    <div class="what">
      <span class="name">${draftTitle(of, forms, locale)}</span>
      <span>${customer === '' ? DRAFT_LIST_STRINGS[locale].noCustomer : customer}</span>
      ${mark === '' ? nothing : html`<span class="pill warn">${mark}</span>`}
    </div>
    <div class="quietly">${line}</div>
  </div>`;
}

function progressText(of: UnfinishedTicket | Handover, { forms, locale }: DraftLines): string {
  const strings = DRAFT_LIST_STRINGS[locale];
  const progress = progressOf(of, forms);
  // What has no form has no number of fields.
  if (progress === undefined) return formatText(strings.values, { filled: Object.keys(of.values).length });
  const { filled, shown, missing } = progress;
  return formatText(missing.length === 0 ? strings.complete : strings.filled, {
    filled,
    shown,
    missing: missing.length,
  });
}

function renderSaid(name: string, note: string, { locale }: DraftLines): TemplateResult {
  return html`<p class="said">${formatText(DRAFT_LIST_STRINGS[locale].said, { name, note })}</p>`;
}

function renderHandOver(id: string, lines: DraftLines): TemplateResult {
  const strings = DRAFT_LIST_STRINGS[lines.locale];
  const { colleagues } = lines;
  return renderQuestion(
    html`${
        colleagues.length === 0
          ? html`<label>${strings.toNumber}<input name="to" required maxlength="64" autocomplete="off" /></label>`
          : html`<label
              >${strings.to}<select name="to" required>
                <option value="">${strings.choose}</option>
                ${colleagues.map((each) => html`<option value=${each.id}>${each.name} · ${each.id}</option>`)}
              </select></label
            >`
      }<label>${strings.note}<input name="text" maxlength="500" autocomplete="off" /></label>`,
    strings.handOver,
    lines,
    ({ to = '', text = '' }) => {
      const name = colleagues.find((each) => each.id === to)?.name;
      lines.handOver(id, { id: to.trim(), ...(name === undefined ? {} : { name }) }, text);
    },
  );
}

/** A small form below a line; Escape takes it away. */
function renderQuestion(
  inputs: TemplateResult,
  confirm: string,
  { locale, busy, ask }: DraftLines,
  answer: (given: Readonly<Record<string, string>>) => void,
): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const given = [...new FormData(event.target as HTMLFormElement)];
    answer(Object.fromEntries(given.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))));
  };
  return html`<form
    @submit=${submit}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key === 'Escape') ask('');
      // What is typed here is no shortcut of the page.
      event.stopPropagation();
    }}
  >
    ${inputs}
    <div class="row">
      <button class="primary" type="submit" data-confirm ?disabled=${busy}>${confirm}</button>
      <button
        type="button"
        data-cancel
        @click=${() => {
          ask('');
        }}
      >
        ${DRAFT_LIST_STRINGS[locale].cancel}
      </button>
    </div>
  </form>`;
}

function button(
  { kind, does, text }: { readonly kind: 'primary' | 'quiet' | ''; readonly does: string; readonly text: string },
  { busy }: DraftLines,
  act: () => void,
): TemplateResult {
  return html`<button type="button" class=${kind} data-does=${does} ?disabled=${busy} @click=${act}>${text}</button>`;
}
