import { textFor, type CallScriptDefinition, type Evidence, type Locale } from '@callside/core';
import { formatDuration, formatText } from '@callside/ui';
import { SCORECARD_TOOL_STRINGS } from './scorecard-tools.strings.js';

/**
 * The title of a stage; its id where no script is given, or where it has none such.
 *
 * @example
 * stageTitle(script, 'greet', 'en'); // 'Greet'
 */
export function stageTitle(script: CallScriptDefinition | undefined, id: string, locale: Locale): string {
  const found = script?.stages.find((stage) => stage.id === id);
  return found === undefined ? id : textFor(found.title, locale);
}

/**
 * A fact of the call in the evaluator's words, without the moment that it happened at.
 *
 * @example
 * evidenceWords({ of: 'stage', id: 'greet', at: 4, seconds: 12 }, script, 'en'); // 'Greet · 0:12'
 */
export function evidenceWords(
  { of, id, seconds, at, value }: Evidence,
  script: CallScriptDefinition | undefined,
  locale: Locale,
): string {
  const strings = SCORECARD_TOOL_STRINGS[locale];
  if (of === 'field')
    return formatText(strings.fact, { name: fieldLabel(script, id, locale), value: fieldValue(value) });
  if (of === 'call')
    return formatText(strings.fact, { name: factName(id, locale), value: factValue({ seconds, value }, locale) });
  const name = of === 'stage' ? stageTitle(script, id, locale) : stepTitle(script, id, locale);
  if (at === undefined) return formatText(strings.never, { name });
  const stay = formatText(strings.stay, { name, time: formatDuration((seconds ?? 0) * 1000) });
  return typeof value === 'string'
    ? formatText(strings.fact, { name: stay, value: answerLabel(script, { step: id, answer: value }, locale) })
    : stay;
}

/**
 * The title of a step, or of its stage where it has none of its own.
 *
 * @example
 * stepTitle(script, 'verify-again', 'en'); // 'Verify once more'
 */
export function stepTitle(script: CallScriptDefinition | undefined, id: string, locale: Locale): string {
  const step = script?.steps.find((each) => each.id === id);
  if (step === undefined) return id;
  return step.title === undefined ? stageTitle(script, step.stage, locale) : textFor(step.title, locale);
}

function answerLabel(
  script: CallScriptDefinition | undefined,
  { step, answer }: { readonly step: string; readonly answer: string },
  locale: Locale,
): string {
  const answers = script?.steps.find(({ id }) => id === step)?.answers ?? [];
  return textFor(answers.find(({ id }) => id === answer)?.label, locale) || answer;
}

function fieldLabel(script: CallScriptDefinition | undefined, id: string, locale: Locale): string {
  const fields = (script?.steps ?? []).flatMap((step) => step.fields ?? []);
  return textFor(fields.find((field) => field.id === id)?.label, locale) || id;
}

function factName(id: string, locale: Locale): string {
  const strings: Readonly<Record<string, string>> = SCORECARD_TOOL_STRINGS[locale];
  return strings[id] ?? id;
}

function factValue(
  { seconds, value }: { readonly seconds: number | undefined; readonly value: unknown },
  locale: Locale,
): string {
  if (seconds !== undefined) return formatDuration(seconds * 1000);
  if (value === 'inbound' || value === 'outbound') return SCORECARD_TOOL_STRINGS[locale][value];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '–';
}

function fieldValue(value: unknown): string {
  if (Array.isArray(value)) return value.map(fieldValue).join(', ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}
