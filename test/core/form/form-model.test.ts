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

    it('that a record brings along and nobody offers are found', () => {
      const model = parts({ kind: 'water', part: 'door' });
      expect(model.check().map(({ code, path }) => [code, ...path])).to.deep.equal([['not-an-option', 'part']]);
    });

    it('take a choice with them when they go, and remember it', () => {
      const model = parts({ kind: 'lift', part: 'door' });
      model.setValue('kind', 'water');
      expect(model.state('part')).to.include({ value: null, withdrawn: 'door' });
    });

    it('bring the choice back when they come back', () => {
      const model = parts({ kind: 'lift', part: 'door' });
      model.setValue('kind', 'water');
      model.setValue('kind', 'lift');
      expect(model.state('part')).to.include({ value: 'door', withdrawn: undefined });
    });

    it('forget the choice when another is made', () => {
      const model = parts({ kind: 'lift', part: 'door' });
      model.setValue('kind', 'water');
      model.setValue('part', 'tap');
      expect(model.state('part')).to.include({ value: 'tap', withdrawn: undefined });
    });

    it('take only what they offered out of several choices', () => {
      const options = [
        { value: 'door', label: 'Door', when: equals('fields.kind', 'lift') },
        { value: 'lamp', label: 'Lamp' },
      ];
      const several = createFormModel([kind, field('parts', { type: 'multi-select', options })], {
        values: { kind: 'lift', parts: ['door', 'lamp'] },
      });
      several.setValue('kind', 'water');
      expect(several.state('parts')).to.deep.include({ value: ['lamp'], withdrawn: ['door', 'lamp'] });
    });

    it('tell what depends on a choice that they took', () => {
      const noise = field('noise', { visible: equals('fields.part', 'door') });
      const model = createFormModel([...parts().fields, noise], { values: { kind: 'lift', part: 'door' } });
      expect(model.setValue('kind', 'water')).to.deep.equal(['kind', 'part', 'noise']);
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

  it('submits hidden values where it is told to', () => {
    const form = createFormModel([field('a', { visible: false })], { values: { a: 'x' }, hidden: 'keep' });
    expect(form.submission()).to.deep.equal({ a: 'x' });
  });

  it('compares what is edited with what is saved', () => {
    const why = field('why', { visible: { '!==': [{ var: 'fields.kind' }, { var: 'saved.kind' }] } });
    const form = createFormModel([kind, why], { values: { kind: 'lift' }, scope: { saved: { kind: 'lift' } } });
    const before = form.state('why')?.visible;
    form.setValue('kind', 'water');
    const edited = form.state('why')?.visible;
    form.setScope({ saved: { kind: 'water' } });
    expect([before, edited, form.state('why')?.visible]).to.deep.equal([false, true, false]);
  });

  describe('with roles', () => {
    const secret = field('secret', { required: true, view: ['supervisor'], edit: ['manager'] });
    const form = (...roles: string[]) => createFormModel([secret], { values: { secret: 'x' }, roles });

    it('hides what a role may not see', () => {
      expect(form('agent').state('secret')?.visible).to.equal(false);
    });

    it('locks what a role may see and not change', () => {
      expect(form('supervisor').state('secret')).to.include({ visible: true, readOnly: true });
    });

    it('lets a role change what it may', () => {
      expect(form('supervisor', 'manager').state('secret')).to.include({ visible: true, readOnly: false });
    });

    it('does not let a role change what it may not see', () => {
      expect(form('manager').state('secret')).to.include({ visible: false, readOnly: true });
    });

    it('keeps what a role may not see in the submission', () => {
      expect(form('agent').submission()).to.deep.equal({ secret: 'x' });
    });

    it('asks nobody for what he may not see', () => {
      expect(createFormModel([secret], { roles: ['agent'] }).check('closed')).to.deep.equal([]);
    });

    it('shows everything where no roles are given', () => {
      expect(createFormModel([secret]).state('secret')).to.include({ visible: true, readOnly: false });
    });
  });

  it('refuses a pattern that could explode before it meets a value', () => {
    expect(errorOf(() => createFormModel([field('a', { pattern: '(a+)+' })]))).to.include({
      code: 'definition-invalid',
    });
  });

  describe('recomputes only what depends on a change', () => {
    let read = 0;
    const customer = {
      get seen(): boolean {
        read++;
        return true;
      },
    };
    /** A rule that can be watched, and reads one field beside. */
    const watched = (id: string): Expression => ({
      and: [{ var: 'customer.seen' }, { '!!': { var: `fields.${id}` } }],
    });
    const form = createFormModel(
      [
        field('first'),
        field('second'),
        field('shown', { visible: watched('first') }),
        ...Array.from({ length: 100 }, (_, index) => field(`other${String(index)}`, { visible: watched('second') })),
      ],
      { scope: { customer, call: {} } },
    );
    const readsIn = (change: () => void): number => {
      read = 0;
      change();
      return read;
    };

    it('of a value', () => {
      expect(readsIn(() => form.setValue('first', 'x'))).to.equal(1);
    });

    it('of the scope', () => {
      expect(readsIn(() => form.setScope({ customer, call: { state: 'held' } }))).to.equal(0);
    });
  });

  it('leaves empty values out of the submission', () => {
    expect(
      createFormModel([field('a'), field('b')], { values: { a: '', b: 'x', more: 'y' } }).submission(),
    ).to.deep.equal({ b: 'x' });
  });

  it('knows a file by its id, in whatever order a server has stored its parts', () => {
    const form = createFormModel([field('photo', { type: 'attachment' })], {
      values: { photo: [{ id: 'f1', name: 'a.png', type: 'image/png', size: 1 }] },
    });
    expect(form.setValue('photo', [{ size: 1, type: 'image/png', name: 'a.png', id: 'f1' }])).to.deep.equal([]);
    expect(form.setValue('photo', [{ id: 'f2', name: 'a.png', type: 'image/png', size: 1 }])).to.deep.equal(['photo']);
  });

  it('requires a file where one is required', () => {
    const form = createFormModel([field('photo', { type: 'attachment', required: true })]);
    expect(form.check().map(({ code }) => code)).to.deep.equal(['required']);
    form.setValue('photo', [{ id: 'f1', name: 'a.png', type: 'image/png', size: 1 }]);
    expect(form.check()).to.deep.equal([]);
  });

  it('takes “unknown” for an answer, and none for none', () => {
    const form = createFormModel([field('injured', { type: 'tri-state', required: true })]);
    expect(form.check().map(({ code }) => code)).to.deep.equal(['required']);
    form.setValue('injured', 'unknown');
    expect([form.check(), form.submission()]).to.deep.equal([[], { injured: 'unknown' }]);
  });

  it('keeps an entry that was taken out of a tree on an old record', () => {
    const tree = [{ value: 'old', label: 'Old', active: false }];
    const form = createFormModel([field('cause', { type: 'tree', tree })], { values: { cause: 'old' } });
    expect([form.check(), form.submission()]).to.deep.equal([[], { cause: 'old' }]);
  });
});
