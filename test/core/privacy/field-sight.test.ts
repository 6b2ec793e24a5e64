import { fieldSight, rolePolicyAmong, type RolePolicyDefinition } from '@callside/core';
import { callCentreRoles } from '@callside/playbooks';
import { expect } from 'chai';

const phone = { record: 'ticket', field: { id: 'phone', pii: 'phone' } } as const;
const identity = { record: 'ticket', field: { id: 'card', pii: 'identity' } } as const;

describe('fieldSight', () => {
  it('masks a phone for an agent, who may lift the mask', () => {
    expect(fieldSight(callCentreRoles, { roles: ['agent'] }, phone)).to.deep.equal({
      visibility: 'masked',
      mayReveal: true,
      revealers: [],
    });
  });

  it('names who may where an agent may not', () => {
    const { visibility, mayReveal, revealers } = fieldSight(callCentreRoles, { roles: ['agent'] }, identity);
    expect([visibility, mayReveal]).to.deep.equal(['masked', false]);
    expect(revealers).to.deep.include(callCentreRoles.roles.find(({ id }) => id === 'supervisor')?.title);
  });

  it('shows everything without a policy, and to whom nothing is narrowed', () => {
    expect(fieldSight(undefined, { roles: ['agent'] }, phone).visibility).to.equal('shown');
    expect(fieldSight(callCentreRoles, undefined, phone).visibility).to.equal('shown');
  });

  it('masks no field without personal data', () => {
    const plain = { record: 'ticket', field: { id: 'place' } };
    expect(fieldSight(callCentreRoles, { roles: [] }, plain).visibility).to.equal('shown');
  });

  it('hides from a role that has no grant', () => {
    expect(fieldSight(callCentreRoles, { roles: ['reporting'] }, phone).visibility).to.equal('hidden');
  });
});

describe('rolePolicyAmong', () => {
  const version = (number: number, given: Partial<RolePolicyDefinition> = {}): RolePolicyDefinition => ({
    ...callCentreRoles,
    version: number,
    ...given,
  });

  it('finds the newest published one', () => {
    const newest = version(2);
    expect(rolePolicyAmong([version(1), newest, version(3, { status: 'draft' })])).to.equal(newest);
  });

  it('finds none where several could count, or there is none', () => {
    expect(rolePolicyAmong([version(1), version(1, { id: 'other' })])).to.equal(undefined);
    expect(rolePolicyAmong([])).to.equal(undefined);
  });
});
