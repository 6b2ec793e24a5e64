import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  attachFile,
  createDesk,
  findAttachments,
  openMemoryStore,
  pauseUpload,
  resumeUpload,
  submitTicket,
  type Desk,
  type FoundFile,
  type Store,
} from '@callside/core';
import { keepUploading } from '@callside/core/background.js';
import { createHttpTransport } from '@callside/core/http.js';
import type { Server } from '@callside/server';
import { expect } from 'chai';
import { repairForm } from './support/definitions.js';
import { newTenant, sharedServer, startServer, tokenFor } from './support/server.js';

const MIB = 1024 * 1024;

describe('files of a desk, by the real server', () => {
  let server: Server;
  let url: string;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'callside-files-'));
    const { database } = await sharedServer();
    server = await startServer({ database, uploads: folder });
    url = await server.listen({ port: 0 });
  });

  after(async () => {
    await server.app.close();
    await rm(folder, { recursive: true });
  });

  interface Page {
    readonly desk: Desk;
    readonly store: Store;
    readonly ticketId: string;
    /** What has been sent over and again of each file, as the duty tells. */
    start(onProgress?: (id: string, sent: number) => void): Promise<() => void>;
    file(): Promise<FoundFile | undefined>;
    sees(state: FoundFile['state'], leastSent?: number): Promise<void>;
  }

  async function openPage(): Promise<Page> {
    const tenant = newTenant();
    const token = (): Promise<string> => tokenFor(tenant);
    const agent = { id: '1001', name: 'Lin', roles: ['agent'] };
    const transport = createHttpTransport({ url, token });
    const desk = await createDesk({ tenant, agent, store: openMemoryStore(), transport });
    const store = await desk.run((context) => Promise.resolve(context.store), undefined);
    const ticketId = crypto.randomUUID();
    const file = async (): Promise<FoundFile | undefined> =>
      (await findAttachments(store, { type: 'ticket', id: ticketId }))[0];
    return {
      desk,
      store,
      ticketId,
      start: (onProgress) => keepUploading(desk, { url, token, ...(onProgress && { onProgress }) }),
      file,
      sees: (state, leastSent = 0) =>
        new Promise((resolve, reject) => {
          const look = (): void => {
            file().then((found) => {
              if (found?.state !== state || found.sent < leastSent) return;
              stop();
              resolve();
            }, reject);
          };
          const stop = store.subscribe(look);
          look();
        }),
    };
  }

  const attach = async ({ desk, ticketId }: Page, size: number): Promise<string> => {
    const content = new Uint8Array(randomBytes(size));
    const file = { name: '截图.png', mime: 'image/png', kind: 'image', content } as const;
    const result = await desk.run(attachFile, { for: { type: 'ticket', id: ticketId }, ...file, hold: {} });
    return result.ok ? result.attachment.id : '';
  };

  const submit = async ({ desk, ticketId }: Page): Promise<void> => {
    const values = { phone: '13800001234' };
    const result = await desk.run(submitTicket, { id: ticketId, form: repairForm, values });
    expect(result.ok, JSON.stringify(result)).to.equal(true);
  };

  it('waits for its ticket, and then comes whole', async () => {
    const page = await openPage();
    const stop = await page.start();
    await attach(page, 1000);
    await page.sees('held');
    await submit(page);
    await page.sees('uploaded');
    stop();
    await page.desk.close();
  });

  it('stays paused over a new start, and goes on at its offset', async () => {
    const page = await openPage();
    await submit(page);
    const id = await attach(page, 3 * MIB);
    const sent: number[] = [];
    let pause: Promise<void> | undefined;
    const first = await page.start((_id, bytes) => {
      if (bytes > 0) pause ??= pauseUpload(page.store, id);
    });
    await page.sees('paused', MIB);
    await pause;
    first();
    const second = await page.start((_id, bytes) => sent.push(bytes));
    expect((await page.file())?.state).to.equal('paused');
    expect(sent).to.deep.equal([]);
    await resumeUpload(page.store, id);
    await page.sees('uploaded');
    second();
    expect(Math.min(...sent)).to.be.at.least(MIB);
    await page.desk.close();
  });

  it('tells others who brought it, which nobody can change', async () => {
    const page = await openPage();
    await submit(page);
    await attach(page, 10);
    const stop = await page.start();
    await page.sees('uploaded');
    stop();
    expect(await page.file()).to.include({ by: '1001', name: '截图.png' });
    await page.desk.close();
  });
});
