import { sharedFieldId } from '@callside/core';
import { expect } from 'chai';
import { field } from '../support/definitions.js';

describe('sharedFieldId', () => {
  it('is the ticket’s field where the answer goes', () => {
    expect(sharedFieldId(field('where', { copyTo: 'ticket.location' }))).to.equal('location');
  });

  it('is the field’s own id else', () => expect(sharedFieldId(field('where'))).to.equal('where'));
});
