import { reseedCall, type LineState, type ReseedResult } from '../call/reseed.js';
import type { CallSession } from './call-session.js';

/**
 * Brings a call to where the line says it is, after a reload or a lost connection. A call that is further on than the line
 * stays where it is, and the result says so.
 *
 * @example
 * for (const call of await desk.resumeCalls()) await reseed(call, telephone.stateOf(call.id));
 */
export async function reseed(call: CallSession, line: LineState): Promise<ReseedResult> {
  await call.stored;
  const result = reseedCall(call.events, line);
  if (result.ok) for (const { type, at } of result.events) await call.handle(type, at);
  return result;
}
