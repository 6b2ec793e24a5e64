import '@callside/call-script/define-contact-import.js';
import type { ContactImport, ContactsImportedEvent } from '@callside/call-script/outbound.js';
import { readCampaign } from '@callside/core';
import { expect, oneEvent } from '@open-wc/testing';
import { ContactImportHarness } from '../harness/contact-import-harness.js';
import { describeElement } from '../suites/element.suite.js';
import { CAMPAIGN, contactRows, importList } from '../support/calling-list.js';
import { reportedDuring } from '../support/reported.js';
import { openWidgetDesk, type WidgetDesk } from '../support/widget-desk.js';
import { showElement, type PageOptions } from '../support/widget-page.js';
import { workbook } from '../support/workbook.js';

const CSV = ['姓名,手机号,套餐', '陈晓明,13812345678,宽带', '王丽,138 1234 5679,"专线, 两条"', '李雷,?,宽带'].join(
  '\r\n',
);

/** 姓名,手机号 / 陈晓明,13812345678 in GB18030. */
const GB18030 = new Uint8Array([
  0xd0,
  0xd5,
  0xc3,
  0xfb,
  0x2c,
  0xca,
  0xd6,
  0xbb,
  0xfa,
  0xba,
  0xc5,
  0x0a,
  0xb3,
  0xc2,
  0xcf,
  0xfe,
  0xc3,
  0xf7,
  0x2c,
  ...new TextEncoder().encode('13812345678\n'),
]);

interface Shown extends WidgetDesk {
  readonly page: ContactImportHarness;
}

/** Without a worker, as where a host's policy has none: files are read in the page. */
const noWorker = (): Worker => {
  throw new DOMException('Refused by the policy.', 'SecurityError');
};

async function show(given: Partial<ContactImport> = {}, page: PageOptions = {}): Promise<Shown> {
  const opened = await openWidgetDesk();
  const properties = { desk: opened.desk, campaign: CAMPAIGN, startWorker: noWorker, ...given };
  return { ...opened, page: new ContactImportHarness(await showElement('callside-contact-import', properties, page)) };
}

const stored = async ({ desk }: WidgetDesk): Promise<unknown[]> =>
  (await desk.run(readCampaign, { campaign: CAMPAIGN })).entries.map(({ listed }) => listed);

