import {
  advanceTo,
  nextDue,
  possibleEvents,
  startWorkflow,
  transition,
  type WorkflowDefinition,
  type WorkflowEvent,
  type WorkflowSnapshot,
  type WorkflowState,
} from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';
import { randomHappenings, randomWorkflow } from '../support/random-workflow.js';
import { SECOND } from '../support/workflows.js';
import type { Happening } from '../support/xstate.js';

/** One thing that was told to a matter, and what became of it. */
interface Turn {
  readonly event: WorkflowEvent | undefined;
  readonly roles: readonly string[];
  readonly now: number;
  readonly before: WorkflowSnapshot;
  readonly ok: boolean;
  readonly after: WorkflowSnapshot;
  readonly effects: readonly string[];
}

function turnsOf(definition: WorkflowDefinition, happened: readonly Happening[]): Turn[] {
  let now = 0;
  let { snapshot } = startWorkflow(definition, { now });
  return happened.map((happening) => {
    const before = snapshot;
    now += 'seconds' in happening ? happening.seconds * SECOND : 0;
    const event = 'seconds' in happening ? undefined : { ...happening, at: now };
    const roles = 'seconds' in happening ? [] : happening.roles;
    const result =
      event === undefined
        ? { ok: true, ...advanceTo(definition, before, now) }
        : transition(definition, before, event, { roles });
    snapshot = result.snapshot;
    return {
      event,
      roles,
      now,
      before,
      ok: result.ok,
      after: snapshot,
      effects: result.effects.map(({ type }) => type),
    };
  });
}

function leavesOf(states: WorkflowDefinition['states'], around = ''): string[] {
  return Object.entries(states).flatMap(([name, { states: inside }]) =>
    inside === undefined ? [`${around}${name}`] : leavesOf(inside, `${around}${name}.`),
  );
}

function effectsOf(part: Pick<WorkflowState, 'on' | 'after' | 'enter' | 'leave' | 'states'>): string[] {
  const { on = {}, after = [], enter = [], leave = [], states = {} } = part;
  const ways = [...Object.values(on).flat(), ...after].flatMap(({ effects = [] }) => effects);
  const own = [...ways, ...enter, ...leave].map((effect) => (typeof effect === 'string' ? effect : effect.type));
  return [...own, ...Object.values(states).flatMap(effectsOf)];
}

/** Holds for each turn of anything that happens to any workflow. */
function always(check: (turn: Turn, definition: WorkflowDefinition) => void): void {
  fc.assert(
    fc.property(randomWorkflow, randomHappenings, (definition, happened) => {
      for (const turn of turnsOf(definition, happened)) check(turn, definition);
    }),
  );
}

describe('any workflow, whatever happens', () => {
  it('never leaves the declared states', () => {
    always(({ after }, { states }) => {
      expect(leavesOf(states)).to.include(after.state);
    });
  });

  it('never asks for an effect that is not declared', () => {
    always(({ effects }, definition) => {
      expect(effectsOf(definition)).to.include.members([...effects]);
    });
  });

  it('gives the very same snapshot back for what it refuses', () => {
    always(({ ok, before, after }) => {
      expect(ok || before === after).to.equal(true);
    });
  });

  it('is the same after JSON', () => {
    always(({ after }) => {
      expect(JSON.parse(JSON.stringify(after))).to.deep.equal(after);
    });
  });

  it('never has a deadline that should have fired', () => {
    always(({ ok, after, now }) => {
      expect(ok && (nextDue(after) ?? Infinity) < now).to.equal(false);
    });
  });

  it('knows of every event beforehand what becomes of it', () => {
    always(({ event, roles, before, ok }, definition) => {
      if (event === undefined) return;
      const list = possibleEvents(definition, before, event, { roles });
      expect(list.find((each) => each.event === event.type)?.result.ok).to.equal(ok);
    });
  });

  it('comes to the same snapshot when its log is replayed', () => {
    fc.assert(
      fc.property(randomWorkflow, randomHappenings, (definition, happened) => {
        const turns = turnsOf(definition, happened);
        const end = turns.at(-1);
        const replayed = turns.reduce(
          (snapshot, { event, roles, ok }) =>
            event === undefined || !ok ? snapshot : transition(definition, snapshot, event, { roles }).snapshot,
          startWorkflow(definition, { now: 0 }).snapshot,
        );
        const now = end?.now ?? 0;
        const asLeft = advanceTo(definition, end?.after ?? replayed, now).snapshot;
        expect(advanceTo(definition, replayed, now).snapshot).to.deep.equal(asLeft);
      }),
    );
  });

  it('goes on from storage as if it had never stopped', () => {
    fc.assert(
      fc.property(randomWorkflow, randomHappenings, (definition, happened) => {
        const stored = (snapshot: WorkflowSnapshot) => JSON.parse(JSON.stringify(snapshot)) as WorkflowSnapshot;
        for (const { event, roles, before, after } of turnsOf(definition, happened)) {
          if (event === undefined) continue;
          expect(transition(definition, stored(before), event, { roles }).snapshot).to.deep.equal(after);
        }
      }),
    );
  });
});
