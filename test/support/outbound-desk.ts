import {
  compileOutboundPolicy,
  recordAttempt,
  type CampaignEntry,
  type ContactColumn,
  type ContactRow,
  type DispositionChoice,
  type OutboundPolicyDefinition,
} from '@callside/core';
import { followUpOutboundPolicy, outboundDispositions } from '@callside/playbooks';
import { contactRows, importList } from './calling-list.js';
import { openWidgetDesk, type WidgetDesk } from './widget-desk.js';

/** A desk with a calling list. */
export interface OutboundDesk extends WidgetDesk {
  readonly contacts: readonly CampaignEntry[];
  /** Stores what came of a dial, as a colleague's device or this one does. */
  attempt(which: number, id: string, given?: Partial<DispositionChoice> & { readonly talkMs?: number }): Promise<void>;
}

/** The rules of the list: the call centre's own. */
export const OUTBOUND_POLICY: readonly OutboundPolicyDefinition[] = [followUpOutboundPolicy];

/** Opens a desk whose list has so many contacts, or these. It is half past four in the afternoon where they live. */
export async function openOutboundDesk(
  list: number | readonly ContactRow[],
  { columns = [], ...options }: Parameters<typeof openWidgetDesk>[0] & { columns?: readonly ContactColumn[] } = {},
): Promise<OutboundDesk> {
  const opened = await openWidgetDesk(options);
  const rows = typeof list === 'number' ? contactRows(list) : list;
  const contacts = await importList(opened.desk, rows, columns);
  const policy = compileOutboundPolicy(...OUTBOUND_POLICY);
  return {
    ...opened,
    contacts,
    async attempt(which, id, { talkMs = 0, ...given } = {}) {
      const contact = contacts[which]?.contact.id ?? '';
      const input = { contact, set: outboundDispositions, policy, choice: { ...given, id }, talkMs };
      const result = await opened.desk.run(recordAttempt, input);
      if (!result.ok) throw new Error(JSON.stringify(result.issues));
    },
  };
}

/** A list as it looks in the middle of a day: some were busy, one wants a callback, one was sold to, one wants no calls. */
export async function openBusyDay(options: Parameters<typeof openWidgetDesk>[0] = {}): Promise<OutboundDesk> {
  const columns = [{ id: 'c1', label: '套餐' }];
  const rows = contactRows(40).map((row) => ({
    ...row,
    subject: `GD20261121${String(row.row).padStart(3, '0')}`,
    columns: { c1: row.row % 2 === 0 ? '家庭宽带' : '企业专线' },
  }));
  const list = await openOutboundDesk(rows, { ...options, columns });
  const hour = 3_600_000;
  const now = list.clock.now();
  await list.attempt(0, 'busy');
  await list.attempt(1, 'no-answer');
  await list.attempt(2, 'success', { talkMs: 90_000 });
  await list.attempt(3, 'call-later', { talkMs: 30_000, callback: { at: now + hour, agent: '1001' } });
  await list.attempt(4, 'do-not-call', { talkMs: 12_000 });
  await list.attempt(5, 'refused', { talkMs: 40_000, values: { reason: 'price' }, notes: 'Has a contract until May.' });
  await list.attempt(6, 'call-later', { talkMs: 30_000, callback: { at: now + 20 * hour } });
  return list;
}
