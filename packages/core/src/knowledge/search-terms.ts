/** Scripts that are written without spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}ー]/u;

/** A run of signs without spaces, or a word of any other script; the first group tells the first from the second. */
const PIECES = new RegExp(`(${UNSPACED.source}+)|(?:(?!${UNSPACED.source})[\\p{L}\\p{M}\\p{N}])+`, 'gu');

/**
 * Cuts a text into the terms that it is found by: words in lower case, and of Chinese and Japanese, which have no spaces, each
 * two signs side by side, and the last sign of a run. Two signs find every word that a dictionary knows and every one that it
 * does not, alike in all browsers. Width, case and accents say nothing. A term that is there twice comes twice.
 *
 * @example
 * searchTerms('VPN 登录失败'); // ['vpn', '登录', '录失', '失败', '败']
 */
export function searchTerms(text: string): string[] {
  return piecesOf(text).flatMap(({ signs, word }) =>
    signs === undefined ? [word] : [...pairsOf(signs), ...signs.slice(-1)],
  );
}

/**
 * Cuts what was typed into the terms that an article must have, all of them: words, and of Chinese each two signs side by
 * side; a sign that stands alone is a term itself. {@link isOpenEnded} says which of them need only be the beginning of a term.
 *
 * @example
 * queryTerms('vpn 登录失'); // ['vpn', '登录', '录失']
 */
export function queryTerms(query: string): string[] {
  const terms = piecesOf(query).flatMap(({ signs, word }) =>
    signs === undefined ? [word] : signs.length === 1 ? signs : pairsOf(signs),
  );
  return [...new Set(terms)];
}

/**
 * Tells whether a term of a query is found where a term of an article begins with it: words while they are typed, and a sign
 * that stands alone, which begins a pair wherever it does not end a run.
 *
 * @example
 * isOpenEnded('登录'); // false
 */
export function isOpenEnded(term: string): boolean {
  return isWord(term) || Array.from(term).length === 1;
}

/**
 * Tells whether a term is a word of a script with spaces, and no signs of Chinese or Japanese.
 *
 * @example
 * isWord('登录'); // false
 */
export function isWord(term: string): boolean {
  return !UNSPACED.test(term);
}

/**
 * Makes text comparable: case, width and accents say nothing. The dots that make another sign of a Japanese one stay.
 *
 * @example
 * foldText('ＣAFÉ'); // 'cafe'
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC');
}

function piecesOf(text: string): { readonly signs?: string[]; readonly word: string }[] {
  return [...foldText(text).matchAll(PIECES)].map(([word, run]) =>
    run === undefined ? { word } : { signs: Array.from(run), word },
  );
}

function pairsOf(signs: readonly string[]): string[] {
  return signs.slice(1).map((sign, index) => `${signs[index] ?? ''}${sign}`);
}
