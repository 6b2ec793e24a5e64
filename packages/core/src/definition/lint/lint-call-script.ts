import { issue, type Issue, type Path } from '../../issue.js';
import {
  MANDATORY_KINDS,
  SCRIPT_JUMPS,
  VARIABLE_TYPES,
  type CallScriptDefinition,
  type ScriptNext,
  type ScriptStep,
} from '../call-script.js';
import { PII_KINDS } from '../field.js';
import {
  anything,
  boolean,
  isRecord,
  listOf,
  mapOf,
  name,
  nearest,
  number,
  objectOf,
  oneOf,
  string,
  text,
  type Shape,
} from '../shape.js';
import { field, head, link } from './field-shapes.js';
import { checkExpression, checkFields, checkIds, idsOf, placed, placedFields, type KnownIds } from './lint-fields.js';
import { lintByRules } from './lint-head.js';

const branches = listOf(objectOf({ 'when?': anything, step: string }), 1);

/** One step id, or branches. */
const next: Shape = (value, path, found) => {
  (typeof value === 'string' ? string : branches)(value, path, found);
};

const answer = objectOf({ id: name, label: text, 'key?': string, 'next?': next, 'sets?': name });

const action = objectOf({
  id: name,
  type: name,
  label: text,
  'params?': mapOf(anything),
  'told?': text,
  'required?': boolean,
});

const variable = objectOf({
  id: name,
  type: oneOf(VARIABLE_TYPES),
  'title?': text,
  'input?': boolean,
  'output?': boolean,
  'pii?': oneOf(PII_KINDS),
  'default?': anything,
});

const step = objectOf({
  id: name,
  stage: string,
  'title?': text,
  'say?': text,
  'never?': text,
  'pronunciation?': text,
  'mandatory?': oneOf(MANDATORY_KINDS),
  'fields?': listOf(field),
  'answers?': listOf(answer),
  'actions?': listOf(action),
  'automatic?': boolean,
  'script?': link,
  'assign?': mapOf(anything),
  'next?': next,
  'requires?': name,
  'sets?': name,
  'end?': boolean,
});

const shape = objectOf({
  ...head,
  start: string,
  'variables?': listOf(variable),
  stages: listOf(objectOf({ id: name, title: text, 'targetSeconds?': number }), 1),
  steps: listOf(step, 1),
  'sidetrips?': listOf(objectOf({ id: name, 'key?': string, title: text, start: string })),
  'jumps?': oneOf(SCRIPT_JUMPS),
  'dispositions?': link,
  'guides?': listOf(link),
  'wrapUpSeconds?': number,
});

/**
 * Lists what is wrong with a call script.
 *
 * @example
 * lintCallScript(repairCallScript); // []
 */
export function lintCallScript(value: unknown): Issue[] {
  return lintByRules<CallScriptDefinition>(value, {
    kind: 'call-script',
    shape,
    references: checkScript,
    salvage: checkQuestions,
  });
}

