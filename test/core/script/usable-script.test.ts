import { isUsableScript, lintCallScript, type CallScriptDefinition, type Field } from '@callside/core';
import { repairCallScript } from '@callside/playbooks';
import { expect } from 'chai';
import fc from 'fast-check';
import { callScript, field, step } from '../support/definitions.js';
import { mutated } from '../support/mutate.js';
import { isSound } from '../support/sound.js';

function withField(given: object): object {
  return callScript({
    start: 'one',
    steps: [step('one', { fields: [{ ...field('a'), ...given } as Field], end: true })],
  });
}

function withStep(given: object): object {
  return callScript({ start: 'one', steps: [step('one', { end: true }), { ...step('two', { end: true }), ...given }] });
}

const select = { type: 'select', options: [{ value: 'a', label: 'A' }] };

/** A script that uses all that scripts have. */
const rich: CallScriptDefinition = {
  ...callScript(),
  variables: [{ id: 'due', type: 'number' }],
  dispositions: { id: 'results' },
  guides: [{ id: 'manners', version: 2 }],
  steps: callScript().steps.map((each) => ({
    ...each,
    pronunciation: 'LIFT',
    assign: { due: { '+': [{ var: 'fields.a' }, 1] } },
    actions: [{ id: 'pass', type: 'transfer', label: 'Transfer', params: { team: 'gold' }, required: true }],
    next: [{ when: { '!!': { var: 'fields.a' } }, step: 'greet' }, { step: 'close' }],
    answers: [{ id: 'yes', label: 'Yes', key: 'y', next: 'close', sets: 'sure' }],
    fields: [
      { ...field('a'), help: 'Help', pattern: '\\d+', view: ['agent'], edit: ['agent'], copyTo: 'ticket.a' },
      { ...field('b'), type: 'rating', ends: ['Bad', 'Good'], requiredFor: ['closed'], default: 3 },
      { ...field('c'), ...select, visible: { '!!': { var: 'fields.a' } } } as Field,
    ],
  })),
};

describe('isUsableScript', () => {
  it('takes a script that the linter has nothing against', () => {
    expect([repairCallScript, callScript(), rich].map((each) => isUsableScript(each))).to.deep.equal([
      true,
      true,
      true,
    ]);
  });

  for (const [fault, definition] of Object.entries({
    'no definition': undefined,
    null: null,
    'a list': [],
    'another kind': { ...callScript(), kind: 'ticket-form' },
    'no steps': { ...callScript(), steps: [] },
    'a start that is not there': { ...callScript(), start: 'nowhere' },
    'a way that leads nowhere': withStep({ next: 'nowhere' }),
    'a branch that leads nowhere': withStep({ next: [{ step: 'nowhere' }] }),
    'a branch on a broken condition': withStep({ next: [{ when: { nope: [] }, step: 'one' }] }),
    'an answer that leads nowhere': withStep({ answers: [{ id: 'y', label: 'Yes', next: 'nowhere' }] }),
    'no way on': withStep({ end: false }),
    'a stage that is not there': withStep({ stage: 'nowhere' }),
    'a step that stands twice': withStep({ id: 'one' }),
    'a side-trip to nowhere': { ...callScript(), sidetrips: [{ id: 'x', title: 'X', start: 'nowhere' }] },
    'words that are none': withStep({ say: { en: 7 } }),
    'a field of an unknown type': withField({ type: 'txt' }),
    'a field without a label': withField({ label: undefined }),
    'a field for files': withField({ type: 'attachment' }),
    'a choice without options': withField({ type: 'choice' }),
    'roles that are no list': withField({ view: 'agent' }),
    'a pattern that could take for ever': withField({ pattern: '(a+)+' }),
    'a pattern that is none': withField({ pattern: '(' }),
    'a condition on a field that is not there': withField({ visible: { var: 'fields.b' } }),
    'a condition on nothing that there is': withField({ required: { var: 'feilds.a' } }),
    'an option on a broken condition': withField({
      ...select,
      options: [{ value: 'a', label: 'A', when: { nope: [] } }],
    }),
  })) {
    it(`refuses ${fault}`, () => {
      expect(isUsableScript(definition)).to.equal(false);
    });
  }

  it('says of every script what the linter says', () => {
    fc.assert(
      fc.property(mutated([rich, callScript()]), (definition) => {
        expect(isUsableScript(definition)).to.equal(isSound(lintCallScript(definition)));
      }),
      { numRuns: 2000 },
    );
  });
});
