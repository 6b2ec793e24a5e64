import {
  compileRolePolicy,
  lintDefinition,
  mayDo,
  projectValues,
  visibilityOf,
  formatPath,
  type Grant,
  type RolePolicyDefinition,
  type Visibility,
} from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';
import { field } from '../support/definitions.js';

function policyOf(grants: readonly Grant[], given: Partial<RolePolicyDefinition> = {}): RolePolicyDefinition {
  return {
    kind: 'role-policy',
    id: 'roles',
    version: 1,
    status: 'published',
    title: 'Roles',
    roles: [
      { id: 'agent', title: 'Agent' },
      { id: 'leader', title: 'Team leader', inherits: ['agent'] },
      { id: 'manager', title: 'Manager', inherits: ['leader'] },
    ],
    grants,
    ...given,
  };
}

const phone = field('phone', { type: 'phone', pii: 'phone' });
const card = field('card', { pii: 'card' });
const summary = field('summary');

const policy = compileRolePolicy(
  policyOf([
    { roles: ['agent'], records: ['ticket'], actions: ['view', 'edit'] },
    { roles: ['agent'], records: ['ticket'], actions: ['view-masked'], pii: ['phone', 'card'] },
    { roles: ['leader'], records: ['ticket'], actions: ['view'], pii: ['phone'] },
    { roles: ['manager'], records: ['*'], actions: ['export'] },
    { roles: ['agent'], records: ['evaluation'], actions: ['view'], own: true },
  ]),
);

describe('mayDo', () => {
  it('allows what a grant names', () => {
    expect(mayDo(policy, { roles: ['agent'] }, 'edit', { record: 'ticket', field: summary })).to.deep.equal({
      allowed: true,
    });
  });

  it('refuses what no grant names, and says who may', () => {
    expect(mayDo(policy, { roles: ['agent'] }, 'export', { record: 'ticket' })).to.deep.equal({
      allowed: false,
      reason: 'not-granted',
      roles: ['manager'],
    });
  });

  it('lets roles inherit through each other', () => {
    expect(mayDo(policy, { roles: ['manager'] }, 'edit', { record: 'ticket', field: summary }).allowed).to.equal(true);
  });

  it('does not let a grant without fields cover personal data', () => {
    expect(mayDo(policy, { roles: ['agent'] }, 'edit', { record: 'ticket', field: phone }).allowed).to.equal(false);
  });

  it('allows what is only for one’s own', () => {
    const evaluation = { record: 'evaluation' };
    expect([
      mayDo(policy, { roles: ['agent'], owns: true }, 'view', evaluation).allowed,
      mayDo(policy, { roles: ['agent'] }, 'view', evaluation),
    ]).to.deep.equal([true, { allowed: false, reason: 'only-own', roles: [] }]);
  });

  it('knows no role that the policy does not have', () => {
    expect(mayDo(policy, { roles: ['intruder'] }, 'view', { record: 'ticket' }).allowed).to.equal(false);
  });

  it('never allows less for one role more', () => {
    const roles = fc.subarray(['agent', 'leader', 'manager']);
    const action = fc.constantFrom('view' as const, 'view-masked' as const, 'edit' as const, 'export' as const);
    fc.assert(
      fc.property(roles, roles, action, fc.constantFrom(phone, card, summary), (some, more, what, which) => {
        const allowed = (given: readonly string[]) =>
          mayDo(policy, { roles: given }, what, { record: 'ticket', field: which }).allowed;
        expect(allowed([...some, ...more]) || !allowed(some)).to.equal(true);
      }),
    );
  });
});

describe('visibilityOf', () => {
  for (const [role, expected] of [
    ['agent', 'masked'],
    ['leader', 'shown'],
    ['intruder', 'hidden'],
  ] as readonly (readonly [string, Visibility])[]) {
    it(`is ${expected} for the phone number and the role ${role}`, () => {
      expect(visibilityOf(policy, { roles: [role] }, { record: 'ticket', field: phone })).to.equal(expected);
    });
  }
});

describe('projectValues', () => {
  const fields = [phone, summary, field('secret', { pii: 'identity' })];
  const values = { phone: '13812345678', summary: 'Lift stopped', secret: '11010119900101001X', more: 'x' };

  it('shows, masks and leaves out', () => {
    expect(projectValues(policy, { roles: ['agent'] }, { record: 'ticket', fields, values })).to.deep.equal({
      values: { phone: '138••••5678', summary: 'Lift stopped' },
      masked: ['phone'],
      hidden: ['secret', 'more'],
    });
  });

  it('lets nothing of a masked number through', () => {
    const masked = projectValues(
      policy,
      { roles: ['agent'] },
      { record: 'ticket', fields, values: { phone: 13812345678 } },
    );
    expect(masked.values).to.deep.equal({ phone: '••••' });
  });
});

describe('lintRolePolicy', () => {
  const findings = (given: Partial<RolePolicyDefinition>): string[] =>
    lintDefinition(policyOf([], given)).map(({ code, path }) => `${code} at ${formatPath(path)}`);

  it('finds nothing in a good policy', () => {
    expect(findings({})).to.deep.equal([]);
  });

  it('finds a grant for a role that does not exist', () => {
    const grants: Grant[] = [{ roles: ['agnet'], records: ['ticket'], actions: ['view'] }];
    expect(findings({ grants })).to.deep.equal(['unknown-role at grants[0].roles[0]']);
  });

  it('finds roles that inherit from each other', () => {
    const roles = [
      { id: 'a', title: 'A', inherits: ['b'] },
      { id: 'b', title: 'B', inherits: ['a'] },
    ];
    expect(findings({ roles })).to.deep.equal([
      'role-inherits-itself at roles[0].inherits',
      'role-inherits-itself at roles[1].inherits',
    ]);
  });

  it('finds a retention rule that says nothing', () => {
    expect(findings({ retention: [{ id: 'r', records: ['*'], from: 'created' }] })).to.deep.equal([
      'retention-unclear at retention[0]',
    ]);
  });
});
