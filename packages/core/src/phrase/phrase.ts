import type { Phrase, PhrasebookDefinition } from '../definition/phrasebook.js';
import type { Text } from '../definition/text.js';
import { issue, type Issue } from '../issue.js';

/** Whose a phrase is, the nearest first. */
export const PHRASE_SCOPES = ['personal', 'team', 'global'] as const;

export type PhraseScope = (typeof PHRASE_SCOPES)[number];

/** The most that a phrase and its shortcut may have, in characters. */
export const PHRASE_LIMITS = { shortcut: 32, text: 4000 } as const;

/** A phrase that an agent has made, as it is stored. Nobody else gets it. */
export interface PersonalPhrase {
  readonly id: string;
  /** The agent's number. */
  readonly owner: string;
  readonly shortcut: string;
  readonly text: string;
}

/** A phrase on offer, from whichever library. */
export interface OfferedPhrase {
  /** Unique among all that are on offer. */
  readonly key: string;
  readonly scope: PhraseScope;
  readonly shortcut: string;
  readonly text: Text;
  readonly group?: Phrase['group'];
  /** Present when the shortcut inserts a nearer phrase, which has it too: whose that one is. */
  readonly covered?: PhraseScope;
  /** Present when it is the agent's own. */
  readonly personal?: PersonalPhrase;
}

/** All that an agent may choose from. */
export interface PhraseLibraries {
  readonly personal?: readonly PersonalPhrase[];
  /** A book of a `team` stands before the others; within one scope the order of the list counts. */
  readonly books?: readonly PhrasebookDefinition[];
}

/**
 * Puts the libraries together: one's own phrases first, then the team's, then everybody's. Of several with one shortcut the
 * first has it, and the others say so.
 *
 * @example
 * offeredPhrases({ personal, books: [inboundPhrasebook] }).map(({ shortcut, covered }) => [shortcut, covered]);
 */
export function offeredPhrases({ personal = [], books = [] }: PhraseLibraries): readonly OfferedPhrase[] {
  const own = [...personal].sort((a, b) => (a.shortcut < b.shortcut ? -1 : 1));
  const all = [
    ...own.map((phrase): OfferedPhrase => {
      const { id, shortcut, text } = phrase;
      return { key: `personal/${id}`, scope: 'personal', shortcut, text, personal: phrase };
    }),
    ...books.filter(({ scope }) => scope === 'team').flatMap(fromBook),
    ...books.filter(({ scope }) => scope !== 'team').flatMap(fromBook),
  ];
  const takenBy = new Map<string, PhraseScope>();
  return all.map((phrase) => {
    const name = foldPhrase(phrase.shortcut);
    const covered = takenBy.get(name);
    if (covered !== undefined) return { ...phrase, covered };
    takenBy.set(name, phrase.scope);
    return phrase;
  });
}

function fromBook({ id, scope = 'global', phrases }: PhrasebookDefinition): OfferedPhrase[] {
  return phrases.map(({ id: phrase, shortcut, group, text }) => ({
    key: `${id}/${phrase}`,
    scope,
    shortcut,
    group,
    text,
  }));
}

/**
 * Says what is wrong with a phrase that an agent wants to keep; `others` are his phrases beside this one.
 *
 * @example
 * checkPhrase({ shortcut: 'my hi', text: 'Hello.' }, []); // [{ code: 'shortcut-malformed', path: ['shortcut'], … }]
 */
export function checkPhrase(
  { shortcut, text }: Pick<PersonalPhrase, 'shortcut' | 'text'>,
  others: readonly Pick<PersonalPhrase, 'shortcut'>[],
): Issue[] {
  const found: Issue[] = [];
  const name = foldPhrase(shortcut);
  if (name === '') found.push(issue('required', ['shortcut']));
  else if (/[\s/]/.test(name)) found.push(issue('shortcut-malformed', ['shortcut']));
  else if (shortcut.length > PHRASE_LIMITS.shortcut)
    found.push(issue('too-long', ['shortcut'], { max: PHRASE_LIMITS.shortcut }));
  else if (others.some((other) => foldPhrase(other.shortcut) === name))
    found.push(issue('shortcut-taken', ['shortcut'], { shortcut }));
  if (text.trim() === '') found.push(issue('required', ['text']));
  else if (text.length > PHRASE_LIMITS.text) found.push(issue('too-long', ['text'], { max: PHRASE_LIMITS.text }));
  return found;
}

/**
 * Makes what was typed comparable: case, width and the stroke before a shortcut say nothing.
 *
 * @example
 * foldPhrase(' /ＨＩ'); // 'hi'
 */
export function foldPhrase(typed: string): string {
  return typed.normalize('NFKC').trim().replace(/^\//, '').toLowerCase();
}
