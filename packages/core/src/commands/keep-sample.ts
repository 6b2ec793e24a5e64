import { CallsideError } from '../errors.js';
import type { Issue } from '../issue.js';
import { drawSample, type SampledCall, type SamplePlan } from '../scorecard/draw-sample.js';
import {
  checkSample,
  compareDraw,
  populationLines,
  type KeptSample,
  type SampleCheck,
  type SamplePeriod,
} from '../scorecard/kept-sample.js';
import { appendMutation, APPEND_STORES } from '../sync/outbox.js';
import { stamp, type CommandContext } from './command.js';

export interface SampleInput {
  readonly plan: SamplePlan;
  readonly period: SamplePeriod;
  /** All calls of the period that may be drawn. */
  readonly calls: readonly SampledCall[];
}

export type SampleResult =
  { readonly ok: true; readonly sample: KeptSample } | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Draws calls for evaluation and keeps the draw: who has drawn what, when, by which seed, and from which calls. It is never
 * changed, and anybody who has the same calls can draw it again. Throws a RangeError for a call that stands twice.
 *
 * @example
 * const result = await desk.run(keepSample, { plan: { perAgent: 4, seed: 7 }, period, calls });
 */
export async function keepSample(context: CommandContext, { plan, period, calls }: SampleInput): Promise<SampleResult> {
  const issues = checkSample({ plan, period, calls });
  if (issues.length > 0) return { ok: false, issues };
  const { drawn, short } = drawSample(calls, plan);
  const population = {
    calls: calls.length,
    agents: new Set(calls.map(({ agentId }) => agentId)).size,
    digest: await digestOf(calls),
  };
  const { from, to } = period;
  const [id, at] = [context.newId(), context.clock.now()];
  const sample: KeptSample = { id, by: context.agent.id, at, plan, period: { from, to }, population, drawn, short };
  const { id: entityId, ...set } = sample;
  await context.store.write(APPEND_STORES, (tx) =>
    appendMutation(tx, { ...stamp(context), op: 'create', type: 'sample', entityId, set }),
  );
  return { ok: true, sample };
}

/**
 * Draws a kept sample again and tells whether it comes out the same, or what is different.
 *
 * @example
 * const check = await verifySample(sample, calls);
 * if (!check.same) show(check.differs); // 'population'
 */
export async function verifySample(sample: KeptSample, calls: readonly SampledCall[]): Promise<SampleCheck> {
  return compareDraw(sample, { calls, digest: await digestOf(calls) });
}

/**
 * Reads the samples that are on this device, the latest first.
 *
 * @example
 * const [latest] = await desk.run(readSamples, undefined);
 */
export async function readSamples({ store }: CommandContext): Promise<readonly KeptSample[]> {
  const records = await store.read(['entities'], (tx) => tx.getAll('entities', { prefix: 'sample/' }));
  return records
    .filter(({ deleted }) => !deleted)
    .map(({ doc }) => doc as unknown as KeptSample)
    .sort((a, b) => b.at - a.at);
}

async function digestOf(calls: readonly SampledCall[]): Promise<string> {
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle;
  if (subtle === undefined) throw new CallsideError('storage-refused', 'Cannot keep a sample: no secure context.');
  const digest = await subtle.digest('SHA-256', new TextEncoder().encode(populationLines(calls)));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
