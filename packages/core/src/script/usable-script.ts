import type { CallScriptDefinition, ScriptNext } from '../definition/call-script.js';
import { FIELD_TYPES, OPTION_FIELD_TYPES, type Field, type FieldType } from '../definition/field.js';
import { compilePattern } from '../definition/pattern.js';
import { isCallsideError } from '../errors.js';
import { compileExpression } from '../logic/compile.js';
import { SCOPE_NAMES, type Expression } from '../logic/expression.js';

type Test = (value: unknown) => boolean;

/**
 * Tells whether a call can be led by a script, as a yes or a no: its parts are what they should be, everything that it refers
 * to is there, its expressions compile and its patterns are safe. A panel asks this before it shows a script, and asks
 * `lintCallScript` for the reasons only after a no. What the linter minds and no call does, such as a `width`
 * that there is not, passes.
 *
 * @example
 * isUsableScript({ ...script, start: 'nowhere' }); // false
 */
export function isUsableScript(value: unknown): value is CallScriptDefinition {
  try {
    return isScript(value) && holdsTogether(value as CallScriptDefinition);
  } catch (error) {
    if (isCallsideError(error)) return false;
    throw error;
  }
}

const isWords: Test = (value) => typeof value === 'string' && value.trim() !== '';
const isString: Test = (value) => typeof value === 'string' && value !== '';
const isNumber: Test = (value) => Number.isFinite(value);
const isFlag: Test = (value) => typeof value === 'boolean';
const isName: Test = (value) =>
  typeof value === 'string' && /^[A-Za-z][\w-]{0,63}$/.test(value) && value !== 'constructor' && value !== 'prototype';
const isText: Test = (value) => isWords(value) || (isRecord(value) && listOf(isWords, 1)(Object.values(value)));

const isNext: Test = (value) =>
  typeof value === 'string' ? value !== '' : listOf(recordOf({ step: isString }), 1)(value);

const isOption = recordOf({ value: isString, label: isText, active: maybe(isFlag) });

const isField = recordOf({
  id: isName,
  type: (value) => FIELD_TYPES.includes(value as FieldType),
  label: isText,
  help: maybe(isText),
  placeholder: maybe(isText),
  requiredFor: maybe(listOf(isString)),
  pattern: maybe(isString),
  options: maybe(listOf(isOption)),
  ends: maybe(listOf(isText, 2)),
  view: maybe(listOf(isString, 1)),
  edit: maybe(listOf(isString, 1)),
  copyTo: maybe(isString),
});

const isAnswer = recordOf({
  id: isName,
  label: isText,
  key: maybe(isString),
  next: maybe(isNext),
  sets: maybe(isName),
});

const isStep = recordOf({
  id: isName,
  stage: isString,
  title: maybe(isText),
  say: maybe(isText),
  never: maybe(isText),
  fields: maybe(listOf(isField)),
  answers: maybe(listOf(isAnswer)),
  next: maybe(isNext),
  requires: maybe(isName),
  sets: maybe(isName),
  end: maybe(isFlag),
});

const isScript = recordOf({
  kind: (value) => value === 'call-script',
  id: isName,
  version: (value) => Number.isSafeInteger(value) && Number(value) >= 1,
  title: isText,
  start: isString,
  stages: listOf(recordOf({ id: isName, title: isText, targetSeconds: maybe(isNumber) }), 1),
  steps: listOf(isStep, 1),
  sidetrips: maybe(listOf(recordOf({ id: isName, key: maybe(isString), title: isText, start: isString }))),
  wrapUpSeconds: maybe(isNumber),
});

/** Whether what refers to each other is there, and what compiles does. */
function holdsTogether({ start, stages, steps, sidetrips = [] }: CallScriptDefinition): boolean {
  const stepIds = idsOf(steps);
  const stageIds = idsOf(stages);
  const fieldIds = idsOf(steps.flatMap(({ fields = [] }) => fields));
  const reads = (expression: Expression | undefined): boolean =>
    expression === undefined ||
    compileExpression(expression).dependencies.every((variable) => {
      const [root = '', id] = variable.split('.');
      return (
        (SCOPE_NAMES as readonly string[]).includes(root) &&
        (root !== 'fields' || id === undefined || fieldIds.includes(id))
      );
    });
  const leads = (next: ScriptNext = []): boolean =>
    typeof next === 'string'
      ? next === 'return' || stepIds.includes(next)
      : next.every(({ step, when }) => leads(step) && reads(when));
  const asks = ({
    type,
    pattern,
    visible,
    required,
    readOnly,
    compute,
    default: first,
    options = [],
  }: Field): boolean => {
    if (pattern !== undefined) compilePattern(pattern);
    const rules = [visible, required, readOnly, compute, first, ...options.map(({ when }) => when)];
    return rules.every(reads) && (options.length > 0 || !OPTION_FIELD_TYPES.includes(type));
  };
  return (
    [start, ...sidetrips.map((trip) => trip.start)].every((id) => stepIds.includes(id)) &&
    [steps, stages].every(areDistinct) &&
    steps.every(({ stage, next, end, fields = [], answers = [] }) => {
      const ways = [next, ...answers.map((answer) => answer.next)];
      return (
        stageIds.includes(stage) &&
        [fields, answers].every(areDistinct) &&
        fields.every(asks) &&
        ways.every(leads) &&
        (end === true || ways.some((way) => way !== undefined))
      );
    })
  );
}

function idsOf(entries: readonly { readonly id: string }[]): string[] {
  return entries.map(({ id }) => id);
}

function areDistinct(entries: readonly { readonly id: string }[]): boolean {
  return new Set(idsOf(entries)).size === entries.length;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function maybe(test: Test): Test {
  return (value) => value === undefined || test(value);
}

function listOf(test: Test, least = 0): Test {
  return (value) => Array.isArray(value) && value.length >= least && value.every(test);
}

function recordOf(tests: Readonly<Record<string, Test>>): Test {
  const all = Object.entries(tests);
  return (value) => isRecord(value) && all.every(([name, test]) => test(value[name]));
}
