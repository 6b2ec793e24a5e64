import { expect } from 'chai';
import { FileSending } from '../support/file-sending.js';

let page: FileSending;

beforeEach(async () => {
  page = await FileSending.open();
  page.due = ['a'];
});

afterEach(async () => {
  await page.sender.stop();
});

describe('createSurveyFileSender in a page', () => {
  for (const [name, tell] of [
    ['the network is back', () => dispatchEvent(new Event('online'))],
    ['the page is seen again', () => document.dispatchEvent(new Event('visibilitychange'))],
  ] as const)
    it(`tries again when ${name}`, async () => {
      page.outcomes = ['retry'];
      page.sender.poke();
      await page.sent('a');
      await page.turns();
      tell();
      await page.sent('a', 'a');
    });

  for (const [left, back] of [
    ['pagehide', 'pageshow'],
    ['freeze', 'resume'],
  ] as const)
    it(`lets go of what it sends at ${left}, and goes on at ${back}`, async () => {
      page.outcomes = [page.untilAborted, 'retry'];
      page.sender.poke();
      await page.sent('a');
      dispatchEvent(new Event(left));
      const other = page.join();
      other.poke();
      await page.sent('a', 'a');
      await other.stop();
      await page.settleAnswer();
      await page.turns();
      await page.sent('a', 'a');
      dispatchEvent(new Event(back));
      await page.sent('a', 'a', 'a');
      expect(page.problems).to.deep.equal([]);
    });

  it('waits until another tab has sent, and finds nothing left', async () => {
    let release: () => void = () => undefined;
    page.outcomes = [
      () =>
        new Promise((resolve) => {
          release = () => {
            page.due = [];
            resolve('done');
          };
        }),
    ];
    page.sender.poke();
    await page.sent('a');
    const other = page.join();
    other.poke();
    await page.turns();
    await page.sent('a');
    release();
    await page.turns();
    await page.sent('a');
    await other.stop();
  });
});
