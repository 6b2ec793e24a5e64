import '@callside/ui/define.js';
import type { ChoiceField, SelectField } from '@callside/ui';
import { elementUpdated, expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';

const options = [
  { value: 'lift', label: { en: 'Lift', 'zh-CN': '电梯' } },
  { value: 'water', label: 'Water' },
];

describe('callside-choice-field', () => {
  it('shows the options in the language of the page', async () => {
    const page = await fixture(
      html`<div lang="zh-CN"><callside-choice-field .options=${options}></callside-choice-field></div>`,
    );
    const field = page.querySelector<ChoiceField>('callside-choice-field')!;
    await elementUpdated(field);
    expect(field.renderRoot.querySelector('.choice')?.textContent.trim()).to.equal('电梯');
  });

  it('goes through the options with the arrow keys', async () => {
    const field = await fixture<ChoiceField>(
      html`<callside-choice-field .options=${options} .value=${'lift'}></callside-choice-field>`,
    );
    field.renderRoot.querySelector('input')?.focus();
    await sendKeys({ press: 'ArrowDown' });
    expect(field.value).to.equal('water');
  });

  it('gives several values in the order of the options', async () => {
    const field = await fixture<ChoiceField>(
      html`<callside-choice-field multiple .options=${options} .value=${['water']}></callside-choice-field>`,
    );
    field.renderRoot.querySelector('input')?.click();
    expect(field.value).to.deep.equal(['lift', 'water']);
  });

  it('is null when the last of several is cleared', async () => {
    const field = await fixture<ChoiceField>(
      html`<callside-choice-field multiple .options=${options} .value=${['lift']}></callside-choice-field>`,
    );
    field.renderRoot.querySelector('input')?.click();
    expect(field.value).to.equal(null);
  });
});

describe('callside-select-field', () => {
  it('keeps a value in sight that is not on offer any more', async () => {
    const field = await fixture<SelectField>(
      html`<callside-select-field .options=${options} .value=${'gas'}></callside-select-field>`,
    );
    expect(field.renderRoot.querySelector('select')?.value).to.equal('gas');
  });

  it('is null when nothing is chosen', async () => {
    const field = await fixture<SelectField>(
      html`<callside-select-field .options=${options} .value=${'lift'}></callside-select-field>`,
    );
    const select = field.renderRoot.querySelector('select')!;
    select.value = '';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    expect(field.value).to.equal(null);
  });

  it('follows the value that the page sets', async () => {
    const field = await fixture<SelectField>(
      html`<callside-select-field .options=${options} .value=${'lift'}></callside-select-field>`,
    );
    field.value = 'water';
    await elementUpdated(field);
    expect(field.renderRoot.querySelector('select')?.value).to.equal('water');
  });
});
