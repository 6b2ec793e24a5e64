import {
  compileWorkflow,
  errorsAmong,
  formatPath,
  lintDefinition,
  lintWorkflow,
  type WorkflowDefinition,
  type WorkflowDeadline,
  type WorkflowState,
  type WorkflowTransition,
} from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';
import { randomWorkflow } from '../support/random-workflow.js';
import { workflowOf } from '../support/workflows.js';

const done: WorkflowState = { title: 'Done', final: true };

function findings(definition: unknown): string[] {
  return lintDefinition(definition).map(({ code, path }) => `${code} at ${formatPath(path)}`);
}

/** What is found in a workflow whose first state has this transition. */
function findingsIn(transition: object, more: Partial<WorkflowDefinition> = {}): string[] {
  const open: WorkflowState = { title: 'Open', on: { end: [{ to: 'done' }], go: [transition as WorkflowTransition] } };
  return findings(workflowOf({ variables: { n: 0 }, ...more, states: { open, done, ...more.states } }));
}

function findingsAfter(deadline: object): string[] {
  const open: WorkflowState = {
    title: 'Open',
    on: { end: [{ to: 'done' }] },
    after: [deadline as WorkflowDeadline],
  };
  return findings(workflowOf({ variables: { n: 0 }, states: { open, done } }));
}

