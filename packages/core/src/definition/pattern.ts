import { CallsideError } from '../errors.js';

/** What keeps a pattern from being used. */
export type PatternFault =
  /** It is no regular expression; `why` is the engine's word on it. */
  | { readonly code: 'pattern-malformed'; readonly why: string }
  /** Some input would keep the engine busy for longer than it is long. */
  | { readonly code: 'pattern-explosive' };

/** Finds what is wrong with a pattern; undefined when nothing is. */
export type PatternJudge = (pattern: string) => PatternFault | undefined;

/** What reads one character, and is not one character itself: an escape, or a class without classes in it. */
const ATOMS = /\\[dsw\W]|\[(?:\\[dsw\W]|[^\\[\]])+\]/gi;

/** How often something is repeated that has no fixed number of repeats. */
const LOOSE = /[?*+]|\{[1-4]?\d,([1-4]?\d)?\}/;

/** Few atoms one after the other, repeated by small fixed numbers where at all. */
const FIXED = /^([^\\^$()[\]{}?*+|](\{[1-4]?\d\})?){0,20}$/;

let judge: PatternJudge | undefined;
let isWaiting = false;

/**
 * The expression of a pattern, which the whole value must match. Throws `definition-invalid` for a pattern that has a fault,
 * so that no input ever meets it. In a bundle that leaves out linters and `patternFault`, whatever is not plain counts as
 * faulty until its judge is there: see {@link missingPatternJudge}.
 *
 * @example
 * compilePattern('[A-Z]\\d+').test('A7'); // true
 */
export function compilePattern(pattern: string): RegExp {
  const fault = isPlainPattern(pattern) ? undefined : judged(pattern);
  if (fault === undefined) return patternExpression(pattern);
  throw new CallsideError('definition-invalid', `Cannot use the pattern "${pattern}": ${fault.code}.`, {
    details: { pattern, ...fault },
  });
}

/**
 * Loads what judges patterns, where one was met that nobody could judge: hardly a page has such a one, and each would carry a
 * kilobyte and a half. Ask again after it. Undefined when no pattern waits.
 *
 * @example
 * if (!isUsableScript(script)) await missingPatternJudge(); // and then once more
 */
export function missingPatternJudge(): Promise<void> | undefined {
  if (!isWaiting) return undefined;
  return import('./pattern-judge.js').then(({ patternFault }) => {
    judgePatternsBy(patternFault);
  });
}

/**
 * Takes the judge of all patterns that are not plain; undefined sends it away.
 *
 * @example
 * judgePatternsBy(patternFault); // no pattern waits from now on
 */
export function judgePatternsBy(given: PatternJudge | undefined): void {
  judge = given;
  isWaiting = false;
}

/**
 * The expression of a pattern, whatever it may cost; throws as the engine does.
 *
 * @example
 * patternExpression('a|b').test('b'); // true
 */
export function patternExpression(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, 'v');
}

/**
 * Tells of short patterns at a glance that their match takes linear time: there is one way through them, as one atom at most is
 * repeated by no fixed number, and nothing is chosen. A no says nothing.
 *
 * @example
 * isPlainPattern('1[3-9]\\d{9}'); // true
 */
export function isPlainPattern(pattern: string): boolean {
  return FIXED.test(pattern.replace(ATOMS, '.').replace(LOOSE, '')) && isExpression(pattern);
}

function isExpression(pattern: string): boolean {
  try {
    patternExpression(pattern);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function judged(pattern: string): PatternFault | { readonly code: 'pattern-unjudged' } | undefined {
  if (judge !== undefined) return judge(pattern);
  isWaiting = true;
  return { code: 'pattern-unjudged' };
}
