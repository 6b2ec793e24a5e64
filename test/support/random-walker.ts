import {
  advance,
  confirmStep,
  currentStep,
  startRun,
  startSidetrip,
  type CallScriptDefinition,
  type Field,
  type ScriptRun,
  type Value,
} from '@callside/core';

/** The most steps of one walk: nobody speaks longer than that with a customer. */
const MOST_STEPS = 1000;

/** How a walk went. */
export interface WalkEnd {
  /** The steps that were come to, automatic ones too. */
  readonly steps: readonly string[];
  /** Where nothing led on; undefined when the script came to its end. */
  readonly stuckAt?: string;
}

/**
 * Plays a script as somebody who answers at random: fills in what is asked, takes a detour now and then, and picks any answer
 * that leads on. The same seed is the same walk.
 *
 * @example
 * walkAtRandom(repairCallScript, 1).stuckAt; // undefined
 */
export function walkAtRandom(script: CallScriptDefinition, seed: number): WalkEnd {
  const chance = randomFrom(seed);
  const values: Record<string, Value> = {};
  let now = 0;
  let { run } = startRun(script, { now });
  for (let steps = 0; !run.finished; steps++) {
    if (steps === MOST_STEPS) return { ...endOf(run), stuckAt: run.step };
    const scope = { fields: values };
    const trip = pick(chance, script.sidetrips ?? []);
    if (trip !== undefined && chance() < 0.05) {
      const aside = startSidetrip(script, run, trip.id, { now: ++now, scope });
      if (aside.ok) run = aside.run;
    }
    const { fields = [], answers = [] } = currentStep(script, run);
    for (const field of fields) values[field.id] = anyValue(field, chance);
    run = confirmStep(script, run, { now });
    const next = shuffled(chance, answers.length === 0 ? [undefined] : answers.map(({ id }) => id))
      .map((answer) => advance(script, run, { answer, now: ++now, scope }))
      .find(({ ok }) => ok);
    if (next?.ok !== true) return { ...endOf(run), stuckAt: run.step };
    Object.assign(values, next.values);
    run = next.run;
  }
  return endOf(run);
}

function endOf({ path }: ScriptRun): WalkEnd {
  return { steps: path.map(({ step }) => step) };
}

/** Something that the field takes, or nothing where it need not be filled. */
function anyValue({ type, options = [], required, max = 5 }: Field, chance: () => number): Value {
  if (required === undefined && chance() < 0.3) return null;
  if (type === 'rating') return 1 + Math.floor(chance() * Number(max));
  if (type === 'tri-state') return pick(chance, ['yes', 'no', 'unknown']) ?? null;
  const chosen = pick(chance, options)?.value;
  if (type === 'multi-select') return chosen === undefined ? [] : [chosen];
  return chosen ?? 'x';
}

/** Numbers from 0 to 1 that the seed decides (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function pick<T>(chance: () => number, list: readonly T[]): T | undefined {
  return list[Math.floor(chance() * list.length)];
}

function shuffled<T>(chance: () => number, list: readonly T[]): T[] {
  return list
    .map((item) => ({ item, at: chance() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}
