import {
  HISTORY_LIMIT,
  isCallsideError,
  possibleEvents,
  startWorkflow,
  stepsOf,
  transition,
  variablesOf,
  type WorkflowDefinition,
  type WorkflowSnapshot,
  type WorkflowStep,
} from '@callside/core';
import { expect } from 'chai';
import { refusalOf, story, tell, typesOf, workflowOf } from '../support/workflows.js';

const matter = workflowOf({
  variables: { amount: 0, reminders: 0 },
  on: { remind: [{ assign: { reminders: { '+': [{ var: 'flow.reminders' }, 1] } }, effects: ['notify'] }] },
  states: {
    open: {
      title: 'Open',
      leave: ['stop-clock'],
      on: {
        finish: [
          { to: 'done', roles: ['lead'], effects: ['tell-lead'] },
          { to: 'done', roles: ['agent'], when: { var: 'ticket.cause' }, effects: ['tell-customer'] },
        ],
        work: [{ to: 'work' }],
      },
    },
    work: {
      title: 'Work',
      initial: 'plan',
      enter: ['open-desk'],
      leave: ['close-desk'],
      on: { stop: [{ to: 'open' }], again: [{ to: 'plan' }], restart: [{ to: 'work' }] },
      states: {
        plan: { title: 'Plan', enter: ['fetch-paper'], leave: ['file-paper'], on: { go: [{ to: 'act' }] } },
        act: {
          title: 'Act',
          on: {
            pay: [
              {
                to: 'done',
                when: { '<=': [{ var: 'event.amount' }, 100] },
                assign: { amount: { var: 'event.amount' } },
                effects: [{ type: 'transfer', params: { amount: { var: 'flow.amount' } } }],
              },
            ],
            remind: [{ when: { '<': [{ var: 'flow.reminders' }, 1] }, assign: { reminders: 10 } }],
          },
        },
      },
    },
    done: { title: 'Done', final: true },
  },
});

const open = startWorkflow(matter, { now: 5000, by: '1001' }).snapshot;

describe('startWorkflow', () => {
  it('starts in the first state with the first values', () => {
    expect(open).to.deep.include({ state: 'open', since: 5000, variables: [0, 0], last: null });
  });

  it('keeps id and version of the definition', () => {
    expect(open.workflow).to.deep.equal({ id: 'sample', version: 1 });
  });

  it('takes values of its variables from the caller, and no others', () => {
    const { variables } = startWorkflow(matter, { now: 0, variables: { amount: 5, other: 1 } }).snapshot;
    expect(variables).to.deep.equal([5, 0]);
  });

  it('goes down to the innermost state, with the effects of entering', () => {
    const started = startWorkflow({ ...matter, initial: 'work' }, { now: 0 });
    expect([started.snapshot.state, typesOf(started)]).to.deep.equal(['work.plan', ['open-desk', 'fetch-paper']]);
  });
});

