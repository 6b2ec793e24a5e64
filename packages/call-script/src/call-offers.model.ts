import {
  mayTake,
  readHandovers,
  textFor,
  type CallScriptDefinition,
  type Catalog,
  type CommandContext,
  type Desk,
  type Handover,
  type KnownHandover,
  type Locale,
} from '@callside/core';
import { layOut } from './lay-out.js';

/** How long it is told that somebody has taken a call, in milliseconds: ten minutes. */
const TOLD_FOR = 10 * 60 * 1000;

/** The calls that are on their way at a desk, as they were when they were read. */
export interface CallOffersData {
  /** What this agent may take. */
  readonly offers: readonly KnownHandover[];
  /** What this agent has handed over: on its way, declined, or taken not long ago. */
  readonly given: readonly KnownHandover[];
  readonly all: readonly KnownHandover[];
  readonly me: string;
  readonly now: number;
}

/** Where scripts are found. */
export interface ScriptPlaces {
  readonly catalog: Catalog | undefined;
  /** The script of the panel, where it is not in the catalogue. */
  readonly definition: CallScriptDefinition | undefined;
}

/**
 * Reads the calls that are handed over, to this agent and by this agent.
 *
 * @example
 * const { offers } = await readCallOffers(desk);
 */
export function readCallOffers(desk: Pick<Desk, 'run'>): Promise<CallOffersData> {
  return desk.run(readAll, undefined);
}

async function readAll(context: CommandContext): Promise<CallOffersData> {
  const { agent, clock } = context;
  const all = (await readHandovers(context)).filter(({ handover }) => handover.call !== undefined);
  const now = clock.now();
  return {
    all,
    now,
    me: agent.id,
    offers: all.filter(({ handover }) => mayTake(agent, handover)),
    given: all.filter(({ handover: { from, state, settledAt = 0 } }) => {
      if (from.id !== agent.id || state === 'withdrawn') return false;
      return state !== 'taken' || now - settledAt < TOLD_FOR;
    }),
  };
}

/**
 * What the step is called that a call stands at: its title, or that of its stage; empty where nobody knows its script.
 *
 * @example
 * placeOf(handover, { catalog, definition }, 'en'); // 'Verify identity'
 */
export function placeOf({ call }: Handover, { catalog, definition }: ScriptPlaces, locale: Locale): string {
  const { run } = call ?? {};
  if (run === undefined) return '';
  const { script: ref } = run;
  const isShown = definition?.id === ref.id && definition.version === ref.version;
  const known = isShown ? definition : catalog?.resolve('call-script', ref);
  if (known === undefined) return '';
  const { steps, stages } = layOut(known, { catalog, run }).script;
  const step = steps.find(({ id }) => id === run.step);
  return textFor(step?.title ?? stages.find(({ id }) => id === step?.stage)?.title, locale);
}

/**
 * How a call on screen has come to this agent, where something was said with it; undefined where the agent had it from the
 * beginning.
 *
 * @example
 * takenOver(data, call.callId)?.note;
 */
export function takenOver(data: CallOffersData | undefined, callId: string | undefined): Handover | undefined {
  const last = data?.all.find(({ handover }) => handover.callId === callId)?.handover;
  if (last?.state !== 'taken' || last.by?.id !== data?.me) return undefined;
  return last.note === undefined && last.told === undefined ? undefined : last;
}

/**
 * What has become of calls that were on their way and are no more: taken by another, or taken back by whoever gave them.
 *
 * @example
 * goneSince(before, after).map(({ by }) => by?.name);
 */
export function goneSince(before: CallOffersData | undefined, { all, me }: CallOffersData): readonly Handover[] {
  const open = new Set(before?.all.flatMap(({ handover }) => (handover.state === 'offered' ? [handover.id] : [])));
  return all
    .map(({ handover }) => handover)
    .filter(({ id, state, from, by }) => {
      const isOthers = state === 'taken' ? by?.id !== me : state === 'withdrawn' && from.id !== me;
      return open.has(id) && isOthers;
    });
}
