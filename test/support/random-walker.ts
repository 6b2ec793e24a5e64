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
  const walk = new RandomWalk(script, seed);
  for (let steps = 0; !walk.run.finished; steps++) {
    if (steps === MOST_STEPS || !walk.goOn()) return { ...endOf(walk.run), stuckAt: walk.run.step };
  }
  return endOf(walk.run);
}

/** The same walk, step by step; whoever goes on with it may have got run and values from elsewhere. */
export class RandomWalk {
  run: ScriptRun;
  values: Record<string, Value> = {};
  by: string | undefined;
  readonly #script: CallScriptDefinition;
  readonly #chance: () => number;
  #now = 0;

  constructor(script: CallScriptDefinition, seed: number) {
    this.#script = script;
    this.#chance = randomFrom(seed);
    this.run = startRun(script, { now: 0 }).run;
  }

  /** False where nothing leads on. */
  goOn(): boolean {
    const script = this.#script;
    const chance = this.#chance;
    const scope = { fields: this.values };
    const moment = () => ({ now: ++this.#now, by: this.by });
    const trip = pick(chance, script.sidetrips ?? []);
    if (trip !== undefined && chance() < 0.05) {
      const aside = startSidetrip(script, this.run, trip.id, { ...moment(), scope });
      if (aside.ok) this.run = aside.run;
    }
    const { fields = [], answers = [] } = currentStep(script, this.run);
    for (const field of fields) this.values[field.id] = anyValue(field, chance);
    this.run = confirmStep(script, this.run, { now: this.#now, by: this.by });
    const next = shuffled(chance, answers.length === 0 ? [undefined] : answers.map(({ id }) => id))
      .map((answer) => advance(script, this.run, { answer, ...moment(), scope }))
      .find(({ ok }) => ok);
    if (next?.ok !== true) return false;
    Object.assign(this.values, next.values);
    this.run = next.run;
    return true;
  }
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
