import type { SurveyDefinition, Value, Values } from '@callside/core';
import { chosenValue, controlOf, wordingOf } from './control.js';
import { viewSurvey } from './survey.model.js';

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
 * readForm(form, survey, { seed }); // { attitude: 4 }
 */
export function readForm(form: HTMLFormElement, survey: SurveyDefinition, seed: string): Values {
  const answers: Record<string, Value> = {};
  const wording = wordingOf({ survey, answers: {}, language: 'en' });
  const { questions } = viewSurvey(survey, {}, { seed });
  for (const [block, part] of questions.flatMap((each) => each.parts.map((one) => [each.block, one] as const))) {
    const { id, type } = part.field;
    const controls = (Array.from(form.elements) as FormControl[]).filter(({ name }) => name === id);
    if (!controls.some(isTouched)) continue;
    const chosen = controls.filter((each) => !isTick(each) || each.checked).map(({ value }) => value);
    const [first] = chosen;
    if (type === 'checkbox') answers[id] = first !== undefined;
    else if (type === 'number' && Number.isFinite(Number(first))) answers[id] = Number(first);
    else answers[id] = chosenValue(controlOf(block, part, wording), chosen);
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
