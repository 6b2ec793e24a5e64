/**
 * Whether a key belongs to what somebody writes or picks from a list, to an input method, or to the browser: then it is no
 * shortcut. An option that is only ticked takes no letters.
 *
 * @example
 * if (isWriting(event)) return;
 */
export function isWriting(event: KeyboardEvent): boolean {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return true;
  const [target] = event.composedPath();
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=radio],[type=checkbox]),textarea,select'))
  );
}
