/** An input that a phrase can be inserted into. */
export type TextControl = HTMLInputElement | HTMLTextAreaElement;

/** A place in a text control, in characters. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Controls whose text is prose: no numbers, and none that only searches. */
const PROSE = 'textarea, input[type="text"]:not([role="combobox"], [inputmode="decimal"])';

/**
 * The control that an event comes from, where a phrase can be inserted there; undefined for all others. Looks into a field
 * of ours also where the page keeps shadow roots closed.
 *
 * @example
 * root.addEventListener('focusin', (event) => { control = textControlOf(event) ?? control; });
 */
export function textControlOf(event: Event): TextControl | undefined {
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return undefined;
  const { renderRoot } = target as { renderRoot?: unknown };
  const control = renderRoot instanceof ShadowRoot ? renderRoot.querySelector('[data-control]') : target;
  return isTextControl(control) && !control.readOnly && !control.disabled ? control : undefined;
}

function isTextControl(element: Element | null): element is TextControl {
  return element?.matches(PROSE) ?? false;
}

/**
 * The shortcut that stands before the cursor, with its stroke: after nothing, a blank, or a sign that no word, path or
 * fraction has before a stroke. Chinese has no blanks, so it may stand right behind it. Undefined where something is selected.
 *
 * @example
 * shortcutBefore(area); // { typed: '/hi', start: 12, end: 15 }
 */
export function shortcutBefore(control: TextControl): ({ readonly typed: string } & TextRange) | undefined {
  const { selectionStart: start, selectionEnd: end, value } = control;
  if (start === null || start !== end) return undefined;
  // A shortcut has a limit, and no more of a long text needs to be looked at.
  const [, typed] = /(?:^|[^\w/:.])([/／][^\s/／]{1,32})$/.exec(value.slice(Math.max(0, end - 34), end)) ?? [];
  return typed === undefined ? undefined : { typed, start: end - typed.length, end };
}

/**
 * Inserts a text in place of a range, as if it were typed: the browser's own undo takes it back, and `beforeinput` and
 * `input` are the browser's. Only `execCommand` does that: what `setRangeText` puts in, Chromium's undo passes over. It is
 * deprecated without anything in its place, so where it is gone the other way is taken.
 *
 * @example
 * insertText(area, { start: 12, end: 15 }, 'Good day.');
 */
export function insertText(control: TextControl, { start, end }: TextRange, text: string): void {
  const words = control instanceof HTMLTextAreaElement ? text : text.replace(/\s*\n\s*/g, ' ');
  control.focus();
  control.setSelectionRange(start, end);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- Nothing else keeps the browser's undo.
  if (document.execCommand('insertText', false, words)) return;
  control.setRangeText(words, start, end, 'end');
  control.dispatchEvent(
    new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText', data: words }),
  );
}
