import type { SurveySession } from '@callside/core';
import type { SurveyPageWords } from './survey.strings.js';

/**
 * Says what is true of the answers: arrived, on their way, still on the device, or refused.
 *
 * @example
 * arrivalText(session, wordsFor('en')); // 'Your answers have arrived.'
 */
export function arrivalText({ status, finished, storage }: SurveySession, words: SurveyPageWords): string {
  if (status.dead > 0) return words.refused;
  if (finished && status.pending === 0) return words.sent;
  if (status.state === 'idle' || status.state === 'sending') return words.sending;
  return storage === 'idb' ? words.toSend : words.toSendMemory;
}
