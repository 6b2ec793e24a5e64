import type { Value, Values } from '@callside/core';
import { chosenValue, type Control } from './control.js';

/** The element can take the place of a form by what it has; a file for other pages loads that where there is a form. */
export const TAKES_OVER = true as boolean;

/** Where the focus was in a form that the element takes the place of. */
export interface FormPlace {
  /** Brings the focus, and what was selected, to the same control of the element. */
  restore(root: ParentNode): void;
}

type FormControl = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * What was answered in the form with the first question before the script came; what the page was made with is left out.
 *
 * @example
 * readForm(form, [controlOf(block, part, wording)]); // { attitude: 4 }
 */
export function readForm(form: HTMLFormElement, asked: readonly Control[]): Values {
  const answers: Record<string, Value> = {};
  for (const control of asked) {
    const { id, kind, fieldType } = control;
    const controls = (Array.from(form.elements) as FormControl[]).filter(({ name }) => name === id);
    if (!controls.some(isTouched)) continue;
    const chosen = controls.filter((each) => !isTick(each) || each.checked).map(({ value }) => value);
    const [first] = chosen;
    if (kind === 'tick') answers[id] = first !== undefined;
    else if (fieldType === 'number' && Number.isFinite(Number(first))) answers[id] = Number(first);
    else answers[id] = chosenValue(control, chosen);
  }
  return answers;
}

/**
 * Remembers where the focus is in a form.
 *
 * @example
 * placeOf(form).restore(shadowRoot);
 */
export function placeOf(form: HTMLFormElement): FormPlace | undefined {
  const focused = (form.getRootNode() as Document | ShadowRoot).activeElement as FormControl | null;
  if (focused === null || !form.contains(focused)) return undefined;
  const { name, value } = focused;
  const selection = isTick(focused) || focused instanceof HTMLSelectElement ? null : rangeOf(focused);
  return {
    restore(root) {
      const all = [...root.querySelectorAll<FormControl>('[name],button')];
      const same = all.filter((each) => each.localName === focused.localName && each.name === name);
      const control = same.find((each) => !isTick(each) || each.value === value) ?? same[0];
      control?.focus({ preventScroll: true });
      if (selection !== null) (control as HTMLTextAreaElement | undefined)?.setSelectionRange(...selection);
    },
  };
}

/** Lines for an address or a date have no selection that can be read. */
function rangeOf({ selectionStart, selectionEnd }: HTMLInputElement | HTMLTextAreaElement): [number, number] | null {
  return selectionStart === null || selectionEnd === null ? null : [selectionStart, selectionEnd];
}

function isTick(control: FormControl): control is HTMLInputElement {
  return control.type === 'radio' || control.type === 'checkbox';
}

function isTouched(control: FormControl): boolean {
  if (isTick(control)) return control.checked !== control.defaultChecked;
  if (control instanceof HTMLSelectElement) return control.value !== '';
  return control.value !== control.defaultValue;
}
