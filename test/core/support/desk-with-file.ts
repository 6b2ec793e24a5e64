import { attachFile, openMemoryStore, type Desk, type Store } from '@callside/core';
import { keepUploading } from '@callside/core/background.js';
import { ManualClock, sequentialIds } from '@callside/core/testing.js';

/** Lets everything happen that waits for nothing but its turn. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setTimeout(resolve));
}

/** A desk with one file, whose duty asks for a token whenever it has something to send. */
export async function deskWithFile(hold?: { callId: string }) {
  const clock = new ManualClock();
  const store = await openMemoryStore()({ tenant: 'acme', user: '1001' });
  const agent = { id: crypto.randomUUID(), name: 'Lin', roles: [] };
  const context = { store, clock, newId: sequentialIds(), agent };
  const file = { name: 'a.txt', mime: 'text/plain', kind: 'file', content: new Blob(['abc']) } as const;
  const result = await attachFile(context, { for: { type: 'ticket', id: 't' }, ...file, ...(hold && { hold }) });
  const id = result.ok ? result.attachment.id : '';
  const run: Desk['run'] = (command, input) => command(context, input);
  const desk = { run, tenant: 'acme', agent };
  let asked = 0;
  let tell: () => void = () => undefined;
  const firstAsked = new Promise<void>((resolve) => (tell = resolve));
  const token = (): Promise<string> => {
    asked += 1;
    tell();
    return Promise.reject(new Error('no token'));
  };
  const start = () => keepUploading(desk, { url: 'http://localhost:1', token, clock, random: () => 0.5 });
  return { store, clock, id, start, asked: () => asked, firstAsked };
}

/** As when the server has taken the record of the file. */
export const acceptFile = (store: Store, id: string): Promise<unknown> =>
  store.write(['entities'], async (tx) => {
    const record = await tx.get('entities', `attachment/${id}`);
    if (record !== undefined) await tx.put('entities', { ...record, base: record.doc, rev: 1, pending: 0 });
  });
