import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request as send, type ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import type { Doc } from '@callside/core';
import type { Database, Server } from '@callside/server';
import { expect } from 'chai';
import { Upload as TusUpload } from 'tus-js-client';
import { clock, Device, newTenant, NOW, sharedServer, startServer } from './support/server.js';
import { UPLOAD_PLACES, type UploadPlace } from './support/upload-places.js';

const DAY = 86_400_000;
const MIB = 1024 * 1024;
const BYTES = 'application/offset+octet-stream';

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** One person's uploads, as raw requests of the tus protocol. */
class Uploader {
  constructor(
    readonly device: Device,
    readonly url: string,
  ) {}

  /** Stores an attachment's record, in most cases one for these bytes. */
  async attach(bytes: Buffer, given: Doc = {}): Promise<string> {
    const { device } = this;
    const created = device.create({ type: 'attachment', set: { ...attachment(bytes), ...given } });
    const { results } = await device.push(created);
    expect(results[0]?.status).to.equal('applied');
    return created.entityId;
  }

  create(attachmentId: string, length: number, headers: Record<string, string> = {}): Promise<Answer> {
    const metadata = `attachmentId ${Buffer.from(attachmentId).toString('base64')}`;
    return this.ask('POST', '/v1/uploads', {
      'upload-length': String(length),
      'upload-metadata': metadata,
      ...headers,
    });
  }

  /** Creates an upload and gives its address. */
  async begin(attachmentId: string, length: number): Promise<string> {
    const { status, headers, body } = await this.create(attachmentId, length);
    expect(status, body).to.equal(201);
    return new URL(String(headers.location), `${this.url}/v1/uploads`).pathname;
  }

  patch(at: string, offset: number, bytes: Buffer): Promise<Answer> {
    return this.ask('PATCH', at, { 'upload-offset': String(offset), 'content-type': BYTES }, bytes);
  }

  head(at: string): Promise<Answer> {
    return this.ask('HEAD', at);
  }

  async ask(method: string, path: string, headers: Record<string, string> = {}, payload?: Buffer): Promise<Answer> {
    const all = { 'tus-resumable': '1.0.0', ...(await this.device.authorization()), ...headers };
    const body = payload === undefined ? {} : { body: new Uint8Array(payload) };
    const reply = await fetch(this.url + path, { method, headers: all, ...body });
    return { status: reply.status, headers: Object.fromEntries(reply.headers), body: await reply.text() };
  }

  async record(id: string): Promise<{ doc: Doc; rev: number } | undefined> {
    return (await this.device.pull()).changes.find((change) => change.id === id);
  }
}

function attachment(bytes: Buffer): Doc {
  return {
    for: { type: 'ticket', id: randomUUID() },
    name: '截图 1.png',
    mime: 'image/png',
    size: bytes.length,
    sha256: sha256(bytes),
    kind: 'image',
  };
}

const codeOf = ({ body }: Answer): unknown => (JSON.parse(body) as { code: unknown }).code;

const idAt = (at: string): string => at.split('/').at(-1) ?? '';

