import {
  advanceTo,
  startWorkflow,
  transition,
  variablesOf,
  workflowToXState,
  type FiredEffect,
  type FlowValues,
  type WorkflowDefinition,
  type XStateOptions,
} from '@callside/core';
import { assign, createActor, createMachine, SimulatedClock, type AnyActorRef, type AnyStateMachine } from 'xstate';

/** What is done to a matter in one step: an event, or time that passes. */
export type Happening =
  | { readonly type: string; readonly data: FlowValues; readonly roles: readonly string[]; readonly by: string }
  | { readonly seconds: number };

/** What can be seen of a matter from outside. */
export interface Seen {
  readonly state: string;
  readonly variables: FlowValues;
  readonly effects: readonly FiredEffect[];
}

/** What a workflow shows after each happening, run by our engine. */
export function seenByUs(definition: WorkflowDefinition, happenings: readonly Happening[], stride: number): Seen[] {
  let now = 0;
  const started = startWorkflow(definition, { now });
  let { snapshot } = started;
  const effects = [...started.effects];
  return happenings.map((happening) => {
    const result =
      'seconds' in happening
        ? advanceTo(definition, snapshot, (now += happening.seconds * stride))
        : transition(definition, snapshot, { ...happening, at: now }, { roles: happening.roles });
    const settled = advanceTo(definition, result.snapshot, now);
    snapshot = settled.snapshot;
    effects.push(...result.effects, ...settled.effects);
    return { state: snapshot.state, variables: variablesOf(definition, snapshot), effects: [...effects] };
  });
}

/** What the same workflow shows when XState runs its export; time goes by a second at a time, as its clock needs it. */
export function seenByXState(definition: WorkflowDefinition, happenings: readonly Happening[], stride: number): Seen[] {
  const clock = new SimulatedClock();
  const effects: FiredEffect[] = [];
  const actor = actorOf(definition, { clock, onEffect: (effect) => effects.push(effect) });
  return happenings.map((happening) => {
    if ('seconds' in happening) for (let i = 0; i < happening.seconds; i++) pass(clock, stride);
    else actor.send({ ...happening, at: clock.now() });
    pass(clock, 0);
    const { value, context } = actor.getSnapshot() as { value: unknown; context: { flow: FlowValues } };
    return { state: pathOf(value), variables: context.flow, effects: [...effects] };
  });
}

/** A timer that is set while others run, for the same moment, waits until the clock is touched again. */
function pass(clock: SimulatedClock, ms: number): void {
  clock.increment(ms);
  clock.increment(0);
}

function actorOf(
  definition: WorkflowDefinition,
  { clock, onEffect }: { clock: SimulatedClock; onEffect: (effect: FiredEffect) => void },
): AnyActorRef {
  const { config, implementations } = workflowToXState(definition, {
    assign: assign as unknown as XStateOptions<unknown>['assign'],
    now: () => clock.now(),
    onEffect,
  });
  const machine = createMachine(config as never, implementations as never) as AnyStateMachine;
  return createActor(machine, { clock }).start();
}

function pathOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const [[name, inner] = ['', '']] = Object.entries(value as Record<string, unknown>);
  return `${name}.${pathOf(inner)}`;
}
