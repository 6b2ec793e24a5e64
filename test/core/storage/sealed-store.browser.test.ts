import { openIdbStore } from '@callside/core/idb.js';
import { openSealedStore } from '@callside/core/seal.js';
import { expect } from 'chai';
import { describeFindRecords } from '../../suites/find-records.suite.js';
import { describeStore } from '../../suites/store.suite.js';

const TENANT = `sealed-${crypto.randomUUID()}`;

describe('openSealedStore over IndexedDB', () => {
  const open = openSealedStore(openIdbStore(), { mode: 'session', key: 'a key that the host keeps for its agent' });
  describeStore({ kind: 'idb', open: (name) => open({ tenant: TENANT, user: name }) });
  describeFindRecords(open);

  it('opens again with the key of the device', async () => {
    const onDevice = openSealedStore(openIdbStore(), { mode: 'device' });
    const owner = { tenant: TENANT, user: 'device' };
    const draft = { v: 2, id: 'a', at: 0, data: { note: 'x' } };
    const first = await onDevice(owner);
    await first.write(['drafts'], (tx) => tx.put('drafts', draft));
    await first.close();
    const second = await onDevice(owner);
    expect(await second.read(['drafts'], (tx) => tx.get('drafts', 'a'))).to.deep.equal(draft);
    await second.close();
  });
});