for (const { name: placeName, open } of UPLOAD_PLACES) {
  describe(`uploads to ${placeName}`, () => {
    let server: Server;
    let url: string;
    let place: UploadPlace;

    before(async () => {
      place = await open();
      const { database } = await sharedServer();
      server = await startServer({ database, uploads: place.option });
      url = await server.listen({ port: 0 });
    });

    after(async () => {
      await server.app.close();
      await place.close();
    });

    const uploader = (tenant = newTenant()): Uploader => new Uploader(new Device(server, tenant), url);

    describe('the record', () => {
      const refused: readonly [name: string, given: Doc, code: string][] = [
        ['a size of nothing', { size: 0 }, 'field-invalid'],
        ['a size that is no number', { size: '3' }, 'field-invalid'],
        ['a hash that is none', { sha256: 'abc' }, 'field-invalid'],
        ['a name with a folder', { name: '../a.png' }, 'field-invalid'],
        ['an owner that is none', { for: { type: 'nothing', id: 'x' } }, 'field-invalid'],
        ['a kind that is none', { kind: 'virus' }, 'field-invalid'],
        ['a file that is too large', { size: 101 * 1024 * 1024 }, 'attachment-too-large'],
        ['a page', { mime: 'text/html' }, 'attachment-type-refused'],
        ['a picture that can hold scripts', { mime: 'image/svg+xml' }, 'attachment-type-refused'],
        ['a claim to be uploaded', { uploaded: true }, 'field-reserved'],
      ];
      for (const [name, given, code] of refused) {
        it(`is refused with ${name}`, async () => {
          const { device } = uploader();
          const set = { ...attachment(Buffer.from('x')), ...given };
          const { results } = await device.push(device.create({ type: 'attachment', set }));
          expect(results[0]?.problem?.code).to.equal(code);
        });
      }

      it('may get another name, but no other bytes', async () => {
        const mine = uploader();
        const id = await mine.attach(Buffer.from('x'));
        const patch = (set: Doc) => mine.device.patch(id, 1, set, { type: 'attachment' });
        const { results } = await mine.device.push(
          patch({ name: 'b.png' }),
          patch({ sha256: sha256(Buffer.from('y')) }),
        );
        expect(results.map(({ status }) => status)).to.deep.equal(['applied', 'rejected']);
      });
    });

    it('bring the bytes of an attachment, which is then uploaded', async () => {
      const mine = uploader();
      const bytes = randomBytes(200_000);
      const id = await mine.attach(bytes);
      const at = await mine.begin(id, bytes.length);
      const last = await mine.patch(at, 0, bytes);
      expect([last.status, last.headers['upload-offset']]).to.deep.equal([204, '200000']);
      const record = await mine.record(id);
      expect(record?.doc).to.include({ uploaded: true, uploadedAt: NOW });
      expect(record?.rev).to.equal(2);
      const audit = (await mine.device.rows('audit')).filter(({ entity_id }) => entity_id === id);
      expect(audit.map(({ action, actor }) => [action, actor])).to.deep.include(['upload', '1001']);
    });

    it('go on where they were, piece by piece', async () => {
      const mine = uploader();
      const bytes = randomBytes(1000);
      const id = await mine.attach(bytes);
      const at = await mine.begin(id, bytes.length);
      await mine.patch(at, 0, bytes.subarray(0, 400));
      const { headers } = await mine.head(at);
      expect([headers['upload-offset'], headers['upload-length']]).to.deep.equal(['400', '1000']);
      await mine.patch(at, 400, bytes.subarray(400));
      expect((await mine.record(id))?.doc.uploaded).to.equal(true);
    });

    it('keep what had come when the connection broke, and go on behind it', async () => {
      const mine = uploader();
      const { size, sent } = place.breaking;
      const bytes = randomBytes(size);
      const id = await mine.attach(bytes);
      const at = await mine.begin(id, bytes.length);
      await breakOff(mine, { at, bytes, sent, place });
      const offset = Number((await mine.head(at)).headers['upload-offset']);
      expect(offset).to.be.within(1, sent);
      const { status } = await mine.patch(at, offset, bytes.subarray(offset));
      expect(status).to.equal(204);
      expect((await mine.record(id))?.doc.uploaded).to.equal(true);
    });

    it('are over when the connection broke before anybody read from it, and hold up no stop', async () => {
      const { database } = await sharedServer();
      let ask = (): void => undefined;
      let answer = (): void => undefined;
      const asked = new Promise<void>((resolve) => (ask = resolve));
      const answered = new Promise<void>((resolve) => (answer = resolve));
      const slow: Database = {
        ...database,
        async query(text, values) {
          if (/FROM upload\b/.test(text)) {
            ask();
            await answered;
          }
          return database.query(text, values);
        },
      };
      const other = await startServer({ database: slow, uploads: place.option });
      const mine = new Uploader(new Device(other, newTenant()), await other.listen({ port: 0 }));
      const bytes = randomBytes(MIB);
      const at = await mine.begin(await mine.attach(bytes), bytes.length);
      const connected = once(other.app.server, 'connection') as Promise<[Socket]>;
      const request = await startPatch(mine, { at, bytes });
      request.write(bytes.subarray(0, 1000));
      await asked;
      const [connection] = await connected;
      const broken = new Promise((resolve) => connection.once('close', resolve));
      request.destroy();
      await broken;
      answer();
      // Whoever still waits for its bytes would hold it up for ever.
      await other.app.close();
      expect((await new Uploader(mine.device, url).head(at)).headers['upload-offset']).to.be.a('string');
    });

    it('refuse a wrong offset and stay as they are', async () => {
      const mine = uploader();
      const id = await mine.attach(Buffer.from('0123456789'));
      const at = await mine.begin(id, 10);
      await mine.patch(at, 0, Buffer.from('01234'));
      const wrong = await mine.patch(at, 3, Buffer.from('34567'));
      expect([wrong.status, codeOf(wrong)]).to.deep.equal([409, 'upload-offset-wrong']);
      expect((await mine.head(at)).headers['upload-offset']).to.equal('5');
    });

    it('refuse a whole piece, and answer what comes on the same connection', async () => {
      const mine = uploader();
      const bytes = randomBytes(2 * MIB);
      const at = await mine.begin(await mine.attach(bytes), bytes.length);
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const wrong = { 'upload-offset': '5', 'content-type': BYTES, 'content-length': String(MIB) };
      expect(
        await statusBy(agent, mine, { method: 'PATCH', at, headers: wrong, body: bytes.subarray(0, MIB) }),
      ).to.equal(409);
      expect(await statusBy(agent, mine, { method: 'HEAD', at })).to.equal(200);
      agent.destroy();
    });

    it('refuse bytes that are not those that were announced, and remove them', async () => {
      const mine = uploader();
      const id = await mine.attach(Buffer.from('right'));
      const at = await mine.begin(id, 5);
      const last = await mine.patch(at, 0, Buffer.from('wrong'));
      expect([last.status, codeOf(last)]).to.deep.equal([422, 'hash-mismatch']);
      expect((await mine.head(at)).status).to.equal(404);
      expect((await mine.record(id))?.doc).to.not.have.property('uploaded');
      expect(await place.left(idAt(at))).to.deep.equal([]);
    });

    it('are tried anew after a wrong one', async () => {
      const mine = uploader();
      const id = await mine.attach(Buffer.from('right'));
      await mine.patch(await mine.begin(id, 5), 0, Buffer.from('wrong'));
      await mine.patch(await mine.begin(id, 5), 0, Buffer.from('right'));
      expect((await mine.record(id))?.doc.uploaded).to.equal(true);
    });

    it('may be two for one attachment: the first to end wins, the second changes nothing', async () => {
      const mine = uploader();
      const id = await mine.attach(Buffer.from('12345'));
      const [first, second] = [await mine.begin(id, 5), await mine.begin(id, 5)];
      await mine.patch(second, 0, Buffer.from('12345'));
      const late = await mine.patch(first, 0, Buffer.from('12345'));
      expect(late.status).to.equal(204);
      expect((await mine.record(id))?.rev).to.equal(2);
    });

    it('are over when the attachment has its bytes', async () => {
      const mine = uploader();
      const id = await mine.attach(Buffer.from('12345'));
      await mine.patch(await mine.begin(id, 5), 0, Buffer.from('12345'));
      const again = await mine.create(id, 5);
      expect([again.status, codeOf(again)]).to.deep.equal([409, 'attachment-complete']);
    });

    it('are ended when the client asks, where a crash came between the last byte and the end', async () => {
      const mine = uploader();
      const id = await mine.attach(Buffer.from('12345'));
      const at = await mine.begin(id, 5);
      await place.fill(idAt(at), Buffer.from('12345'));
      expect((await mine.head(at)).headers['upload-offset']).to.equal('5');
      expect((await mine.record(id))?.doc.uploaded).to.equal(true);
    });

    it('take what comes with the creation, too', async () => {
      const mine = uploader();
      const id = await mine.attach(Buffer.from('12345'));
      const metadata = `attachmentId ${Buffer.from(id).toString('base64')}`;
      const headers = { 'upload-length': '5', 'upload-metadata': metadata, 'content-type': BYTES };
      const { status } = await mine.ask('POST', '/v1/uploads', headers, Buffer.from('12345'));
      expect(status).to.equal(201);
      expect((await mine.record(id))?.doc.uploaded).to.equal(true);
    });

    it('need an attachment that was accepted, with its own length', async () => {
      const mine = uploader();
      const id = await mine.attach(Buffer.from('12345'));
      const unknown = await mine.create(randomUUID(), 5);
      const other = await mine.create(id, 6);
      const nameless = await mine.ask('POST', '/v1/uploads', { 'upload-length': '5' });
      expect([unknown, other, nameless].map((answer) => [answer.status, codeOf(answer)])).to.deep.equal([
        [404, 'attachment-unknown'],
        [422, 'upload-length-wrong'],
        [404, 'attachment-unknown'],
      ]);
    });

    it('are unknown to other tenants', async () => {
      const [mine, other] = [uploader(), uploader()];
      const id = await mine.attach(Buffer.from('12345'));
      const at = await mine.begin(id, 5);
      const replies = [await other.create(id, 5), await other.head(at), await other.patch(at, 0, Buffer.from('1'))];
      expect(replies.map(({ status }) => status)).to.deep.equal([404, 404, 404]);
      expect((await other.ask('DELETE', at)).status).to.equal(404);
      expect((await mine.head(at)).headers['upload-offset']).to.equal('0');
    });

    it('need a token and the version of tus', async () => {
      const mine = uploader();
      expect((await fetch(`${url}/v1/uploads`, { method: 'POST' })).status).to.equal(401);
      const headers = await mine.device.authorization();
      const old = await fetch(`${url}/v1/uploads`, { method: 'POST', headers });
      expect(old.status).to.equal(412);
      expect(await old.json()).to.include({ code: 'tus-version-unknown' });
    });

    it('say what of tus they can', async () => {
      const { headers } = await uploader().ask('OPTIONS', '/v1/uploads');
      expect(headers['tus-version']).to.equal('1.0.0');
      expect(headers['tus-extension']).to.include('creation').and.include('expiration');
    });

    it('go on with tus-js-client, as the pages use it, from an address that it was given before', async () => {
      const mine = uploader();
      const bytes = randomBytes(300_000);
      const id = await mine.attach(bytes);
      const headers = await mine.device.authorization();
      const common = { metadata: { attachmentId: id }, headers, chunkSize: 100_000, retryDelays: null };
      const at = await new Promise<string>((resolve, reject) => {
        const first: TusUpload = new TusUpload(bytes, {
          ...common,
          endpoint: `${url}/v1/uploads`,
          onChunkComplete: () => void first.abort().then(() => resolve(first.url ?? ''), reject),
          onError: reject,
        });
        first.start();
      });
      expect((await mine.record(id))?.doc).to.not.have.property('uploaded');
      await new Promise<void>((resolve, reject) => {
        new TusUpload(bytes, { ...common, uploadUrl: at, onSuccess: () => resolve(), onError: reject }).start();
      });
      expect(at).to.match(new RegExp(`^${url}/v1/uploads/[0-9a-f-]{36}$`));
      expect((await mine.record(id))?.doc.uploaded).to.equal(true);
    });

    describe('in the end', () => {
      it('expire, and are cleaned up', async () => {
        const mine = uploader();
        const id = await mine.attach(Buffer.from('12345'));
        const at = await mine.begin(id, 5);
        await mine.patch(at, 0, Buffer.from('123'));
        clock.set(NOW + 7 * DAY + 1);
        const late = await mine.patch(at, 3, Buffer.from('45'));
        await server.maintain();
        expect([late.status, codeOf(late)]).to.deep.equal([410, 'upload-expired']);
        expect(await mine.device.rows('upload')).to.deep.equal([]);
        expect(await place.left(idAt(at))).to.deep.equal([]);
      });

      it('stay when they are the bytes of a record, and go when the record does', async () => {
        const mine = uploader();
        const id = await mine.attach(Buffer.from('12345'));
        const at = await mine.begin(id, 5);
        await mine.patch(at, 0, Buffer.from('12345'));
        clock.set(NOW + 30 * DAY);
        await server.maintain();
        expect(await mine.device.rows('upload')).to.have.length(1);
        await mine.device.push(mine.device.remove(id, 2, { type: 'attachment' }));
        await server.maintain();
        expect(await mine.device.rows('upload')).to.deep.equal([]);
        expect(await place.left(idAt(at))).to.deep.equal([]);
      });
    });

    describe('GET /v1/attachments/:id', () => {
      it('gives the bytes, to be saved and never to be shown as a page', async () => {
        const mine = uploader();
        const bytes = randomBytes(5000);
        const id = await mine.attach(bytes);
        await mine.patch(await mine.begin(id, bytes.length), 0, bytes);
        const reply = await fetch(`${url}/v1/attachments/${id}`, { headers: await mine.device.authorization() });
        expect(sha256(Buffer.from(await reply.arrayBuffer()))).to.equal(sha256(bytes));
        expect(Object.fromEntries(reply.headers)).to.include({
          'content-type': 'image/png',
          'content-disposition': `attachment; filename="___1.png"; filename*=UTF-8''%E6%88%AA%E5%9B%BE%201.png`,
          'content-security-policy': "default-src 'none'; sandbox",
          'x-content-type-options': 'nosniff',
        });
      });

      it('notes who took them', async () => {
        const mine = uploader();
        const id = await mine.attach(Buffer.from('12345'));
        await mine.patch(await mine.begin(id, 5), 0, Buffer.from('12345'));
        await mine.ask('GET', `/v1/attachments/${id}`);
        const rows = await mine.device.rows('reading');
        expect(rows.map(({ action, actor, entity_id }) => [action, actor, entity_id])).to.deep.equal([
          ['download', '1001', id],
        ]);
      });

      it('answers 404 where the bytes are missing, as after a backup of the database alone', async () => {
        const mine = uploader();
        const id = await mine.attach(Buffer.from('12345'));
        const at = await mine.begin(id, 5);
        await mine.patch(at, 0, Buffer.from('12345'));
        await place.lose(idAt(at));
        const reply = await mine.ask('GET', `/v1/attachments/${id}`);
        expect([reply.status, codeOf(reply)]).to.deep.equal([404, 'attachment-unknown']);
      });

      it('knows nothing before the bytes have come, and nothing of other tenants', async () => {
        const [mine, other] = [uploader(), uploader()];
        const id = await mine.attach(Buffer.from('12345'));
        const early = await mine.ask('GET', `/v1/attachments/${id}`);
        await mine.patch(await mine.begin(id, 5), 0, Buffer.from('12345'));
        const foreign = await other.ask('GET', `/v1/attachments/${id}`);
        expect([early, foreign].map((answer) => [answer.status, codeOf(answer)])).to.deep.equal([
          [404, 'attachment-unknown'],
          [404, 'attachment-unknown'],
        ]);
      });
    });
  });
}

