import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { newDevice } from './support/server.js';

const statuses = (reply: { results: readonly { status: string }[] }): string[] =>
  reply.results.map((result) => result.status);

describe('POST /v1/sync/push', () => {
  it('stores a created record with revision 1 and gives it back', async () => {
    const device = await newDevice();
    const mutation = device.create({
      set: { form: { id: 'repair', version: 1 }, status: 'pending', values: { a: 1 } },
    });
    const { results } = await device.push(mutation);
    expect(results[0]).to.deep.include({ id: mutation.id, status: 'applied', rev: 1 });
    expect(results[0]?.doc).to.deep.include({ id: mutation.entityId, status: 'pending', values: { a: 1 } });
  });

  it('tells the highest seq that it has answered', async () => {
    const device = await newDevice();
    const { lastSeq } = await device.push(device.create({ seq: 7 }), device.create({ seq: 9 }));
    expect(lastSeq).to.equal(9);
  });

  describe('repetition', () => {
    it('answers the same mutation again as duplicate, with the present record', async () => {
      const device = await newDevice();
      const created = device.create();
      await device.push(created, device.patch(created.entityId, 1, { status: 'processing' }));
      const { results } = await device.push(created);
      expect(results[0]).to.deep.include({ status: 'duplicate', rev: 2 });
      expect(results[0]?.doc?.status).to.equal('processing');
    });

    it('gives a repeated mutation no second effect', async () => {
      const device = await newDevice();
      const created = device.create();
      const patch = device.patch(created.entityId, 1, { status: 'processing' });
      await device.push(created, patch);
      await device.push(created, patch);
      const { changes } = await device.pull();
      expect(changes.map((change) => change.rev)).to.deep.equal([2]);
    });

    it('gives it one effect when it arrives eight times at once', async () => {
      const device = await newDevice();
      const created = device.create();
      const replies = await Promise.all(Array.from({ length: 8 }, () => device.push(created)));
      const all = replies.flatMap(statuses).sort();
      expect(all).to.deep.equal(['applied', ...Array<string>(7).fill('duplicate')]);
    });

    it('knows the content whatever the order of its names', async () => {
      const device = await newDevice();
      const created = device.create({ type: 'call', set: { a: { x: 1, y: 2 }, b: 1 } });
      await device.push(created);
      expect(statuses(await device.push({ ...created, set: { b: 1, a: { y: 2, x: 1 } } }))).to.deep.equal([
        'duplicate',
      ]);
    });

    it('refuses the same id with another payload', async () => {
      const device = await newDevice();
      const created = device.create();
      await device.push(created);
      const { results } = await device.push({ ...created, set: { ...created.set, status: 'closed' } });
      expect(results[0]).to.deep.include({ status: 'rejected' });
      expect(results[0]?.problem).to.include({ code: 'mutation-reused', status: 422 });
    });

    it('repeats a refusal as a refusal', async () => {
      const device = await newDevice();
      const wrong = device.create({ set: { status: 'nonsense' } });
      await device.push(wrong);
      const { results } = await device.push(wrong);
      expect(results[0]?.status).to.equal('rejected');
      expect(results[0]?.problem?.code).to.equal('field-invalid');
    });
  });

  describe('order', () => {
    it('blocks a mutation after a gap and takes it once the gap is filled', async () => {
      const device = await newDevice();
      const first = device.create();
      const second = device.patch(first.entityId, 0, { status: 'processing' });
      const early = await device.push(second);
      expect(early.results[0]).to.deep.include({ status: 'blocked' });
      expect(early.results[0]?.problem?.code).to.equal('entity-seq-gap');
      expect(early.lastSeq).to.equal(0);
      expect(statuses(await device.push(first, second))).to.deep.equal(['applied', 'applied']);
    });

    it('refuses a second mutation for one place in the order', async () => {
      const device = await newDevice();
      const first = device.create();
      await device.push(first);
      const { results } = await device.push({ ...first, id: randomUUID(), seq: 9, op: 'patch', set: { note: 'x' } });
      expect(results[0]?.problem?.code).to.equal('entity-seq-reused');
    });

    it('holds back only the record of a rejected mutation', async () => {
      const device = await newDevice();
      const mine = device.create();
      const wrong = device.patch(mine.entityId, 1, { status: 'nonsense' });
      const after = device.patch(mine.entityId, 1, { status: 'processing' });
      const reply = await device.push(mine, wrong, after, device.create());
      expect(statuses(reply)).to.deep.equal(['applied', 'rejected', 'blocked', 'applied']);
    });

    it('goes on behind a rejected mutation in the next push', async () => {
      const device = await newDevice();
      const mine = device.create();
      const wrong = device.patch(mine.entityId, 1, { status: 'nonsense' });
      const after = device.patch(mine.entityId, 1, { status: 'processing' });
      await device.push(mine, wrong, after);
      expect(statuses(await device.push(after))).to.deep.equal(['applied']);
    });

    it('blocks what depends on a mutation that has not taken effect', async () => {
      const device = await newDevice();
      const call = device.create({ type: 'call', set: {} });
      const ticket = device.create({ deps: [call.id] });
      const early = await device.push(ticket);
      expect(early.results[0]?.problem?.code).to.equal('dependency-missing');
      expect(statuses(await device.push(call, ticket))).to.deep.equal(['applied', 'applied']);
    });
  });

  describe('rules', () => {
    it('deletes for good: the feed says so without the content, and nothing revives it', async () => {
      const device = await newDevice();
      const created = device.create();
      await device.push(created, device.remove(created.entityId, 1));
      const { results } = await device.push(device.patch(created.entityId, 2, { note: 'x' }));
      expect(results[0]?.problem?.code).to.equal('record-deleted');
      const { changes } = await device.pull();
      expect(changes).to.deep.equal([
        { type: 'ticket', id: created.entityId, rev: 2, deleted: true, doc: { id: created.entityId } },
      ]);
    });

    const refused: readonly [name: string, set: Record<string, unknown>, code: string][] = [
      ['a status that is none', { status: 'nonsense' }, 'field-invalid'],
      ['a number of its own', { number: 'GD1' }, 'field-reserved'],
      ['a part of the number', { 'number.x': 1 }, 'field-reserved'],
      ['another id', { id: randomUUID() }, 'field-reserved'],
      ['a path to a prototype', { '__proto__.polluted': true }, 'path-refused'],
      ['a path to a constructor', { 'values.constructor': 1 }, 'path-refused'],
      ['a name of a prototype inside a value', { values: { prototype: {} } }, 'path-refused'],
      ['a path of three names', { 'a.b.c': 1 }, 'path-refused'],
      ['a text with NUL', { note: 'a\0b' }, 'value-unstorable'],
      ['half a surrogate pair', { note: '\ud800' }, 'value-unstorable'],
      ['a deep value', { note: [[[[[[[[[1]]]]]]]]] }, 'value-too-large'],
    ];
    for (const [name, set, code] of refused) {
      it(`refuses ${name}, and only that mutation`, async () => {
        const device = await newDevice();
        const created = device.create();
        const reply = await device.push(created, device.patch(created.entityId, 1, set), device.create());
        expect(statuses(reply)).to.deep.equal(['applied', 'rejected', 'applied']);
        expect(reply.results[1]?.problem?.code).to.equal(code);
        expect((await device.pull()).changes.map((change) => change.rev)).to.deep.equal([1, 1]);
      });
    }

    it('refuses a type that it does not know', async () => {
      const device = await newDevice();
      const { results } = await device.push({ ...device.create(), type: 'invoice' });
      expect(results[0]?.problem?.code).to.equal('type-unknown');
    });

    it('does not let a number be removed', async () => {
      const device = await newDevice();
      const created = device.create();
      const { results } = await device.push(created, device.patch(created.entityId, 1, {}, { unset: ['number'] }));
      expect(results[1]?.problem?.code).to.equal('field-reserved');
    });
  });

  describe('the request', () => {
    it('answers 426 to another protocol, whatever its shape', async () => {
      const device = await newDevice();
      const reply = await device.pushBody({ protocol: 2, batch: [] });
      expect(reply.statusCode).to.equal(426);
      expect(reply.json()).to.include({ code: 'protocol-unknown' });
    });

    it('answers 413 to more than 100 mutations', async () => {
      const device = await newDevice();
      const mutations = Array.from({ length: 101 }, () => device.create());
      expect((await device.pushBody({ ...device.envelope(), mutations })).statusCode).to.equal(413);
    });

    it('answers 413 to more than 256 KB', async () => {
      const device = await newDevice();
      const mutations = [device.create({ set: { note: 'x'.repeat(256 * 1024) } })];
      const reply = await device.pushBody({ ...device.envelope(), mutations });
      expect(reply.statusCode).to.equal(413);
      expect(reply.json()).to.include({ code: 'body-too-large' });
    });

    const wrong: readonly [name: string, change: (body: Record<string, unknown>) => object | string][] = [
      ['no JSON', () => '{"protocol":1,'],
      ['a body that is a list', () => []],
      ['no client', ({ clientId: _, ...body }) => body],
      ['a name that nobody knows', (body) => ({ ...body, extra: 1 })],
      ['a number as text', (body) => ({ ...body, schemaVersion: '1' })],
      ['a prototype in the text', (body) => JSON.stringify(body).replace('"set":{', '"set":{"__proto__":{"a":1},')],
    ];
    for (const [name, change] of wrong) {
      it(`answers 400 to ${name} and stores nothing`, async () => {
        const device = await newDevice();
        const body = { ...device.envelope(), mutations: [device.create()] };
        const reply = await device.pushBody(change(body));
        expect(reply.statusCode).to.equal(400);
        expect(reply.headers['content-type']).to.match(/^application\/problem\+json/);
        expect((await device.pull()).changes).to.deep.equal([]);
      });
    }

    it('stores nothing of a batch in which one mutation has no shape', async () => {
      const device = await newDevice();
      const mutations = [device.create(), { ...device.create(), id: 'not-a-uuid' }];
      const reply = await device.pushBody({ ...device.envelope(), mutations });
      expect(reply.statusCode).to.equal(400);
      expect(reply.json<{ issues: unknown }>().issues).to.deep.equal([
        { code: 'pattern', severity: 'error', path: ['mutations', 1, 'id'], params: {} },
      ]);
      expect((await device.pull()).changes).to.deep.equal([]);
    });
  });
});
