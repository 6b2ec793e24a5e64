import type { CallScriptDefinition, ScriptNext, ScriptStep } from '../definition/call-script.js';
import { refOf, type DefinitionLink, type DefinitionRef } from '../definition/definition.js';
import { issue, type Issue, type Path } from '../issue.js';
import { waysOut } from './ways-out.js';

/** A script with the scripts within it laid out, so that a run goes through one graph. */
export interface ExpandedScript {
  readonly script: CallScriptDefinition;
  /** The scripts that were laid out, each version once. */
  readonly parts: readonly DefinitionRef[];
  /** What could not be laid out; its step then leads nowhere. */
  readonly issues: readonly Issue[];
}

/**
 * Lays out the scripts that steps of a script go through: their steps take the place of the one that names them, in its
 * stage, under ids that begin with its own (`verify.ask`). Side-trips, dispositions and guides stay those of the outer
 * script. A script that is not there (`unknown-script`) or that goes through itself (`script-in-itself`) is an issue.
 *
 * @example
 * const { script } = expandScript(refundScript, (link) => catalog.resolve('call-script', link));
 */
export function expandScript(
  script: CallScriptDefinition,
  find: (link: DefinitionLink) => CallScriptDefinition | undefined,
): ExpandedScript {
  const parts = new Map<string, DefinitionRef>();
  const issues: Issue[] = [];
  const variables = new Map(script.variables?.map((variable) => [variable.id, variable]));

  const layOut = (step: ScriptStep, within: readonly string[], path: Path): readonly ScriptStep[] => {
    if (step.script === undefined) return [step];
    const inner = find(step.script);
    const { id } = step.script;
    if (inner === undefined || within.includes(id)) {
      issues.push(issue(inner === undefined ? 'unknown-script' : 'script-in-itself', [...path, 'script'], { id }));
      return [step];
    }
    parts.set(JSON.stringify(refOf(inner)), refOf(inner));
    for (const variable of inner.variables ?? []) if (!variables.has(variable.id)) variables.set(variable.id, variable);
    return inlined(step, inner).flatMap((part) => layOut(part, [...within, id], path));
  };

  const steps = script.steps.flatMap((step, index) => layOut(step, [script.id], ['steps', index]));
  if (parts.size === 0) return { script, parts: [], issues };
  return { script: { ...script, steps, variables: [...variables.values()] }, parts: [...parts.values()], issues };
}

/** A step's inner script: a door in, its steps, and a door out that does what the step itself does when it is left. */
function inlined(outer: ScriptStep, inner: CallScriptDefinition): ScriptStep[] {
  const { id, stage, requires, script: _link, ...leaving } = outer;
  const exit = `${id}.end`;
  const rename = (step: string): string => (step === 'return' ? step : `${id}.${step}`);
  const steps = new Map(inner.steps.map((step) => [step.id, step]));
  const reached = new Set([inner.start]);
  for (const each of reached) {
    const step = steps.get(each);
    for (const to of step === undefined ? [] : waysOut(step)) if (steps.has(to)) reached.add(to);
  }
  return [
    { id, stage, automatic: true, next: rename(inner.start), ...(requires === undefined ? {} : { requires }) },
    ...inner.steps.filter((step) => reached.has(step.id)).map((step) => placedIn(step, { stage, rename, exit })),
    { id: exit, stage, automatic: true, ...leaving },
  ];
}

function placedIn(
  { end, next, answers, ...step }: ScriptStep,
  { stage, rename, exit }: { readonly stage: string; readonly rename: (step: string) => string; readonly exit: string },
): ScriptStep {
  const leads = (to: ScriptNext): ScriptNext =>
    typeof to === 'string' ? rename(to) : to.map((branch) => ({ ...branch, step: rename(branch.step) }));
  const ends = end === true;
  // An answer has still to be picked where one had to be.
  const own =
    ends && (answers === undefined || answers.length === 0 || next !== undefined)
      ? exit
      : ends || next === undefined
        ? undefined
        : leads(next);
  return {
    ...step,
    id: rename(step.id),
    stage,
    ...(own === undefined ? {} : { next: own }),
    ...(answers && {
      answers: answers.map((answer) => {
        const to = answer.next === undefined ? (ends ? exit : undefined) : leads(answer.next);
        return { ...answer, ...(to === undefined ? {} : { next: to }) };
      }),
    }),
  };
}
