import type { CallScriptDefinition, ScriptNext } from '../definition/call-script.js';
import type { Expression } from '../logic/expression.js';
import { hasSense, isField, readsFields } from '../definition/usable/field-tests.js';
import {
  areDistinct,
  definitionOf,
  holds,
  isFlag,
  isLink,
  isName,
  isNumber,
  isString,
  isText,
  listOf,
  maybe,
  recordOf,
  type Test,
} from '../definition/usable/value-tests.js';

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
  return holds(() => isScript(value) && holdsTogether(value as CallScriptDefinition));
}

/** What nobody reads needs only be there. */
const isThere: Test = (value) => value !== undefined;

const isNext: Test = (value) =>
  typeof value === 'string' ? value !== '' : listOf(recordOf({ step: isString }), 1)(value);

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
  pronunciation: maybe(isText),
  fields: maybe(listOf(isField)),
  answers: maybe(listOf(isAnswer)),
  actions: maybe(
    listOf(recordOf({ id: isName, type: isName, label: isText, params: maybe(recordOf({})), required: maybe(isFlag) })),
  ),
  assign: maybe(recordOf({})),
  automatic: maybe(isFlag),
  script: maybe(isLink),
  next: maybe(isNext),
  requires: maybe(isName),
  sets: maybe(isName),
  end: maybe(isFlag),
});

const isScript = definitionOf('call-script', {
  start: isString,
  variables: maybe(listOf(recordOf({ id: isName, type: isThere, title: maybe(isText) }))),
  stages: listOf(recordOf({ id: isName, title: isText, targetSeconds: maybe(isNumber) }), 1),
  steps: listOf(isStep, 1),
  sidetrips: maybe(listOf(recordOf({ id: isName, key: maybe(isString), title: isText, start: isString }))),
  dispositions: maybe(isLink),
  guides: maybe(listOf(isLink)),
  wrapUpSeconds: maybe(isNumber),
});

/** Whether what refers to each other is there, and what compiles does. */
function holdsTogether({ start, variables = [], stages, steps, sidetrips = [] }: CallScriptDefinition): boolean {
  const stepIds = idsOf(steps);
  const stageIds = idsOf(stages);
  const known = idsOf([...variables, ...steps.flatMap(({ fields = [] }) => fields)]);
  const reads = readsFields(known);
  const leads = (next: ScriptNext = []): boolean =>
    typeof next === 'string'
      ? next === 'return' || stepIds.includes(next)
      : next.every(({ step, when }) => leads(step) && reads(when));
  return (
    [start, ...sidetrips.map((trip) => trip.start)].every((id) => stepIds.includes(id)) &&
    [steps, stages].every(areDistinct) &&
    steps.every(({ stage, next, end, fields = [], answers = [], actions = [], assign = {} }) => {
      const ways = [next, ...answers.map((answer) => answer.next)];
      return (
        stageIds.includes(stage) &&
        [fields, answers, actions].every(areDistinct) &&
        Object.keys(assign).every((id) => known.includes(id)) &&
        [assign, ...actions.map(({ params = {} }) => params)].flatMap(Object.values<Expression>).every(reads) &&
        fields.every((field) => hasSense(field, reads) && field.type !== 'attachment') &&
        ways.every(leads) &&
        (end === true || ways.some((way) => way !== undefined))
      );
    })
  );
}

function idsOf(entries: readonly { readonly id: string }[]): string[] {
  return entries.map(({ id }) => id);
}
