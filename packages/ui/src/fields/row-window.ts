/** Rows drawn beyond each edge of what is in view, so that a quick scroll finds them there. */
const MARGIN = 6;

/** About how many letters go into one line of a list in a narrow panel. */
const ONE_LINE = 34;

/**
 * Tells whether a text may need two lines; a Chinese character is as wide as two letters.
 *
 * @example
 * isLong('Lift › Door › Stuck'); // false
 */
export function isLong(text: string): boolean {
  let width = 0;
  for (let index = 0; index < text.length; index++) width += text.charCodeAt(index) > 0x2e7f ? 2 : 1;
  return width > ONE_LINE;
}

/** Which rows of a list are drawn: those in view and a few around them. All lengths in pixels. */
export class RowWindow {
  /** Height of each row; the list measures it. */
  rowHeight = 34;
  /** Height of what is in view. */
  viewHeight = 320;
  /** How far the list is scrolled. */
  top = 0;

  /** Takes a height that was measured; what is hidden has none. Tells whether it is another one. */
  learn(name: 'rowHeight' | 'viewHeight', height = 0): boolean {
    if (height <= 0 || height === this[name]) return false;
    this[name] = height;
    return true;
  }

  /** The indexes of the rows to draw, `last` not among them. */
  rangeOf(count: number): { readonly first: number; readonly last: number } {
    const first = Math.max(0, Math.floor(this.top / this.rowHeight) - MARGIN);
    const last = Math.ceil((this.top + this.viewHeight) / this.rowHeight) + MARGIN;
    return { first: Math.min(first, Math.max(0, count - 1)), last: Math.min(count, last) };
  }

  /** Whether a row is among those to draw. */
  draws(index: number, count: number): boolean {
    const { first, last } = this.rangeOf(count);
    return index >= first && index < last;
  }

  /** Whether all rows in view are among those drawn. */
  isCovered({ first, last }: { readonly first: number; readonly last: number }, count: number): boolean {
    const end = Math.min(count, Math.ceil((this.top + this.viewHeight) / this.rowHeight));
    return Math.floor(this.top / this.rowHeight) >= first && end <= last;
  }

  /** The row that Home, End, Page Up or Page Down lead to from a row; undefined for another key, or without rows. */
  targetOf(key: string, from: number, count: number): number | undefined {
    const last = count - 1;
    if (last < 0) return undefined;
    const page = Math.max(1, Math.floor(this.viewHeight / this.rowHeight));
    if (key === 'Home') return 0;
    if (key === 'End') return last;
    if (key === 'PageDown') return Math.min(last, from + page);
    return key === 'PageUp' ? Math.max(0, from - page) : undefined;
  }

  /** Scrolls as little as brings a row into view; tells whether it had to. */
  reveal(index: number): boolean {
    const before = this.top;
    const start = index * this.rowHeight;
    if (start < this.top) this.top = start;
    else if (start + this.rowHeight > this.top + this.viewHeight) this.top = start + this.rowHeight - this.viewHeight;
    return this.top !== before;
  }
}
