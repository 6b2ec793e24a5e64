import { expect } from 'chai';
import { story } from './story.js';
import { until } from './until.js';

const HISTORY = 'callside-ticket-form >>> callside-ticket-history >>>';

/** One story in order: each step stands on the one before. */
story('the tickets of one customer, on a desk with the real server', (scene) => {
  /** The tickets as the server has them, by number. */
  async function tickets(): Promise<ReadonlyMap<string, Record<string, unknown>>> {
    const found = (await scene.crm.pulled('1001')).filter(({ type }) => type === 'ticket');
    return new Map(found.map(({ doc }) => [String(doc.number), { ...doc }]));
  }

  async function ask(description: string): Promise<void> {
    await scene.crm.ring();
    await scene.crm.chooseTemplate('Question');
    await scene.crm.choose('ticket-form', 'problemType', 'price');
    await scene.crm.type('ticket-form', 'description', description);
  }

  it('begin with one that has no others beside it', async () => {
    await ask('What is the yearly fee?');
    await scene.crm.sees(`${HISTORY} .quietly`, /no other ticket/);
    await scene.crm.submitTicket();
    await scene.crm.sees('callside-ticket-form >>> [data-number]', /^ZX\d{8}001$/);
    await scene.crm.press('#hang-up');
    await scene.crm.saveRecord();
  });

  it('are offered as possibly the same while the next one is typed', async () => {
    await ask('The fee again');
    await scene.crm.sees(`${HISTORY} [data-duplicates]`, /Possibly reported already\s+ZX\d{8}001/);
    await scene.crm.sees(`${HISTORY} [data-earlier] summary`, /\(1\)/);
  });

  it('are linked, at both ends', async () => {
    await scene.crm.submitTicket();
    await scene.crm.sees('callside-ticket-form >>> [data-number]', /^ZX\d{8}002$/);
    const choice = await scene.crm.page.waitForSelector(`${HISTORY} [data-duplicates] select[data-link]`);
    await choice?.select('duplicate-of');
    await scene.crm.sees(`${HISTORY} [data-links]`, /Duplicate of\s+ZX\d{8}001/);
    const [first, second] = await until('the server has both ends', async () => {
      const all = [...(await tickets()).values()].sort((a, b) => String(a.number).localeCompare(String(b.number)));
      return all.length === 2 && all.every(({ links }) => Array.isArray(links) && links.length > 0) && all;
    });
    expect([first?.links, second?.links]).to.deep.equal([
      [{ id: `duplicated-by/${String(second?.id)}`, kind: 'duplicated-by', ticket: second?.id }],
      [{ id: `duplicate-of/${String(first?.id)}`, kind: 'duplicate-of', ticket: first?.id }],
    ]);
  });

  it('tell what was changed, from what to what, and by whom', async () => {
    await scene.crm.choose('ticket-form', 'problemType', 'policy');
    await scene.crm.submitTicket();
    await scene.crm.press(`${HISTORY} [data-activity] summary`);
    await scene.crm.sees(`${HISTORY} [data-activity] ul`, /1001\s+Kind: Prices → Rules/);
    await until('the server has the change', async () =>
      [...(await tickets()).values()].some(
        ({ values }) => (values as Record<string, unknown>).problemType === 'policy',
      ),
    );
  });

  it('leave nothing to complain of', () => {
    expect(scene.crm.complaints).to.deep.equal([]);
  });
});