describe('lintWorkflow', () => {
  it('finds nothing in a sound workflow', () => {
    const more = {
      when: { var: 'ticket.priority' },
      assign: { n: { var: 'event.n' } },
      effects: ['tell'],
      roles: ['lead'],
    };
    expect(findingsIn({ to: 'done', ...more })).to.deep.equal([]);
  });

  for (const [transition, finding] of [
    [{ to: 'dnoe' }, 'unknown-state at states.open.on.go[0].to'],
    [{ call: 'gone' }, 'unknown-state at states.open.on.go[0].call'],
    [{ to: 'done', call: 'done' }, 'target-unclear at states.open.on.go[0]'],
    [{ to: 'return' }, 'return-without-call at states.open.on.go[0].to'],
    [{ when: { var: 'flow.m' } }, 'unknown-variable at states.open.on.go[0].when'],
    [{ when: { var: 'flwo.n' } }, 'unknown-variable at states.open.on.go[0].when'],
    [{ when: { nope: [] } }, 'expression-invalid at states.open.on.go[0].when'],
    [{ assign: { m: 1 } }, 'unknown-variable at states.open.on.go[0].assign.m'],
    [{ assign: { n: { var: 'flow.m' } } }, 'unknown-variable at states.open.on.go[0].assign.n'],
    [
      { effects: [{ type: 'tell', params: { n: { var: 'flow.m' } } }] },
      'unknown-variable at states.open.on.go[0].effects[0].params.n',
    ],
    [{ effects: ['no name'] }, 'id-malformed at states.open.on.go[0].effects[0]'],
    [{ roles: [] }, 'list-empty at states.open.on.go[0].roles'],
    [{ too: 'done' }, 'unknown-property at states.open.on.go[0].too'],
  ] as const) {
    it(`finds ${finding} in ${JSON.stringify(transition)}`, () =>
      expect(findingsIn(transition)).to.deep.equal([finding]));
  }

  it('finds a variable that starts as something else than a value', () => {
    const open: WorkflowState = { title: 'Open', on: { end: [{ to: 'done' }] } };
    const odd = { ...workflowOf({ states: { open, done } }), variables: { n: {}, list: ['a'], none: null } };
    expect(findings(odd as never)).to.deep.equal(['value-malformed at variables.n']);
  });

  it('suggests the state that was meant', () => {
    const open: WorkflowState = { title: 'Open', on: { end: [{ to: 'dnoe' }] } };
    expect(lintWorkflow(workflowOf({ states: { open, done } }))[0]?.suggestion).to.equal('done');
  });

  for (const [deadline, finding] of [
    [{ delay: '4h', to: 'done' }, 'duration-malformed at states.open.after[0].delay'],
    [{ delay: 'P1M', to: 'done' }, 'duration-part-refused at states.open.after[0].delay'],
    [{ delay: 'PT0S', to: 'done' }, 'duration-zero at states.open.after[0].delay'],
    [{ to: 'done' }, 'deadline-unclear at states.open.after[0]'],
    [{ delay: 'PT4H', at: 5, to: 'done' }, 'deadline-unclear at states.open.after[0]'],
    [{ delay: 'PT4H', when: { var: 'ticket.open' } }, 'unknown-variable at states.open.after[0].when'],
    [{ at: { var: 'event.at' } }, 'unknown-variable at states.open.after[0].at'],
  ] as const) {
    it(`finds ${finding} in ${JSON.stringify(deadline)}`, () =>
      expect(findingsAfter(deadline)).to.deep.equal([finding]));
  }

  for (const [what, states, finding] of [
    [
      'an unreachable state',
      { lost: { title: 'Lost', on: { end: [{ to: 'done' }] } } },
      'state-unreachable at states.lost',
    ],
    [
      'a name that means the way back',
      { return: { title: 'R', on: { end: [{ to: 'done' }] } } },
      'name-reserved at states.return',
    ],
    [
      'an event of nobody',
      { open: { title: 'Open', on: { fly: [{ to: 'done' }] } } },
      'unknown-event at states.open.on.fly',
    ],
    [
      'a dead end',
      { open: { title: 'Open', on: { end: [{ to: 'done' }], go: [{ to: 'x' }] } }, x: { title: 'X' } },
      'state-dead-end at states.x',
    ],
    [
      'no states inside',
      { open: { title: 'Open', on: { end: [{ to: 'done' }] }, states: {}, initial: 'a' } },
      'states-missing at states.open.states',
    ],
    [
      'nothing to remember',
      { open: { title: 'Open', on: { end: [{ to: 'done' }] }, history: true } },
      'states-missing at states.open.states',
    ],
    [
      'no first state',
      { open: { title: 'Open', on: { end: [{ to: 'done' }] }, states: { a: { title: 'A' } } } },
      'initial-missing at states.open.initial',
    ],
    [
      'an unknown first state',
      { open: { title: 'Open', on: { end: [{ to: 'done' }] }, initial: 'b', states: { a: { title: 'A' } } } },
      'unknown-state at states.open.initial',
    ],
    [
      'an end inside',
      {
        open: {
          title: 'Open',
          on: { end: [{ to: 'done' }] },
          initial: 'a',
          states: { a: { title: 'A', final: true } },
        },
      },
      'final-nested at states.open.states.a.final',
    ],
    [
      'an end that leads on',
      { done: { title: 'Done', final: true, on: { end: [{ to: 'open' }] } } },
      'final-leads-on at states.done',
    ],
    [
      'one name twice',
      {
        open: {
          title: 'Open',
          initial: 'done',
          on: { end: [{ to: 'done' }], go: [{ to: 'open' }] },
          states: { done: { title: 'A' } },
        },
      },
      'state-name-twice at states.open.states.done',
    ],
  ] as const) {
    it(`finds ${what}`, () => {
      const open: WorkflowState = { title: 'Open', on: { end: [{ to: 'done' }] } };
      const events = { end: { title: 'End' }, go: { title: 'Go' } };
      const definition = { ...workflowOf({ states: { open, done, ...(states as object) } }), events };
      expect(findings(definition)).to.include(finding);
    });
  }

  it('finds states that never come to an end', () => {
    const round = { title: 'A', on: { go: [{ to: 'b' }], end: [{ to: 'done' }] } };
    const loop = { b: { title: 'B', on: { go: [{ to: 'c' }] } }, c: { title: 'C', on: { go: [{ to: 'b' }] } } };
    expect(findings(workflowOf({ states: { a: round, ...loop, done } }))).to.deep.equal([
      'state-never-ends at states.b',
      'state-never-ends at states.c',
    ]);
  });

  it('lets a flow go round for ever that has no end at all', () => {
    const states = { a: { title: 'A', on: { go: [{ to: 'b' }] } }, b: { title: 'B', on: { go: [{ to: 'a' }] } } };
    expect(findings(workflowOf({ states }))).to.deep.equal([]);
  });

  it('finds a transition that is never reached', () => {
    const a = {
      title: 'A',
      on: {
        go: [
          { to: 'done', roles: ['lead', 'agent'] },
          { to: 'done', roles: ['agent'] },
        ],
      },
    };
    expect(findings(workflowOf({ states: { a, done } }))).to.deep.equal(['transition-shadowed at states.a.on.go[1]']);
  });

  it('finds no shadow where the roles are others', () => {
    const a = {
      title: 'A',
      on: {
        go: [
          { to: 'done', roles: ['agent'] },
          { to: 'done', roles: ['lead'] },
        ],
      },
    };
    expect(findings(workflowOf({ states: { a, done } }))).to.deep.equal([]);
  });

  it('finds an event that is never taken', () => {
    const states = { a: { title: 'A', on: { go: [{ to: 'done' }] } }, done };
    const events = { go: { title: 'Go' }, fly: { title: 'Fly' } };
    expect(findings({ ...workflowOf({ states }), events })).to.deep.equal(['event-unused at events.fly']);
  });

  const calm = { title: 'Soothe', on: { calm: [{ to: 'return' }] } };

  it('finds nothing in a side-trip that comes back', () => {
    const a = { title: 'A', on: { upset: [{ call: 'soothe' }], end: [{ to: 'done' }] } };
    expect(findings(workflowOf({ states: { a, soothe: calm, done } }))).to.deep.equal([]);
  });

  it('finds a side-trip that is called from within itself', () => {
    const a = { title: 'A', on: { end: [{ to: 'done' }] } };
    const on = { upset: [{ call: 'soothe' }] };
    expect(findings(workflowOf({ on, states: { a, soothe: calm, done } }))).to.deep.equal([
      'call-to-itself at on.upset[0].call',
    ]);
  });

  it('finds nothing when the side-trip takes the event itself', () => {
    const a = { title: 'A', on: { end: [{ to: 'done' }] } };
    const soothe = { ...calm, on: { ...calm.on, upset: [{}] } };
    expect(findings(workflowOf({ on: { upset: [{ call: 'soothe' }] }, states: { a, soothe, done } }))).to.deep.equal(
      [],
    );
  });

  it('finds side-trips that call each other', () => {
    const a = { title: 'A', on: { upset: [{ call: 'b' }], end: [{ to: 'done' }] } };
    const b = { title: 'B', on: { calm: [{ to: 'return' }], doubt: [{ call: 'c' }] } };
    const c = { title: 'C', on: { calm: [{ to: 'return' }], doubt: [{ call: 'b' }] } };
    expect(findings(workflowOf({ states: { a, b, c, done } }))).to.deep.equal([
      'call-to-itself at states.b.on.doubt[0].call',
      'call-to-itself at states.c.on.doubt[0].call',
    ]);
  });

  it('finds states that nest too deep', () => {
    let inner: WorkflowState = { title: 'Leaf' };
    for (let depth = 0; depth < 20; depth++) inner = { title: 'S', initial: 's', states: { s: inner } };
    expect(lintWorkflow(workflowOf({ states: { s: inner }, events: {} })).map(({ code }) => code)).to.deep.equal([
      'states-too-deep',
    ]);
  });

  it('never throws, whatever it reads', () => {
    fc.assert(
      fc.property(fc.anything(), (value) =>
        Array.isArray(lintWorkflow({ kind: 'workflow', states: value, on: value })),
      ),
    );
  });

  it('lets nothing pass that cannot be compiled', () => {
    fc.assert(
      fc.property(randomWorkflow, (definition) => {
        if (errorsAmong(lintWorkflow(definition)).length === 0) compileWorkflow(definition);
      }),
    );
  });
});
