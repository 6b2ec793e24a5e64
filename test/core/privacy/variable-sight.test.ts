import {
  expandPhrase,
  privateFieldOf,
  scopeInSight,
  valueInSight,
  type Field,
  type Scope,
  type VariableSight,
} from '@callside/core';
import { callCentreRoles } from '@callside/playbooks';
import { expect } from 'chai';
import { callScript, field, step } from '../support/definitions.js';

const PHONE = '13812345678';
const MASK = '138••••5678';

const fields: Readonly<Record<string, Pick<Field, 'id' | 'pii'>>> = {
  callback: { id: 'callback', pii: 'phone' },
  card: { id: 'card', pii: 'card' },
};

function sightOf(...roles: string[]): VariableSight {
  return { policy: callCentreRoles, viewer: { roles, owns: true }, fieldOf: (id) => fields[id] };
}

describe('valueInSight', () => {
  it('masks what a customer’s data say for a role that sees it masked', () => {
    expect(valueInSight('customer.phone', PHONE, sightOf('agent'))).to.equal(MASK);
  });

  it('shows what a role may see', () => {
    expect(valueInSight('customer.name', 'Ms Chen', sightOf('agent'))).to.equal('Ms Chen');
  });

  for (const root of ['fields', 'saved', 'ticket.values']) {
    it(`masks a field’s value under ${root}`, () => {
      expect(valueInSight(`${root}.callback`, PHONE, sightOf('agent'))).to.equal(MASK);
    });
  }

  it('gives nothing of what a role may not see at all', () => {
    expect(valueInSight('customer.phone', PHONE, sightOf('reporting'))).to.equal(undefined);
  });

  it('gives nothing of what is no text, where a text would be masked', () => {
    expect(valueInSight('fields.callback', [PHONE], sightOf('agent'))).to.equal(undefined);
    expect(valueInSight('fields.callback', Number(PHONE), sightOf('agent'))).to.equal(MASK);
  });

  it('gives the hint of what the server has masked, to everybody', () => {
    const masked = { masked: true, hint: '•••• 78' };
    expect(valueInSight('fields.place', masked, { ...sightOf('agent'), policy: undefined })).to.equal('•••• 78');
  });

  it('leaves what is nobody’s personal data as it is', () => {
    expect(valueInSight('fields.place', ['roof'], sightOf('agent'))).to.deep.equal(['roof']);
    expect(valueInSight('call.queue', 'repair', sightOf('agent'))).to.equal('repair');
    expect(valueInSight('fields.callback', null, sightOf('agent'))).to.equal(null);
  });

  it('shows everything without a policy', () => {
    expect(valueInSight('customer.phone', PHONE, { ...sightOf('agent'), policy: undefined })).to.equal(PHONE);
  });
});

describe('scopeInSight', () => {
  const scope: Scope = {
    customer: { id: 'C-1', name: 'Ms Chen', phone: PHONE },
    fields: { callback: PHONE, place: 'Roof' },
    saved: { callback: PHONE },
    ticket: { id: 't', values: { callback: PHONE } },
    agent: { id: '1001' },
  };

  it('masks every place that a text could be filled from', () => {
    expect(JSON.stringify(scopeInSight(scope, sightOf('agent')))).to.not.include(PHONE);
  });

  it('leaves the rest as it is', () => {
    expect(scopeInSight(scope, sightOf('agent'))).to.deep.equal({
      customer: { id: 'C-1', name: 'Ms Chen', phone: MASK },
      fields: { callback: MASK, place: 'Roof' },
      saved: { callback: MASK },
      ticket: { id: 't', values: { callback: MASK } },
      agent: { id: '1001' },
    });
  });

  it('lets a phrase ask for what is not shown at all', () => {
    const seen = scopeInSight(scope, sightOf('reporting'));
    expect(expandPhrase('I call {{customer.phone}}.', seen).missing).to.deep.equal(['customer.phone']);
  });
});

describe('privateFieldOf', () => {
  const script = callScript({
    steps: [step('ask', { fields: [field('back', { copyTo: 'ticket.callback', pii: 'phone' }), field('place')] })],
  });

  it('finds a script’s field by the id that it shares with the form', () => {
    expect(privateFieldOf([script])('callback')?.pii).to.equal('phone');
  });

  it('finds nothing without personal data', () => {
    expect(privateFieldOf([script, callCentreRoles])('place')).to.equal(undefined);
  });
});
