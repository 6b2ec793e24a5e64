import { ticketRecord } from '../../../support/records.js';

/** Records of which `sealed-*.json` hold the sealed rows. Neither is ever changed: what one release sealed opens for ever. */
export const SAMPLES = {
  entities: ticketRecord(
    { id: 't', status: 'pending', customerId: 'c-1', values: { name: '陈女士', phone: '13800005678' } },
    1_795_000_000_000,
  ),
  outbox: {
    v: 2,
    entityKey: 'ticket/t',
    attempts: 0,
    mutation: {
      id: 'm',
      entitySeq: 1,
      type: 'ticket',
      entityId: 't',
      op: 'create',
      baseRev: 0,
      set: { status: 'pending' },
      unset: [],
      deps: [],
      clientTime: 1_795_000_000_000,
      actor: '1001',
    },
  },
  drafts: { v: 2, id: 'call/7f', at: 1_795_000_000_000, data: { values: { note: 'a “quote”, a 😀 and a \u0000' } } },
  chunks: { v: 2, key: 'a/00000', bytes: new Uint8Array([0, 1, 2, 253, 254, 255]).buffer },
} as const;
