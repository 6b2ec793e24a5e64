import type { Path } from '../../issue.js';
import type { CallScriptDefinition, ScriptNext, ScriptStep } from '../call-script.js';

/** Where one way out of a step leads. */
export interface ScriptWay {
  readonly from: string;
  /** A step's id, `return` to where a side-trip was taken, or `end` of the script. */
  readonly to: string;
  readonly path: Path;
}

/**
 * Every way out of every step, as a run can take it: an answer's own, else the step's; a step with answers can be left
 * without one only if it has a `next`.
 *
 * @example
 * waysOf(script).filter(({ to }) => to === 'end'); // the ways that end the call
 */
export function waysOf({ steps }: CallScriptDefinition): ScriptWay[] {
  return steps.flatMap((step, index) => waysOutOf(step, ['steps', index]));
}

function waysOutOf(step: ScriptStep, path: Path): ScriptWay[] {
  const answers = step.answers ?? [];
  const direct = answers.length === 0 || step.next !== undefined ? [stepWays(step, path)] : [];
  const answered = answers.map(({ next }, index) =>
    next === undefined ? stepWays(step, path) : targetsOf(next, [...path, 'answers', index, 'next']),
  );
  return [...direct, ...answered].flat().map((target) => ({ from: step.id, ...target }));
}

type Target = Pick<ScriptWay, 'to' | 'path'>;

function stepWays({ end, next }: ScriptStep, path: Path): Target[] {
  if (end === true) return [{ to: 'end', path: [...path, 'end'] }];
  return next === undefined ? [] : targetsOf(next, [...path, 'next']);
}

function targetsOf(next: ScriptNext, path: Path): Target[] {
  if (typeof next === 'string') return [{ to: next, path }];
  return next.map(({ step }, index) => ({ to: step, path: [...path, index, 'step'] }));
}
