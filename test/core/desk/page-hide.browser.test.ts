import { expect } from 'chai';
import { openIdbStore } from '@callside/core/idb.js';
import { createDesk } from '@callside/core';
import { ManualClock } from '@callside/core/testing.js';
import { until } from '../../support/until.js';

async function openDesk(tenant: string, user = '1001') {
  const agent = { id: user, name: 'Lin', roles: ['agent'] };
  const problems: unknown[] = [];
  const onProblem = (error: unknown) => problems.push(error);
  const desk = await createDesk({ tenant, agent, store: openIdbStore(), clock: new ManualClock(), onProblem });
  return { desk, problems };
}

/** Resolves when another connection to the same store hears of a draft. */
async function draftWritten(tenant: string): Promise<void> {
  const store = await openIdbStore()({ tenant, user: '1001' });
  await new Promise<void>((resolve) => {
    store.subscribe(({ keys }) => {
      if (keys.some((key) => key.store === 'drafts')) resolve();
    });
    globalThis.dispatchEvent(new PageTransitionEvent('pagehide'));
  });
  await store.close();
}

describe('a page that hides', () => {
  it('has its drafts written at once', async () => {
    const tenant = `hide-${crypto.randomUUID()}`;
    const { desk } = await openDesk(tenant);
    const call = desk.openCall({ customer: {}, direction: 'inbound' });
    await call.stored;
    call.setValue('summary', 'half a sen');
    await draftWritten(tenant);
    const again = (await openDesk(tenant)).desk;
    const [found] = await again.resumeCalls();
    expect(found?.values).to.deep.equal({ summary: 'half a sen' });
    await Promise.all([desk.close(), again.close()]);
  });
});

describe('two pages of one agent', () => {
  it('hear of each other’s calls', async () => {
    const tenant = `two-${crypto.randomUUID()}`;
    const [one, two] = [await openDesk(tenant), await openDesk(tenant)];
    let heard = false;
    two.desk.subscribe(() => {
      heard = true;
    });
    await one.desk.openCall({ customer: {}, direction: 'inbound' }).stored;
    await until(two.desk, () => heard);
    expect(await two.desk.list('call')).to.have.length(1);
    await Promise.all([one.desk.close(), two.desk.close()]);
  });
});

describe('a desk that closes right after a save', () => {
  it('reports no problem', async () => {
    const { desk, problems } = await openDesk(`close-${crypto.randomUUID()}`);
    const call = desk.openCall({ customer: {}, direction: 'inbound' });
    void call.handle('connected');
    await desk.close();
    expect(problems).to.deep.equal([]);
  });
});
