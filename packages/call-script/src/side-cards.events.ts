import type { CardTopic, GapInput, KnowledgeArticle, KnowledgeGap } from '@callside/core';

/** Somebody opened a card. */
export class CardOpenedEvent extends Event {
  static readonly type = 'callside-card-opened';
  /** Id of the guide and of the entry, e.g. `frequent-problems/billing`. */
  readonly card: string;
  readonly topic: CardTopic;

  constructor(card: string, topic: CardTopic) {
    super(CardOpenedEvent.type, { bubbles: true, composed: true });
    this.card = card;
    this.topic = topic;
  }
}

/** Somebody opened an article. */
export class ArticleOpenedEvent extends Event {
  static readonly type = 'callside-article-opened';
  readonly article: KnowledgeArticle;
  /** What was searched for. */
  readonly query: string;

  constructor(article: KnowledgeArticle, query: string) {
    super(ArticleOpenedEvent.type, { bubbles: true, composed: true });
    this.article = article;
    this.query = query;
  }
}

/** A question was recorded that neither a card nor an article answers. */
export class KnowledgeGapEvent extends Event {
  static readonly type = 'callside-knowledge-gap';
  readonly gap: GapInput;
  /** The record, where the call stores it; undefined where the host has to. */
  readonly stored: KnowledgeGap | undefined;

  constructor(gap: GapInput, stored: KnowledgeGap | undefined) {
    super(KnowledgeGapEvent.type, { bubbles: true, composed: true });
    this.gap = gap;
    this.stored = stored;
  }
}

declare global {
  interface HTMLElementEventMap {
    'callside-card-opened': CardOpenedEvent;
    'callside-article-opened': ArticleOpenedEvent;
    'callside-knowledge-gap': KnowledgeGapEvent;
  }
}
