import { foldPhrase, PHRASE_SCOPES, type OfferedPhrase } from './phrase.js';

/**
 * The phrases that fit what was typed, the likeliest first: the one whose shortcut it is, then one's own, then the team's,
 * then everybody's; within each, shortcuts that begin with it before texts that hold every word of it, in any language.
 * Chinese, which has no spaces, is found anywhere in a text. Nothing typed: all of them, in their order.
 *
 * @example
 * findPhrases(offeredPhrases({ books: [inboundPhrasebook] }), '麻烦').map(({ shortcut }) => shortcut); // ['sorry']
 */
export function findPhrases(phrases: readonly OfferedPhrase[], query: string): readonly OfferedPhrase[] {
  const wanted = foldPhrase(query);
  if (wanted === '') return phrases;
  const words = wanted.split(/\s+/);
  return phrases
    .flatMap((phrase) => {
      const rank = rankOf(phrase, wanted, words);
      return rank === undefined ? [] : [{ phrase, rank }];
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ phrase }) => phrase);
}

/**
 * The phrase that a shortcut inserts: the nearest that has it. Undefined where none has.
 *
 * @example
 * phraseByShortcut(phrases, '/hi')?.text;
 */
export function phraseByShortcut(phrases: readonly OfferedPhrase[], typed: string): OfferedPhrase | undefined {
  const wanted = foldPhrase(typed);
  return wanted === '' ? undefined : phrases.find(({ shortcut }) => foldPhrase(shortcut) === wanted);
}

/** Low is near; undefined does not fit. */
function rankOf(
  { shortcut, scope, text }: OfferedPhrase,
  wanted: string,
  words: readonly string[],
): number | undefined {
  const name = foldPhrase(shortcut);
  if (name === wanted) return 0;
  const distance = 1 + 2 * PHRASE_SCOPES.indexOf(scope);
  if (name.startsWith(wanted)) return distance;
  const hay = [name, ...(typeof text === 'string' ? [text] : Object.values(text)).map(foldPhrase)].join('\n');
  return words.every((word) => hay.includes(word)) ? distance + 1 : undefined;
}