describe('transition', () => {
  it('takes the first way that is open, with its effects as data', () => {
    const result = transition(matter, open, { type: 'finish', at: 6000 }, { roles: ['lead'] });
    expect(result.effects).to.deep.equal([
      { type: 'stop-clock', at: 6000 },
      { type: 'tell-lead', at: 6000 },
    ]);
  });

  it('takes a later way whose condition holds', () => {
    const result = tell(matter, open, { type: 'finish', roles: ['agent'] });
    const scope = { ticket: { cause: 'worn' } };
    const allowed = transition(matter, open, { type: 'finish', at: 6000 }, { roles: ['agent'], scope });
    expect([result.ok, allowed.snapshot.state]).to.deep.equal([false, 'done']);
  });

  it('leaves from the inside out and enters from the outside in', () => {
    const result = tell(matter, story(matter, 'work'), 'restart');
    expect(typesOf(result)).to.deep.equal(['file-paper', 'close-desk', 'open-desk', 'fetch-paper']);
  });

  it('does not leave the state around when the target lies inside it', () => {
    const result = tell(matter, story(matter, 'work', 'go'), 'again');
    expect([result.snapshot.state, typesOf(result)]).to.deep.equal(['work.plan', ['fetch-paper']]);
  });

  it('asks the state around when no way of the state itself is open', () => {
    const once = story(matter, 'work', 'go', 'remind');
    expect(variablesOf(matter, tell(matter, once, 'remind').snapshot)).to.include({ reminders: 11 });
  });

  it('keeps the time of entering when an event stays where it is', () => {
    const result = tell(matter, open, { type: 'remind', at: 9000 });
    expect([result.snapshot.since, stepsOf(result.snapshot), typesOf(result)]).to.deep.equal([5000, [], ['notify']]);
  });

  it('works out effects from the new values', () => {
    const result = tell(matter, story(matter, 'work', 'go'), { type: 'pay', data: { amount: 40 } });
    expect(result.effects[1]).to.deep.equal({ type: 'transfer', at: 0, params: { amount: 40 } });
  });

  it('writes down each stay, what ended it, and who', () => {
    const result = transition(matter, open, { type: 'work', at: 7000, by: '1002' });
    expect(stepsOf(result.snapshot)).to.deep.equal([
      { state: 'open', enteredAt: 5000, leftAt: 7000, event: 'work', by: '1002' },
    ]);
  });

  it('counts an event from before the state was entered as at that moment', () => {
    expect(transition(matter, open, { type: 'work', at: 4000 }).snapshot.since).to.equal(5000);
  });

  it('keeps the newest steps and counts them all', () => {
    const steps = Array.from({ length: 2 * HISTORY_LIMIT }, () => ['work', 'stop']).flat();
    const snapshot = story(matter, ...steps);
    expect(stepsOf(snapshot).length).to.be.within(HISTORY_LIMIT, 2 * HISTORY_LIMIT);
    expect(stepsOf(snapshot).at(-1)?.event).to.equal('stop');
    expect(snapshot.left).to.equal(4 * HISTORY_LIMIT);
  });

  it('keeps every step until there are twice as many as it keeps at least, in their order', () => {
    const steps = Array.from({ length: HISTORY_LIMIT }, () => ['work', 'stop']).flat();
    const kept = stepsOf(story(matter, ...steps));
    expect(kept.map(({ event }) => event)).to.deep.equal(steps);
  });

  it('never nests steps deeper than it keeps at least', () => {
    const steps = Array.from({ length: 2 * HISTORY_LIMIT }, () => ['work', 'stop']).flat();
    const depthOf = (step: WorkflowStep | null): number => (step === null ? 0 : 1 + depthOf(step.before));
    const depths = steps.map((_, count) => {
      const { last, older } = story(matter, ...steps.slice(0, count));
      return Math.max(depthOf(last), depthOf(older));
    });
    expect(Math.max(...depths)).to.equal(HISTORY_LIMIT);
  });

  it('goes on with a snapshot whose history is in one piece', () => {
    const { older: _, ...whole } = story(matter, 'work', 'stop');
    const next = tell(matter, whole as WorkflowSnapshot, 'work').snapshot;
    expect(stepsOf(next).map(({ event }) => event)).to.deep.equal(['work', 'stop', 'work']);
  });

  it('tells matters apart that take turns', () => {
    const [first, second] = [story(matter, 'work'), open];
    const moved = tell(matter, second, 'work').snapshot;
    const results = [tell(matter, first, 'go'), tell(matter, moved, 'stop'), tell(matter, first, 'stop')];
    expect(results.map(({ snapshot }) => snapshot.state)).to.deep.equal(['work.act', 'open', 'open']);
  });

  it('says what the event was whatever its data claims', () => {
    const stamped = workflowOf({
      variables: { by: null },
      states: { a: { title: 'A', on: { sign: [{ assign: { by: { var: 'event.by' } } }] } } },
    });
    const start = startWorkflow(stamped, { now: 0 }).snapshot;
    const signed = transition(stamped, start, { type: 'sign', at: 0, by: '1001', data: { by: 'boss' } });
    expect(variablesOf(stamped, signed.snapshot)).to.deep.equal({ by: '1001' });
  });
});

describe('a refused event', () => {
  it('leaves the very same snapshot', () => {
    expect(transition(matter, open, { type: 'go', at: 6000 }).snapshot).to.equal(open);
  });

  it('has nothing to do', () => expect(tell(matter, open, 'go').effects).to.deep.equal([]));

  it('is unknown when the workflow does not have it', () => {
    expect(refusalOf(tell(matter, open, 'fly'))).to.equal('unknown-event');
  });

  it('is unknown by the name of a prototype’s method', () => {
    expect(refusalOf(tell(matter, open, 'toString'))).to.equal('unknown-event');
  });

  it('does not lead out of this state', () => {
    expect(tell(matter, open, 'go')).to.deep.include({
      refusal: { reason: 'not-from-this-state', event: 'go', state: 'open' },
    });
  });

  it('names the roles that may', () => {
    expect(tell(matter, open, { type: 'finish', roles: ['guest'] })).to.deep.include({
      refusal: { reason: 'role-not-allowed', event: 'finish', state: 'open', roles: ['lead', 'agent'] },
    });
  });

  it('names the conditions of the ways that the role could take, and what they read', () => {
    expect(tell(matter, open, { type: 'finish', roles: ['agent'] })).to.deep.include({
      refusal: {
        reason: 'condition-not-met',
        event: 'finish',
        state: 'open',
        conditions: [{ when: { var: 'ticket.cause' }, reads: ['ticket.cause'] }],
      },
    });
  });

  it('comes after the end', () => {
    const done = story(matter, 'work', 'go', { type: 'pay', data: { amount: 1 } });
    expect(refusalOf(tell(matter, done, 'remind'))).to.equal('finished');
  });
});

