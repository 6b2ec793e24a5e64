import { isPlainPattern, judgePatternsBy, patternExpression, type PatternFault } from './pattern.js';
import { parsePattern, type Atom, type PatternNode } from './pattern-parser.js';

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
 * Patterns that are too involved to tell are refused, too: with looks around, for one. Plain ones need no walk, which may be too
 * long for them: `.*a.{30}` has one way through, and 2³⁰ situations.
 *
 * @example
 * patternFault('\\d{3,4}-?\\d{7,8}'); // undefined
 * patternFault('(\\w+\\s?)+'); // { code: 'pattern-explosive' }
 */
export function patternFault(pattern: string): PatternFault | undefined {
  if (!faults.has(pattern)) faults.set(pattern, faultOf(pattern));
  return faults.get(pattern);
}

// Where this is loaded at all, nobody has to wait for it.
judgePatternsBy(patternFault);

function faultOf(pattern: string): PatternFault | undefined {
  try {
    patternExpression(pattern);
  } catch (error) {
    return { code: 'pattern-malformed', why: error instanceof Error ? error.message : String(error) };
  }
  if (isPlainPattern(pattern)) return undefined;
  const tree = parsePattern(pattern);
  return tree !== undefined && isBounded(tree) ? undefined : { code: 'pattern-explosive' };
}

/** Places, each as often as there are ways to it. */
type Ways = readonly number[];

/** How a part of a pattern can be entered, left, and passed by without reading anything. */
interface Part {
  readonly enter: Ways;
  readonly leave: Ways;
  readonly pass: number;
}

const NOTHING: Part = { enter: [], leave: [], pass: 1 };

/** A pattern written out. A place is where the engine stands when it has just read the place's atom. */
class Places {
  readonly atoms: Atom[] = [];
  readonly follow: number[][] = [];
  /** There are too many places or ways; nothing more is written out. */
  full = false;

  add(node: PatternNode): Part {
    if ('atom' in node) {
      const place = this.atoms.push(node.atom) - 1;
      this.follow.push([]);
      this.full ||= place > MAX_PLACES;
      return { enter: [place], leave: [place], pass: 0 };
    }
    if ('either' in node) return node.either.map((each) => this.add(each)).reduce(either);
    if ('sequence' in node) return node.sequence.reduce((before, each) => this.#then(before, this.add(each)), NOTHING);
    return this.#repeat(node);
  }

  #repeat({ body, min, max }: Extract<PatternNode, { min: number }>): Part {
    let all = NOTHING;
    for (let copy = 0; copy < min && !this.full; copy++) all = this.#then(all, this.add(body));
    if (max === Infinity) {
      const loop = this.add(body);
      this.#then(loop, loop);
      return this.#then(all, { ...loop, pass: 1 });
    }
    const more: Part[] = [];
    for (let copy = min; copy < max && !this.full; copy++) more.push(this.add(body));
    return this.#then(
      all,
      more.reduceRight((rest, part) => either(this.#then(part, rest), NOTHING), NOTHING),
    );
  }

  #then(first: Part, second: Part): Part {
    for (const from of first.leave) this.follow[from]?.push(...second.enter);
    const ways = first.leave.length * second.enter.length + second.enter.length * first.pass;
    this.full ||= ways + first.leave.length * second.pass > MAX_WAYS * 4;
    if (this.full) return NOTHING;
    return {
      enter: [...first.enter, ...times(first.pass, second.enter)],
      leave: [...second.leave, ...times(second.pass, first.leave)],
      pass: first.pass * second.pass,
    };
  }
}

function either(a: Part, b: Part): Part {
  return { enter: [...a.enter, ...b.enter], leave: [...a.leave, ...b.leave], pass: a.pass + b.pass };
}

function times(count: number, ways: Ways): Ways {
  return Array.from({ length: count }, () => ways).flat();
}

/** Tells whether the number of ways stays within bounds, whatever the input is. */
function isBounded(tree: PatternNode): boolean {
  const places = new Places();
  const { enter } = places.add(tree);
  const letters = places.full ? [] : lettersOf(places.atoms);
  const seen = new Set<string>();
  const waiting: Ways[] = [enter];
  for (let ways = waiting.pop(); ways !== undefined; ways = waiting.pop()) {
    for (const letter of letters) {
      const read = ways.filter((place) => letter.has(places.atoms[place] ?? '')).sort((a, b) => a - b);
      const key = read.join();
      if (read.length > MAX_WAYS || seen.size > MAX_SITUATIONS) return false;
      if (seen.has(key)) continue;
      seen.add(key);
      waiting.push(read.flatMap((place) => places.follow[place] ?? []));
    }
  }
  return !places.full;
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
  // Alphabets one by one; of the long rows of Han, Hangul and pictures every sixteenth tells enough.
  for (let code = 0; code < 0x30000; code += code < 0x3000 ? 1 : 16) add(code);
  return [...letters.values()];
}
