import '@callside/ticket-form/define.js';
import { styledBy, type FieldRenderer } from '@callside/ui';
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { place } from '../support/place.js';
import { ticketForm } from '../support/widget-definitions.js';
import { showElement } from '../support/widget-page.js';

const RED = 'rgb(255, 0, 0)';

function redSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`p { color: ${RED}; }`);
  return sheet;
}

async function show(text: FieldRenderer) {
  const definition = ticketForm({ id: 'one', type: 'text', label: 'One' }, { id: 'two', type: 'text', label: 'Two' });
  const form = await showElement('callside-ticket-form', { definition, fieldRenderers: { text } });
  return { form, root: form.shadowRoot! };
}

describe('styledBy', () => {
  it('brings a style sheet to what is drawn inside a form, once', async () => {
    const sheet = redSheet();
    const { form, root } = await show(({ field }) => html`<p ${styledBy(sheet)}>${field.id}</p>`);
    form.requestUpdate();
    await form.updateComplete;
    expect([...root.querySelectorAll('p')].map((drawn) => getComputedStyle(drawn).color)).to.deep.equal([RED, RED]);
    expect(root.adoptedStyleSheets.filter((each) => each === sheet)).to.have.length(1);
  });

  it('keeps the styles of the form', async () => {
    const { root } = await show(({ field }) => html`<p ${styledBy(redSheet())}>${field.id}</p>`);
    expect(getComputedStyle(root.querySelector('.foot')!).display).to.equal('flex');
  });

  it('leaves a page alone that a renderer is used in without a form', () => {
    const before = document.adoptedStyleSheets.length;
    place(html`<p ${styledBy(redSheet())}>Text</p>`);
    expect(document.adoptedStyleSheets.length).to.equal(before);
  });

  it('says where it stands', () => {
    expect(() => place(html`<p>${styledBy(redSheet())}</p>`)).to.throw(TypeError, 'stands on an element');
  });
});
