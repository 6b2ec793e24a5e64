import { expect } from 'chai';
import { deleteNative } from '../support/native-database.js';
import { renewLog } from '../../../packages/core/src/storage/renew-log.js';

const CHROMIUM =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

describe('renewLog', () => {
  let name: string;

  beforeEach(() => {
    name = `renew.${crypto.randomUUID()}`;
  });

  it('leaves no database behind', async () => {
    renewLog(name, CHROMIUM);
    await gone();
  });

  it('takes away what a page has left that died in between', async () => {
    await leave();
    renewLog(name, CHROMIUM);
    await gone();
  });

  it('does it once more, since the first may have met a write', async () => {
    renewLog(name, CHROMIUM, 200);
    await gone();
    await leave();
    await gone();
  });

  it('does so in several tabs at once', async () => {
    for (let tab = 0; tab < 8; tab++) renewLog(name, CHROMIUM);
    await gone();
  });

  for (const [browser, agent] of [
    ['Firefox', 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0'],
    ['Safari', 'Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15'],
  ] as const)
    it(`does nothing in ${browser}, which keeps IndexedDB elsewhere`, async () => {
      await leave();
      renewLog(name, agent);
      // What it would have deleted is asked for after it.
      expect(await isThere()).to.equal(true);
      await deleteNative(name);
    });

  /** Leaves a database as a page does that dies after opening it. */
  const leave = (): Promise<void> =>
    new Promise((resolve) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => {
        opening.result.close();
        resolve();
      };
    });

  const isThere = async (): Promise<boolean> => (await indexedDB.databases()).some((each) => each.name === name);

  /** Waits until it is there no more; a test that waits in vain ends by its time limit. */
  const gone = async (): Promise<void> => {
    // The request to open comes first: before its answer there is nothing to be gone.
    await leave();
    while (await isThere()) await new Promise((resolve) => setTimeout(resolve, 5));
  };
});
