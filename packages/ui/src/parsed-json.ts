/**
 * What a text is as JSON; undefined for a text that is none, as somebody else's may be: what a page has written into it, or
 * what a browser gives back that an older release has kept.
 *
 * @example
 * parsedJson('{'); // undefined
 */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
