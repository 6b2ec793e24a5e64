import type { DefinitionRef } from '../definition/definition.js';
import { issue, type Issue } from '../issue.js';
import { maskCardNumbers } from '../privacy/card-number.js';

/** The most that a question may have, in characters. */
export const MAX_QUESTION = 500;

/** A question that nobody could answer on a call, for whoever looks after the knowledge base. */
export interface KnowledgeGap {
  readonly id: string;
  readonly question: string;
  /** BCP 47: the language that it is written in, as far as the page knows. */
  readonly language: string;
  readonly callId?: string;
  /** Where in the script the agent was. */
  readonly script?: DefinitionRef;
  readonly step?: string;
  /** How many articles the search had found, none of which helped. */
  readonly found: number;
  /** The agent's number. */
  readonly by: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly state: 'open' | 'answered' | 'dismissed';
}

/** What is known when an agent gives up searching. */
export type GapInput = Pick<KnowledgeGap, 'question' | 'language' | 'callId' | 'script' | 'step' | 'found'>;

/**
 * Brings a question into the form in which it is kept: trimmed, with card numbers masked.
 *
 * @example
 * tidyQuestion(' How do I pay with 4111 1111 1111 1111? '); // 'How do I pay with 4111 11•• •••• 1111?'
 */
export function tidyQuestion(question: string): string {
  return maskCardNumbers(question.replace(/\s+/g, ' ').trim());
}

/**
 * Says what is wrong with a question that is to be recorded.
 *
 * @example
 * checkGap({ question: ' ' }); // [{ code: 'required', path: ['question'], … }]
 */
export function checkGap({ question }: Pick<GapInput, 'question'>): Issue[] {
  const { length } = tidyQuestion(question);
  if (length === 0) return [issue('required', ['question'])];
  return length > MAX_QUESTION ? [issue('too-long', ['question'], { max: MAX_QUESTION })] : [];
}
