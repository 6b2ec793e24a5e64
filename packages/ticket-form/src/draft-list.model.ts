import {
  draftProgress,
  mayTake,
  readHandovers,
  readTicketDrafts,
  textFor,
  type Catalog,
  type CommandContext,
  type Desk,
  type DraftProgress,
  type KnownHandover,
  type Locale,
  type TicketDraftData,
  type TicketFormDefinition,
  type UnfinishedTicket,
} from '@callside/core';
import { DRAFT_LIST_STRINGS } from './draft-list.strings.js';

/** How long an answer to a hand-over is shown, in milliseconds: a day. */
const TOLD_FOR = 24 * 60 * 60 * 1000;

/** All that the list shows, as it was when it was read. */
export interface DraftListData {
  readonly drafts: readonly UnfinishedTicket[];
  /** What colleagues hand to this agent. */
  readonly offers: readonly KnownHandover[];
  /** What this agent has handed to colleagues: on its way, or answered not long ago. */
  readonly handed: readonly KnownHandover[];
  readonly now: number;
}

/** Where the forms of drafts are found. */
export interface DraftForms {
  readonly catalog: Catalog | undefined;
  /** The form of drafts that name none: those of calls. */
  readonly definition: TicketFormDefinition | undefined;
}

/**
 * Reads what is unfinished at a desk.
 *
 * @example
 * const { drafts, offers } = await readDraftList(desk);
 */
export function readDraftList(desk: Pick<Desk, 'run'>): Promise<DraftListData> {
  return desk.run(readAll, undefined);
}

async function readAll(context: CommandContext): Promise<DraftListData> {
  const [drafts, all] = await Promise.all([readTicketDrafts(context), readHandovers(context)]);
  const now = context.clock.now();
  const { id } = context.agent;
  // A call is handed over where calls are led.
  const handovers = all.filter(({ handover }) => handover.call === undefined);
  return {
    drafts,
    now,
    offers: handovers.filter(({ handover }) => mayTake(context.agent, handover)),
    handed: handovers.filter(({ handover: { from, state, settledAt } }) => {
      if (from.id !== id || state === 'withdrawn') return false;
      return state !== 'taken' || now - (settledAt ?? 0) < TOLD_FOR;
    }),
  };
}

/**
 * The form of a draft, in the version that it was begun in.
 *
 * @example
 * formOf(draft, { catalog, definition: undefined })?.title;
 */
export function formOf(
  { form }: Pick<TicketDraftData, 'form'>,
  { catalog, definition }: DraftForms,
): TicketFormDefinition | undefined {
  if (form === undefined) return definition;
  if (form.id === definition?.id && form.version === definition.version) return definition;
  return catalog?.resolve('ticket-form', form);
}

/**
 * How far a draft has got; undefined where nobody knows its form.
 *
 * @example
 * progressOf(draft, forms)?.filled;
 */
export function progressOf(
  draft: Pick<TicketDraftData, 'form' | 'values' | 'customer'>,
  forms: DraftForms,
): DraftProgress | undefined {
  const form = formOf(draft, forms);
  return form && draftProgress(form, draft.values, { customer: draft.customer ?? {} });
}

/**
 * Whether a draft is worth a line: what the form has filled in by itself is not.
 *
 * @example
 * drafts.filter((draft) => isWorthShowing(draft, forms));
 */
export function isWorthShowing(draft: UnfinishedTicket, forms: DraftForms): boolean {
  return draft.from !== undefined || (progressOf(draft, forms)?.isTyped ?? true);
}

/**
 * What a draft is called: by its form, or by what is known of it.
 *
 * @example
 * draftTitle(draft, forms, 'en'); // 'Repair ticket'
 */
export function draftTitle(draft: Pick<TicketDraftData, 'form' | 'callId'>, forms: DraftForms, locale: Locale): string {
  const form = formOf(draft, forms);
  if (form !== undefined) return textFor(form.title, locale);
  return DRAFT_LIST_STRINGS[locale][draft.form === undefined ? 'ofCall' : 'ticket'];
}