function checkScript(script: CallScriptDefinition, found: Issue[]): void {
  const known = checkQuestions(script, found);
  // The same question may stand in several steps, but once in a step; its value is one.
  script.steps.forEach((step, index) => {
    checkIds(placed(step.fields ?? [], ['steps', index, 'fields']), found);
    checkIds(placed(step.answers ?? [], ['steps', index, 'answers']), found);
    checkIds(placed(step.actions ?? [], ['steps', index, 'actions']), found);
    checkSort(step, ['steps', index], found);
  });
  checkIds(placed(script.steps, ['steps']), found);
  checkIds(placed(script.stages, ['stages']), found);
  checkVariables(script, found);

  const stepIds = script.steps.map(({ id }) => id);
  const stageIds = script.stages.map(({ id }) => id);
  const checkRef = (ref: string, ids: readonly string[], path: Path, code: string): void => {
    if (!ids.includes(ref)) found.push(issue(code, path, { id: ref }, nearest(ref, ids)));
  };
  const checkNext = (next: ScriptNext | undefined, path: Path): void => {
    const branches =
      typeof next === 'string'
        ? [{ step: next, path }]
        : (next ?? []).map((branch, index) => ({ ...branch, path: [...path, index, 'step'] }));
    for (const branch of branches) {
      checkRef(branch.step, [...stepIds, 'return'], branch.path, 'unknown-step');
      if ('when' in branch) checkExpression(branch.when, branch.path, known, found);
    }
  };
  checkRef(script.start, stepIds, ['start'], 'unknown-step');
  (script.sidetrips ?? []).forEach(({ start }, index) => {
    checkRef(start, stepIds, ['sidetrips', index, 'start'], 'unknown-step');
  });
  script.steps.forEach((step, index) => {
    const path = ['steps', index];
    checkRef(step.stage, stageIds, [...path, 'stage'], 'unknown-stage');
    checkNext(step.next, [...path, 'next']);
    for (const [id, expression] of Object.entries(step.assign ?? {})) {
      const at = [...path, 'assign', id];
      if (!known.ids.includes(id)) found.push(issue('unknown-field', at, { field: id }, nearest(id, known.ids)));
      checkExpression(expression, at, known, found);
    }
    (step.actions ?? []).forEach(({ params = {} }, a) => {
      for (const [name, expression] of Object.entries(params))
        checkExpression(expression, [...path, 'actions', a, 'params', name], known, found);
    });
    (step.answers ?? []).forEach((answer, a) => {
      checkNext(answer.next, [...path, 'answers', a, 'next']);
    });
    const leads =
      step.end === true || step.next !== undefined || (step.answers ?? []).some(({ next }) => next !== undefined);
    if (!leads) found.push(issue('dead-end', path, { step: step.id }));
  });
}

/** What a step of a sort may not have, or has to have. */
function checkSort(step: ScriptStep, path: Path, found: Issue[]): void {
  const { automatic, script, mandatory, say, answers = [] } = step;
  const sort = automatic === true ? 'automatic' : script === undefined ? undefined : 'script';
  for (const part of SHOWN) {
    if (sort !== undefined && step[part] !== undefined)
      found.push(issue('step-shows-nothing', [...path, part], { step: step.id, part }));
  }
  if (automatic === true && script !== undefined)
    found.push(issue('step-shows-nothing', [...path, 'script'], { step: step.id, part: 'script' }));
  if (mandatory === 'read-aloud' && say === undefined)
    found.push(issue('nothing-to-read', [...path, 'mandatory'], { step: step.id }));
  if (mandatory === 'consent' && answers.length === 0)
    found.push(issue('consent-without-answers', [...path, 'mandatory'], { step: step.id }));
}

/** What an agent would see of a step. */
const SHOWN = ['say', 'never', 'pronunciation', 'mandatory', 'fields', 'answers', 'actions'] as const;

/** A variable has a name of its own, also among the questions, and a first value of its type. */
function checkVariables({ variables = [], steps }: CallScriptDefinition, found: Issue[]): void {
  checkIds(placed(variables, ['variables']), found);
  const questions = steps.flatMap(({ fields = [] }) => fields.map(({ id }) => id));
  variables.forEach(({ id, type, default: first }, index) => {
    const path = ['variables', index];
    if (questions.includes(id)) found.push(issue('duplicate-id', [...path, 'id'], { id }));
    const is = typeof first === 'string' ? 'text' : typeof first;
    if (first !== undefined && is !== type) found.push(issue('default-of-other-type', [...path, 'default'], { type }));
  });
}

/** Each question for itself: the same one may stand in several steps. */
function checkQuestions(script: unknown, found: Issue[]): KnownIds {
  const fields = placedFields(script, 'steps', 'fields');
  const variables = isRecord(script) ? placedFields(script, 'variables') : [];
  const known: KnownIds = { ids: [...idsOf(fields), ...idsOf(variables)], root: 'fields' };
  for (const place of fields) checkFields([place], known, found);
  return known;
}
