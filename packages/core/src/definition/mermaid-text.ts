/**
 * A title as Mermaid shows it, whatever it holds: everything but letters, digits and plain spaces becomes a code, which Mermaid
 * shows as the character it stands for. So nothing in a title can add to the drawing.
 *
 * @example
 * mermaidText('a --> b'); // 'a #45;#45;#62; b'
 */
export function mermaidText(text: string): string {
  return Array.from(text.trim(), (sign) =>
    /^[\p{L}\p{N}\p{M} ]$/u.test(sign) ? sign : `#${String(sign.codePointAt(0))};`,
  ).join('');
}