describe('uploads', () => {
  it('do not exist where the server has no place for them', async () => {
    const device = new Device(await sharedServer(), newTenant());
    const headers = await device.authorization();
    const reply = await device.server.app.inject({ method: 'POST', url: '/v1/uploads', headers });
    expect(reply.json()).to.include({ code: 'route-unknown' });
  });
});

/** One request over the connections of an agent; the status of its answer. */
async function statusBy(
  agent: Agent,
  mine: Uploader,
  given: { method: string; at: string; headers?: Record<string, string>; body?: Buffer },
): Promise<number | undefined> {
  const { method, at, headers, body } = given;
  const all = { 'tus-resumable': '1.0.0', ...(await mine.device.authorization()), ...headers };
  return new Promise((resolve, reject) => {
    const request = send(mine.url + at, { method, agent, headers: all, timeout: 10_000 });
    request.on('timeout', () => request.destroy(new Error(`${method} was never answered.`)));
    request.on('error', reject);
    request.on('response', (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode));
    });
    request.end(body);
  });
}

/** A request that announces the bytes and has sent none of them; that it will break is no error. */
async function startPatch(mine: Uploader, { at, bytes }: { at: string; bytes: Buffer }): Promise<ClientRequest> {
  const headers = {
    'tus-resumable': '1.0.0',
    ...(await mine.device.authorization()),
    'upload-offset': '0',
    'content-type': BYTES,
    'content-length': String(bytes.length),
  };
  const request = send(mine.url + at, { method: 'PATCH', headers });
  request.on('error', () => undefined);
  return request;
}

/** Sends a part of the bytes and cuts the connection once the server has stored some of it. */
async function breakOff(
  mine: Uploader,
  given: { at: string; bytes: Buffer; sent: number; place: UploadPlace },
): Promise<void> {
  const { at, bytes, sent, place } = given;
  const request = await startPatch(mine, { at, bytes });
  const broken = new Promise((done) => request.once('close', done));
  request.write(bytes.subarray(0, sent));
  while ((await place.stored(idAt(at))) === 0) await new Promise(setImmediate);
  request.destroy();
  await broken;
}
