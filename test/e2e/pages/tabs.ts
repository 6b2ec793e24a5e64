// The page of one tab: a desk over the real store and the real server, driven by the test.
import { createDesk, exportUnsent, randomId, submitTicket, type TicketFormDefinition } from '@callside/core';
import { createHttpTransport } from '@callside/core/http.js';
import { openIdbStore } from '@callside/core/idb.js';

/** What the test can do in a tab, and see of it. */
export interface TabDriver {
  /** Stores so many tickets at once, and gives their ids when all are stored. */
  save(count: number): Promise<readonly string[]>;
  /** Tickets that this tab sees, with the server's number once they have one. */
  tickets(): Promise<readonly { readonly id: string; readonly number?: string }[]>;
  /** Changes that the store holds and the server has not answered. */
  pending(): Promise<number>;
  /** Changes that the server has refused, with its reasons. */
  refused(): Promise<readonly unknown[]>;
  /** Pushes that this very tab has sent. */
  pushes(): number;
  readonly problems: readonly string[];
}

declare global {
  interface Window {
    tab: TabDriver;
    settings: { readonly token: string; readonly form: TicketFormDefinition };
  }
}

const { token, form } = window.settings;
let pushes = 0;
const problems: string[] = [];
const counted: typeof fetch = (input, init) => {
  if (typeof input === 'string' && input.endsWith('/v1/sync/push')) pushes += 1;
  return fetch(input, init);
};
const desk = await createDesk({
  tenant: 'tabs',
  agent: { id: '1001', name: 'Lin', roles: ['agent'] },
  store: openIdbStore(),
  transport: createHttpTransport({ url: '', token: () => token, fetch: counted }),
  onProblem: (error) => problems.push(String(error)),
});

window.tab = {
  async save(count) {
    const ids = Array.from({ length: count }, () => randomId());
    // Of ten thousand ids one or two hold what looks like a card number: as a text it would be refused.
    const results = await Promise.all(
      ids.map((id, index) => desk.run(submitTicket, { id, form, values: { summary: `Ticket ${index}` } })),
    );
    const refused = results.find((result) => !result.ok);
    if (refused !== undefined) throw new Error(`Not stored: ${JSON.stringify(refused)}`);
    return ids;
  },
  tickets: () => desk.list('ticket'),
  pending: async () => (await desk.run(exportUnsent, undefined)).waiting.length,
  refused: async () => (await desk.run(exportUnsent, undefined)).refused,
  pushes: () => pushes,
  problems,
};
