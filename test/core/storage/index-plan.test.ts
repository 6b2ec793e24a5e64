import { expect } from 'chai';
import fc from 'fast-check';
import { ENTITY_TYPES } from '@callside/core';
import {
  IMPERSONAL_NAMES,
  INDEX_PLAN,
  indexedValue,
  termPrefix,
  termsOf,
} from '../../../packages/core/src/storage/index-plan.js';

describe('termsOf', () => {
  it('gives one term for each indexed value and one for the type', () => {
    const doc = { id: 't', status: 'new', customerId: 'c', callId: 'k', form: { id: 'repair', version: 3 } };
    expect(termsOf('ticket', doc, 1)).to.deep.equal([
      'ticket.every=@9999999999998/t',
      'ticket.status=new@9999999999998/t',
      'ticket.customer=c@9999999999998/t',
      'ticket.call=k@9999999999998/t',
      'ticket.form=repair@9999999999998/t',
    ]);
  });

  it('gives none for a value that is not there', () => {
    expect(termsOf('call', { id: 'k', state: 'idle' }, 0)).to.have.length(2);
  });

  it('gives none for a value that the server has masked', () => {
    const doc = { id: 't', customerId: { masked: true, hint: 'c***' } };
    expect(termsOf('ticket', doc, 0)).to.have.length(1);
  });

  it('joins the two parts of what an attachment is for', () => {
    const doc = { id: 'a', for: { type: 'ticket', id: 't' } };
    expect(termsOf('attachment', doc, 0)[1]).to.equal('attachment.for=ticket/t@9999999999999/a');
  });

  it('orders the records of one value from the newest to the oldest', () => {
    const times = fc.tuple(fc.nat({ max: 9_999_999_999_999 }), fc.nat({ max: 9_999_999_999_999 }));
    fc.assert(
      fc.property(times, ([a, b]) => {
        const [termA = '', termB = ''] = [a, b].map((at) => termsOf('ticket', { id: 't' }, at)[0]);
        expect(termA < termB).to.equal(a > b);
      }),
    );
  });

  it('takes a clock that is far out', () => {
    expect(termsOf('ticket', { id: 't' }, 9e15)).to.deep.equal(['ticket.every=@0000000000000/t']);
    expect(termsOf('ticket', { id: 't' }, -5)).to.deep.equal(['ticket.every=@9999999999999/t']);
  });
});

describe('termPrefix', () => {
  it('is the start of the terms of its own value and of no other', () => {
    const text = fc.string({ unit: fc.constantFrom('@', '%', '=', '/', '.', '0', '4', 'a', '\ud800') });
    fc.assert(
      fc.property(text, text, (mine, theirs) => {
        const [, term = ''] = termsOf('ticket', { id: 't', status: theirs }, 0);
        expect(term.startsWith(termPrefix('ticket', 'status', mine))).to.equal(mine === theirs);
      }),
    );
  });
});

describe('indexedValue', () => {
  it('knows no name that the plan does not name', () => {
    expect(indexedValue('ticket', 'phone', { id: 't', phone: '138' })).to.equal(undefined);
  });
});

describe('the index plan', () => {
  it('takes customers and agents for persons', () => {
    const names = new Set(ENTITY_TYPES.flatMap((type) => Object.keys(INDEX_PLAN[type])));
    const personal = [...names].filter((name) => !IMPERSONAL_NAMES.has(name));
    expect(personal).to.have.members(['agent', 'customer']);
  });
});
