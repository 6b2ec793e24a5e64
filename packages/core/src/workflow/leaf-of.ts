import { CallsideError } from '../errors.js';
import type { CompiledState, CompiledWorkflow } from './compiled.js';
import type { WorkflowSnapshot } from './snapshot.js';

/**
 * The state in which a snapshot stands. Throws `definition-invalid` for a snapshot of another workflow, of another version,
 * or of a state that the workflow does not have.
 *
 * @example
 * leafOf(compileWorkflow(TICKET_WORKFLOW), snapshot).path; // 'processing'
 */
export function leafOf(flow: CompiledWorkflow, { workflow, state }: WorkflowSnapshot): CompiledState {
  const { ref } = flow;
  const leaf = flow.latest.path === state ? flow.latest : flow.states.get(state);
  const same = workflow === ref || (workflow.id === ref.id && workflow.version === ref.version);
  if (same && leaf !== undefined && leaf.first === undefined) return leaf;
  throw misfit(flow, { workflow, state }, same);
}

function misfit(
  { ref }: CompiledWorkflow,
  { workflow, state }: Pick<WorkflowSnapshot, 'workflow' | 'state'>,
  same: boolean,
): CallsideError {
  return new CallsideError(
    'definition-invalid',
    `Cannot go on with "${workflow.id}" version ${workflow.version} in "${state}": the definition at hand is "${ref.id}" ` +
      `version ${ref.version}${same ? ', which has no such state' : ''}.`,
    { details: { snapshot: workflow, definition: ref, state } },
  );
}
