import { changedPublished, createCatalog, refOf, type DefinitionHead, type TicketFormDefinition } from '@callside/core';
import { expect } from 'chai';
import { phrasebook, ticketForm } from '../../support/definitions.js';

function form(version: number, given: Partial<TicketFormDefinition> = {}): TicketFormDefinition {
  return { ...ticketForm(), version, ...given };
}

const idOfVersion = (found: DefinitionHead | undefined): number | undefined => found?.version;

describe('createCatalog', () => {
  const catalog = createCatalog([form(2), form(10), form(1), form(11, { status: 'draft' }), phrasebook()]);

  it('resolves to the highest published version', () => {
    expect(idOfVersion(catalog.resolve('ticket-form', { id: 'repair' }))).to.equal(10);
  });

  it('resolves to exactly the version asked for, a draft too', () => {
    expect(idOfVersion(catalog.resolve('ticket-form', { id: 'repair', version: 11 }))).to.equal(11);
  });

  it('does not take another version for the one asked for', () => {
    expect(catalog.resolve('ticket-form', { id: 'repair', version: 3 })).to.equal(undefined);
  });

  it('does not take another kind of the same id', () => {
    expect(catalog.resolve('ticket-form', { id: 'phrases' })).to.equal(undefined);
  });

  it('gives a record the version that it was made with, whatever was published since', () => {
    const made = catalog.resolve('ticket-form', { id: 'repair' });
    const ref = made && refOf(made);
    const later = createCatalog([...catalog.definitions, form(12)] as TicketFormDefinition[]);
    expect(ref && later.resolve('ticket-form', ref)).to.equal(made);
  });

  it('finds a retired definition for the records that were made with it', () => {
    const retired = createCatalog([form(1, { status: 'retired' })]);
    expect(retired.resolve('ticket-form', { id: 'repair' })).to.equal(undefined);
    expect(retired.resolve('ticket-form', { id: 'repair', version: 1 })).to.include({ status: 'retired' });
  });

  it('refuses another content under one version', () => {
    const clashing = createCatalog([form(1), form(1, { title: 'Other' })]);
    expect(clashing.issues).to.deep.equal([
      {
        code: 'version-clash',
        severity: 'error',
        path: [1, 'version'],
        params: { kind: 'ticket-form', id: 'repair', version: 1 },
      },
    ]);
    expect(clashing.resolve('ticket-form', { id: 'repair' })).to.include({ title: 'Repair' });
  });

  it('takes the same content twice, in whatever order it is written', () => {
    const turned = Object.fromEntries(Object.entries(form(1)).reverse()) as unknown as TicketFormDefinition;
    const twice = createCatalog([form(1), { ...turned, $schema: './ticket-form.schema.json' }]);
    expect(twice.issues).to.deep.equal([]);
    expect(twice.definitions).to.have.length(1);
  });
});

describe('changedPublished', () => {
  const draft = form(1, { status: 'draft' });

  for (const [what, before, after, codes] of [
    ['a published one that was changed', form(1), form(1, { title: 'Other' }), ['published-changed']],
    ['a published one that became a draft again', form(1), draft, ['published-changed']],
    ['a retired one that was published again', form(1, { status: 'retired' }), form(1), ['published-changed']],
    ['a published one that was retired', form(1), form(1, { status: 'retired' }), []],
    ['a draft that was changed', draft, form(1, { status: 'draft', title: 'Other' }), []],
    ['a draft that was changed and published', draft, form(1, { title: 'Other' }), []],
    ['a new version', form(1), form(2, { title: 'Other' }), []],
  ] as const) {
    it(`finds ${codes.length === 0 ? 'nothing wrong with' : 'fault with'} ${what}`, () => {
      expect(changedPublished([before], [phrasebook(), after]).map(({ code }) => code)).to.deep.equal(codes);
    });
  }

  it('lies at the version that should have been a new one', () => {
    expect(changedPublished([form(1)], [phrasebook(), draft])[0]?.path).to.deep.equal([1, 'version']);
  });
});