describe('<callside-contact-import>', () => {
  it('says so when the worker cannot read a file to its end', async () => {
    const startWorker = (): Worker =>
      new Worker(new URL('../../packages/call-script/src/import-worker.ts', import.meta.url), { type: 'module' });
    const { page } = await show({ startWorker });
    const gone = { size: 3, type: 'text/csv' } as unknown as Blob;
    const reported = await reportedDuring(() => page.element.take(gone));
    await page.sees('The import has stopped.');
    expect(reported).to.have.length(1);
  });

  it('guesses what the columns are', async () => {
    const { page } = await show();
    await page.take(CSV);
    await page.seesPurposes(['name', 'phone', 'keep']);
  });

  it('says before anything is stored what can be imported, and why the rest cannot', async () => {
    const shown = await show();
    await shown.page.take(CSV);
    await shown.page.sees('2 rows can be imported, 1 cannot.');
    await shown.page.seesRefused(['Row 4: Enter a phone number: digits, with + and spaces if you like.']);
    expect(await stored(shown)).to.deep.equal([]);
  });

  it('imports what can be imported, and tells the host', async () => {
    const shown = await show({ zone: 'Asia/Shanghai' });
    await shown.page.take(CSV);
    const event = oneEvent(shown.page.element, 'callside-contacts-imported') as Promise<ContactsImportedEvent>;
    await shown.page.import();
    expect((await event).report.taken).to.equal(2);
    await shown.page.sees('2 contacts were imported.');
    expect(await stored(shown)).to.deep.equal([
      { customer: { phone: '13812345678', name: '陈晓明' }, zone: 'Asia/Shanghai', columns: { c3: '宽带' } },
      { customer: { phone: '13812345679', name: '王丽' }, zone: 'Asia/Shanghai', columns: { c3: '专线, 两条' } },
    ]);
  });

  it('reads since when there is consent, and calls nobody on a guess', async () => {
    const shown = await show({ zone: 'Asia/Shanghai' });
    await shown.page.take('手机号,同意外呼\n13812345678,2026-05-01\n13812345679,?\n13812345670,否\n');
    await shown.page.seesPurposes(['phone', 'consent']);
    await shown.page.seesRefused([
      'Row 3: It is not clear since when there is consent: write yes, no, or a date as 2026-05-01.',
    ]);
    await shown.page.import();
    await shown.page.sees('2 contacts were imported.');
    const at = Date.parse('2026-05-01T00:00:00+08:00');
    expect(await stored(shown)).to.deep.equal([
      { customer: { phone: '13812345678' }, zone: 'Asia/Shanghai', consents: [{ kind: 'outbound', at }] },
      { customer: { phone: '13812345670' }, zone: 'Asia/Shanghai' },
    ]);
  });

  it('names numbers that the list has', async () => {
    const shown = await show();
    await importList(shown.desk, contactRows(1));
    await shown.page.take('phone\n13800000001\n13800000002\n');
    await shown.page.seesRefused(['Row 2: This number is on the list already.']);
  });

  it('checks again when a column is taken for something else', async () => {
    const { page } = await show();
    await page.take('phone,second\n?,13812345678\n');
    await page.seesRefused(['Row 2: Enter a phone number: digits, with + and spaces if you like.']);
    await page.setPurpose(1, 'phone');
    await page.sees('1 rows can be imported, 0 cannot.');
    await page.seesPurposes(['keep', 'phone']);
  });

  it('asks for the column of numbers where none looks like it', async () => {
    const { page } = await show();
    await page.take('a,b\nx,y\n');
    await page.sees('Say which column has the numbers.');
  });

  it('shows samples in part', async () => {
    const { page } = await show();
    await page.take(CSV);
    await page.sees('138••••5678');
    await page.seesNot('13812345678');
  });

  it('reads what Excel saves in Chinese', async () => {
    const shown = await show({}, { lang: 'zh-CN' });
    await shown.page.takeBytes(GB18030);
    await shown.page.seesPurposes(['name', 'phone']);
    await shown.page.sees('可导入 1 行');
  });

  it('reads a workbook, with all digits of its numbers', async () => {
    const shown = await show({ zone: 'Asia/Shanghai' });
    const sheet = [
      ['Name', 'Mobile'],
      ['Chen', { number: '13812345678' }],
      ['Wang', { number: '1.3812345679E10' }],
    ];
    await shown.page.takeFile(workbook(sheet));
    await shown.page.sees('2 rows can be imported, 0 cannot.');
    await shown.page.import();
    await shown.page.sees('2 contacts were imported.');
    expect((await stored(shown)).map((listed) => JSON.stringify(listed))).to.deep.equal([
      '{"customer":{"phone":"13812345678","name":"Chen"},"zone":"Asia/Shanghai"}',
      '{"customer":{"phone":"13812345679","name":"Wang"},"zone":"Asia/Shanghai"}',
    ]);
  });

  for (const [what, bytes, words] of [
    ['an old workbook', [0xd0, 0xcf, 0x11, 0xe0, 0xa1], 'This is an old Excel workbook.'],
    ['an empty file', [], 'There is nothing in this file.'],
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 0, 0, 0], 'This file is no table that can be read.'],
    ['an archive that is no workbook', [0x50, 0x4b, 0x03, 0x04, 1], 'This file is no table that can be read.'],
  ] as const)
    it(`says of ${what} what it is`, async () => {
      const { page } = await show();
      await page.takeBytes(new Uint8Array(bytes));
      await page.sees(words);
    });

  it('reads in a worker where there is one', async () => {
    let started = 0;
    const startWorker = (): Worker => {
      started += 1;
      const url = new URL('../../packages/call-script/src/import-worker.ts', import.meta.url);
      return new Worker(url, { type: 'module' });
    };
    const { page } = await show({ startWorker });
    await page.take(CSV);
    await page.sees('2 rows can be imported, 1 cannot.');
    expect(started).to.equal(1);
  });

  it('reads in the page where the host gives no worker', async () => {
    const { page } = await show({ startWorker: () => undefined });
    await page.take(CSV);
    await page.sees('2 rows can be imported, 1 cannot.');
  });

  it('reads in the page where the worker does not start', async () => {
    const { page } = await show({ startWorker: () => new Worker('/no-such-worker.js', { type: 'module' }) });
    await page.take(CSV);
    await page.sees('2 rows can be imported, 1 cannot.');
  });

  it('stops when it is told to', async () => {
    const shown = await show();
    const rows = Array.from({ length: 5000 }, (_each, n) => String(13_800_000_000 + n));
    await shown.page.take(`phone\n${rows.join('\n')}\n`);
    await shown.page.sees('5,000 rows can be imported, 0 cannot.');
    await shown.page.import();
    await shown.page.cancel();
    await shown.page.sees('Cancelled. ');
    expect((await stored(shown)).length).to.be.lessThan(5000);
  });

  it('shows hostile headings as text', async () => {
    const { page } = await show();
    await page.take('<img src=x onerror=alert(1)>,phone\nx,13812345678\n');
    await page.sees('<img src=x onerror=alert(1)>');
  });

  for (const width of [300, 1280])
    it(`keeps everything inside at ${String(width)} px, and is accessible`, async () => {
      const { page } = await show({}, { width });
      await page.take(CSV);
      await page.sees('2 rows can be imported, 1 cannot.');
      expect(page.overflowing).to.deep.equal([]);
      await expect(page.element).to.be.accessible();
    });
});

const { desk } = await openWidgetDesk();

describeElement({
  tag: 'callside-contact-import',
  properties: () => ({ desk, campaign: CAMPAIGN }),
  shows: { en: 'Choose a file', 'zh-CN': '选择文件' },
  textOf: (element) => element.shadowRoot?.textContent ?? '',
  defineAgain: () => import('@callside/call-script/define-contact-import.js'),
});
