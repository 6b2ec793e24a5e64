import '@callside/call-script/define-contact-import.js';
import '@callside/call-script/define-outbound-list.js';
import { openIdbStore } from '@callside/core/idb.js';
import { outboundDispositions } from '@callside/playbooks';
import { expect } from '@open-wc/testing';
import { ContactImportHarness } from '../harness/contact-import-harness.js';
import { OutboundListHarness } from '../harness/outbound-list-harness.js';
import { CAMPAIGN } from '../support/calling-list.js';
import { OUTBOUND_POLICY } from '../support/outbound-desk.js';
import { OFFLINE, openWidgetDesk } from '../support/widget-desk.js';
import { showElement } from '../support/widget-page.js';

/** Where writing takes longest a tenth shows as well whether the page answers. */
const COUNT = navigator.userAgent.includes('Chrome') ? 100_000 : 10_000;
const SHOWN = COUNT.toLocaleString('en');

/** How long work took, and how long the page could not answer at most meanwhile; in milliseconds. */
async function stopsDuring(work: () => Promise<void>): Promise<{ readonly whole: number; readonly longest: number }> {
  const begin = performance.now();
  let [last, longest] = [begin, 0];
  const look = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const timer = setInterval(look, 1);
  await work();
  look();
  clearInterval(timer);
  return { whole: performance.now() - begin, longest };
}

/** A file of so many people; every tenth has a note with a line break in it. */
function csv(): Blob {
  const lines = Array.from({ length: COUNT }, (_each, n) => {
    const note = n % 10 === 0 ? '"first line\nsecond, line"' : 'none';
    return `客户${String(n)},${String(13_000_000_000 + n)},GD${String(n)},${note}`;
  });
  return new Blob([`姓名,手机号,工单号,备注\n${lines.join('\n')}\n`]);
}

describe('a list of many thousand contacts', () => {
  it('is read, checked and imported while the page answers, and shown then', async () => {
    const { desk } = await openWidgetDesk({ store: openIdbStore(), failure: OFFLINE });
    const properties = { desk, campaign: CAMPAIGN, zone: 'Asia/Shanghai', startWorker: workerHere };
    const page = new ContactImportHarness(await showElement('callside-contact-import', properties));

    const reading = await stopsDuring(() => page.takeFile(csv()));
    await patiently(() => page.sees(`${SHOWN} rows can be imported, 0 cannot.`));
    const importing = await stopsDuring(async () => {
      await page.import();
      await patiently(() => page.seesImported(COUNT));
    });
    const list = { desk, campaign: CAMPAIGN, definition: outboundDispositions, policy: OUTBOUND_POLICY };
    const shown = new OutboundListHarness(await showElement('callside-outbound-list', list));
    const showing = await stopsDuring(async () => {
      await patiently(() => shown.seesNext('客户0'));
      await patiently(() => shown.seesFigure('left', SHOWN));
    });

    expect(shown.lines.length).to.equal(50);
    expect(desk.saveState.sync?.pending).to.be.lessThan(COUNT / 100);
    // One go without a pause would be the whole; a slow machine stretches both alike.
    expect(reading.longest / reading.whole).to.be.lessThan(0.5);
    expect(importing.longest / importing.whole).to.be.lessThan(0.3);
    // The day is put in order in one go, which takes a small part of what came before.
    expect(showing.longest / (reading.whole + importing.whole)).to.be.lessThan(0.3);

    await desk.close();
  }).timeout(120_000);
});

/** Waits for what takes a busy machine longer than one look is patient. */
async function patiently(see: () => Promise<void>): Promise<void> {
  for (let looks = 1; ; looks++) {
    try {
      await see();
      return;
    } catch (error) {
      if (looks === 6) throw error;
    }
  }
}

function workerHere(): Worker {
  return new Worker(new URL('../../packages/call-script/src/import-worker.ts', import.meta.url), { type: 'module' });
}
