import { assign, type AssignmentCandidate, type AssignmentPolicyDefinition, type AssignmentRule } from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';
import { assignmentPolicy } from '../support/office.js';

function seat(id: string, given: Partial<AssignmentCandidate> = {}): AssignmentCandidate {
  return { id, team: 'engineering', available: true, open: 0, today: 0, ...given };
}

function policyOf(
  rule: Partial<AssignmentRule>,
  fallback?: AssignmentPolicyDefinition['fallback'],
): AssignmentPolicyDefinition {
  const rules = [{ id: 'only', to: { team: 'engineering' }, ...rule }];
  return assignmentPolicy(fallback === undefined ? { rules } : { rules, fallback });
}

function chosen(rule: Partial<AssignmentRule>, ...seats: readonly AssignmentCandidate[]): string | undefined {
  const result = assign(policyOf(rule), seats, {});
  return result.assigned ? result.to.person : undefined;
}

describe('assign', () => {
  it('takes the first rule whose condition holds', () => {
    const seats = [seat('1', { skills: { lift: 2 }, open: 9 }), seat('2')];
    expect(assign(assignmentPolicy(), seats, { fields: { type: 'lift' } })).to.deep.include({
      to: { person: '1' },
      rule: 'lift',
      reason: 'by-skill',
    });
  });

  it('says which rules were not for the ticket', () => {
    expect(assign(assignmentPolicy(), [seat('1')], { fields: { type: 'water' } })).to.deep.equal({
      assigned: true,
      to: { person: '1' },
      rule: 'rest',
      reason: 'round-robin',
      refusals: [{ rule: 'lift', reason: 'condition-not-met' }],
    });
  });

  it('goes on to the next rule when nobody is able, and says why', () => {
    const result = assign(assignmentPolicy(), [seat('1', { skills: { lift: 1 } })], { fields: { type: 'lift' } });
    expect(result).to.deep.include({
      rule: 'rest',
      refusals: [{ rule: 'lift', candidate: '1', reason: 'skill-missing', skill: 'lift', level: 2 }],
    });
  });

  it('gives by turns to who got nothing for the longest time', () => {
    const seats = [
      seat('1', { lastAssignedAt: 5 }),
      seat('2', { lastAssignedAt: 3 }),
      seat('3', { lastAssignedAt: 4 }),
    ];
    expect(chosen({ strategy: 'round-robin' }, ...seats)).to.equal('2');
  });

  it('begins the turns with who never got one, by number', () => {
    expect(chosen({}, seat('1', { lastAssignedAt: 1 }), seat('3'), seat('2'))).to.equal('2');
  });

  it('gives to who has the fewest open tickets, and of equals by turns', () => {
    const seats = [
      seat('1', { open: 2 }),
      seat('2', { open: 1, lastAssignedAt: 9 }),
      seat('3', { open: 1, lastAssignedAt: 8 }),
    ];
    expect(chosen({ strategy: 'least-loaded' }, ...seats)).to.equal('3');
  });

  it('gives to who is best at what is asked for', () => {
    const skills = [{ skill: 'lift' }];
    const seats = [seat('1', { skills: { lift: 1, water: 9 } }), seat('2', { skills: { lift: 3 } })];
    expect(chosen({ strategy: 'by-skill', skills }, ...seats)).to.equal('2');
  });

  it('does not take what every object has for a skill', () => {
    expect(chosen({ skills: [{ skill: 'toString' }] }, seat('1', { skills: {} }))).to.equal(undefined);
  });

  for (const [what, given, refusal] of [
    ['is away', { available: false }, { reason: 'unavailable' }],
    ['has too many open', { open: 3 }, { reason: 'open-limit', limit: 3 }],
    ['got enough today', { today: 5 }, { reason: 'day-limit', limit: 5 }],
  ] as const) {
    it(`passes over a person who ${what}, and says so`, () => {
      const result = assign(policyOf({ limits: { open: 3, perDay: 5 } }), [seat('1', given)], {});
      expect(result).to.deep.equal({ assigned: false, refusals: [{ rule: 'only', candidate: '1', ...refusal }] });
    });
  }

  it('says that nobody is in the team', () => {
    const result = assign(policyOf({}), [seat('1', { team: 'sales' })], {});
    expect(result).to.deep.equal({ assigned: false, refusals: [{ rule: 'only', reason: 'nobody-there' }] });
  });

  it('looks in the department when no team is named', () => {
    const seats = [seat('1', { department: 'service' }), seat('2', { department: 'sales' })];
    expect(chosen({ to: { department: 'sales' } }, ...seats)).to.equal('2');
  });

  it('gives to the person that the rule names', () => {
    const result = assign(policyOf({ to: { person: '2' } }), [seat('1'), seat('2')], {});
    expect(result).to.deep.include({ to: { person: '2' }, reason: 'person' });
  });

  it('puts into the queue without asking who is there', () => {
    expect(assign(policyOf({ to: { queue: 'waiting' } }), [], {})).to.deep.include({
      to: { queue: 'waiting' },
      reason: 'queue',
    });
  });

  it('leaves it to the team to give out by hand', () => {
    const result = assign(policyOf({ strategy: 'manual' }), [seat('1')], {});
    expect(result).to.deep.include({ to: { team: 'engineering' }, reason: 'manual' });
  });

  it('falls back when no rule finds anybody', () => {
    const result = assign(policyOf({}, { queue: 'waiting' }), [], {});
    expect(result).to.deep.equal({
      assigned: true,
      to: { queue: 'waiting' },
      reason: 'fallback',
      refusals: [{ rule: 'only', reason: 'nobody-there' }],
    });
  });

  it('gives the same answer in whatever order people are listed', () => {
    const seats = fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('1', '2', '3', '4'),
        open: fc.nat(2),
        today: fc.nat(2),
        lastAssignedAt: fc.nat(2),
      }),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(seats, fc.constantFrom('round-robin', 'least-loaded', 'by-skill'), (list, strategy) => {
        const people = list.map(({ id, ...given }) => seat(id, given));
        expect(chosen({ strategy }, ...people)).to.equal(chosen({ strategy }, ...[...people].reverse()));
      }),
    );
  });
});
