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

/** What opens a group: the first part is a look around, the second changes flags. */
const GROUP = /\((?:\?(?:(<?[=!])|([-a-z]+:)|:|<[^>]*>))?/uy;

/**
 * Reads a pattern that the engine has accepted. The first tree is the pattern itself, the others are what it looks ahead
 * for. Undefined when it has something of which nobody can tell how long it takes: back references, looks behind, looks
 * ahead that are repeated or follow an open repeat, changes of flags.
 *
 * @example
 * parsePattern('a*'); // [{ sequence: [{ body: { atom: 'a' }, min: 0, max: Infinity }] }]
 */
export function parsePattern(pattern: string): readonly PatternNode[] | undefined {
  const reader = new PatternReader(pattern);
  const tree = reader.alternatives();
  return reader.sound ? [tree, ...reader.looks] : undefined;
}

class PatternReader {
  readonly looks: PatternNode[] = [];
  sound = true;
  readonly #pattern: string;
  #at = 0;
  /** An open repeat stands before this place, which may so be tried at any character. */
  #anywhere = false;

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

  #take(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.#at;
    const match = expression.exec(this.#pattern);
    this.#at += match?.[0].length ?? 0;
    return match;
  }

  #sequence(): PatternNode {
    const sequence: PatternNode[] = [];
    while (this.#sign !== undefined && this.#sign !== '|' && this.#sign !== ')') sequence.push(this.#repeated());
    return { sequence };
  }

  #repeated(): PatternNode {
    const looksBefore = this.looks.length;
    const body = this.#single();
    const quantifier = this.#take(QUANTIFIER);
    if (quantifier === null) return body;
    const [sign, least, comma, most] = quantifier;
    const min = least === undefined ? (sign.startsWith('+') ? 1 : 0) : Number(least);
    const max = sign.startsWith('?')
      ? 1
      : comma === ''
        ? min
        : Number(most === undefined || most === '' ? Infinity : most);
    if (this.looks.length > looksBefore && max > 1) this.sound = false;
    if (max === Infinity) this.#anywhere = true;
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
    const [atom = ''] = this.#take(ESCAPE) ?? [];
    if (/^\\(?:[1-9]|k)/.test(atom)) this.sound = false;
    return /^\\[bB]$/.test(atom) ? NOTHING : { atom };
  }

  #group(): PatternNode {
    const [, look, flags] = this.#take(GROUP) ?? [];
    const before = this.#anywhere;
    if (flags !== undefined || (look !== undefined && (before || look.startsWith('<')))) this.sound = false;
    const inner = this.alternatives();
    this.#at++;
    if (look === undefined) return inner;
    this.#anywhere = before;
    this.looks.push(inner);
    return NOTHING;
  }

  #characterClass(): Atom {
    const start = this.#at++;
    for (let depth = 1; depth > 0;) {
      const sign = this.#sign;
      if (sign === '\\') {
        // A class of whole words reads more than one character.
        if ((this.#take(ESCAPE)?.[0] ?? '').startsWith('\\q')) this.sound = false;
        continue;
      }
      depth += sign === '[' ? 1 : sign === ']' ? -1 : 0;
      this.#at++;
    }
    return this.#pattern.slice(start, this.#at);
  }
}