describe('a snapshot', () => {
  const next: WorkflowDefinition = { ...matter, version: 2 };
  const codeOf = (run: () => void): string | undefined => {
    try {
      run();
    } catch (error) {
      return isCallsideError(error) ? error.code : undefined;
    }
    return undefined;
  };

  it('goes on after a stay in storage', () => {
    const stored = JSON.parse(JSON.stringify(open)) as typeof open;
    expect(tell(matter, stored, 'work').snapshot).to.deep.equal(tell(matter, open, 'work').snapshot);
  });

  it('goes on with a definition read back from storage', () => {
    const stored = JSON.parse(JSON.stringify(matter)) as typeof matter;
    expect(tell(stored, open, 'work').snapshot.state).to.equal('work.plan');
  });

  it('never goes on with another version', () => {
    expect(codeOf(() => tell(next, open, 'work'))).to.equal('definition-invalid');
  });

  it('never goes on in a state that is not there', () => {
    expect(codeOf(() => tell(matter, { ...open, state: 'gone' }, 'work'))).to.equal('definition-invalid');
  });

  it('never goes on in a state that has others inside', () => {
    expect(codeOf(() => tell(matter, { ...open, state: 'work' }, 'go'))).to.equal('definition-invalid');
  });
});

describe('a side-trip', () => {
  const talk = workflowOf({
    on: { upset: [{ call: 'soothe' }] },
    states: {
      greet: { title: 'Greet', on: { next: [{ to: 'resolve' }] } },
      resolve: {
        title: 'Resolve',
        initial: 'explain',
        states: { explain: { title: 'Explain' } },
        on: { end: [{ to: 'closed' }] },
      },
      soothe: {
        title: 'Soothe',
        initial: 'listen',
        on: { upset: [{}], calm: [{ to: 'return' }], doubt: [{ call: 'convince' }], greet: [{ to: 'greet' }] },
        states: { listen: { title: 'Listen' } },
      },
      convince: { title: 'Convince', on: { calm: [{ to: 'return' }] } },
      closed: { title: 'Closed', final: true },
    },
  });

  it('comes back to where it was', () => {
    expect(story(talk, 'next', 'upset', 'calm').state).to.equal('resolve.explain');
  });

  it('comes back from a side-trip inside a side-trip', () => {
    expect(story(talk, 'upset', 'doubt', 'calm').state).to.equal('soothe.listen');
  });

  it('comes back twice', () => expect(story(talk, 'upset', 'doubt', 'calm', 'calm').state).to.equal('greet'));

  it('remembers the last place that it was called from, and no more', () => {
    const often = story(talk, 'upset', 'greet', 'next', 'upset');
    expect(often.returns).to.deep.equal([{ into: 'soothe', from: 'resolve.explain' }]);
  });

  it('has no way back when it was not called', () => {
    const stranded = { ...story(talk), state: 'soothe.listen' };
    expect(refusalOf(tell(talk, stranded, 'calm'))).to.equal('not-from-this-state');
  });
});

describe('a state with a history', () => {
  const call = workflowOf({
    states: {
      talk: {
        title: 'Talk',
        history: true,
        initial: 'greet',
        on: { hold: [{ to: 'held' }] },
        states: { greet: { title: 'Greet', on: { next: [{ to: 'solve' }] } }, solve: { title: 'Solve' } },
      },
      held: { title: 'Held', on: { resume: [{ to: 'talk' }], begin: [{ to: 'talk.greet' }] } },
    },
  });

  it('comes back to the state inside that was left last', () => {
    expect(story(call, 'next', 'hold', 'resume').state).to.equal('talk.solve');
  });

  it('starts with the first one', () => expect(story(call).state).to.equal('talk.greet'));

  it('can be entered at another one by its path', () => {
    expect(story(call, 'next', 'hold', 'begin').state).to.equal('talk.greet');
  });
});

describe('possibleEvents', () => {
  it('lists every event with its outcome', () => {
    const list = possibleEvents(matter, open, { at: 6000 }, { roles: ['lead'] });
    expect(list.map(({ event, result }) => [event, refusalOf(result)])).to.deep.equal([
      ['remind', 'went to open'],
      ['finish', 'went to done'],
      ['work', 'went to work.plan'],
      ['stop', 'not-from-this-state'],
      ['again', 'not-from-this-state'],
      ['restart', 'not-from-this-state'],
      ['go', 'not-from-this-state'],
      ['pay', 'not-from-this-state'],
    ]);
  });
});
