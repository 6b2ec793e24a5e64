import { compileExpression } from '../logic/compile.js';
import type { Expression } from '../logic/expression.js';
import { seededChance, seedFor, shuffled } from '../metrics/seeded-chance.js';

/** A call that can be drawn, with what strata may ask of it. */
export interface SampledCall {
  readonly id: string;
  /** Agent number. */
  readonly agentId: string;
  /** What strata read as `call.*`: the type, the length of the talk, the customer's score, whether there was a complaint. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Calls that are drawn apart from the others. */
export interface Stratum {
  readonly id: string;
  /** Which calls belong to it, on `call.*`; a call belongs to the first that takes it. */
  readonly when: Expression;
  /** How many of each agent's calls come from it, if it has as many. Absent: all of it, before anything else is drawn. */
  readonly count?: number;
}

export interface SamplePlan {
  /** How many calls of each agent. */
  readonly perAgent: number;
  /** The same seed draws the same calls from the same population. */
  readonly seed: number;
  readonly strata?: readonly Stratum[];
}

/** A call that was drawn, and from where. */
export interface DrawnCall {
  readonly call: string;
  readonly agentId: string;
  /** Absent: from the calls that belong to no stratum, or to make up the number. */
  readonly stratum?: string;
}

/** What was drawn, with what is needed to draw it again. */
export interface Sample {
  readonly plan: SamplePlan;
  readonly drawn: readonly DrawnCall[];
  /** The ids that it was drawn from, sorted: who checks the draw needs them, and nothing else of the calls. */
  readonly population: readonly string[];
  /** Agents with fewer calls than the plan asks for. */
  readonly short: readonly { readonly agentId: string; readonly calls: number }[];
}

/**
 * Draws calls for evaluation: as many of each agent, first those that have to be looked at, such as complaints, then from each
 * stratum what the plan says, and the rest by chance. The order of the population makes no difference. Throws a RangeError for a
 * call that stands twice.
 *
 * @example
 * const plan = { perAgent: 4, seed: 7, strata: [{ id: 'complaints', when: { var: 'call.hasComplaint' } }] };
 * const { drawn } = drawSample(calls, plan);
 */
export function drawSample(calls: readonly SampledCall[], plan: SamplePlan): Sample {
  const sorted = [...calls].sort((a, b) => (a.id < b.id ? -1 : 1));
  const twice = sorted.find(({ id }, at) => sorted[at - 1]?.id === id);
  if (twice !== undefined) throw new RangeError(`The call ${twice.id} stands twice.`);
  const strata = (plan.strata ?? []).map((stratum) => ({ stratum, when: compileExpression(stratum.when) }));
  const stratumOf = ({ facts }: SampledCall): Stratum | undefined =>
    strata.find(({ when }) => when.holds({ call: facts }))?.stratum;
  const byAgent = new Map<string, SampledCall[]>();
  for (const call of sorted) byAgent.set(call.agentId, [...(byAgent.get(call.agentId) ?? []), call]);
  const agents = [...byAgent.keys()].sort();
  return {
    plan,
    population: sorted.map(({ id }) => id),
    short: agents.flatMap((agentId) => {
      const { length } = byAgent.get(agentId) ?? [];
      return length < plan.perAgent ? [{ agentId, calls: length }] : [];
    }),
    // Each agent has a chance of their own: who comes or goes changes nothing for the others.
    drawn: agents.flatMap((agentId) =>
      drawOf(byAgent.get(agentId) ?? [], { plan, stratumOf, chance: seededChance(seedFor(plan.seed, agentId)) }),
    ),
  };
}

interface Draw {
  readonly plan: SamplePlan;
  readonly stratumOf: (call: SampledCall) => Stratum | undefined;
  readonly chance: () => number;
}

function drawOf(calls: readonly SampledCall[], { plan, stratumOf, chance }: Draw): DrawnCall[] {
  const waiting = shuffled(calls, chance).map((call) => ({ call, stratum: stratumOf(call) }));
  const strata = plan.strata ?? [];
  // What has to be looked at comes before what is drawn by number.
  const order = [
    ...strata.filter(({ count }) => count === undefined),
    ...strata.filter(({ count }) => count !== undefined),
  ];
  const chosen = order.flatMap(({ id, count = Infinity }) =>
    waiting.filter(({ stratum }) => stratum?.id === id).slice(0, count),
  );
  const taken = new Set(chosen.map(({ call }) => call.id));
  const rest = waiting.filter(({ call }) => !taken.has(call.id));
  const free = [
    ...rest.filter(({ stratum }) => stratum === undefined),
    ...rest.filter(({ stratum }) => stratum !== undefined),
  ];
  return [
    ...chosen.map(({ call, stratum }) => ({ call, stratum: stratum?.id })),
    ...free.map(({ call }) => ({ call, stratum: undefined })),
  ]
    .slice(0, plan.perAgent)
    .map(({ call: { id, agentId }, stratum }) => ({
      call: id,
      agentId,
      ...(stratum === undefined ? {} : { stratum }),
    }));
}
