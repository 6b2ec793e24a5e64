import { expect } from 'chai';
import { FileSending } from '../support/file-sending.js';

let page: FileSending;

beforeEach(async () => {
  page = await FileSending.open();
});

afterEach(async () => {
  await page.sender.stop();
});

describe('createSurveyFileSender', () => {
  it('sends what is due, one by one', async () => {
    page.due = ['a', 'b'];
    page.sender.poke();
    await page.sent('a', 'b');
  });

  it('looks again when an answer was settled', async () => {
    page.due = ['a'];
    await page.settleAnswer();
    await page.sent('a');
  });

  it('leaves alone what is written of files', async () => {
    page.due = ['a'];
    await page.writeOfFile();
    await page.turns();
    await page.sent();
  });

  it('sends what became due while it sends', async () => {
    page.due = ['a'];
    page.outcomes = [
      async () => {
        page.due = ['b'];
        await page.settleAnswer();
        return 'done';
      },
    ];
    page.sender.poke();
    await page.sent('a', 'b');
  });

  it('waits longer from failure to failure, and tries as often as it takes', async () => {
    page.due = ['a'];
    page.outcomes = ['retry', 'retry', 'retry'];
    page.sender.poke();
    await page.sent('a');
    for (const wait of [500, 1000, 2000]) {
      const before = page.sends.length;
      await page.turns();
      page.clock.advance(wait - 1);
      await page.turns();
      expect(page.sends).to.have.length(before);
      page.clock.advance(1);
      await page.until(() => page.sends.length > before);
    }
  });

  it('goes on with the next file where one has to wait', async () => {
    page.due = ['a', 'b'];
    page.outcomes = ['retry', 'done'];
    page.sender.poke();
    await page.sent('a', 'b');
  });

  it('does not try before its time for an answer that comes meanwhile', async () => {
    page.due = ['a'];
    page.outcomes = ['retry'];
    page.sender.poke();
    await page.sent('a');
    await page.turns();
    await page.settleAnswer();
    await page.turns();
    await page.sent('a');
    page.clock.advance(500);
    await page.sent('a', 'a');
  });

  it('asks no more for a file that the server does not know, until an answer may have named it again', async () => {
    page.due = ['a'];
    page.outcomes = ['unknown'];
    page.sender.poke();
    await page.sent('a');
    page.sender.poke();
    await page.turns();
    await page.sent('a');
    await page.settleAnswer();
    await page.sent('a', 'a');
  });

  it('tells of a failure, and tries again', async () => {
    page.due = ['a'];
    const failure = new Error('The disk is full.');
    page.outcomes = [() => Promise.reject(failure)];
    page.sender.poke();
    await page.until(() => page.problems.length > 0);
    expect(page.problems).to.deep.equal([failure]);
    await page.turns();
    page.clock.advance(500);
    await page.sent('a', 'a');
  });

  it('breaks off when it is stopped, and sends nothing more', async () => {
    page.due = ['a', 'b'];
    page.outcomes = [page.untilAborted];
    page.sender.poke();
    await page.sent('a');
    await page.sender.stop();
    await page.settleAnswer();
    page.sender.poke();
    page.clock.advance(600_000);
    await page.turns();
    await page.sent('a');
    expect(page.problems).to.deep.equal([]);
  });
});
