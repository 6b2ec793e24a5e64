import type { CallScriptDefinition, ScriptStep } from '../definition/call-script.js';
import type { Field, Value, Values } from '../definition/field.js';
import { sharedFieldId } from '../definition/shared-field.js';
import type { Text } from '../definition/text.js';
import { isEmpty } from '../form/field-values.js';
import type { ScriptRun, ScriptVisit } from './script-run.js';

/** One line of what came of a call. */
export type SummaryLine =
  | { readonly kind: 'value'; readonly field: Field; readonly value: Value }
  | { readonly kind: 'answer'; readonly step: ScriptStep; readonly answer: Text }
  /** Something was done; `told` is what the customer was told of it. */
  | { readonly kind: 'action'; readonly label: Text; readonly told?: Text };

/**
 * What came of a call, in the order in which it was come to: answers that were picked, values that were given, what was done.
 * A step that was seen again counts with its last answer, a question that stands in several steps once. Values that are
 * personal data are left out: the record has them at their place.
 *
 * @example
 * scriptSummary(script, run, call.values).map(({ kind }) => kind); // ['value', 'answer', …]
 */
export function scriptSummary(script: CallScriptDefinition, { path }: ScriptRun, values: Values): SummaryLine[] {
  const steps = new Map(script.steps.map((step) => [step.id, step]));
  const told = new Set<string>();
  return [...new Set(path.map(({ step }) => step))].flatMap((id) => {
    const step = steps.get(id);
    if (step === undefined) return [];
    const visits = path.filter((visit) => visit.step === id);
    return [...valueLines(step, values, told), ...answerLines(step, visits), ...actionLines(step, visits)];
  });
}

function valueLines({ fields = [] }: ScriptStep, values: Values, told: Set<string>): SummaryLine[] {
  return fields.flatMap((field): SummaryLine[] => {
    const id = sharedFieldId(field);
    const value = values[id];
    if (value === undefined || isEmpty(value) || field.pii !== undefined || told.has(id)) return [];
    told.add(id);
    return [{ kind: 'value', field, value }];
  });
}

function answerLines(step: ScriptStep, visits: readonly ScriptVisit[]): SummaryLine[] {
  const picked = visits.findLast(({ answer }) => answer !== undefined)?.answer;
  const answer = step.answers?.find(({ id }) => id === picked);
  return answer === undefined ? [] : [{ kind: 'answer', step, answer: answer.label }];
}

function actionLines({ actions = [] }: ScriptStep, visits: readonly ScriptVisit[]): SummaryLine[] {
  const done = new Set(visits.flatMap((visit) => (visit.actions ?? []).map(({ id }) => id)));
  return actions
    .filter(({ id }) => done.has(id))
    .map(({ label, told }) => ({ kind: 'action', label, ...(told === undefined ? {} : { told }) }));
}
