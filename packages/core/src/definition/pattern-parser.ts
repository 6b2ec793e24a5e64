/** The source of what reads one character: `a`, `.`, `\d`, `[a-z]`. */
export type Atom = string;

/** A pattern as a tree. What reads nothing (`^`, `\b`) is an empty sequence. */
export type PatternNode =
  | { readonly atom: Atom }
  | { readonly sequence: readonly PatternNode[] }
  | { readonly either: readonly PatternNode[] }
  | { readonly body: PatternNode; readonly min: number; readonly max: number };

const NOTHING: PatternNode = { sequence: [] };

/** An escape, as far as it goes: property, code point, code unit, control letter, name, or one character. */
const ESCAPE = /\\(?:[pPu]\{[^}]*\}|u[\da-f]{4}|x[\da-f]{2}|c[a-z]|k<[^>]*>|[1-9]\d*|[^])/iuy;

const QUANTIFIER = /(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/uy;

/** What opens a group of which it is known how it is read: plain, named, or without a number. */
const GROUP = /\((?:\?(?::|<[^>=!]*>))?/uy;

/**
 * Reads a pattern that the engine has accepted. Undefined when it has something of which nobody can tell how long it takes:
 * back references, looks around, changes of flags, classes of whole words.
 *
 * @example
 * parsePattern('a*'); // { either: [{ sequence: [{ body: { atom: 'a' }, min: 0, max: Infinity }] }] }
 */
export function parsePattern(pattern: string): PatternNode | undefined {
  const reader = new PatternReader(pattern);
  const tree = reader.alternatives();
  return reader.clear ? tree : undefined;
}

class PatternReader {
  /** Nothing was met of which it is not clear how it is read. */
  clear = true;
  readonly #pattern: string;
  #at = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  alternatives(): PatternNode {
    const either = [this.#sequence()];
    while (this.#sign === '|') {
      this.#at++;
      either.push(this.#sequence());
    }
    return { either };
  }

  get #sign(): string | undefined {
    return this.#pattern[this.#at];
  }

  #take(expression: RegExp): RegExpExecArray | [string] {
    expression.lastIndex = this.#at;
    const match = expression.exec(this.#pattern) ?? [''];
    this.#at += match[0].length;
    return match;
  }

  #sequence(): PatternNode {
    const sequence: PatternNode[] = [];
    while (this.#sign !== undefined && this.#sign !== '|' && this.#sign !== ')') sequence.push(this.#repeated());
    return { sequence };
  }

  #repeated(): PatternNode {
    const body = this.#single();
    const [sign, least, comma, most] = this.#take(QUANTIFIER);
    if (sign === '') return body;
    const min = Number(least ?? sign.startsWith('+'));
    const max = sign.startsWith('?')
      ? 1
      : comma === ''
        ? min
        : Number(most === undefined || most === '' ? Infinity : most);
    return { body, min, max };
  }

  #single(): PatternNode {
    const sign = this.#sign;
    if (sign === '(') return this.#group();
    if (sign === '[') return { atom: this.#characterClass() };
    if (sign === '\\') return this.#escape();
    const [atom = ''] = this.#pattern.slice(this.#at);
    this.#at += atom.length;
    return atom === '^' || atom === '$' ? NOTHING : { atom };
  }

  #escape(): PatternNode {
    const [atom] = this.#take(ESCAPE);
    if (/[1-9kq]/.test(atom[1] ?? '')) this.clear = false;
    return /[bB]/.test(atom[1] ?? '') ? NOTHING : { atom };
  }

  #group(): PatternNode {
    this.#take(GROUP);
    // A group that goes on with a question mark is of another kind.
    if (this.#sign === '?') this.clear = false;
    const inner = this.alternatives();
    this.#at++;
    return inner;
  }

  #characterClass(): Atom {
    const start = this.#at++;
    for (let depth = 1; depth > 0;) {
      const sign = this.#sign;
      if (sign === '\\') this.#escape();
      else {
        depth += sign === '[' ? 1 : sign === ']' ? -1 : 0;
        this.#at++;
      }
    }
    return this.#pattern.slice(start, this.#at);
  }
}
