import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type {} from '@callside/call-script/define-contact-import.js';
import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { importMap, scriptFolders } from '../../examples/crm/import-map.mjs';
import { workbook } from '../support/workbook.js';
import { launchChromium } from './crm.js';
import { STORY_TIMEOUT, until } from './until.js';

const ROWS = 20_000;

const MAP = JSON.stringify(importMap());

/** Own scripts and workers only, and no inline code but the import map. */
const POLICY = [
  "default-src 'none'",
  `script-src 'self' 'sha256-${createHash('sha256').update(MAP).digest('base64')}'`,
  "worker-src 'self'",
].join('; ');

const PAGE = `<!doctype html><html lang="en"><title>Plain</title>
<script type="importmap">${MAP}</script>
<callside-contact-import campaign="autumn" zone="Asia/Shanghai"></callside-contact-import>
<script type="module" src="/page.js"></script></html>`;

/** What a developer writes: nothing is bundled, and nothing maps what the import itself needs. */
const SCRIPT = `import { createDesk } from '@callside/core';
import { openIdbStore } from '@callside/core/idb.js';
import '@callside/call-script/define-contact-import.js';

const agent = { id: '1001', name: 'Lin', roles: ['agent'] };
const desk = await createDesk({ tenant: 'acme', agent, store: openIdbStore() });
document.querySelector('callside-contact-import').desk = desk;`;

/** The built package behind a server that serves files, in a page that no bundler has seen. */
describe('the import of contacts in a plain page', function () {
  this.timeout(STORY_TIMEOUT);
  let server: Server;
  let browser: Browser;
  let page: Page;
  const workers: string[] = [];
  const complaints: string[] = [];

  before(async () => {
    server = createServer((request, response) => {
      answer(request.url ?? '/').then(
        ({ type, body }) =>
          response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY }).end(body),
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    browser = await launchChromium();
    page = await browser.newPage();
    page.on('workercreated', (worker) => workers.push(new URL(worker.url()).pathname));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.location().url?.includes('favicon')) complaints.push(message.text());
    });
    await page.goto(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`);
    await page.waitForSelector('callside-contact-import >>> input[type=file]');
  });

  after(async () => {
    await browser.close();
    server.close();
  });

  it('maps nothing of what reads files', () => {
    expect(MAP).not.to.match(/papaparse|read-excel-file|fflate/);
  });

  it('reads a long file in the worker of the package', async () => {
    const rows = Array.from({ length: ROWS }, (_each, at) => `客户${String(at)},${String(13_800_000_000 + at)}`);
    await take(new Blob([`姓名,手机号\n${rows.join('\n')}\n`]));
    await sees(/20,000 rows can be imported, 0 cannot/);
    expect(workers).to.deep.equal(['/packages/call-script/import-worker.js']);
    // The page would read by itself, had the worker not begun.
    const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    expect(loaded.filter((name) => name.includes('read-table'))).to.deep.equal([]);
  });

  it('imports all of it', async () => {
    await page.locator('callside-contact-import >>> [data-import]').click();
    await sees(/20,000 contacts were imported/);
  });

  it('reads a workbook there, too', async () => {
    await take(
      workbook([
        ['Name', 'Phone'],
        ['Ms Chen', '13700000001'],
      ]),
    );
    await sees(/1 row.* can be imported, 0 cannot/);
    expect(workers).to.have.length(2);
    expect(complaints).to.deep.equal([]);
  });

  it('reads in the page where the host’s own policy gives no worker', async () => {
    await page.evaluate(() => {
      const element = document.querySelector('callside-contact-import');
      if (element !== null) element.startWorker = () => undefined;
    });
    await take(new Blob(['Name,Phone\nMs Wu,13700000002\nMr Li,13700000003\n']));
    await sees(/2 rows can be imported, 0 cannot/);
    expect(workers).to.have.length(2);
    expect(complaints).to.deep.equal([]);
  });

  /** Gives a file to the element, as if it had been chosen. */
  async function take(file: Blob): Promise<void> {
    await page.evaluate(
      (base64) => {
        const content = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
        void document.querySelector('callside-contact-import')?.take(new Blob([content]));
      },
      Buffer.from(await file.arrayBuffer()).toString('base64'),
    );
  }

  async function sees(pattern: RegExp): Promise<void> {
    await until(`the page says ${String(pattern)}`, async () =>
      pattern.test(
        await page.evaluate(
          () =>
            document.querySelector('callside-contact-import')?.shadowRoot?.textContent.replaceAll(/\s+/g, ' ') ?? '',
        ),
      ),
    );
  }
});

async function answer(url: string): Promise<{ type: string; body: string | Buffer }> {
  const { pathname } = new URL(url, 'http://page');
  if (pathname === '/') return { type: 'text/html; charset=utf-8', body: PAGE };
  if (pathname === '/page.js') return { type: 'text/javascript', body: SCRIPT };
  const [prefix, folder] = scriptFolders().find(([path]) => pathname.startsWith(path)) ?? [];
  if (prefix === undefined || folder === undefined || extname(pathname) !== '.js')
    throw new Error(`Nothing at ${url}.`);
  return { type: 'text/javascript', body: await readFile(join(folder, pathname.slice(prefix.length))) };
}
