import { retentionState, type RetainedRecord, type RetentionRule } from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';
import { errorOf } from '../../support/rejection.js';

const DAY = 86_400_000;
const CREATED = Date.UTC(2024, 0, 31);

const recordings: RetentionRule = { id: 'recordings', records: ['recording'], from: 'created', atMost: 'P1M' };
const books: RetentionRule = { id: 'books', records: ['*'], from: 'created', atLeast: 'P2Y' };

function stateOf(
  now: number,
  given: Partial<RetainedRecord> = {},
  rules: readonly RetentionRule[] = [recordings, books],
) {
  return retentionState({ type: 'recording', createdAt: CREATED, ...given }, rules, now);
}

describe('retentionState', () => {
  it('is active while the purpose lasts, and says until when', () => {
    const end = Date.UTC(2024, 1, 29);
    expect(stateOf(CREATED)).to.deep.equal({
      state: 'active',
      usableUntil: end,
      keptUntil: Date.UTC(2026, 0, 31),
      nextAt: end,
      because: ['recordings'],
    });
  });

  it('is restricted between the end of its use and the end of the duty to keep it', () => {
    expect(stateOf(Date.UTC(2024, 1, 29))).to.include({ state: 'restricted', nextAt: Date.UTC(2026, 0, 31) });
  });

  it('is due for erasure when both are over', () => {
    const { state, nextAt, because } = stateOf(Date.UTC(2026, 0, 31));
    expect([state, nextAt, because]).to.deep.equal(['erase', undefined, ['recordings', 'books']]);
  });

  it('is erased at once where nothing obliges to keep it', () => {
    expect(stateOf(Date.UTC(2024, 1, 29), {}, [recordings]).state).to.equal('erase');
  });

  it('stays active where no rule ends its use', () => {
    expect(stateOf(Date.UTC(2050, 0), {}, [books])).to.deep.include({ state: 'active', because: [] });
  });

  it('is restricted from when the customer asks for erasure', () => {
    const asked = { erasureAskedAt: CREATED + DAY };
    expect(stateOf(CREATED + DAY, asked)).to.deep.include({ state: 'restricted', because: ['erasure-asked', 'books'] });
  });

  it('is not erased while it is held', () => {
    const { state, nextAt, because } = stateOf(Date.UTC(2050, 0), { held: true });
    expect([state, nextAt, because]).to.deep.equal(['restricted', undefined, ['recordings', 'held']]);
  });

  it('counts from the closure where a rule says so, and not before', () => {
    const closed: RetentionRule = { id: 'closed', records: ['ticket'], from: 'closed', atMost: 'P3Y' };
    const ticket = { type: 'ticket', closedAt: CREATED + DAY };
    expect(stateOf(CREATED, { type: 'ticket' }, [closed]).usableUntil).to.equal(undefined);
    expect(stateOf(CREATED, ticket, [closed]).usableUntil).to.equal(Date.UTC(2027, 1, 1));
  });

  it('follows rules whose condition holds', () => {
    const complaint: RetentionRule = {
      id: 'complaints',
      records: ['*'],
      when: { '==': [{ var: 'ticket.type' }, 'complaint'] },
      from: 'created',
      atMost: 'P1D',
    };
    const state = (type: string) => stateOf(CREATED + 2 * DAY, { facts: { type } }, [complaint]).state;
    expect([state('complaint'), state('repair')]).to.deep.equal(['erase', 'active']);
  });

  it('throws for a duration that is none', () => {
    expect(errorOf(() => stateOf(CREATED, {}, [{ ...recordings, atMost: 'soon' }]))).to.include({
      code: 'definition-invalid',
    });
  });

  it('only ever goes from active to restricted to erase', () => {
    const duration = fc.nat(400).map((days) => `P${String(days)}D`);
    const rule = fc.record({ atMost: duration, atLeast: duration, from: fc.constant('created' as const) });
    const order = ['active', 'restricted', 'erase'];
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 4 }), fc.nat(400), fc.nat(400), (written, a, b) => {
        const rules = written.map((each, index) => ({ ...each, id: `r${String(index)}`, records: ['*'] }));
        const [early, late] = [Math.min(a, b), Math.max(a, b)].map(
          (days) => stateOf(CREATED + days * DAY, {}, rules).state,
        );
        expect(order.indexOf(late ?? '')).to.be.at.least(order.indexOf(early ?? ''));
      }),
    );
  });
});
