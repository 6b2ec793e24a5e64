import {
  advanceTo,
  isCallsideError,
  MAX_FIRINGS,
  nextDue,
  startWorkflow,
  stepsOf,
  type WorkflowState,
} from '@callside/core';
import { expect } from 'chai';
import { HOUR, SECOND, story, tell, typesOf, workflowOf } from '../support/workflows.js';

const reply = workflowOf({
  variables: { urged: 0, callAt: null, open: true },
  after: [{ delay: 'PT48H', when: { var: 'flow.open' }, effects: ['late'] }],
  states: {
    asked: {
      title: 'Asked',
      after: [
        { delay: 'PT4H', assign: { urged: { '+': [{ var: 'flow.urged' }, 1] } }, effects: ['urge'] },
        { delay: 'PT24H', to: 'overdue' },
      ],
      on: {
        answer: [{ to: 'answered' }],
        close: [{ to: 'answered', assign: { open: false } }],
        promise: [{ to: 'promised', assign: { callAt: { var: 'event.at' } } }],
        call: [{ to: 'promised', assign: { callAt: { var: 'event.callAt' } } }],
      },
    },
    overdue: {
      title: 'Overdue',
      after: [{ delay: 'PT8H', to: 'overdue', effects: ['urge-again'] }],
      on: { apologise: [{ to: 'answered' }] },
    },
    promised: { title: 'Promised', after: [{ at: { var: 'flow.callAt' }, effects: ['remind'] }] },
    answered: { title: 'Answered' },
  },
});

const asked = story(reply);

describe('advanceTo', () => {
  it('gives the same snapshot back while nothing is due', () => {
    expect(advanceTo(reply, asked, 4 * HOUR - 1).snapshot).to.equal(asked);
  });

  it('fires at the very moment', () => expect(typesOf(advanceTo(reply, asked, 4 * HOUR))).to.deep.equal(['urge']));

  it('fires once', () => {
    const { snapshot } = advanceTo(reply, asked, 4 * HOUR);
    expect(advanceTo(reply, snapshot, 5 * HOUR)).to.deep.equal({ snapshot, effects: [] });
  });

  it('fires each deadline at its own time, in order', () => {
    const { effects } = advanceTo(reply, asked, 50 * HOUR);
    expect(effects.map(({ type, at }) => [type, at / HOUR])).to.deep.equal([
      ['urge', 4],
      ['urge-again', 32],
      ['urge-again', 40],
      ['late', 48],
      ['urge-again', 48],
    ]);
  });

  it('comes to the same end in one stride as in many', () => {
    const strides = [3, 4, 20, 32, 41].reduce(
      (snapshot, hour) => advanceTo(reply, snapshot, hour * HOUR).snapshot,
      asked,
    );
    expect(advanceTo(reply, strides, 50 * HOUR).snapshot).to.deep.equal(advanceTo(reply, asked, 50 * HOUR).snapshot);
  });

  it('writes the deadline down as what ended the stay', () => {
    expect(stepsOf(advanceTo(reply, asked, 24 * HOUR).snapshot)).to.deep.equal([
      { state: 'asked', enteredAt: 0, leftAt: 24 * HOUR, event: 'after PT24H', by: null },
    ]);
  });

  it('does not fire what leaving the state has cancelled', () => {
    expect(typesOf(advanceTo(reply, story(reply, 'answer'), 30 * HOUR))).to.deep.equal([]);
  });

  it('does nothing when the condition does not hold at that moment', () => {
    expect(advanceTo(reply, story(reply, 'close'), 50 * HOUR)).to.deep.include({ effects: [] });
  });

  it('fires at a moment that the event told', () => {
    const promised = story(reply, { type: 'call', data: { callAt: 90 * SECOND } });
    expect(advanceTo(reply, promised, 90 * SECOND).effects).to.deep.equal([{ type: 'remind', at: 90 * SECOND }]);
  });

  it('fires at once when that moment has passed', () => {
    const promised = story(reply, { type: 'call', at: HOUR, data: { callAt: 90 * SECOND } });
    expect(advanceTo(reply, promised, HOUR).effects).to.deep.equal([{ type: 'remind', at: HOUR }]);
  });

  it('has no deadline where no moment was told', () => {
    expect(story(reply, 'call').due.map(({ state }) => state)).to.deep.equal(['']);
  });

  const codeOf = (run: () => void): string | undefined => {
    try {
      run();
    } catch (error) {
      return isCallsideError(error) ? error.code : undefined;
    }
    return undefined;
  };
  const looping = (after: WorkflowState['after'] = []) => workflowOf({ states: { a: { title: 'A', after } } });

  it('stops a loop that takes no time', () => {
    const loop = looping([{ at: 0, to: 'a' }]);
    expect(codeOf(() => advanceTo(loop, story(loop), 1))).to.equal('definition-invalid');
  });

  it('stops when more is due than anybody means', () => {
    const loop = looping([{ delay: 'PT1S', to: 'a' }]);
    expect(codeOf(() => advanceTo(loop, story(loop), (MAX_FIRINGS + 1) * SECOND))).to.equal('definition-invalid');
  });
});

