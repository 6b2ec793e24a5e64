import '@callside/ui/define.js';
import { AGENT_FIELD_RENDERERS } from '@callside/ui/agent-fields.js';
import { createFormModel, issue, type Field, type Option, type Value } from '@callside/core';
import { renderField, type FormField, type RenderFieldOptions } from '@callside/ui';
import { elementUpdated, expect } from '@open-wc/testing';
import { place } from '../support/place.js';

const optionsOf = (count: number): readonly Option[] =>
  Array.from({ length: count }, (_, index) => ({ value: String(index), label: `Option ${String(index)}` }));

const search = (): Promise<readonly Option[]> => Promise.resolve([]);

async function render(given: Partial<Field>, more: Partial<RenderFieldOptions> = {}) {
  const field: Field = { id: 'f', type: 'text', label: { en: 'Field', 'zh-CN': '字段' }, ...given };
  const taken: [string, Value, boolean][] = [];
  const state = createFormModel([field]).state('f')!;
  const options: RenderFieldOptions = {
    locale: 'en',
    issues: [],
    take: (...heard) => void taken.push(heard),
    renderers: AGENT_FIELD_RENDERERS,
    ...more,
  };
  const element = place(renderField(state, options)).firstElementChild as FormField;
  await elementUpdated(element);
  return { element, taken };
}

describe('AGENT_FIELD_RENDERERS', () => {
  for (const [given, tag] of [
    [{ type: 'tree', tree: [{ value: 'a', label: 'A' }] }, 'callside-tree-field'],
    [{ type: 'lookup', source: 'buildings' }, 'callside-combobox-field'],
    [{ type: 'tri-state' }, 'callside-tri-state-field'],
    [{ type: 'select', options: optionsOf(16) }, 'callside-combobox-field'],
    [{ type: 'select', options: optionsOf(15) }, 'callside-select-field'],
    [{ type: 'multi-select', options: optionsOf(16) }, 'callside-multi-select-field'],
    [{ type: 'multi-select', options: optionsOf(15) }, 'callside-choice-field'],
    [{ type: 'text' }, 'callside-text-field'],
  ] as const) {
    it(`draw a field of type ${given.type} as <${tag}>`, async () => {
      const { element } = await render(given, {
        issues: [issue('required', ['f'])],
        lookups: { buildings: { search } },
      });
      expect(element.localName).to.equal(tag);
      expect(element).to.include({ label: 'Field', name: 'f', error: 'Fill this in.' });
    });
  }

  it('pass the field’s state on', async () => {
    const { element } = await render({ type: 'tri-state', required: true, readOnly: true, help: 'Help' });
    expect(element).to.include({ required: true, readOnly: true, help: 'Help' });
  });

  it('hand on what the user makes', async () => {
    const { element, taken } = await render({ type: 'tri-state' });
    element.renderRoot.querySelectorAll('input')[2]?.click();
    expect(taken).to.deep.equal([
      ['f', 'unknown', false],
      ['f', 'unknown', true],
    ]);
  });

  it('draw a select by how many options it has, not by how many are on offer', async () => {
    const options = optionsOf(16).map((option) => ({ ...option, active: false }));
    expect((await render({ type: 'select', options })).element.localName).to.equal('callside-combobox-field');
  });

  it('give a look-up the search of its source', async () => {
    const { element } = await render({ type: 'lookup', source: 'buildings' }, { lookups: { buildings: { search } } });
    expect(element).to.have.property('search', search);
  });

  for (const source of ['buildings', 'constructor', '__proto__']) {
    it(`say at the field that the page has no search “${source}”`, async () => {
      expect((await render({ type: 'lookup', source })).element.error).to.equal(`This page has no search “${source}”.`);
      expect((await render({ type: 'lookup', source }, { lookups: {} })).element.error).to.contain(source);
    });
  }
});
