import { startWorkflow, TICKET_WORKFLOW, transition, workflowToXState } from '@callside/core';
import { assign, createActor, createMachine, initialTransition, transition as pureTransition } from 'xstate';

const WHAT = 'one event of a ticket';
const BASELINE = 'XState: actor.send';

/** A ticket's busy life, which ends where it began to be worked on. One event in ten is refused. */
const LIFE = ['start', 'wait', 'resume', 'urge', 'close', 'escalate', 'resume', 'resolve', 'reopen', 'start'];
const NOW = Date.UTC(2026, 10, 21);
const EVENTS = LIFE.map((type) => ({ type, at: NOW, by: '1001', roles: ['agent'] }));
const CONTEXT = { roles: ['agent'] };

const ROUNDS = 15;
const WARM_UP = 3;

/**
 * Measures what one event of the ticket's workflow costs: our engine, XState's actor and XState's pure function, in turns,
 * so that whatever slows the machine down slows all of them. XState runs the export of the same table, which its test
 * oracle proves to behave the same, and also a machine written by hand as its manual has it, without roles, deadlines and
 * effects, which costs it least.
 */
export async function measureTransitions() {
  const exported = machineOf(TICKET_WORKFLOW);
  const contenders = [
    { who: '@callside/core: transition', events: 200_000, run: ours },
    { who: BASELINE, events: 10_000, run: (count) => sent(exported, count) },
    { who: 'XState: pure transition', events: 3_000, run: (count) => purely(exported, count) },
    { who: 'XState: actor.send, bare machine by hand', events: 10_000, run: (count) => sent(BARE, count) },
  ];
  const samples = new Map(contenders.map(({ who }) => [who, []]));
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    for (const { who, events, run } of contenders) {
      const begun = process.hrtime.bigint();
      run(events);
      const each = Number(process.hrtime.bigint() - begun) / events;
      if (round >= WARM_UP) samples.get(who).push(each);
    }
  }
  return contenders.map(({ who }) => ({
    what: WHAT,
    unit: 'ns',
    who,
    baseline: who === BASELINE,
    samples: samples.get(who),
  }));
}

function ours(count) {
  let { snapshot } = startWorkflow(TICKET_WORKFLOW, { now: NOW });
  for (let i = 0; i < count; i++) {
    snapshot = transition(TICKET_WORKFLOW, snapshot, EVENTS[i % EVENTS.length], CONTEXT).snapshot;
  }
  return snapshot;
}

function sent(machine, count) {
  const actor = createActor(machine, { clock: STANDING }).start();
  for (let i = 0; i < count; i++) actor.send(EVENTS[i % EVENTS.length]);
  actor.stop();
  return actor.getSnapshot();
}

function purely(machine, count) {
  let [snapshot] = initialTransition(machine);
  for (let i = 0; i < count; i++) [snapshot] = pureTransition(machine, snapshot, EVENTS[i % EVENTS.length]);
  return snapshot;
}

function machineOf(definition) {
  const { config, implementations } = workflowToXState(definition, { assign, now: () => NOW });
  return createMachine(config, implementations);
}

/** No deadline comes while events are sent, and no timer of the machine's own is paid for. */
const STANDING = { setTimeout: () => 0, clearTimeout: () => undefined };

const URGE = { actions: assign({ urges: ({ context }) => context.urges + 1 }) };
const BARE = createMachine({
  id: 'bare',
  context: { urges: 0 },
  initial: 'pending',
  states: {
    pending: { on: { start: 'processing', escalate: 'escalated', urge: URGE, resolve: 'resolved' } },
    processing: { on: { wait: 'waiting', escalate: 'escalated', urge: URGE, resolve: 'resolved' } },
    waiting: { on: { resume: 'processing', escalate: 'escalated', urge: URGE, resolve: 'resolved' } },
    escalated: { on: { resume: 'processing', urge: URGE, resolve: 'resolved' } },
    resolved: { on: { close: 'closed', reopen: 'reopened' } },
    closed: { on: { reopen: 'reopened' } },
    reopened: { on: { start: 'processing', escalate: 'escalated', urge: URGE, resolve: 'resolved' } },
  },
});
