import { createFormModel, type Expression, type Field, type Value } from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';
import { compileFields, createFieldStates, type FieldStates } from '../../../packages/core/src/form/field-states.js';
import { field } from '../support/definitions.js';

const IDS = ['a', 'b', 'c', 'd', 'e'];
const VALUES = ['x', 'y', 'z'];

/** Where any field may follow from any other. */
function followed(fields: readonly Field[], values: Readonly<Record<string, Value>>): FieldStates {
  const entries = compileFields(fields);
  return createFieldStates(entries, {
    values,
    scopeOf: (all) => ({ answers: all }),
    readersOf: () => entries.keys(),
  });
}

const aRule: fc.Arbitrary<Expression> = fc.oneof(
  fc.record({
    '==': fc.tuple(
      fc.record({ var: fc.constantFrom(...IDS.map((id) => `answers.${id}`)) }),
      fc.constantFrom(...VALUES),
    ),
  }),
  fc.record({ '!!': fc.record({ var: fc.constantFrom(...IDS.map((id) => `answers.${id}`)) }) }),
);

/** Fields in the order of their ids; the rules of each read those before it. */
const someFields: fc.Arbitrary<Field[]> = fc
  .tuple(
    ...IDS.map((id) =>
      fc
        .record(
          { visible: aRule, required: aRule, whens: fc.tuple(aRule, fc.option(aRule), fc.constant(null)) },
          { requiredKeys: [] },
        )
        .map(({ visible, required, whens }): Field => {
          const options = VALUES.map((value, index) => {
            const when = whens?.[index];
            return { value, label: value, ...(when ? { when } : {}) };
          });
          return field(id, { type: 'choice', options, ...(visible && { visible }), ...(required && { required }) });
        }),
    ),
  )
  .map((all) => all.map((each, place) => withoutLater(each, IDS.slice(place))));

/** Rules that read each other in a ring may stop at different places: such forms are refused by the linter. */
function withoutLater(each: Field, later: readonly string[]): Field {
  const text = JSON.stringify(each);
  return JSON.parse(later.reduce((all, id) => all.replaceAll(`"answers.${id}"`, '"answers.nobody"'), text)) as Field;
}

const someAnswers = fc.dictionary(fc.constantFrom(...IDS), fc.constantFrom(...VALUES, null));
const someChanges = fc.array(fc.tuple(fc.constantFrom(...IDS), fc.constantFrom<Value>(...VALUES, null)), {
  maxLength: 8,
});

describe('createFieldStates', () => {
  it('comes to the same with an index of who reads what as without one', () => {
    fc.assert(
      fc.property(someFields, someAnswers, someChanges, (fields, answers, changes) => {
        const form = createFormModel(fields, { values: answers, valuesAs: 'answers' });
        const states = followed(fields, answers);
        for (const [id, value] of changes) {
          form.setValue(id, value);
          states.setValue(id, value);
          expect(states.values).to.deep.equal(form.values);
          for (const each of IDS) expect(states.state(each)).to.deep.equal(form.state(each));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('tells which fields changed, and none where the value is the same', () => {
    const states = followed([field('a'), field('b', { visible: { '!!': { var: 'answers.a' } } })], {});
    expect([...states.setValue('a', 'x')].sort()).to.deep.equal(['a', 'b']);
    expect([...states.setValue('a', 'x')]).to.deep.equal([]);
  });

  it('takes a choice again that is not on offer any more', () => {
    const options = [{ value: 'x', label: 'X', when: { '==': [{ var: 'answers.a' }, 'open'] } }];
    const states = followed([field('a'), field('b', { type: 'choice', options })], { a: 'open', b: 'x' });
    states.setValue('a', 'shut');
    expect(states.state('b')).to.include({ value: null, withdrawn: 'x' });
    states.setValue('b', 'x');
    expect(states.state('b')).to.include({ value: 'x', withdrawn: undefined });
  });

  it('leaves what is no field alone', () => {
    const states = followed([field('a')], {});
    expect([...states.setValue('nobody', 'x')]).to.deep.equal([]);
    expect(states.values).to.deep.equal({});
  });
});
