import { compileExpression, noteAction } from '@callside/core';
import { ScriptActionEvent } from './call-script.events.js';
import type { ScriptPanel } from './script-panel.js';

/**
 * Asks the host to carry out an action of the step, and notes it in the path unless the host was against it.
 *
 * @example
 * performAction(panel, 'transfer');
 */
export function performAction({ host, model, note }: ScriptPanel, id: string): void {
  const action = model.step.actions?.find((each) => each.id === id);
  if (action === undefined) return;
  const { scope } = model.moment;
  const params = Object.fromEntries(
    Object.entries(action.params ?? {}).map(([name, expression]) => [
      name,
      compileExpression(expression).evaluate(scope),
    ]),
  );
  if (host.dispatchEvent(new ScriptActionEvent(action, params, model.run)))
    note(noteAction(model.definition, model.run, id, model.moment));
}
