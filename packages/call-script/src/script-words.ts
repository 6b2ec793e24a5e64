import {
  callRoles,
  createFormModel,
  isMaskedValue,
  readVariable,
  sharedFieldId,
  textFor,
  type Field,
  type FieldState,
  type Locale,
  type SharedCall,
} from '@callside/core';
import type { ScriptModel } from './call-script.model.js';
import type { ScriptPanel } from './script-panel.js';

/**
 * A text as it is spoken, masked where it has to be, with `…` where a value is not known.
 *
 * @example
 * spoken(panel, 'Thank you, {{customer.name}}.'); // 'Thank you, Ms Chen.'
 */
export function spoken({ model, mask }: Pick<ScriptPanel, 'model' | 'mask'>, text: string): string {
  return mask(model.prompt(text))
    .map((part) => ('text' in part ? part.text : (part.value ?? '…')))
    .join('');
}

/**
 * The variables of a text that nobody knows the values of, each once. What the server has masked is known.
 *
 * @example
 * gapsIn(panel, 'Thank you, {{customer.name}}.'); // ['customer.name']
 */
export function gapsIn({ model, call }: Pick<ScriptPanel, 'model' | 'call'>, text: string): string[] {
  const known = model.run.given ?? {};
  const scope = call.scope();
  const gaps = model.prompt(text).flatMap((part) => {
    if ('text' in part || isMaskedValue(readVariable(scope, part.variable))) return [];
    return part.value === undefined || Object.hasOwn(known, part.variable) ? [part.variable] : [];
  });
  return [...new Set(gaps)];
}

/**
 * The question of the script that a variable gets its value by; undefined where it has none.
 *
 * @example
 * questionFor(model, 'fields.location')?.label;
 */
export function questionFor({ definition }: ScriptModel, variable: string): Field | undefined {
  const fields = definition.steps.flatMap((step) => step.fields ?? []);
  const field = fields.find((each) => `fields.${sharedFieldId(each)}` === variable);
  return field && { ...field, id: sharedFieldId(field) };
}

/**
 * The state of one field that stands for itself; undefined where the agent's role may not see it, or it is not shown now.
 *
 * @example
 * lineState({ id: 'summary', type: 'long-text', label: 'Summary' }, 'All is well.', call)?.value;
 */
export function lineState(field: Field, value: FieldState['value'], call: SharedCall): FieldState | undefined {
  const values = { ...call.values, [field.id]: value };
  const state = createFormModel([field], { values, scope: call.scope(), roles: callRoles(call) }).state(field.id);
  return state?.visible === true ? state : undefined;
}

/**
 * What a step is called: its title, or that of its stage.
 *
 * @example
 * stepTitle(model, 'greet', 'en'); // 'Greet'
 */
export function stepTitle({ definition }: ScriptModel, id: string, locale: Locale): string {
  const step = definition.steps.find((each) => each.id === id);
  return textFor(step?.title ?? definition.stages.find((stage) => stage.id === step?.stage)?.title, locale);
}
