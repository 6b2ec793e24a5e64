/** What a key asks the form for. */
export type FormKey = 'submit' | 'next-error' | 'previous-error' | 'help';

/**
 * What a pressed key asks the form for; undefined for what is typed, for keys of the page, and for keys that belong to an
 * input method that is still composing.
 *
 * @example
 * formKey(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true })); // 'submit'
 */
export function formKey(event: KeyboardEvent): FormKey | undefined {
  if (isComposing(event) || event.altKey) return undefined;
  const isCommand = event.ctrlKey || event.metaKey;
  if (isCommand && event.key === 'Enter') return 'submit';
  if (isCommand && event.key === '/') return 'help';
  if (!isCommand && event.key === 'F8') return event.shiftKey ? 'previous-error' : 'next-error';
  return undefined;
}

/** Keys that edit a text; with those that write a character they are nobody's shortcut while somebody types. */
const EDITING: ReadonlySet<string> = new Set([
  'Enter',
  'Backspace',
  'Delete',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
]);

/**
 * Whether a key only types into a field of ours. To a page the event comes from the widget, which is no input, so that its
 * one-key shortcuts would fire: such keys must not leave.
 *
 * @example
 * if (isTyping(event)) event.stopPropagation();
 */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement) || !target.matches('input, textarea, select')) return false;
  return isComposing(event) || event.key.length === 1 || EDITING.has(event.key);
}

/** Some browsers tell of the last key of a composition with the old code for it only. */
function isComposing(event: KeyboardEvent): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- Safari tells of it in no other way.
  return event.isComposing || event.keyCode === 229;
}

/**
 * Keeps a key that is typed into a field from the shortcuts of the page around it.
 *
 * @example
 * form.addEventListener('keyup', keepTyping);
 */
export function keepTyping(event: KeyboardEvent): void {
  if (isTyping(event)) event.stopPropagation();
}
