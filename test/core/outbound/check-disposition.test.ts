import { checkDisposition, formatPath, type DispositionInput, type DispositionSetDefinition } from '@callside/core';
import { expect } from 'chai';

const SET: DispositionSetDefinition = {
  kind: 'disposition-set',
  id: 'results',
  version: 1,
  status: 'published',
  title: 'Results',
  dispositions: [
    { id: 'busy', label: 'Busy', maxTalkSeconds: 15 },
    { id: 'lead', label: 'Lead', flags: ['contact', 'lead'], minTalkSeconds: 10, notes: 'required' },
    { id: 'old', label: 'Old', active: false },
    {
      id: 'refused',
      label: 'Refused',
      fields: [
        {
          id: 'reason',
          type: 'select',
          label: 'Reason',
          required: true,
          options: [
            { value: 'price', label: 'Price' },
            { value: 'other', label: 'Other' },
          ],
        },
        {
          id: 'which',
          type: 'text',
          label: 'Which',
          visible: { '==': [{ var: 'fields.reason' }, 'other'] },
          required: true,
        },
      ],
    },
  ],
};

describe('checkDisposition', () => {
  for (const [what, id, input, expected] of [
    ['takes one whose terms are met', 'lead', { talkMs: 10_000, notes: 'Wants a new lift.' }, []],
    ['takes the longest talk', 'busy', { talkMs: 15_000 }, []],
    ['refuses one that is not there', 'sold', { talkMs: 0 }, ['unknown-disposition at disposition']],
    ['refuses one that is no longer in use', 'old', { talkMs: 0 }, ['unknown-disposition at disposition']],
    ['refuses a talk too short', 'lead', { talkMs: 9_999, notes: 'x' }, ['talk-too-short at disposition']],
    ['refuses a talk too long', 'busy', { talkMs: 15_001 }, ['talk-too-long at disposition']],
    ['asks for notes', 'lead', { talkMs: 10_000, notes: ' ' }, ['required at notes']],
    ['asks for its fields', 'refused', { talkMs: 0 }, ['required at reason']],
    ['asks for fields by condition', 'refused', { talkMs: 0, values: { reason: 'other' } }, ['required at which']],
    ['checks what its fields hold', 'refused', { talkMs: 0, values: { reason: 'no' } }, ['not-an-option at reason']],
    ['takes filled fields', 'refused', { talkMs: 0, values: { reason: 'price' } }, []],
  ] as const satisfies readonly (readonly [string, string, DispositionInput, readonly string[]])[]) {
    it(what, () => {
      const found = checkDisposition(SET, id, input).map(({ code, path }) => `${code} at ${formatPath(path)}`);
      expect(found).to.deep.equal(expected);
    });
  }
});
