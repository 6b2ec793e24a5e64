/** Goes through a text of JSON piece by piece; a piece that does not fit leaves it where it is. */
export interface Scanner {
  /** Offset of what comes next. */
  readonly at: number;
  skipSpace(): void;
  /** Passes this mark if it comes next. */
  take(mark: string): boolean;
  /** The text in quotation marks that comes next, decoded. */
  string(): string | undefined;
  /** The text, number, `true`, `false` or `null` that comes next. */
  literal(): { readonly value: unknown } | undefined;
  /** What comes next as people see it, in few characters. */
  word(): string;
}

/**
 * Starts at the beginning of a text, after a byte order mark.
 *
 * @example
 * createScanner('[true]').take('['); // true
 */
export function createScanner(text: string): Scanner {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
  };
  const string = (): string | undefined => {
    const start = at;
    const written = match(STRING);
    if (written === undefined) return undefined;
    try {
      return JSON.parse(written) as string;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      // A line break or an escape that JSON does not have.
      at = start;
      return undefined;
    }
  };
  return {
    get at() {
      return at;
    },
    skipSpace() {
      match(SPACE);
    },
    take(mark) {
      if (!text.startsWith(mark, at)) return false;
      at += mark.length;
      return true;
    },
    string,
    literal() {
      const quoted = string();
      if (quoted !== undefined) return { value: quoted };
      const written = match(NUMBER) ?? match(WORD);
      return written === undefined ? undefined : { value: JSON.parse(written) as unknown };
    },
    word() {
      const [word = ''] = /^(?:[\p{L}\p{N}_$]+|[^])/u.exec(text.slice(at, at + 40)) ?? [];
      return word;
    },
  };
}

const SPACE = /[ \t\r\n]*/y;
const STRING = /"[^"\\]*(?:\\[^][^"\\]*)*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /(?:true|false|null)(?![\w$])/y;
