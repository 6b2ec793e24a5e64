/** A text to search in, folded once. */
export interface Searchable {
  /** What is searched, e.g. the path to an entry. */
  readonly text: string;
  /** What counts most: a match at its start goes first. */
  readonly lead: string;
  /** The value behind the text; people know some by heart. */
  readonly key: string;
}

/**
 * Makes a text comparable: case and width say nothing, so full-width letters are found by plain ones.
 *
 * @example
 * fold('ＬＩＦＴ 2'); // 'lift 2'
 */
export function fold(text: string): string {
  return (PLAIN.test(text) ? text : text.normalize('NFKC')).toLowerCase();
}

const PLAIN = /^[ -~]*$/;

/**
 * Prepares a text to be searched; the last part of a path is its lead.
 *
 * @example
 * searchable({ text: 'Lift › Door', lead: 'Door', value: 'door-1' });
 */
export function searchable({ text, lead = text, value }: SearchableSource): Searchable {
  return { text: fold(text), lead: fold(lead), key: fold(value) };
}

interface SearchableSource {
  readonly text: string;
  readonly lead?: string;
  readonly value: string;
}

/**
 * The entries that hold each word of the query, in the text or in the value. Those whose lead or value begins with the
 * query go first, then those in which each word begins a word, then the rest; within these the order stays. Chinese, which
 * has no spaces, is found anywhere in the text.
 *
 * @example
 * matching(options.map((option) => ({ option, folded: searchable(…) })), 'li 2').map(({ option }) => option);
 */
export function matching<T extends { readonly folded: Searchable }>(
  entries: readonly T[],
  query: string,
): readonly T[] {
  const whole = fold(query).trim();
  if (whole === '') return entries;
  const words = whole.split(/\s+/);
  const ranks: [T[], T[], T[]] = [[], [], []];
  for (const entry of entries) {
    const { text, lead, key } = entry.folded;
    if (!words.every((word) => text.includes(word) || key.includes(word))) continue;
    if (lead.startsWith(whole) || key === whole) ranks[0].push(entry);
    else if (words.every((word) => beginsWord(text, word) || key.startsWith(word))) ranks[1].push(entry);
    else ranks[2].push(entry);
  }
  return ranks.flat();
}

function beginsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !isLetter(text, at - 1)) return true;
  }
  return false;
}

/** A letter or a digit. Most are plain, and then the slow way is not gone: this is asked for each entry of long lists. */
function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) return (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a);
  return /[\p{L}\p{N}]/u.test(text.charAt(at));
}
