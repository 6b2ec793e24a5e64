import '@callside/ui/define.js';
import { createFormModel, FIELD_TYPES, issue, type Field, type Value } from '@callside/core';
import { renderField, type FormField } from '@callside/ui';
import { elementUpdated, expect, fixture, html } from '@open-wc/testing';

const options = [{ value: 'lift', label: 'Lift' }];

async function render(given: Partial<Field>, findings = [issue('required', ['other'])]) {
  const field: Field = { id: 'f', type: 'text', label: { en: 'Field', 'zh-CN': '字段' }, options, ...given };
  const taken: [string, Value][] = [];
  const take = (id: string, value: Value): void => {
    taken.push([id, value]);
  };
  const state = createFormModel([field]).state('f')!;
  const page = await fixture(html`<div>${renderField(state, { locale: 'en', issues: findings, take })}</div>`);
  const element = page.firstElementChild as FormField;
  await elementUpdated(element);
  return { element, taken };
}

describe('renderField', () => {
  for (const type of FIELD_TYPES) {
    it(`draws a field of type ${type} with its label`, async () => {
      const { element } = await render({ type });
      expect(element.label).to.equal('Field');
      expect(element.renderRoot.querySelector('[data-control]')).to.not.equal(null);
    });
  }

  it('passes the field’s state on', async () => {
    const { element } = await render({ required: true, readOnly: true, help: 'Help' });
    expect(element).to.include({ name: 'f', required: true, readOnly: true, help: 'Help' });
  });

  it('shows the finding of its own field', async () => {
    expect((await render({}, [issue('required', ['f'])])).element.error).to.equal('Fill this in.');
  });

  it('shows no finding of another field', async () => {
    expect((await render({})).element.error).to.equal('');
  });

  it('hands on what the user makes', async () => {
    const { element, taken } = await render({});
    const input = element.renderRoot.querySelector('input')!;
    input.value = 'a';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    expect(taken).to.deep.equal([['f', 'a']]);
  });
});
