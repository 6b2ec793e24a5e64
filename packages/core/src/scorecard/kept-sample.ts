import { canonicalJson } from '../definition/catalog/canonical.js';
import { civilDay } from '../definition/civil-day.js';
import { issue, type Issue } from '../issue.js';
import { drawSample, type DrawnCall, type Sample, type SampledCall, type SamplePlan } from './draw-sample.js';

/** Civil days, the first and the last, as `2026-11-01`. */
export interface SamplePeriod {
  readonly from: string;
  readonly to: string;
}

/** A draw as it is kept: who drew what, when, from which population. It is never changed. */
export interface KeptSample {
  readonly id: string;
  readonly by: string;
  readonly at: number;
  readonly plan: SamplePlan;
  readonly period: SamplePeriod;
  readonly population: SampledPopulation;
  readonly drawn: readonly DrawnCall[];
  readonly short: Sample['short'];
}

/** What was drawn from, told by numbers: the calls themselves stay where they are. */
export interface SampledPopulation {
  readonly calls: number;
  readonly agents: number;
  /** SHA-256 over {@link populationLines}, in hexadecimal. */
  readonly digest: string;
}

/** Whether a draw comes out the same again, and if not, what is different. */
export type SampleCheck =
  | { readonly same: true }
  | {
      readonly same: false;
      /** The calls to draw from are others, or know other facts of themselves; or the same calls give another draw. */
      readonly differs: 'population' | 'draw';
      /** How many calls there are now. */
      readonly calls: number;
      /** Calls that were drawn and would not be drawn now, and the other way round. */
      readonly missing: readonly string[];
      readonly extra: readonly string[];
    };

/**
 * What keeps a sample from being drawn: a number that is none, days that are none or stand the wrong way round, no calls.
 *
 * @example
 * checkSample({ plan: { perAgent: 0, seed: 7 }, period, calls }); // [{ code: 'too-small', path: ['perAgent'], … }]
 */
export function checkSample({
  plan: { perAgent, seed },
  period: { from, to },
  calls,
}: {
  readonly plan: SamplePlan;
  readonly period: SamplePeriod;
  readonly calls: readonly SampledCall[];
}): Issue[] {
  const days = [...(civilDay(from) === undefined ? ['from'] : []), ...(civilDay(to) === undefined ? ['to'] : [])];
  return [
    ...(Number.isInteger(perAgent) && perAgent >= 1 ? [] : [issue('too-small', ['perAgent'], { min: 1 })]),
    ...(Number.isSafeInteger(seed) ? [] : [issue('number-malformed', ['seed'])]),
    ...days.map((day) => issue('date-malformed', ['period', day])),
    ...(days.length === 0 && from > to ? [issue('days-backwards', ['period', 'to'])] : []),
    ...(calls.length === 0 ? [issue('nothing-to-draw', ['calls'])] : []),
  ];
}

/**
 * The calls that can be drawn as text, one per line and in one order: equal populations give equal text.
 *
 * @example
 * populationLines([{ id: 'c1', agentId: '1001', facts: { talkMs: 1000 } }]); // '["c1","1001",{"talkMs":1000}]'
 */
export function populationLines(calls: readonly SampledCall[]): string {
  return [...calls]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, agentId, facts }) => canonicalJson([id, agentId, facts]))
    .join('\n');
}

/**
 * Draws again what was drawn, and tells whether it comes out the same. `digest` is that of the calls that are given.
 *
 * @example
 * compareDraw(sample, { calls, digest }).same; // true
 */
export function compareDraw(
  { plan, population, drawn }: Pick<KeptSample, 'plan' | 'population' | 'drawn'>,
  { calls, digest }: { readonly calls: readonly SampledCall[]; readonly digest: string },
): SampleCheck {
  const again = drawSample(calls, plan).drawn;
  const isSameDraw = canonicalJson(again) === canonicalJson(drawn);
  if (digest === population.digest && isSameDraw) return { same: true };
  const [before, now] = [drawn, again].map((list) => list.map(({ call }) => call)) as [string[], string[]];
  return {
    same: false,
    differs: digest === population.digest ? 'draw' : 'population',
    calls: calls.length,
    missing: before.filter((call) => !now.includes(call)),
    extra: now.filter((call) => !before.includes(call)),
  };
}
