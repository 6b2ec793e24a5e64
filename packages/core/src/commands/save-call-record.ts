import type { CallEnding, CallRecord } from '../call/call.js';
import { callState, callTransition, type CallTransition } from '../call/timeline.js';
import type { Values } from '../definition/field.js';
import { isMaskedValue } from '../privacy/masked-value.js';
import type { ScriptRun } from '../script/script-run.js';
import { appendMutation, APPEND_STORES } from '../sync/outbox.js';
import { changedPaths, readDoc, stamp, type CommandContext } from './command.js';

/**
 * Ends the wrap-up: stores answers, path, summary and disposition with the call record and closes it. Refused while the call still runs.
 *
 * @example
 * await saveCallRecord(context, callId, { values, run });
 */
export async function saveCallRecord(
  context: CommandContext,
  callId: string,
  { values, run, ending = {} }: { values: Values; run: ScriptRun | undefined; ending?: CallEnding },
): Promise<CallTransition> {
  return context.store.write(APPEND_STORES, async (tx) => {
    const call = await readDoc<CallRecord>(tx, 'call', callId);
    const result = callTransition(callState(call.events), 'saved');
    if (!result.ok) return result;
    const at = context.clock.now();
    // What the server has masked stays as it is stored: a mask is no answer.
    const given = Object.entries(values).map(([id, value]) => [id, isMaskedValue(value) ? call.values[id] : value]);
    const answers = changedPaths('values', call.values, Object.fromEntries(given) as Values);
    const set = {
      ...answers.set,
      state: result.state,
      closedAt: at,
      ...(run && { script: run.script, path: run.path, earlier: run.earlier, pauses: run.pauses }),
      ...ending,
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
