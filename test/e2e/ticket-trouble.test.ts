import { openPglite } from '@callside/server';
import { expect } from 'chai';
import { CrmPage, type Pulled } from './crm.js';
import { story } from './story.js';
import { until } from './until.js';

const FORM = 'callside-ticket-form >>>';
const REVIEW = 'callside-change-review >>>';
const PHONE = '13812345678';
const MASKED = /^138••••5678$/;

/** The one ticket of the server, once it is as it should be. */
function ticketOf(crm: CrmPage, isIt: (ticket: Pulled) => boolean): Promise<Pulled> {
  return until('the server has the ticket', async () =>
    (await crm.pulled('1001')).find((record) => record.type === 'ticket' && isIt(record)),
  );
}

const locationOf = ({ doc }: Pulled): unknown => (doc.values as Record<string, unknown>).location;

/** One story in order: each step stands on the one before. */
story('two who change one ticket, one of them without a network', (scene) => {
  it('keeps what the agent changes while a colleague changes the same', async () => {
    await scene.crm.ring();
    await scene.crm.leadThroughScript({ description: 'Water under the sink', location: 'Kitchen' });
    await scene.crm.submitTicket();
    const ticket = await ticketOf(scene.crm, (record) => locationOf(record) === 'Kitchen');
    await scene.crm.sees(`${FORM} [data-number]`, /^GD/);
    await scene.crm.setOnline(false);
    await scene.crm.type('ticket-form', 'location', 'Cellar');
    await scene.crm.submitTicket();
    await scene.crm.changeElsewhere('1002', ticket, { 'values.location': 'Roof' });
    await scene.crm.setOnline(true);
    await scene.crm.showTab('records');
    await scene.crm.sees(`${REVIEW} [data-conflict] .sides`, /Kitchen[\s\S]*Roof[\s\S]*Cellar/);
  });

  it('takes the agent’s side by one key, and the server has it', async () => {
    const conflict = await scene.crm.page.waitForSelector(`${REVIEW} [data-conflict]`);
    await conflict?.focus();
    await scene.crm.page.keyboard.press('m');
    await scene.crm.sees(`${REVIEW} .body`, /^Nothing/);
    await ticketOf(scene.crm, (record) => locationOf(record) === 'Cellar');
  });

  it('leaves nothing to complain of', () => {
    expect(scene.crm.complaints).to.deep.equal([]);
  });
});

/** One story in order: each step stands on the one before. */
story(
  'personal data under a role policy, with the real server',
  (scene) => {
    const PRIVATE = `${FORM} callside-private-field[name=phone] >>>`;
    const shown = (): Promise<unknown> =>
      scene.crm.page.$eval(`${PRIVATE} input`, (input) => (input as HTMLInputElement).value);

    async function sees(pattern: RegExp): Promise<void> {
      await until(`the phone is ${String(pattern)}`, async () =>
        pattern.test(String(await shown())) ? true : undefined,
      );
    }

    async function look(): Promise<void> {
      await scene.crm.press(`${PRIVATE} [data-show]`);
      await scene.crm.page.locator(`${PRIVATE} [data-reason]`).fill('call-back');
      await scene.crm.press(`${PRIVATE} [data-confirm]`);
    }

    it('shows an agent the number of the caller masked', async () => {
      await scene.crm.ring();
      await scene.crm.page.waitForSelector(`${PRIVATE} input`);
      await sees(MASKED);
    });

    it('shows it for a moment to who gives a reason', async () => {
      await look();
      await sees(/^13812345678$/);
      await scene.crm.press(`${PRIVATE} [data-hide]`);
      await sees(MASKED);
    });

    it('sends a colleague the ticket with the number masked', async () => {
      await scene.crm.leadThroughScript({ description: 'Water under the sink', location: 'Kitchen' });
      await scene.crm.submitTicket();
      await ticketOf(scene.crm, (record) => locationOf(record) === 'Kitchen');
      const colleague = await CrmPage.open(scene.browser, scene.server, '?person=1002');
      await until('the ticket is on the other device', async () =>
        (await colleague.stored('entities')).find(({ key }) => String(key).startsWith('ticket/')),
      );
      const kept = JSON.stringify(await colleague.stored('entities'));
      expect(kept).to.include('Kitchen').and.not.include(PHONE);
      expect(colleague.complaints).to.deep.equal([]);
      await colleague.close();
    });

    it('keeps the number in the ticket of no device, once the server has it', async () => {
      await scene.crm.sees(`${FORM} [data-number]`, /^GD/);
      await until('the own device has it masked too', async () =>
        JSON.stringify(
          (await scene.crm.stored('entities')).filter(({ key }) => String(key).startsWith('ticket/')),
        ).includes(PHONE)
          ? undefined
          : true,
      );
    });

    it('has noted who looked, and why', async () => {
      const call = await until('the server has the look', async () =>
        (await scene.crm.pulled('1001')).find(({ type, doc }) => type === 'call' && doc.reveals !== undefined),
      );
      expect(JSON.stringify(call.doc.reveals)).to.include('"by":"1001"').and.include('"field":"phone"');
    });

    it('leaves nothing to complain of, and no number in the trail', async () => {
      expect(scene.crm.complaints).to.deep.equal([]);
      await scene.crm.close();
      await scene.server.stop();
      const database = await openPglite({ dataDir: scene.server.dataDir });
      const rows = await database.query('SELECT * FROM audit WHERE tenant_id = $1', ['hillside']);
      expect(rows.length).to.be.greaterThan(0);
      expect(JSON.stringify(rows)).to.not.include(PHONE);
      await database.close();
    });
  },
  { CALLSIDE_ROLES: '1' },
);
