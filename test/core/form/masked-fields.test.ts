import { createFormModel, type Value } from '@callside/core';
import { expect } from 'chai';
import { field } from '../support/definitions.js';

const masked = (hint: string): Value => ({ masked: true, hint }) as unknown as Value;

const MASK = masked('138••••5678');

describe('createFormModel with values that the server has masked', () => {
  for (const type of ['text', 'phone', 'email', 'number', 'date', 'select', 'multi-select', 'checkbox'] as const)
    it(`finds nothing wrong with a masked ${type}, needed or not`, () => {
      const form = createFormModel([field('a', { type, required: true, options: [] })], { values: { a: MASK } });
      expect(form.check()).to.deep.equal([]);
    });

  it('keeps a masked choice when others are on offer', () => {
    const kind = field('kind');
    const when = (value: string) => ({ '==': [{ var: 'fields.kind' }, value] });
    const part = field('part', {
      type: 'select',
      options: [
        { value: 'door', label: 'Door', when: when('lift') },
        { value: 'pipe', label: 'Pipe', when: when('water') },
      ],
    });
    const form = createFormModel([kind, part], { values: { kind: 'lift', part: masked('••••') } });
    form.setValue('kind', 'water');
    expect(form.state('part')?.value).to.deep.equal({ masked: true, hint: '••••' });
  });

  it('takes two masks with one hint for the same', () => {
    const form = createFormModel([field('phone')], { values: { phone: MASK } });
    expect(form.setValue('phone', masked('138••••5678'))).to.deep.equal([]);
    expect(form.setValue('phone', masked('139••••5678'))).to.deep.equal(['phone']);
  });

  it('takes what is typed in its place', () => {
    const form = createFormModel([field('phone', { type: 'phone' })], { values: { phone: MASK } });
    form.setValue('phone', 'abc');
    expect(form.check().map(({ code }) => code)).to.deep.equal(['phone-malformed']);
    form.setValue('phone', '13900001111');
    expect(form.submission()).to.deep.equal({ phone: '13900001111' });
  });

  it('computes nothing from a mask', () => {
    const compute = { cat: ['Call ', { var: 'fields.phone' }] };
    const values = { phone: MASK, task: 'Call 13812345678' };
    const form = createFormModel([field('phone'), field('task', { compute })], { values });
    expect(form.state('task')?.value).to.equal('Call 13812345678');
    form.setValue('phone', '13900001111');
    expect(form.state('task')?.value).to.equal('Call 13900001111');
  });
});
