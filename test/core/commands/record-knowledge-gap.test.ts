import { findRecords, recordKnowledgeGap } from '@callside/core';
import { expect } from 'chai';
import { until } from '../../support/until.js';
import { OFFLINE, openWidgetDesk, type WidgetDesk } from '../../support/widget-desk.js';

const QUESTION = { question: ' Do you deliver to Hainan? ', language: 'en', found: 3 };

let opened: WidgetDesk;

beforeEach(async () => {
  opened = await openWidgetDesk();
});

describe('recordKnowledgeGap', () => {
  it('stores the question without network, and sends it later', async () => {
    opened.server.failure = OFFLINE;
    const result = await opened.desk.run(recordKnowledgeGap, QUESTION);
    const { id } = result.ok ? result.gap : { id: 'refused' };
    expect(opened.server.doc(id)).to.equal(undefined);
    opened.server.failure = undefined;
    opened.desk.sync();
    await until(opened.desk, () => opened.server.doc(id) !== undefined);
    expect(opened.server.doc(id)).to.deep.include({ question: 'Do you deliver to Hainan?', state: 'open' });
  });

  it('keeps who asked, when, and where in the script', async () => {
    const script = { id: 'repair', version: 1 };
    const where = { callId: 'c1', script, step: 'resolve' };
    const result = await opened.desk.run(recordKnowledgeGap, { ...QUESTION, ...where });
    const gap = result.ok ? result.gap : undefined;
    expect(gap).to.deep.include({ by: '1001', found: 3, at: opened.clock.now(), ...where });
  });

  it('refuses an empty question with the reason, and stores nothing', async () => {
    const result = await opened.desk.run(recordKnowledgeGap, { ...QUESTION, question: ' ' });
    expect(result.ok ? [] : result.issues.map(({ code }) => code)).to.deep.equal(['required']);
    expect(await opened.desk.run(openGaps, undefined)).to.have.length(0);
  });

  it('is found by its state', async () => {
    await opened.desk.run(recordKnowledgeGap, QUESTION);
    expect(await opened.desk.run(openGaps, undefined)).to.have.length(1);
  });
});

async function openGaps({ store }: Parameters<typeof recordKnowledgeGap>[0]) {
  const { records } = await findRecords(store, 'knowledge-gap', { where: { state: 'open' } });
  return records;
}
