import type { Doc, Issue, Mutation, TicketFormDefinition } from '@callside/core';
import type { Server } from '@callside/server';
import { expect } from 'chai';
import { repairForm } from './support/definitions.js';
import { Device, newTenant, sharedServer, startServer } from './support/server.js';

const CARD = '4111 1111 1111 1111';

const FORM: TicketFormDefinition = {
  ...repairForm,
  id: 'cards',
  sections: [
    {
      id: 'main',
      title: 'Main',
      fields: [
        { id: 'note', type: 'long-text', label: 'Note' },
        { id: 'asset', type: 'lookup', label: 'Asset', source: 'assets' },
      ],
    },
  ],
};

const REF = { id: 'cards', version: 1 };

let server: Server;
let device: Device;

before(async () => {
  const { database } = await sharedServer();
  server = await startServer({ database, definitions: [FORM] });
});

beforeEach(() => {
  device = new Device(server, newTenant());
});

const ticket = (values: Doc, more: Doc = {}): Mutation =>
  device.create({ type: 'ticket', set: { form: REF, status: 'pending', values, ...more } });

async function answer(mutation: Mutation) {
  const { results } = await device.push(mutation);
  const [result] = results;
  const issues = (result?.problem?.issues ?? []) as readonly Issue[];
  return { result, places: issues.map(({ code, path }) => [code, path.join('.')]) };
}

describe('a card number that is sent', () => {
  const refused: readonly [name: string, make: () => Mutation, place: string][] = [
    ['in a field', () => ticket({ note: `It is ${CARD}.` }), 'values.note'],
    ['in a path', () => device.create({ type: 'call', set: { 'values.note': CARD } }), 'values.note'],
    ['as a number', () => ticket({ note: 4111111111111111 }), 'values.note'],
    ['in full-width digits', () => ticket({ note: '４１１１１１１１１１１１１１１１' }), 'values.note'],
    ['deep in a list', () => ticket({}, { links: [{ why: CARD }] }), 'links.0.why'],
    ['as a name', () => ticket({}, { extra: { [CARD]: true } }), 'extra'],
    [
      'in a line of the log',
      () => device.create({ type: 'call', set: {}, deltas: { events: { add: [{ type: 'note', text: CARD }] } } }),
      'events.add.0.text',
    ],
  ];
  for (const [name, make, place] of refused)
    it(`is refused ${name}, and never repeated`, async () => {
      const { result, places } = await answer(make());
      expect(result).to.include({ status: 'rejected' });
      expect(result?.problem).to.include({ code: 'field-invalid', status: 422 });
      expect(places).to.deep.equal([['card-number', place]]);
      expect(JSON.stringify(result)).to.not.match(/[4４][\s\d１]{12}/);
    });

  it('is refused in a change, too, and the record stays as it was', async () => {
    const made = ticket({ note: 'Lift' });
    await device.push(made);
    const { result } = await answer(device.patch(made.entityId, 1, { 'values.note': CARD }, { type: 'ticket' }));
    expect(result?.problem?.code).to.equal('field-invalid');
    const { changes } = await device.pull();
    expect(changes[0]?.doc.values).to.deep.equal({ note: 'Lift' });
  });

  const taken: readonly [name: string, make: () => Mutation][] = [
    ['masked', () => ticket({ note: '4111 11•• •••• 1111' })],
    ['a number of another kind', () => ticket({ note: 'Order 2026112100001234, +86 138 1234 5678' })],
    ['a key that a look-up has found', () => ticket({ asset: '4111111111111111' })],
    ['that key in a call', () => device.create({ type: 'call', set: { values: { asset: '4111111111111111' } } })],
    [
      'that key in a line of the log',
      () => ticket({}, { trail: [{ changes: [{ field: 'asset', from: null, to: '4111111111111111' }] }] }),
    ],
    ['an id whose digits look like one', () => ticket({}, { callId: '41111111-1111-1111-8000-0000000000aa' })],
    ['a sum', () => ticket({}, { sum: `a4111111111111111${'b'.repeat(47)}` })],
    ['a share', () => ticket({}, { share: 0.4111111111111111 })],
  ];
  for (const [name, make] of taken)
    it(`is not seen in ${name}`, async () => {
      expect((await answer(make())).result).to.deep.include({ status: 'applied' });
    });
});