describe('nextDue', () => {
  it('is the earliest deadline that runs', () => expect(nextDue(asked)).to.equal(4 * HOUR));

  it('is nothing without one', () => {
    const { snapshot } = startWorkflow(workflowOf({ states: { a: { title: 'A' } } }), { now: 0 });
    expect(nextDue(snapshot)).to.equal(undefined);
  });
});

describe('an event that comes late', () => {
  it('finds the state that the deadlines have led to', () => {
    expect(tell(reply, asked, { type: 'apologise', at: 25 * HOUR }).snapshot.state).to.equal('answered');
  });

  it('brings the effects of the deadlines before its own', () => {
    expect(typesOf(tell(reply, asked, { type: 'answer', at: 5 * HOUR }))).to.deep.equal(['urge']);
  });

  it('leaves the deadlines due when it is refused', () => {
    const result = tell(reply, asked, { type: 'answer', at: 25 * HOUR });
    expect(result).to.deep.include({
      ok: false,
      snapshot: asked,
      effects: [],
      refusal: { reason: 'not-from-this-state', event: 'answer', state: 'overdue' },
    });
  });
});

describe('a refusal', () => {
  it('tells when a deadline makes the event possible', () => {
    const result = tell(reply, asked, 'apologise');
    expect(result.ok ? undefined : result.refusal.possibleAt).to.equal(24 * HOUR);
  });
});

describe('deadlines of states inside each other', () => {
  const late = (hours: number) => [{ delay: `PT${String(hours)}H`, effects: ['late'] }];
  const talk = workflowOf({
    after: late(48),
    states: {
      talk: {
        title: 'Talk',
        initial: 'greet',
        after: [...late(8), ...late(9)],
        on: { end: [{ to: 'over' }] },
        states: {
          greet: { title: 'Greet', after: [...late(1), ...late(2)], on: { next: [{ to: 'solve' }] } },
          solve: { title: 'Solve', after: late(3) },
        },
      },
      over: { title: 'Over', after: late(4) },
    },
  });
  const runningAfter = (...events: readonly string[]) => story(talk, ...events).due.map(({ at }) => at / HOUR);

  it('run beside each other', () => expect(runningAfter()).to.deep.equal([48, 8, 9, 1, 2]));

  it('stop with the state inside alone', () => expect(runningAfter('next')).to.deep.equal([48, 8, 9, 3]));

  it('stop with all that is left', () => expect(runningAfter('next', 'end')).to.deep.equal([48, 4]));

  it('stop although one of them has fired', () => {
    const { snapshot } = advanceTo(talk, story(talk), 8 * HOUR);
    const { due } = tell(talk, snapshot, { type: 'end', at: 8 * HOUR }).snapshot;
    expect(due.map(({ at }) => at / HOUR)).to.deep.equal([48, 12]);
  });
});
