import { CallsideError } from '../errors.js';
import { parsePattern, type Atom, type PatternNode } from './pattern-parser.js';

/** What keeps a pattern from being used. */
export type PatternFault =
  /** It is no regular expression; `why` is the engine's word on it. */
  | { readonly code: 'pattern-malformed'; readonly why: string }
  /** Some input would keep the engine busy for longer than it is long. */
  | { readonly code: 'pattern-explosive' };

/**
 * On how many ways through the pattern the engine may be at one character of the input. As long as there is such a bound,
 * the time of a match grows no faster than the input.
 */
const MAX_WAYS = 500;

/** How many places a pattern may have when its counted repeats are written out. */
const MAX_PLACES = 2000;

/** How many different situations are looked at before a pattern counts as too involved. */
const MAX_SITUATIONS = 3000;

const faults = new Map<string, PatternFault | undefined>();

/**
 * Finds what is wrong with a pattern in the dialect of HTML's `pattern` attribute: malformed, or such that some input takes
 * more than linear time (`(a+)+`, `\w*\d*`, back references). It walks through all situations that any input can bring about
 * and counts the ways in which the engine could have come there; where that count has no bound, a match has none either.
 * Patterns that are too involved to tell are refused, too.
 *
 * @example
 * patternFault('\\d{3,4}-?\\d{7,8}'); // undefined
 * patternFault('(\\w+\\s?)+'); // { code: 'pattern-explosive' }
 */
export function patternFault(pattern: string): PatternFault | undefined {
  if (!faults.has(pattern)) faults.set(pattern, faultOf(pattern));
  return faults.get(pattern);
}

/**
 * The expression of a pattern, which the whole value must match. Throws `definition-invalid` for a pattern that has a fault,
 * so that no input ever meets it.
 *
 * @example
 * compilePattern('[A-Z]\\d+').test('A7'); // true
 */
export function compilePattern(pattern: string): RegExp {
  const fault = patternFault(pattern);
  if (fault === undefined) return expressionOf(pattern);
  throw new CallsideError('definition-invalid', `Cannot use the pattern "${pattern}": ${fault.code}.`, {
    details: { pattern, ...fault },
  });
}

function expressionOf(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, 'v');
}

function faultOf(pattern: string): PatternFault | undefined {
  try {
    expressionOf(pattern);
  } catch (error) {
    return { code: 'pattern-malformed', why: error instanceof Error ? error.message : String(error) };
  }
  const trees = parsePattern(pattern);
  return trees?.every((tree) => isBounded(tree)) === true ? undefined : { code: 'pattern-explosive' };
}

/** Number of ways by place. */
type Ways = ReadonlyMap<number, number>;

/** How a part of a pattern can be entered, left, and passed by without reading anything. */
interface Part {
  readonly enter: Ways;
  readonly leave: Ways;
  readonly pass: number;
}

const EMPTY: Part = { enter: new Map(), leave: new Map(), pass: 1 };

/** A place is where the engine stands when it has just read the atom of that place. */
class Places {
  readonly atoms: Atom[] = [];
  readonly follow: Map<number, number>[] = [];

  /** Writes a part out, as many times as it is repeated. Stops adding when there are too many places. */
  add(node: PatternNode): Part {
    if ('atom' in node) {
      const place = this.atoms.push(node.atom) - 1;
      this.follow.push(new Map());
      return { enter: new Map([[place, 1]]), leave: new Map([[place, 1]]), pass: 0 };
    }
    if ('either' in node) return node.either.map((each) => this.add(each)).reduce(either, { ...EMPTY, pass: 0 });
    if ('sequence' in node)
      return node.sequence.reduce<Part>((before, each) => this.#then(before, this.add(each)), EMPTY);
    const { body, min, max } = node;
    const optional: Part[] = [];
    let all = EMPTY;
    for (let copy = 0; copy < min && !this.full; copy++) all = this.#then(all, this.add(body));
    if (max === Infinity) {
      const loop = this.add(body);
      this.#join(loop.leave, loop.enter);
      return this.#then(all, { ...loop, pass: 1 });
    }
    for (let copy = min; copy < max && !this.full; copy++) optional.push(this.add(body));
    return this.#then(
      all,
      optional.reduceRight<Part>((rest, part) => either(this.#then(part, rest), EMPTY), EMPTY),
    );
  }

  get full(): boolean {
    return this.atoms.length > MAX_PLACES;
  }

  #then(first: Part, second: Part): Part {
    this.#join(first.leave, second.enter);
    return {
      enter: sum(first.enter, second.enter, first.pass),
      leave: sum(second.leave, first.leave, second.pass),
      pass: first.pass * second.pass,
    };
  }

  #join(leave: Ways, enter: Ways): void {
    for (const [from, out] of leave) {
      for (const [to, into] of enter) this.follow[from]?.set(to, (this.follow[from].get(to) ?? 0) + out * into);
    }
  }
}

function either(a: Part, b: Part): Part {
  return { enter: sum(a.enter, b.enter), leave: sum(a.leave, b.leave), pass: a.pass + b.pass };
}

function sum(a: Ways, b: Ways, times = 1): Ways {
  if (times === 0) return a;
  const all = new Map(a);
  for (const [place, ways] of b) all.set(place, (all.get(place) ?? 0) + ways * times);
  return all;
}

/** Tells whether the number of ways stays within bounds, whatever the input is. */
function isBounded(tree: PatternNode): boolean {
  const places = new Places();
  const { enter } = places.add(tree);
  if (places.full) return false;
  const letters = lettersOf(places.atoms);
  const seen = new Set<string>();
  const waiting: Ways[] = [];
  const look = (situation: Ways): boolean => {
    const total = [...situation.values()].reduce((all, ways) => all + ways, 0);
    const key = [...situation].sort(([a], [b]) => a - b).join(';');
    if (total > MAX_WAYS || seen.size > MAX_SITUATIONS) return false;
    if (total > 0 && !seen.has(key)) {
      seen.add(key);
      waiting.push(situation);
    }
    return true;
  };
  const reads = (letter: ReadonlySet<Atom>, ways: Ways): Ways =>
    new Map([...ways].filter(([place]) => letter.has(places.atoms[place] ?? '')));
  if (!letters.every((letter) => look(reads(letter, enter)))) return false;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    let after: Ways = new Map();
    for (const [place, ways] of next) after = sum(after, places.follow[place] ?? after, ways);
    if (!letters.every((letter) => look(reads(letter, after)))) return false;
  }
  return true;
}

/** Sorts the characters that there are into letters: those of one letter are read by the same atoms. */
function lettersOf(all: readonly Atom[]): ReadonlySet<Atom>[] {
  const atoms = [...new Set(all)];
  const tests = atoms.map((atom) => new RegExp(`^${atom}$`, 'v'));
  const letters = new Map<string, ReadonlySet<Atom>>();
  const add = (code: number): void => {
    const read = tests.map((test) => test.test(String.fromCodePoint(code)));
    if (read.includes(true)) letters.set(read.join(), new Set(atoms.filter((_atom, index) => read[index])));
  };
  for (const sign of atoms.join('')) add(sign.codePointAt(0) ?? 0);
  // Alphabets one by one; of the long rows of Han, Hangul and pictures every eighth tells enough.
  const wide = atoms.some((atom) => /[^\x20-\x7e]|\\[pPux]/.test(atom));
  for (let code = 0; code < (wide ? 0x30000 : 0x250); code += code < 0x3000 ? 1 : 8) add(code);
  return [...letters.values()];
}
