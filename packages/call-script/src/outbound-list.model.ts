import {
  callbackDue,
  isMaskedValue,
  maskValue,
  readCampaign,
  type AttemptDecision,
  type CampaignDay,
  type CampaignEntry,
  type CommandContext,
  type ContactStanding,
  type CsvCell,
  type DayEntry,
  type DispositionSetDefinition,
  type KnownCampaign,
  type Locale,
  type Visibility,
} from '@callside/core';
import { formatText, momentText, outboundIssueText } from '@callside/ui';
import { outcomeText } from './disposition.model.js';
import { OUTBOUND_LIST_STRINGS } from './outbound-list.strings.js';

/** A contact in the order of the day. */
export type ListedEntry = DayEntry<CampaignEntry>;

/** What is looked for; what is absent lets everything through. */
export interface ContactFilter {
  /** Words that all have to stand somewhere with the contact. */
  readonly words?: string;
  readonly standing?: ContactStanding;
  /** The last result. */
  readonly outcome?: string;
}

/** What contacts are written with. */
export interface ContactWords {
  readonly definition: DispositionSetDefinition;
  readonly locale: Locale;
  readonly now: number;
  /** How the agent's roles see numbers. */
  readonly sight: Visibility;
}

/**
 * Reads a calling list, and what time it is at the desk.
 *
 * @example
 * const { entries, now } = await desk.run(readList, { campaign: 'autumn' });
 */
export async function readList(
  context: CommandContext,
  input: { readonly campaign: string },
): Promise<KnownCampaign & { readonly now: number }> {
  return { ...(await readCampaign(context, input)), now: context.clock.now() };
}

/**
 * The next midnight where the agent is, in epoch milliseconds: what is not free before goes over.
 *
 * @example
 * campaignDay(policy, entries, { now, dayEnd: dayEndOf(now) });
 */
export function dayEndOf(now: number): number {
  return new Date(now).setHours(24, 0, 0, 0);
}

/**
 * When the order of the day changes by itself for the first time: somebody becomes free, or the day ends.
 *
 * @example
 * if (now >= nextChange(day, then)) rankAgain();
 */
export function nextChange({ entries }: CampaignDay, now: number): number {
  let next = dayEndOf(now);
  for (const { decision } of entries)
    if (!decision.allowed && decision.nextAt !== undefined && decision.nextAt > now)
      next = Math.min(next, decision.nextAt);
  return next;
}

/**
 * The contacts that fit a filter, in the order of the day.
 *
 * @example
 * filterContacts(day.entries, { words: 'chen', standing: 'ready' });
 */
export function filterContacts(
  entries: readonly ListedEntry[],
  { words = '', standing, outcome }: ContactFilter,
): readonly ListedEntry[] {
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0 && standing === undefined && outcome === undefined) return entries;
  return entries.filter(({ entry, standing: stands }) => {
    if (standing !== undefined && stands !== standing) return false;
    if (outcome !== undefined && entry.history.at(-1)?.outcome !== outcome) return false;
    return wanted.length === 0 || wanted.every((word) => textOf(entry).includes(word));
  });
}

/**
 * The callbacks that are open, the earliest first.
 *
 * @example
 * openCallbacks(day.entries)[0]?.entry.contact.callback?.at;
 */
export function openCallbacks(entries: readonly ListedEntry[]): ListedEntry[] {
  return entries
    .filter(
      ({ entry: { contact, history }, standing }) => standing !== 'done' && callbackDue(contact, history) < Infinity,
    )
    .sort((a, b) => (a.entry.contact.callback?.at ?? 0) - (b.entry.contact.callback?.at ?? 0));
}

/**
 * Why a contact cannot be dialled, in words, and when that ends.
 *
 * @example
 * whyNot(decision, { locale: 'en', now }); // { reasons: ['It is too soon after the last attempt.'], free: 'Free at 2:00 PM' }
 */
export function whyNot(
  decision: AttemptDecision,
  { locale, now }: Pick<ContactWords, 'locale' | 'now'>,
): { readonly reasons: readonly string[]; readonly free: string } {
  if (decision.allowed) return { reasons: [], free: '' };
  const strings = OUTBOUND_LIST_STRINGS[locale];
  const { nextAt, blockedBy } = decision;
  return {
    reasons: [...new Set(blockedBy.map((block) => outboundIssueText(block, locale)))],
    free:
      nextAt === undefined ? strings.neverFree : formatText(strings.freeAt, { time: momentText(nextAt, now, locale) }),
  };
}

