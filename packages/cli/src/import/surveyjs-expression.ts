// The expression language of SurveyJS, as far as it is read here: what it does not know is never guessed.

/** One expression as a tree. */
export type SurveyJsNode =
  | { readonly kind: 'value'; readonly value: string | number | boolean }
  | { readonly kind: 'list'; readonly items: readonly (string | number | boolean)[] }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'not'; readonly of: SurveyJsNode }
  | { readonly kind: 'both'; readonly how: 'and' | 'or'; readonly left: SurveyJsNode; readonly right: SurveyJsNode }
  | { readonly kind: 'is'; readonly empty: boolean; readonly of: SurveyJsNode }
  | { readonly kind: 'compare'; readonly how: Comparison; readonly left: SurveyJsNode; readonly right: SurveyJsNode };

export type Comparison =
  '==' | '!=' | '<' | '<=' | '>' | '>=' | 'contains' | 'notcontains' | 'anyof' | 'noneof' | 'allof';

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  '=': '==',
  '==': '==',
  equal: '==',
  '!=': '!=',
  '<>': '!=',
  notequal: '!=',
  '<': '<',
  less: '<',
  '<=': '<=',
  lessorequal: '<=',
  '>': '>',
  greater: '>',
  '>=': '>=',
  greaterorequal: '>=',
  '*=': 'contains',
  contains: 'contains',
  contain: 'contains',
  notcontains: 'notcontains',
  notcontain: 'notcontains',
  anyof: 'anyof',
  noneof: 'noneof',
  allof: 'allof',
};

const TOKEN =
  /\s*(?:(\{[^{}]+\})|('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(\d+(?:\.\d+)?)(?![\w.])|(<=|>=|<>|!=|==|\*=|&&|\|\||[()[\],=<>!-])|([A-Za-z_]\w*))/y;

/** Longer ones are no condition that a person has written. */
const LONGEST = 4000;
const DEEPEST = 50;

/**
 * Reads an expression of SurveyJS; undefined when it says something that is not known here.
 *
 * @example
 * parseSurveyJs("{mark} <= 2 and {reason} notempty"); // { kind: 'both', how: 'and', … }
 */
export function parseSurveyJs(text: string): SurveyJsNode | undefined {
  const tokens = tokensOf(text);
  if (tokens === undefined) return undefined;
  const parser = new Parser(tokens);
  const node = parser.either(0);
  return node !== undefined && parser.isAtEnd() ? node : undefined;
}

interface Token {
  readonly kind: 'name' | 'text' | 'number' | 'sign' | 'word';
  readonly text: string;
}

function tokensOf(text: string): Token[] | undefined {
  const rest = text.trimEnd();
  if (rest.length > LONGEST) return undefined;
  const tokens: Token[] = [];
  const reader = new RegExp(TOKEN);
  while (reader.lastIndex < rest.length) {
    const match = reader.exec(rest);
    if (match === null) return undefined;
    const [, name, quoted, number, sign, word] = match;
    if (name !== undefined) tokens.push({ kind: 'name', text: name.slice(1, -1).trim() });
    else if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted.slice(1, -1).replace(/\\(.)/g, '$1') });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    else tokens.push({ kind: 'word', text: word ?? '' });
  }
  return tokens;
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  isAtEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  either(depth: number): SurveyJsNode | undefined {
    return this.#chain(['or', '||'], 'or', () => this.#chain(['and', '&&'], 'and', () => this.#comparison(depth)));
  }

  #chain(words: readonly string[], how: 'and' | 'or', part: () => SurveyJsNode | undefined): SurveyJsNode | undefined {
    let left = part();
    while (left !== undefined && this.#takes(...words)) {
      const right = part();
      left = right && { kind: 'both', how, left, right };
    }
    return left;
  }

  #comparison(depth: number): SurveyJsNode | undefined {
    const left = this.#operand(depth);
    if (left === undefined) return undefined;
    const { text = '', kind } = this.#tokens[this.#at] ?? {};
    if (kind !== 'sign' && kind !== 'word') return left;
    const word = text.toLowerCase();
    if (word === 'empty' || word === 'notempty') {
      this.#at += 1;
      return { kind: 'is', empty: word === 'empty', of: left };
    }
    const how = Object.hasOwn(COMPARISONS, word) ? COMPARISONS[word] : undefined;
    if (how === undefined) return left;
    this.#at += 1;
    const right = this.#operand(depth);
    return right && { kind: 'compare', how, left, right };
  }

  #operand(depth: number): SurveyJsNode | undefined {
    if (depth > DEEPEST) return undefined;
    if (this.#takes('!', 'negate')) {
      const of = this.#operand(depth + 1);
      return of && { kind: 'not', of };
    }
    if (this.#takes('(')) {
      const inner = this.either(depth + 1);
      return this.#takes(')') ? inner : undefined;
    }
    if (this.#takes('[')) return this.#list();
    const token = this.#tokens[this.#at];
    if (token?.kind === 'name') {
      this.#at += 1;
      return { kind: 'name', name: token.text };
    }
    const value = this.#value();
    return value === undefined ? undefined : { kind: 'value', value };
  }

  #list(): SurveyJsNode | undefined {
    const items: (string | number | boolean)[] = [];
    while (!this.#takes(']')) {
      if (items.length > 0 && !this.#takes(',')) return undefined;
      const value = this.#value();
      if (value === undefined) return undefined;
      items.push(value);
    }
    return { kind: 'list', items };
  }

  #value(): string | number | boolean | undefined {
    const isNegative = this.#takes('-');
    const token = this.#tokens[this.#at];
    if (token === undefined) return undefined;
    const { kind, text } = token;
    if (kind === 'number') {
      this.#at += 1;
      return isNegative ? -Number(text) : Number(text);
    }
    if (isNegative) return undefined;
    const isTruth = kind === 'word' && /^(?:true|false)$/i.test(text);
    if (!isTruth && kind !== 'text') return undefined;
    this.#at += 1;
    return isTruth ? text.toLowerCase() === 'true' : text;
  }

  /** Passes over the next sign or word when it is one of these. */
  #takes(...texts: readonly string[]): boolean {
    const token = this.#tokens[this.#at];
    const isOne =
      token !== undefined && ['sign', 'word'].includes(token.kind) && texts.includes(token.text.toLowerCase());
    if (isOne) this.#at += 1;
    return isOne;
  }
}
