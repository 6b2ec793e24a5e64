import { startOf, type CallRecord } from '@callside/core';
import type { CallRecording } from './scorecard-panel.js';

/**
 * How many milliseconds after the call's first event its recording begins; below zero where it begins before.
 *
 * @example
 * recordingStart(call, { src, startedAt: call.openedAt + 4000 }); // 4000
 */
export function recordingStart(call: CallRecord, recording: CallRecording): number {
  const start = startOf(call);
  return (recording.startedAt ?? start) - start;
}
