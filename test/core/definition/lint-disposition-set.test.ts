import { DEFINITION_KINDS, formatPath, lintDefinition, lintDispositionSet } from '@callside/core';
import { expect } from 'chai';
import { dispositionSet } from '../support/outbound.js';

function findings(...dispositions: readonly object[]): string[] {
  return lintDispositionSet(dispositionSet(...dispositions)).map(({ code, path }) => `${code} at ${formatPath(path)}`);
}

describe('lintDispositionSet', () => {
  for (const [given, expected] of [
    [[{}], []],
    [[], ['list-empty at dispositions']],
    [[{}, {}], ['duplicate-id at dispositions[1].id']],
    [[{ key: '1' }, { id: 'lead', key: '1' }], ['duplicate-key at dispositions[1].key']],
    [[{ flags: ['dnc'] }], ['unknown-word at dispositions[0].flags[0]']],
    [[{ minTalkSeconds: -1 }], ['seconds-malformed at dispositions[0].minTalkSeconds']],
    [[{ minTalkSeconds: 20, maxTalkSeconds: 10 }], ['talk-range-empty at dispositions[0].maxTalkSeconds']],
    [[{ notes: true }], ['unknown-word at dispositions[0].notes']],
    [
      [{ fields: [{ id: 'why', type: 'select', label: 'Why' }] }],
      ['options-missing at dispositions[0].fields[0].options'],
    ],
    [
      [{ fields: [{ id: 'why', type: 'text', label: 'Why', visible: { var: 'fields.wy' } }] }],
      ['unknown-field at dispositions[0].fields[0].visible'],
    ],
  ] as const) {
    it(`finds in ${JSON.stringify(given)}: ${expected.join(', ') || 'nothing'}`, () => {
      expect(findings(...given)).to.deep.equal(expected);
    });
  }

  it('is called for its kind', () => {
    expect(DEFINITION_KINDS).to.include('disposition-set');
    expect(lintDefinition(dispositionSet({}))).to.deep.equal([]);
  });
});
