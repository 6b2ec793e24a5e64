import { draftProgress } from '@callside/core';
import { expect } from 'chai';
import { ticketForm } from '../../support/widget-definitions.js';

const FORM = ticketForm(
  { id: 'type', type: 'text', label: 'Type', default: 'lift' },
  { id: 'floor', type: 'number', label: 'Floor', required: true, visible: { '==': [{ var: 'fields.type' }, 'lift'] } },
  { id: 'note', type: 'long-text', label: 'Note' },
  { id: 'urgent', type: 'checkbox', label: 'Urgent', required: { '==': [{ var: 'customer.vip' }, true] } },
);

describe('draftProgress', () => {
  it('counts the fields that are shown now, and those of them with a value', () => {
    expect(draftProgress(FORM, { note: 'x' })).to.deep.include({ shown: 4, filled: 2 });
    expect(draftProgress(FORM, { type: 'water', note: 'x' })).to.deep.include({ shown: 3, filled: 2 });
  });

  it('names what a submit would still ask for', () => {
    expect(draftProgress(FORM, {}).missing).to.deep.equal(['floor']);
    expect(draftProgress(FORM, { floor: 3 }, { customer: { vip: true } }).missing).to.deep.equal(['urgent']);
  });

  it('tells what was typed from what the form fills in', () => {
    expect(draftProgress(FORM, { type: 'lift' }).isTyped).to.equal(false);
    expect(draftProgress(FORM, { type: 'lift', note: '' }).isTyped).to.equal(false);
    expect(draftProgress(FORM, { type: 'water' }).isTyped).to.equal(true);
  });
});
