import { issue, type Issue, type Path } from '../../issue.js';
import type { CallScriptDefinition, ScriptNext } from '../call-script.js';
import { anything, boolean, listOf, name, nearest, number, objectOf, string, text, type Shape } from '../shape.js';
import { field, head } from './field-shapes.js';
import { checkExpression, checkFields, checkIds, idsOf, placed, placedFields, type KnownIds } from './lint-fields.js';
import { lintByRules } from './lint-head.js';

const branches = listOf(objectOf({ 'when?': anything, step: string }), 1);

/** One step id, or branches. */
const next: Shape = (value, path, found) => {
  (typeof value === 'string' ? string : branches)(value, path, found);
};

const answer = objectOf({ id: name, label: text, 'key?': string, 'next?': next, 'sets?': name });

const step = objectOf({
  id: name,
  stage: string,
  'title?': text,
  'say?': text,
  'never?': text,
  'fields?': listOf(field),
  'answers?': listOf(answer),
  'next?': next,
  'requires?': name,
  'sets?': name,
  'end?': boolean,
});

const shape = objectOf({
  ...head,
  start: string,
  stages: listOf(objectOf({ id: name, title: text, 'targetSeconds?': number }), 1),
  steps: listOf(step, 1),
  'sidetrips?': listOf(objectOf({ id: name, 'key?': string, title: text, start: string })),
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
  });
  checkIds(placed(script.steps, ['steps']), found);
  checkIds(placed(script.stages, ['stages']), found);

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
    (step.answers ?? []).forEach((answer, a) => {
      checkNext(answer.next, [...path, 'answers', a, 'next']);
    });
    const leads =
      step.end === true || step.next !== undefined || (step.answers ?? []).some(({ next }) => next !== undefined);
    if (!leads) found.push(issue('dead-end', path, { step: step.id }));
  });
}

/** Each question for itself: the same one may stand in several steps. */
function checkQuestions(script: unknown, found: Issue[]): KnownIds {
  const fields = placedFields(script, 'steps', 'fields');
  const known: KnownIds = { ids: idsOf(fields), root: 'fields' };
  for (const place of fields) checkFields([place], known, found);
  return known;
}