/**
 * What a contact is called.
 *
 * @example
 * nameOf(entry, 'en'); // '陈晓明'
 */
export function nameOf({ listed }: CampaignEntry, locale: Locale): string {
  return shownText(listed.customer.name) || OUTBOUND_LIST_STRINGS[locale].noName;
}

/**
 * The number as the agent's roles may see it: in part, unless they may see it in full.
 *
 * @example
 * phoneOf(entry, 'masked'); // '138••••5678'
 */
export function phoneOf({ listed }: CampaignEntry, sight: Visibility): string {
  const { phone } = listed.customer;
  if (typeof phone !== 'string') return shownText(phone);
  return sight === 'shown' ? phone : sight === 'masked' ? maskValue('phone', phone) : '';
}

/**
 * What came of the last dial, and when; or that there was none.
 *
 * @example
 * lastText(entry, words); // 'Last: Busy, 9:12 AM'
 */
export function lastText({ history }: CampaignEntry, { definition, locale, now }: ContactWords): string {
  const strings = OUTBOUND_LIST_STRINGS[locale];
  const last = history.at(-1);
  if (last === undefined) return strings.neverTried;
  const result = outcomeText(definition, last.outcome, locale);
  return formatText(strings.last, { result, time: momentText(last.at, now, locale) });
}

/**
 * The results of a campaign as a table: one line for each dial, and one for each contact without. Numbers are written as the
 * agent may see them.
 *
 * @example
 * toCsv(reportTable(day.entries, words));
 */
export function reportTable(entries: readonly ListedEntry[], words: ContactWords): CsvCell[][] {
  const { definition, locale, sight } = words;
  const strings = OUTBOUND_LIST_STRINGS[locale];
  const columns = columnsOf(entries);
  const names = ['name', 'phone', 'subject', 'standing', 'callback', 'at', 'result', 'agent', 'notes'] as const;
  const head = [...names.map((name) => strings[`column-${name}`]), ...columns.values()];
  const lines = entries.flatMap(({ entry, standing }) => {
    const { listed, contact, events } = entry;
    const before = [
      shownText(listed.customer.name),
      phoneOf(entry, sight),
      listed.subject,
      strings[standing === 'done' ? 'standing-done' : standing],
      contact.callback && plainMoment(contact.callback.at),
    ];
    const after = [...columns.keys()].map((id) => shownText(listed.columns?.[id]));
    const dials = events.filter((event) => event.type === 'attempted');
    if (dials.length === 0) return [[...before, '', '', '', '', ...after]];
    return dials.map(({ at, outcome, by, notes }) => [
      ...before,
      plainMoment(at),
      outcomeText(definition, outcome, locale),
      by,
      notes,
      ...after,
    ]);
  });
  return [head, ...lines];
}

/**
 * A moment as tables write it, where the agent is.
 *
 * @example
 * plainMoment(Date.UTC(2026, 10, 21, 8, 30)); // '2026-11-21 16:30' in Shanghai
 */
export function plainMoment(at: number): string {
  // Sweden writes moments as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short' }).format(at);
}

/** The headings of the columns that have no place of their own, by their ids. */
function columnsOf(entries: readonly ListedEntry[]): ReadonlyMap<string, string> {
  const batches = new Set(entries.map(({ entry }) => entry.batch));
  return new Map([...batches].flatMap(({ columns }) => columns.map(({ id, label }) => [id, label] as const)));
}

/** What the server has masked says so itself. */
function shownText(value: unknown): string {
  if (typeof value === 'string') return value;
  return isMaskedValue(value) ? value.hint : '';
}

/** A list never changes in place, so what is searched is put together once. */
const TEXTS = new WeakMap<object, string>();

function textOf({ listed }: CampaignEntry): string {
  let text = TEXTS.get(listed);
  if (text === undefined) {
    const { customer, subject = '', columns = {} } = listed;
    const all: readonly unknown[] = [...Object.values<unknown>({ ...customer }), subject, ...Object.values(columns)];
    text = all.map(shownText).join('\n').toLocaleLowerCase();
    TEXTS.set(listed, text);
  }
  return text;
}
