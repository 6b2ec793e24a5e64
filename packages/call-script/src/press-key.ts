import type { CallScript } from './call-script.js';
import type { ScriptModel } from './call-script.model.js';
import { hasWayOn, keyOf } from './render-step.js';

/**
 * Does what a key stands for at a step, and tells whether it stands for anything: one picks an answer or a side-trip, Enter goes
 * on; typing in a field is typing.
 *
 * @example
 * if (pressKey(event, model, script)) event.preventDefault();
 */
export function pressKey(
  event: KeyboardEvent,
  { step, definition }: ScriptModel,
  script: Pick<CallScript, 'next' | 'takeSidetrip'>,
): boolean {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || isOn(event, 'input,textarea,select'))
    return false;
  const key = event.key.toLowerCase();
  const answer = step.answers?.find(
    (each, index) => keyOf(each, index).toLowerCase() === key || String(index + 1) === key,
  );
  const sidetrip = definition.sidetrips?.find((each) => each.key?.toLowerCase() === key);
  if (answer !== undefined) script.next(answer.id);
  else if (sidetrip !== undefined) script.takeSidetrip(sidetrip.id);
  else if (event.key === 'Enter' && hasWayOn(step) && !isOn(event, 'button,summary')) script.next();
  else return false;
  return true;
}

function isOn(event: KeyboardEvent, elements: string): boolean {
  const [target] = event.composedPath();
  return target instanceof Element && target.matches(elements);
}
