import '@callside/ui/define.js';
import { createFormModel, FIELD_TYPES, issue, type Field, type Value } from '@callside/core';
import { fieldParts, renderField, type FieldRenderer, type FormField } from '@callside/ui';
import { elementUpdated, expect } from '@open-wc/testing';
import { html } from 'lit';
import { place } from '../support/place.js';

const options = [{ value: 'lift', label: 'Lift' }];

async function render(given: Partial<Field>, findings = [issue('required', ['other'])]) {
  const field: Field = { id: 'f', type: 'text', label: { en: 'Field', 'zh-CN': '字段' }, options, ...given };
  const taken: [string, Value][] = [];
  const take = (id: string, value: Value): void => {
    taken.push([id, value]);
  };
  const state = createFormModel([field]).state('f')!;
  const page = place(renderField(state, { locale: 'en', issues: findings, take }));
  const element = page.firstElementChild as FormField;
  await elementUpdated(element);
  return { element, taken };
}

describe('renderField', () => {
  for (const type of FIELD_TYPES.filter((each) => each !== 'attachment')) {
    it(`draws a field of type ${type} with its label`, async () => {
      const { element } = await render({ type });
      expect(element.label).to.equal('Field');
      expect(element.renderRoot.querySelector('[data-control]')).to.not.equal(null);
    });
  }

  for (const [type, heard] of [
    ['checkbox', true],
    ['text', 'on'],
  ] as const)
    it(`hands on ${JSON.stringify(heard)} of an input with “value” and “checked” in a field of type ${type}`, () => {
      const taken: Value[] = [];
      const own: FieldRenderer = (state, options) =>
        html`<input type="checkbox" name=${state.field.id} @change=${fieldParts(state, options).take} />`;
      const state = createFormModel([{ id: 'f', type, label: 'Field' }]).state('f')!;
      const take = (_id: string, value: Value): void => void taken.push(value);
      const page = place(renderField(state, { locale: 'en', issues: [], take, renderers: { f: own } }));
      page.querySelector('input')!.click();
      expect(taken).to.deep.equal([heard]);
    });

  it('leaves a field for files to who keeps them', () => {
    const state = createFormModel([{ id: 'f', type: 'attachment', label: 'Photo' }]).state('f')!;
    const page = place(renderField(state, { locale: 'en', issues: [], take: () => undefined }));
    expect(page.childElementCount).to.equal(0);
  });

  it('offers yes, no and unknown for a tri-state', async () => {
    const { element } = await render({ type: 'tri-state' });
    const labels = [...element.renderRoot.querySelectorAll('.choice')].map((choice) => choice.textContent.trim());
    expect(labels).to.deep.equal(['Yes', 'No', 'Unknown']);
  });

  describe('of a tree', () => {
    const tree: Field['tree'] = [
      {
        value: 'lift',
        label: { en: 'Lift', 'zh-CN': '电梯' },
        children: [
          { value: 'door', label: 'Door' },
          { value: 'cable', label: 'Cable', active: false },
        ],
      },
    ];
    const offers = async (given: Partial<Field>): Promise<string[]> => {
      const { element } = await render({ type: 'tree', tree, ...given });
      return [...element.renderRoot.querySelectorAll('option')].slice(1).map((option) => option.textContent.trim());
    };

    it('offers the entries by their paths', async () => {
      expect(await offers({})).to.deep.equal(['Lift › Door']);
    });

    it('offers any entry where any can be chosen', async () => {
      expect(await offers({ selectable: 'any' })).to.deep.equal(['Lift', 'Lift › Door']);
    });

    it('shows an entry that was taken out while it is the value', async () => {
      expect(await offers({ default: 'cable' })).to.deep.equal(['Lift › Door', 'Lift › Cable']);
    });
  });

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

  describe('with renderers', () => {
    const draws =
      (mark: string): FieldRenderer =>
      ({ field, value }, { take }) =>
        html`<button
          @click=${() => {
            take(field.id, `${mark}2`, true);
          }}
        >
          ${mark} ${field.id} ${value}
        </button>`;

    function drawn(renderers: Readonly<Record<string, FieldRenderer>>, id = 'f') {
      const field: Field = { id, type: 'phone', label: 'Field' };
      const taken: unknown[] = [];
      const take = (...heard: unknown[]): void => void taken.push(heard);
      const state = createFormModel([field], { values: { [id]: '138' } }).state(id)!;
      const page = place(renderField(state, { locale: 'en', issues: [], take, renderers }));
      return { element: page.firstElementChild as HTMLElement, taken };
    }

    const textOf = (renderers: Readonly<Record<string, FieldRenderer>>, id?: string): string | undefined =>
      drawn(renderers, id).element.textContent.trim().replaceAll(/\s+/g, ' ');

    it('draws a field by the renderer of its type', () => {
      expect(textOf({ phone: draws('own') })).to.equal('own f 138');
    });

    it('puts the renderer of its id before that of its type', () => {
      expect(textOf({ phone: draws('type'), f: draws('id') })).to.equal('id f 138');
    });

    it('leaves fields of other types and ids alone', () => {
      expect(drawn({ text: draws('own'), g: draws('own') }).element.localName).to.equal('callside-text-field');
    });

    for (const id of ['constructor', 'toString', '__proto__']) {
      it(`takes nothing that every object has for the renderer of the field "${id}"`, () => {
        expect(drawn({}, id).element.localName).to.equal('callside-text-field');
      });
    }

    it('hears what a renderer takes', () => {
      const { element, taken } = drawn({ phone: draws('own') });
      element.click();
      expect(taken).to.deep.equal([['f', 'own2', true]]);
    });
  });
});
