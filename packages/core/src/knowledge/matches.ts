import { foldText, isWord, queryTerms } from './search-terms.js';

/** A part of a text, and whether a search has found it. */
export interface MatchedPart {
  readonly text: string;
  readonly isMatch: boolean;
}

/**
 * Parts a text where what was searched for stands in it: words from their beginning, Chinese anywhere. Together the parts are
 * the text as it was.
 *
 * @example
 * matchedParts('Reset the VPN', 'vp'); // [{ text: 'Reset the ', isMatch: false }, { text: 'VP', isMatch: true }, …]
 */
export function matchedParts(text: string, query: string): MatchedPart[] {
  const { signs, isHit } = hitsIn(text, queryTerms(query));
  const parts: { text: string; isMatch: boolean }[] = [];
  signs.forEach((sign, index) => {
    const isMatch = isHit[index] ?? false;
    const last = parts.at(-1);
    if (last?.isMatch === isMatch) last.text += sign;
    else parts.push({ text: sign, isMatch });
  });
  return parts;
}

/**
 * The stretch of a text where a search found most, as long as asked for; what is left out at an end is `…`. Without a match it
 * is the beginning.
 *
 * @example
 * excerptOf('Long story. The lift stands still.', 'lift', 16); // '…The lift stands…'
 */
export function excerptOf(text: string, query: string, length: number): string {
  const { signs, isHit } = hitsIn(text.replace(/\s+/g, ' ').trim(), queryTerms(query));
  if (signs.length <= length) return signs.join('');
  const start = startOfWord(signs, densestStart(isHit, length), isHit);
  const shown = signs
    .slice(start, start + length)
    .join('')
    .trim();
  return `${start > 0 ? '…' : ''}${shown}${start + length < signs.length ? '…' : ''}`;
}

/** Where a window of this length holds most hits, with a little room before the first of them. */
function densestStart(isHit: readonly boolean[], length: number): number {
  let inside = isHit.slice(0, length).filter(Boolean).length;
  let best = { start: 0, inside };
  for (let start = 1; start + length <= isHit.length; start++) {
    inside += Number(isHit[start + length - 1]) - Number(isHit[start - 1]);
    if (inside > best.inside) best = { start, inside };
  }
  if (best.inside === 0) return 0;
  const first = isHit.indexOf(true, best.start);
  return Math.max(0, Math.min(first - Math.floor(length / 6), isHit.length - length));
}

/** The next beginning of a word, but never past a hit; signs of Chinese need none. */
function startOfWord(signs: readonly string[], from: number, isHit: readonly boolean[]): number {
  let start = from;
  while (start > 0 && !isHit[start] && isLetter(signs[start - 1]) && isLetter(signs[start])) start++;
  return start;
}

/** A letter or a digit of a script that has spaces between words. */
function isLetter(sign = ''): boolean {
  return /[\p{L}\p{N}]/u.test(sign) && isWord(sign);
}

/** The signs of a text, and for each whether a term covers it. A sign may fold to several, and several to one. */
function hitsIn(text: string, terms: readonly string[]): { signs: readonly string[]; isHit: readonly boolean[] } {
  const signs = Array.from(text);
  const folded = signs.map(foldText);
  const owners = folded.flatMap((piece, index) => Array.from(piece, () => index));
  const line = folded.flatMap((piece) => Array.from(piece));
  const isHit = signs.map(() => false);
  for (const term of terms) {
    const wanted = Array.from(term);
    for (let at = 0; at + wanted.length <= line.length; at++) {
      if (!wanted.every((sign, offset) => line[at + offset] === sign)) continue;
      if (isWord(term) && isLetter(line[at - 1])) continue;
      wanted.forEach((_, offset) => (isHit[owners[at + offset] ?? 0] = true));
    }
  }
  return { signs, isHit };
}
