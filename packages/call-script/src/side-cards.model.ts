import {
  CARD_TOPICS,
  createLocalCall,
  errorsAmong,
  fillTemplate,
  lintQuickGuide,
  offerCards,
  textFor,
  type CardTopic,
  type Catalog,
  type GapInput,
  type KnowledgeArticle,
  type Locale,
  type OfferedCard,
  type QuickGuideDefinition,
  type SharedCall,
  type TemplatePart,
  type Text,
} from '@callside/core';
import type { SearchDocument } from './article-index.js';
import { maskWords } from './private-words.js';

/** The tabs in their order: first what a conversation needs at once. */
export const CARD_TABS = ['manner', 'objection', 'problem', 'escalation', 'search'] as const;

export type CardTab = (typeof CARD_TABS)[number];

/** Articles, or what gives them when they are needed. */
export type ArticleSource = readonly KnowledgeArticle[] | (() => Promise<readonly KnowledgeArticle[]>);

/** A guide that its linter finds no error in. */
export function isSoundGuide(guide: QuickGuideDefinition): boolean {
  return errorsAmong(lintQuickGuide(guide)).length === 0;
}

/**
 * The cards of sound guides in the order of a call. Where a list is given, its order stays and only what is said of each card
 * is new: nothing moves away under whoever is reading it.
 *
 * @example
 * cardsFor(guides, call, undefined)[0]?.fit; // 'now'
 */
export function cardsFor(
  guides: readonly QuickGuideDefinition[],
  call: SharedCall | undefined,
  before: readonly OfferedCard[] | undefined,
): readonly OfferedCard[] {
  const cards = offerCards(guides, call?.scope() ?? {});
  if (before?.length !== cards.length) return cards;
  const byKey = new Map(cards.map((card) => [card.key, card]));
  const kept = before.flatMap(({ key }) => byKey.get(key) ?? []);
  return kept.length === cards.length ? kept : cards;
}

/**
 * The tabs that have something to show; searching is possible where there is anything to find.
 *
 * @example
 * tabsFor([], articles); // ['search']
 */
export function tabsFor(cards: readonly OfferedCard[], articles: ArticleSource | undefined): readonly CardTab[] {
  return CARD_TABS.filter((tab) =>
    tab === 'search' ? cards.length > 0 || articles !== undefined : cards.some(({ topic }) => topic === tab),
  );
}

/**
 * The tab to begin with: the one whose card fits the call, else the first.
 *
 * @example
 * firstTab(cards, tabs); // 'problem'
 */
export function firstTab(cards: readonly OfferedCard[], tabs: readonly CardTab[]): CardTab | undefined {
  const fitting = cards.find(({ fit }) => fit === 'now')?.topic;
  return fitting ?? tabs[0];
}

/**
 * What a card is found by, in every language that it is written in.
 *
 * @example
 * cardDocument(card).title; // 'Billing\n账单\n帳單'
 */
export function cardDocument({ key, entry }: OfferedCard): SearchDocument {
  const { title, situation, say, instructions, cautions = [], keywords = [] } = entry;
  return {
    key,
    title: everyWord([title]),
    keywords: keywords.join('\n'),
    text: everyWord([situation, ...(say === undefined ? [] : [say]), ...instructions, ...cautions]),
  };
}

/**
 * What an article is found by.
 *
 * @example
 * articleDocument(article).title;
 */
export function articleDocument({ id, title, text, keywords = [], language }: KnowledgeArticle): SearchDocument {
  const head = { key: articleKey(id), title, keywords: keywords.join('\n'), text };
  return language === undefined ? head : { ...head, language };
}

/** Articles and cards share one index, so their keys differ. */
export function articleKey(id: string): string {
  return `article:${id}`;
}

/** A host's articles that can be shown; of two with one id the first. */
export function soundArticles(articles: readonly KnowledgeArticle[]): readonly KnowledgeArticle[] {
  const byId = new Map<string, KnowledgeArticle>();
  for (const article of articles as readonly unknown[]) {
    if (isArticle(article) && !byId.has(article.id)) byId.set(article.id, article);
  }
  return [...byId.values()];
}

/** The words of a card, with the call's values filled in, masked where they have to be. */
export function cardWords(
  text: Text,
  { locale, call, catalog }: { locale: Locale; call: SharedCall | undefined; catalog: Catalog | undefined },
): readonly TemplatePart[] {
  const on = call ?? createLocalCall();
  return maskWords(fillTemplate(textFor(text, locale), on.scope()), { call: on, catalog });
}

/**
 * What is recorded with a question: where in which call it came up.
 *
 * @example
 * gapInput('Do you deliver to Hainan?', { call, language: 'en', found: 0 });
 */
export function gapInput(
  question: string,
  { call, language, found }: { call: SharedCall | undefined; language: string; found: number },
): GapInput {
  const { callId, run } = call ?? {};
  return {
    question,
    language,
    found,
    ...(callId !== undefined && { callId }),
    ...(run !== undefined && { script: run.script, step: run.step }),
  };
}

/** An address that a page may lead to; others are left out. */
export function webAddress(url: string | undefined): string | undefined {
  return url !== undefined && /^https?:\/\//i.test(url) ? url : undefined;
}

/** Whether a tab shows cards. */
export function isTopic(tab: CardTab): tab is CardTopic {
  return (CARD_TOPICS as readonly string[]).includes(tab);
}

function everyWord(texts: readonly Text[]): string {
  return texts.flatMap((text) => (typeof text === 'string' ? [text] : Object.values(text))).join('\n');
}

/** What comes from a CRM need not be what its type says. */
function isArticle(value: unknown): value is KnowledgeArticle {
  if (typeof value !== 'object' || value === null) return false;
  const { id, title, text, keywords = [] } = value as Partial<Record<keyof KnowledgeArticle, unknown>>;
  return [id, title, text].every((each) => typeof each === 'string') && id !== '' && Array.isArray(keywords);
}
