import { advance, startRun, type CallSession, type ScriptRun } from '@callside/core';
import { refundScript } from '../../stories/support/refund-script.js';
import { until } from './until.js';
import { openWidgetDesk, type WidgetDesk } from './widget-desk.js';

/** Whom a call may be handed to; the first is the agent of the desk. */
export const COLLEAGUES = [
  { id: '1001', name: 'Lin' },
  { id: '1002', name: 'Wang' },
];

export const TEAMS = [{ id: 'night', name: 'Night shift' }];

/** What a colleague hands over, unless a test says otherwise. */
const HANDED = {
  from: { id: '1002', name: 'Wang' },
  to: { id: '1001', name: 'Lin' },
  state: 'offered',
  values: { amount: 120 },
  customer: { name: '李小龙', phone: '13812345678' },
  note: 'She wants to speak with a manager.',
  told: 'We call back within the hour.',
};

export interface HandoverDesk extends WidgetDesk {
  readonly call: CallSession;
  /** A colleague hands over a call that has come to the second step of the script. */
  receive(id: string, given?: Readonly<Record<string, unknown>>): Promise<void>;
  /** The other side says something. */
  hear(type: 'handover' | 'call', id: string, set: Readonly<Record<string, unknown>>): Promise<void>;
}

/** A desk with a connected call, and colleagues on the other side of its server. */
export async function openHandoverDesk(options: Parameters<typeof openWidgetDesk>[0] = {}): Promise<HandoverDesk> {
  const opened = await openWidgetDesk(options);
  const { desk, clock, server } = opened;
  const call = opened.openCall();
  await call.handle('connected');
  const hear: HandoverDesk['hear'] = async (type, id, set) => {
    // What this side has said comes before what the other answers.
    desk.sync();
    await until(desk, () => desk.saveState.sync?.state === 'idle' && desk.saveState.sync.pending === 0);
    server.change(type, id, { ...set });
    await new Promise<void>((resolve) => {
      const stop = desk.subscribe(() => {
        stop();
        resolve();
      });
      desk.sync();
    });
  };
  return {
    ...opened,
    call,
    hear,
    async receive(id, given = {}) {
      const openedAt = clock.now() - 120_000;
      const { from, customer } = HANDED;
      const offer = { handover: id, to: given.to ?? HANDED.to };
      const times = { openedAt, events: [{ type: 'connected', at: openedAt }] };
      const record = {
        direction: 'inbound',
        state: 'connected',
        customer,
        agent: from,
        path: [],
        values: {},
        ...times,
      };
      server.change('call', `call-of-${id}`, { ...record, offer });
      await hear('handover', id, {
        ...HANDED,
        ticketId: `ticket-of-${id}`,
        callId: `call-of-${id}`,
        call: { direction: 'inbound', run: begun(openedAt) },
        startedAt: openedAt,
        offeredAt: clock.now(),
        ...given,
      });
    },
  };
}

/** The refund script, at its second step. */
function begun(now: number): ScriptRun {
  const moment = { now, by: '1002', scope: {} };
  const { run } = startRun(refundScript, moment);
  const next = advance(refundScript, run, moment);
  return next.ok ? next.run : run;
}
