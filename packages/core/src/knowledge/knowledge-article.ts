/** An article that a host gives to be searched on the device. */
export interface KnowledgeArticle {
  /** Unique among all that are given. */
  readonly id: string;
  readonly title: string;
  /** Plain text; an empty line parts paragraphs. */
  readonly text: string;
  /** Other words that find it. */
  readonly keywords?: readonly string[];
  /** BCP 47; an article in the agent's own language stands before others that fit as well. */
  readonly language?: string;
  /** Where it is read in full. */
  readonly url?: string;
  /** When somebody last made sure that it is right, in epoch milliseconds. */
  readonly reviewedAt?: number;
  /** From this moment on it is not found any more, in epoch milliseconds. */
  readonly expiresAt?: number;
}

/**
 * Tells whether an article may still be read out.
 *
 * @example
 * isCurrent({ expiresAt: Date.UTC(2027, 0, 1) }, clock.now()); // true
 */
export function isCurrent({ expiresAt }: Pick<KnowledgeArticle, 'expiresAt'>, now: number): boolean {
  return expiresAt === undefined || now < expiresAt;
}
