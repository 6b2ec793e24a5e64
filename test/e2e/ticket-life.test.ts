import { expect } from 'chai';
import { PIXEL } from './crm.js';
import { story } from './story.js';
import { until } from './until.js';

const FORM = 'callside-ticket-form >>>';
const BAR = `${FORM} callside-ticket-bar >>>`;
const FIELD = `${FORM} callside-file-field >>>`;
const FILES = `${FORM} callside-ticket-attachments >>>`;

/** One story in order: each step stands on the one before. */
story('the life of a ticket, on a desk with the real server', (scene) => {
  /** A ticket as the server has it. */
  async function ticket(numbered: RegExp): Promise<Record<string, unknown>> {
    const found = (await scene.crm.pulled('1001')).find(
      ({ type, doc }) => type === 'ticket' && numbered.test(String(doc.number)),
    );
    return found?.doc ?? {};
  }

  /** Waits until what is typed lies in a draft on the disk. */
  async function seesInDraft(what: string): Promise<void> {
    await until(`the draft has ${what}`, async () => JSON.stringify(await scene.crm.stored('drafts')).includes(what));
  }

  it('keeps pictures that are taken before there is a ticket, each at its place', async () => {
    await scene.crm.ring();
    await scene.crm.attach('sink.png');
    await scene.crm.sees(`${FILES} ul`, /sink\.png/);
    await scene.crm.attach('leak.png', 'callside-file-field');
    await scene.crm.sees(`${FIELD} ul`, /leak\.png/);
    // A file is on the disk before it is shown; that it belongs to a field is in the draft, a moment later.
    await seesInDraft('leak.png');
    await scene.crm.page.reload();
    await scene.crm.sees(`${FIELD} ul`, /leak\.png/);
    await scene.crm.sees(`${FILES} ul`, /sink\.png/);
    await scene.crm.sees(`${FILES} h3`, /^Files \(1\)$/);
  });

  it('sends them with the ticket that is stored at last, which names the one of its field', async () => {
    await scene.crm.leadThroughScript({ description: 'Water under the sink', location: 'Kitchen' });
    await scene.crm.submitTicket();
    await scene.crm.sees(`${FORM} [data-number]`, /^GD\d{8}001$/);
    await until('the pictures are on the server', async () => {
      const files = (await scene.crm.pulled('1001')).filter(
        ({ type, doc }) => type === 'attachment' && doc.uploaded === true,
      );
      return ['sink.png', 'leak.png'].every((name) => files.some(({ doc }) => doc.name === name));
    });
    await scene.crm.sees(`${FILES} [data-state]`, /Sent|On the server|Uploaded/);
    await scene.crm.sees(`${FIELD} [data-state]`, /On the server/);
    const { damage } = (await ticket(/^GD/)).values as { readonly damage: readonly Record<string, unknown>[] };
    expect(damage.map(({ name, type, size }) => [name, type, size])).to.deep.equal([
      ['leak.png', 'image/png', Buffer.from(PIXEL, 'base64').length],
    ]);
    // What the server has stored is what the form shows: there is nothing to save.
    await scene.crm.page.waitForSelector(`${FORM} .foot .primary[aria-disabled=true]`);
  });

  it('moves the ticket, and says why another move is not possible', async () => {
    await scene.crm.press(`${BAR} [data-move="start"]`);
    await scene.crm.sees(`${FORM} .pill`, /Processing/);
    await until('the server has moved it', async () => (await ticket(/^GD/)).status === 'processing');
  });

  it('gives it to whom the rules name', async () => {
    await scene.crm.press(`${BAR} [data-assign-by-rule]`);
    await scene.crm.sees(`${BAR} [data-owner]`, /1001|1002/);
    await until('the server knows the owner', async () => (await ticket(/^GD/)).owner !== undefined);
  });

  it('runs the clocks of what is promised', async () => {
    await scene.crm.sees(`${BAR} [data-clock]`, /left/);
  });

  it('inserts a phrase by its shortcut', async () => {
    await scene.crm.press('#hang-up');
    await scene.crm.saveRecord();
    await scene.crm.ring();
    await scene.crm.type('ticket-form', 'description', '/hi');
    await scene.crm.page.keyboard.press('Tab');
    await scene.crm.seesValue('ticket-form', 'description', 'Good day, this is Hillside Estates, agent 1001.');
  });

  it('changes the template, and keeps what was typed over a reload', async () => {
    await scene.crm.chooseTemplate('Complaint');
    await scene.crm.seesValue('ticket-form', 'description', 'Good day, this is Hillside Estates, agent 1001.');
    await seesInDraft('"complaint');
    await scene.crm.page.reload();
    await scene.crm.sees(`${FORM} h2`, /^Complaint$/);
    await scene.crm.seesValue('ticket-form', 'description', 'Good day, this is Hillside Estates, agent 1001.');
  });

  it('lets no card number into what is kept', async () => {
    await scene.crm.type('ticket-form', 'description', 'Card 4111111111111111');
    await scene.crm.seesValue('ticket-form', 'description', 'Card 411111••••••1111');
    await seesInDraft('411111••••••1111');
    expect(JSON.stringify(await scene.crm.stored('drafts'))).not.to.include('4111111111111111');
  });

  it('lists what is unfinished', async () => {
    await scene.crm.press('[data-tab="records"]');
    await scene.crm.sees('callside-draft-list >>> ul', /Complaint|Repair/);
  });

  it('goes on with it from the list', async () => {
    await scene.crm.press(
      'callside-draft-list >>> [data-draft] button.primary, callside-draft-list >>> [data-draft] [data-does=open]',
    );
    await scene.crm.sees(`${FORM} h2`, /^Complaint$/);
    await scene.crm.press('[data-tab="records"]');
  });

  it('lists the calls, with their tickets', async () => {
    await scene.crm.sees('callside-call-list >>> [role=status]', /of 2 calls/);
    await scene.crm.sees('callside-call-list >>> tbody tr:last-child', /GD\d{8}001/);
    await scene.crm.sees('callside-call-list >>> tbody tr:last-child [data-column=contact]', /^138••••5678$/);
  });

  it('leaves nothing to complain of', () => {
    expect(scene.crm.complaints).to.deep.equal([]);
  });
});
