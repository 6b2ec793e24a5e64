import '@callside/ticket-form/define.js';
import { expect } from '@open-wc/testing';
import { ticketForm } from '../support/widget-definitions.js';
import { showElement } from '../support/widget-page.js';

describe('who wants no motion', () => {
  it('sees none: each engine of these tests asks for it, and no control fades', async () => {
    expect(matchMedia('(prefers-reduced-motion: reduce)').matches).to.equal(true);
    const definition = ticketForm({ id: 'one', type: 'text', label: 'One' });
    const { shadowRoot } = await showElement('callside-ticket-form', { definition });
    const fading = [...shadowRoot!.querySelectorAll('*')].filter(
      (each) => parseFloat(getComputedStyle(each).transitionDuration) > 0,
    );
    expect(fading).to.deep.equal([]);
  });
});
