import { importContacts, readCampaign, readNumbers, type ContactImport, type ImportReport } from '@callside/core';
import { expect } from 'chai';
import { CAMPAIGN, contactRow, contactRows, importList } from '../../support/calling-list.js';
import { until } from '../../support/until.js';
import { OFFLINE, openWidgetDesk, type WidgetDesk } from '../../support/widget-desk.js';

let opened: WidgetDesk;

beforeEach(async () => {
  opened = await openWidgetDesk();
});

const imported = (rows: ContactImport['rows'], given: Partial<ContactImport> = {}): Promise<ImportReport> =>
  opened.desk.run(importContacts, { campaign: CAMPAIGN, rows, ...given });

const phones = async (campaign = CAMPAIGN): Promise<unknown[]> =>
  (await opened.desk.run(readCampaign, { campaign })).entries.map(({ listed }) => listed.customer.phone);

describe('an import of contacts', () => {
  it('stores them without network, in their order, and sends them later', async () => {
    opened.server.failure = OFFLINE;
    const report = await imported(contactRows(450));
    expect(report).to.deep.equal({ taken: 450, refused: [], rows: 450 });
    expect((await phones()).slice(0, 2)).to.deep.equal(['13800000001', '13800000002']);
    opened.server.failure = undefined;
    opened.desk.sync();
    await until(opened.desk, () => opened.desk.saveState.sync?.pending === 0);
    expect([...opened.server.docs().values()].flatMap(({ contacts }) => contacts as unknown[]).length).to.equal(450);
  });

  it('makes few records, and as few entries of the outbox, of many rows', async () => {
    opened.server.failure = OFFLINE;
    await imported(contactRows(2000));
    expect(opened.desk.saveState.sync?.pending).to.be.at.most(12);
  });

  it('keeps a record small enough to be sent, however long its lines', async () => {
    await imported(contactRows(100).map((row) => ({ ...row, subject: '长'.repeat(3900) })));
    const { batches } = await opened.desk.run(readCampaign, { campaign: CAMPAIGN });
    const sizes = batches.map((batch) => new TextEncoder().encode(JSON.stringify(batch)).length);
    expect(Math.max(...sizes)).to.be.lessThan(128 * 1024);
  });

  it('refuses with the row what it does not take', async () => {
    const { taken, refused } = await imported([
      contactRow(1),
      contactRow(1, { row: 3 }),
      contactRow(2, { phone: '?' }),
    ]);
    expect(taken).to.equal(1);
    expect(refused.map(({ code, path }) => [code, ...path])).to.deep.equal([
      ['duplicate-in-file', 3, 'phone'],
      ['phone-malformed', 3, 'phone'],
    ]);
  });

  it('adds what is missing when a file comes again', async () => {
    await imported(contactRows(2));
    const { taken, refused } = await imported(contactRows(3));
    expect([taken, refused.map(({ code }) => code)]).to.deep.equal([1, ['duplicate-in-list', 'duplicate-in-list']]);
  });

  it('takes a number that another campaign has', async () => {
    await imported(contactRows(1));
    const { taken } = await imported(contactRows(1), { campaign: 'winter' });
    expect(taken).to.equal(1);
    expect(await phones('winter')).to.deep.equal(['13800000001']);
  });

  it('tells how far it is', async () => {
    const told: number[] = [];
    await imported(contactRows(2500), { onProgress: (done) => told.push(done) });
    expect(told).to.deep.equal([1000, 2000, 2500]);
  });

  it('keeps what was stored when it is cancelled, and says how much that is', async () => {
    const stop = new AbortController();
    const report = await imported(contactRows(2500), { signal: stop.signal, onProgress: () => stop.abort() });
    expect([report.taken, report.rows, (await phones()).length]).to.deep.equal([1000, 1000, 1000]);
  });
});

describe('readNumbers', () => {
  it('has the numbers of a campaign, as they are compared', async () => {
    await importList(opened.desk, [contactRow(1, { phone: '+86 138 0000 0001' })]);
    expect([...(await opened.desk.run(readNumbers, { campaign: CAMPAIGN })).keys()]).to.deep.equal(['13800000001']);
  });
});
