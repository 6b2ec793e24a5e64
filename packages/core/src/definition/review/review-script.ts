import { issue, warning, type Issue, type Path } from '../../issue.js';
import type { CallScriptDefinition, ScriptNext, ScriptStep } from '../call-script.js';
import { nearest } from '../shape.js';
import { constantOf, coversAll } from './conditions.js';
import { fieldGroupsOf, optionsFor, type FieldGroup } from './field-groups.js';
import { reviewScriptWays } from './review-script-ways.js';

/** Finds what keeps an agent from getting through a call script. */
export function reviewScript(script: CallScriptDefinition, found: Issue[]): void {
  reviewScriptWays(script, found);
  reviewFlags(script, found);
  const [group] = fieldGroupsOf(script);
  // A question that may stay open has one value more: none.
  const valuesOf = (variable: string): readonly string[] | undefined =>
    group && isAnswered(group, variable) ? optionsFor(group, variable) : undefined;
  script.steps.forEach((step, index) => {
    const path = ['steps', index];
    reviewBranches(step.next, { path: [...path, 'next'], valuesOf, found });
    step.answers?.forEach(({ id, next }, a) => {
      reviewBranches(next, { path: [...path, 'answers', a, 'next'], valuesOf, found });
      const leads = next !== undefined || step.next !== undefined || step.end === true;
      if (!leads) found.push(issue('answer-leads-nowhere', [...path, 'answers', a], { answer: id }));
    });
    reviewKeys(step, { path, script, found });
  });
  reviewSidetripKeys(script, found);
}

function isAnswered({ fields }: FieldGroup, variable: string): boolean {
  return fields.some(({ entry }) => variable.endsWith(`.${entry.id}`) && constantOf(entry.required ?? false) === true);
}

function reviewFlags({ steps }: CallScriptDefinition, found: Issue[]): void {
  // A script within this one may set any flag.
  if (steps.some(({ script }) => script !== undefined)) return;
  const flags = steps.flatMap(({ sets, answers = [] }) => [sets, ...answers.map((answer) => answer.sets)]);
  const set = flags.filter((flag) => flag !== undefined);
  steps.forEach(({ requires }, index) => {
    if (requires === undefined || set.includes(requires)) return;
    found.push(issue('flag-never-set', ['steps', index, 'requires'], { flag: requires }, nearest(requires, set)));
  });
}

function reviewBranches(
  next: ScriptNext | undefined,
  {
    path,
    valuesOf,
    found,
  }: { path: Path; valuesOf: (variable: string) => readonly string[] | undefined; found: Issue[] },
): void {
  if (next === undefined || typeof next === 'string') return;
  const otherwise = next.findIndex(({ when }) => when === undefined || constantOf(when) === true);
  next.forEach((_, index) => {
    if (otherwise !== -1 && index > otherwise) found.push(warning('branch-unreachable', [...path, index]));
  });
  const conditions = next.flatMap(({ when }) => (when === undefined ? [] : [when]));
  if (otherwise === -1 && !coversAll(conditions, valuesOf)) found.push(warning('branches-incomplete', path));
}

/** The number of an answer works beside its key, and a step's answers come before the side-trips. */
function reviewKeys(
  { answers = [] }: ScriptStep,
  { path, script, found }: { path: Path; script: CallScriptDefinition; found: Issue[] },
): void {
  const taken = (script.sidetrips ?? []).flatMap(({ key }) => (key === undefined ? [] : [key.toLowerCase()]));
  answers.forEach(({ key }, index) => {
    if (key === undefined) return;
    const others = answers.flatMap((other, at) =>
      at === index ? [] : [String(at + 1), ...(at < index && other.key !== undefined ? [other.key.toLowerCase()] : [])],
    );
    if (![...taken, ...others].includes(key.toLowerCase())) return;
    found.push(issue('duplicate-key', [...path, 'answers', index, 'key'], { key }));
  });
}

function reviewSidetripKeys({ sidetrips = [] }: CallScriptDefinition, found: Issue[]): void {
  const keys = sidetrips.map(({ key }) => key?.toLowerCase());
  sidetrips.forEach(({ key }, index) => {
    if (key === undefined || keys.indexOf(key.toLowerCase()) === index) return;
    found.push(issue('duplicate-key', ['sidetrips', index, 'key'], { key }));
  });
}
