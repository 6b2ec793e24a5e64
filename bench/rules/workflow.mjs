import { startWorkflow, TICKET_WORKFLOW, transition, workflowToXState } from '@callside/core';
import { assign, createActor, createMachine, initialTransition, transition as pureTransition } from 'xstate';
import { alternate } from './alternate.mjs';

/** A ticket's busy life, which ends where it began to be worked on. One event in ten is refused. */
const LIFE = ['start', 'wait', 'resume', 'urge', 'close', 'escalate', 'resume', 'resolve', 'reopen', 'start'];
const NOW = Date.UTC(2026, 10, 21);
const EVENTS = LIFE.map((type) => ({ type, at: NOW, by: '1001', roles: ['agent'] }));
const CONTEXT = { roles: ['agent'] };

/**
 * Measures what one event of the ticket's workflow costs: our engine, XState's actor and XState's pure function, in turns,
 * so that whatever slows the machine down slows all of them. XState runs the export of the same table, which its test
 * oracle proves to behave the same, and also a machine written by hand as its manual has it, without roles, deadlines and
 * effects, which costs it least.
 */
export function measureTransitions() {
  const exported = machineOf(TICKET_WORKFLOW);
  return alternate('workflow, one event of a ticket', [
    { who: 'Callside', run: ours() },
    { who: 'XState: actor.send', baseline: true, run: sent(exported) },
    { who: 'XState: pure transition', run: purely(exported) },
    { who: 'XState: actor.send, bare machine by hand', run: sent(BARE) },
  ]);
}

/** The events of the life, over and over. */
function events() {
  let turn = 0;
  return () => EVENTS[turn++ % EVENTS.length];
}

function ours() {
  const next = events();
  let { snapshot } = startWorkflow(TICKET_WORKFLOW, { now: NOW });
  return () => {
    snapshot = transition(TICKET_WORKFLOW, snapshot, next(), CONTEXT).snapshot;
  };
}

function sent(machine) {
  const next = events();
  const actor = createActor(machine, { clock: STANDING }).start();
  return () => actor.send(next());
}

function purely(machine) {
  const next = events();
  let [snapshot] = initialTransition(machine);
  return () => {
    [snapshot] = pureTransition(machine, snapshot, next());
  };
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
