import type { WorkflowDefinition } from '../../definition/workflow.js';
import { compileWorkflow } from '../compile-workflow.js';

/**
 * The side-trips of a workflow, each with the innermost states that it can be called from, all by their paths.
 *
 * @example
 * callersOf(INBOUND_CALL_WORKFLOW).get('connected.soothe'); // ['connected.greet', 'connected.verify', …]
 */
export function callersOf(definition: WorkflowDefinition): ReadonlyMap<string, readonly string[]> {
  const callers = new Map<string, string[]>();
  for (const { path, ways } of compileWorkflow(definition).states.values()) {
    for (const { kind, target } of ways) {
      if (kind !== 'call' || target === undefined) continue;
      const known = callers.get(target.path) ?? [];
      if (!known.includes(path)) callers.set(target.path, [...known, path]);
    }
  }
  return callers;
}
