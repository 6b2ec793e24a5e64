/**
 * Whether a key belongs to what somebody writes or picks in a control, to an input method, or to the browser: then it is no
 * shortcut.
 *
 * @example
 * if (isTyping(event)) return;
 */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return true;
  const [target] = event.composedPath();
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input,textarea,select,[role=listbox]'))
  );
}
