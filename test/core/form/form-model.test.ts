import { createFormModel, defaultValues, type Expression } from '@callside/core';
import { expect } from 'chai';
import { errorOf } from '../../support/rejection.js';
import { field } from '../support/definitions.js';

function equals(variable: string, value: string): Expression {
  return { '==': [{ var: variable }, value] };
}

const kind = field('kind', {
  type: 'choice',
  options: [
    { value: 'lift', label: 'Lift' },
    { value: 'water', label: 'Water' },
  ],
});

describe('createFormModel', () => {
  it('knows nothing of a field that is not there', () => {
    expect(createFormModel([kind]).state('floor')).to.equal(undefined);
  });

  it('starts with the values that it is given', () => {
    expect(createFormModel([kind], { values: { kind: 'lift' } }).state('kind')?.value).to.equal('lift');
  });

  it('starts with null where there is no value', () => {
    expect(createFormModel([kind]).state('kind')?.value).to.equal(null);
  });

  for (const id of ['toString', 'valueOf', 'hasOwnProperty']) {
    it(`starts with null for a field called "${id}" too`, () => {
      expect(createFormModel([field(id)]).state(id)?.value).to.equal(null);
    });
  }

  it('refuses a broken rule', () => {
    const error = errorOf(() => createFormModel([field('a', { visible: { nope: [] } })]));
    expect(error).to.have.property('code', 'expression-invalid');
  });

  for (const rule of ['visible', 'required', 'readOnly'] as const) {
    it(`follows the rule "${rule}"`, () => {
      const form = createFormModel([kind, field('floor', { [rule]: equals('fields.kind', 'lift') })]);
      const before = form.state('floor')?.[rule];
      form.setValue('kind', 'lift');
      expect([before, form.state('floor')?.[rule]]).to.deep.equal([false, true]);
    });

    it(`takes a constant for the rule "${rule}"`, () => {
      expect(createFormModel([field('a', { [rule]: true })]).state('a')?.[rule]).to.equal(true);
    });
  }

  it('shows, does not require and lets change what has no rules', () => {
    expect(createFormModel([field('a')]).state('a')).to.include({ visible: true, required: false, readOnly: false });
  });

  it('reads conditions on the rest of the scope', () => {
    const form = createFormModel([field('vip', { visible: equals('customer.level', 'gold') })]);
    form.setScope({ customer: { level: 'gold' } });
    expect(form.state('vip')?.visible).to.equal(true);
  });

  it('reads its values as answers where it is told to', () => {
    const fields = [kind, field('why', { visible: equals('answers.kind', 'lift') })];
    expect(createFormModel(fields, { values: { kind: 'lift' }, valuesAs: 'answers' }).state('why')?.visible).to.equal(
      true,
    );
  });

  describe('tells which fields changed', () => {
    const form = () =>
      createFormModel([
        field('note'),
        field('floor', { visible: equals('fields.kind', 'lift') }),
        kind,
        field('pipe', { required: equals('fields.kind', 'water') }),
      ]);

    it('the one that was set and those that depend on it, in the form’s order', () => {
      expect(form().setValue('kind', 'lift')).to.deep.equal(['floor', 'kind']);
    });

    it('none when the value is the same', () => {
      const model = form();
      model.setValue('kind', 'lift');
      expect(model.setValue('kind', 'lift')).to.deep.equal([]);
    });

    it('none for a field that is not there', () => {
      expect(form().setValue('other', 'x')).to.deep.equal([]);
    });

    it('only those that a new scope changes', () => {
      const model = createFormModel([field('a'), field('b', { visible: equals('call.state', 'held') })]);
      expect(model.setScope({ call: { state: 'held' } })).to.deep.equal(['b']);
      expect(model.setScope({ call: { state: 'held' } })).to.deep.equal([]);
    });

    it('not a computed list that came out the same', () => {
      const list = field('list', { type: 'multi-select', compute: { merge: ['a', { var: 'customer.tag' }] } });
      const model = createFormModel([list], { scope: { customer: { tag: 'b' } } });
      expect(model.setScope({ customer: { tag: 'b' } })).to.deep.equal([]);
    });
  });

  describe('computed fields', () => {
    const sum = (id: string, ...parts: string[]) =>
      field(id, { type: 'number', compute: { '+': parts.map((part) => ({ var: [`fields.${part}`, 0] })) } });

    it('hold their expression’s result from the start', () => {
      expect(createFormModel([sum('b', 'a'), field('a')], { values: { a: 2 } }).values['b']).to.equal(2);
    });

    it('cannot be typed', () => {
      expect(createFormModel([sum('b', 'a')]).state('b')?.readOnly).to.equal(true);
    });

    it('follow each other in a chain, whatever their order', () => {
      const model = createFormModel([sum('d', 'c', 'a'), sum('c', 'b'), sum('b', 'a'), field('a', { type: 'number' })]);
      model.setValue('a', 2);
      expect(model.values).to.deep.equal({ a: 2, b: 2, c: 2, d: 4 });
    });

    it('in a circle come to an end', () => {
      const model = createFormModel([
        field('a', { compute: { '+': [{ var: ['fields.b', 0] }, 1] } }),
        field('b', { compute: { '+': [{ var: ['fields.a', 0] }, 1] } }),
      ]);
      expect(model.values['a']).to.be.a('number');
    });
  });

  describe('defaults', () => {
    const phone = field('phone', { default: { var: 'customer.phone' } });

    it('come from the scope', () => {
      expect(createFormModel([phone], { scope: { customer: { phone: '138' } } }).values).to.deep.equal({
        phone: '138',
      });
    });

    it('give way to a value', () => {
      const model = createFormModel([phone], { values: { phone: '139' }, scope: { customer: { phone: '138' } } });
      expect(model.values).to.deep.equal({ phone: '139' });
    });

    it('do not come back when the value was cleared', () => {
      const model = createFormModel([phone], { values: { phone: null }, scope: { customer: { phone: '138' } } });
      expect(model.state('phone')?.value).to.equal(null);
    });

    it('leave a field empty that they say nothing for', () => {
      expect(defaultValues([phone], {})).to.deep.equal({});
    });
  });

  describe('options', () => {
    const parts = (values = {}) =>
      createFormModel(
        [
          kind,
          field('part', {
            type: 'select',
            options: [
              { value: 'door', label: 'Door', when: equals('fields.kind', 'lift') },
              { value: 'tap', label: 'Tap', when: equals('fields.kind', 'water') },
              { value: 'old', label: 'Old', active: false },
            ],
          }),
        ],
        { values },
      );
    const offered = (model: ReturnType<typeof parts>) => model.state('part')?.options.map(({ value }) => value);

    it('are those whose condition holds', () => {
      const model = parts({ kind: 'lift' });
      expect(offered(model)).to.deep.equal(['door']);
    });

    it('change with what they depend on', () => {
      const model = parts({ kind: 'lift' });
      expect(model.setValue('kind', 'water')).to.deep.equal(['kind', 'part']);
      expect(offered(model)).to.deep.equal(['tap']);
    });

    it('keep an inactive one while it is the value', () => {
      expect(offered(parts({ part: 'old' }))).to.deep.equal(['old']);
    });

    it('that are not on offer any more are found', () => {
      const model = parts({ kind: 'lift', part: 'door' });
      model.setValue('kind', 'water');
      expect(model.check().map(({ code, path }) => [code, ...path])).to.deep.equal([['not-an-option', 'part']]);
    });
  });

  describe('check', () => {
    const codes = (model: ReturnType<typeof createFormModel>, status?: string) =>
      model.check(status).map(({ code, path }) => [code, ...path]);

    it('finds a required field that is empty', () => {
      expect(codes(createFormModel([field('a', { required: true })], { values: { a: ' ' } }))).to.deep.equal([
        ['required', 'a'],
      ]);
    });

    it('finds a required box that is not ticked', () => {
      const box = field('a', { type: 'checkbox', required: true });
      expect(codes(createFormModel([box], { values: { a: false } }))).to.deep.equal([['required', 'a']]);
    });

    it('takes 0 for an answer', () => {
      expect(
        codes(createFormModel([field('a', { type: 'number', required: true })], { values: { a: 0 } })),
      ).to.deep.equal([]);
    });

    it('finds what the target status requires, and only for that', () => {
      const model = createFormModel([field('cause', { requiredFor: ['closed'] })]);
      expect([codes(model), codes(model, 'pending'), codes(model, 'closed')]).to.deep.equal([
        [],
        [],
        [['required', 'cause']],
      ]);
    });

    it('leaves hidden fields alone', () => {
      expect(codes(createFormModel([field('a', { required: true, visible: false })]))).to.deep.equal([]);
    });

    it('finds wrong values', () => {
      expect(codes(createFormModel([field('a', { type: 'email' })], { values: { a: 'x' } }))).to.deep.equal([
        ['email-malformed', 'a'],
      ]);
    });
  });

  describe('a hidden field', () => {
    const model = () =>
      createFormModel([kind, field('floor', { visible: equals('fields.kind', 'lift') })], {
        values: { kind: 'water', floor: '7' },
      });

    it('keeps its value', () => expect(model().values).to.have.property('floor', '7'));
    it('is not submitted', () => expect(model().submission()).to.deep.equal({ kind: 'water' }));

    it('is submitted once it is shown again', () => {
      const form = model();
      form.setValue('kind', 'lift');
      expect(form.submission()).to.deep.equal({ kind: 'lift', floor: '7' });
    });
  });

  it('leaves empty values out of the submission', () => {
    expect(
      createFormModel([field('a'), field('b')], { values: { a: '', b: 'x', more: 'y' } }).submission(),
    ).to.deep.equal({ b: 'x' });
  });
});
