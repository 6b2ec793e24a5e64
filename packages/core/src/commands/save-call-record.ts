import type { CallRecord } from '../call/call.js';
import { callState, callTransition, type CallTransition } from '../call/timeline.js';
import type { Values } from '../definition/field.js';
import type { ScriptRun } from '../script/script-run.js';
import { appendMutation, APPEND_STORES } from '../sync/outbox.js';
import { changedPaths, readDoc, stamp, type CommandContext } from './command.js';

/**
 * Ends the wrap-up: stores answers and path with the call record and closes it. Refused while the call still runs.
 *
 * @example
 * await saveCallRecord(context, callId, { values, run });
 */
export async function saveCallRecord(
  context: CommandContext,
  callId: string,
  { values, run }: { values: Values; run: ScriptRun | undefined },
): Promise<CallTransition> {
  return context.store.write(APPEND_STORES, async (tx) => {
    const call = await readDoc<CallRecord>(tx, 'call', callId);
    const result = callTransition(callState(call.events), 'saved');
    if (!result.ok) return result;
    const at = context.clock.now();
    const answers = changedPaths('values', call.values, values);
    const set = {
      ...answers.set,
      state: result.state,
      closedAt: at,
      ...(run === undefined ? {} : { script: run.script, path: run.path }),
    };
    await appendMutation(tx, {
      ...stamp(context),
      op: 'patch',
      type: 'call',
      entityId: callId,
      set,
      unset: answers.unset,
      deltas: { events: { add: [{ type: 'saved', at }] } },
    });
    return result;
  });
}
