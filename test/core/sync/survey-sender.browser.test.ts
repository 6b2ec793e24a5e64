import { expect } from 'chai';
import { CUT, Sending } from '../support/survey-sending.js';

let page: Sending;

beforeEach(async () => {
  page = await Sending.open();
  await page.answer('m1');
  page.replies = [CUT];
  page.sender.send();
  await page.sent(1, 'waiting');
});

afterEach(async () => {
  await page.sender.stop();
});

describe('createSurveySender in a page', () => {
  it('tries again when the network is back', async () => {
    dispatchEvent(new Event('online'));
    await page.sent(2);
    expect(await page.waiting()).to.deep.equal([]);
  });

  it('tries again when the page is seen again', async () => {
    document.dispatchEvent(new Event('visibilitychange'));
    await page.sent(2);
    expect(await page.waiting()).to.deep.equal([]);
  });

  it('hears no more of the page once it is stopped', async () => {
    await page.sender.stop();
    dispatchEvent(new Event('online'));
    await page.waiting();
    expect(page.pushes).to.deep.equal(['m1']);
  });
});
