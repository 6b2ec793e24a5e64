import type { ScriptNext, ScriptStep } from '../definition/call-script.js';

/**
 * The ids that a step may lead to, by its answers or by its own way; `return` among them.
 *
 * @example
 * waysOut({ id: 'a', stage: 's', next: 'b' }); // ['b']
 */
export function waysOut({ next, answers = [] }: ScriptStep): string[] {
  return [next, ...answers.map((answer) => answer.next)].flatMap(targets);
}

function targets(next: ScriptNext | undefined): string[] {
  if (next === undefined) return [];
  return typeof next === 'string' ? [next] : next.map(({ step }) => step);
}
