import { isUsableTicketForm, lintTicketForm, type Field, type TicketFormDefinition } from '@callside/core';
import { repairTicketForm } from '@callside/playbooks';
import { expect } from 'chai';
import fc from 'fast-check';
import { field, ticketForm } from '../support/definitions.js';
import { mutated } from '../support/mutate.js';
import { isSound } from '../support/sound.js';

/** A tree that deep. */
function treeOf(levels: number): NonNullable<Field['tree']> {
  return [{ value: 'a', label: 'A', ...(levels > 1 ? { children: treeOf(levels - 1) } : {}) }];
}

/** A form that uses all that forms have. */
const rich: TicketFormDefinition = {
  ...ticketForm([
    { ...field('a'), help: 'Help', placeholder: 'P', pattern: '\\d+', view: ['agent'], edit: ['agent'] },
    { ...field('b'), type: 'rating', ends: ['Bad', 'Good'], requiredFor: ['closed'], default: 3 },
    { ...field('c'), type: 'tree', tree: treeOf(3) },
    { ...field('d'), type: 'lookup', source: 'customers' },
    { ...field('f'), type: 'attachment', accept: ['image/*'], maxSize: 5_000_000, min: 1, max: 3 },
    {
      ...field('e'),
      type: 'select',
      visible: { '!!': { var: 'fields.a' } },
      options: [{ value: 'x', label: 'X', active: false, when: { var: 'fields.a' } }],
    },
  ]),
  numbering: 'R{yyyy}{seq:4}',
  timeZone: 'Asia/Shanghai',
  workflow: { id: 'flow', version: 1 },
  sla: { id: 'sla' },
  assignment: { id: 'assignment' },
  duplicates: { fields: ['a'], days: 7 },
};

const withField = (given: object): object => ticketForm([{ ...field('a'), ...given } as Field]);

describe('isUsableTicketForm', () => {
  it('takes a form that the linter has nothing against', () => {
    for (const form of [repairTicketForm, ticketForm([field('a')]), rich])
      expect(isUsableTicketForm(form)).to.equal(true);
  });

  for (const [fault, definition] of Object.entries({
    'no definition': undefined,
    'another kind': { ...rich, kind: 'survey' },
    'no sections': { ...rich, sections: [] },
    'a section without fields': { ...rich, sections: [{ id: 's', title: 'S', fields: [] }] },
    'a field that stands twice': ticketForm([field('a'), field('a')]),
    'a tree without entries': withField({ type: 'tree', tree: [] }),
    'a tree that is too deep': withField({ type: 'tree', tree: treeOf(40) }),
    'a look-up that searches nowhere': withField({ type: 'lookup' }),
    'a select without options': withField({ type: 'select' }),
    'a pattern that could take for ever': withField({ pattern: '(a+)+' }),
    'a rule on a field that is not there': withField({ visible: { var: 'fields.nowhere' } }),
    'a link that is none': { ...rich, workflow: 'flow' },
  }))
    it(`refuses ${fault}`, () => {
      expect(isUsableTicketForm(definition)).to.equal(false);
    });

  it('says of every form what the linter says', () => {
    fc.assert(
      fc.property(mutated([rich, repairTicketForm]), (definition) => {
        expect(isUsableTicketForm(definition)).to.equal(isSound(lintTicketForm(definition)));
      }),
      { numRuns: 2000 },
    );
  });
});
