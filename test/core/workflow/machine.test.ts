import { possibleEvents, transition, type Workflow } from '@callside/core';
import { expect } from 'chai';

const workflow: Workflow<'open' | 'done', 'finish' | 'reopen'> = {
  initial: 'open',
  states: {
    open: {
      on: {
        finish: [
          { to: 'done', roles: ['lead'], effects: ['tell-lead'] },
          { to: 'done', roles: ['agent'], when: { var: 'ticket.cause' }, effects: ['tell-customer'] },
        ],
      },
    },
    done: { final: true },
  },
};

describe('transition', () => {
  it('takes the first way that is open, with its effects as data', () => {
    expect(transition(workflow, 'open', 'finish', { roles: ['lead'] })).to.deep.equal({
      ok: true,
      state: 'done',
      effects: ['tell-lead'],
    });
  });

  it('takes a later way whose condition holds', () => {
    const result = transition(workflow, 'open', 'finish', { roles: ['agent'], scope: { ticket: { cause: 'worn' } } });
    expect(result).to.deep.equal({ ok: true, state: 'done', effects: ['tell-customer'] });
  });

  it('refuses an event that the state does not know', () => {
    expect(transition(workflow, 'open', 'reopen')).to.deep.equal({
      ok: false,
      state: 'open',
      reason: 'not-from-this-state',
    });
  });

  it('refuses a role that may not', () => {
    expect(transition(workflow, 'open', 'finish', { roles: ['guest'] })).to.deep.equal({
      ok: false,
      state: 'open',
      reason: 'role-not-allowed',
    });
  });

  it('refuses while the condition does not hold', () => {
    expect(transition(workflow, 'open', 'finish', { roles: ['agent'] })).to.deep.equal({
      ok: false,
      state: 'open',
      reason: 'condition-not-met',
    });
  });

  it('lets nothing out of a final state', () => {
    expect(transition(workflow, 'done', 'finish')).to.include({ ok: false, reason: 'not-from-this-state' });
  });

  it('refuses an event by the name of a prototype’s method', () => {
    expect(transition(workflow, 'open', 'toString' as 'finish')).to.include({
      ok: false,
      reason: 'not-from-this-state',
    });
  });
});

describe('possibleEvents', () => {
  it('lists each event of the state with its outcome', () => {
    expect(possibleEvents(workflow, 'open').map(({ event, result }) => [event, result.ok])).to.deep.equal([
      ['finish', false],
    ]);
  });

  it('lists nothing for a final state', () => {
    expect(possibleEvents(workflow, 'done')).to.deep.equal([]);
  });
});
