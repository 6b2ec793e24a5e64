import { expect } from 'chai';
import { exclusively } from '../../../packages/core/src/sync/exclusive.js';
import { rejectionOf } from '../../support/rejection.js';

const { signal } = new AbortController();

describe('exclusively', () => {
  it('lets one after the other work under one name', async () => {
    const name = crypto.randomUUID();
    let working = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, ++working);
      await Promise.resolve();
      working -= 1;
    };
    await Promise.all([exclusively(name, work, signal), exclusively(name, work, signal)]);
    expect(most).to.equal(1);
  });

  it('passes on what the work rejects with', async () => {
    const fault = new Error('no');
    expect(await rejectionOf(exclusively(crypto.randomUUID(), () => Promise.reject(fault), signal))).to.equal(fault);
  });

  it('does not wait for the lock once it is stopped', async () => {
    const name = crypto.randomUUID();
    const stopping = new AbortController();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const first = exclusively(name, () => held, signal);
    const second = rejectionOf(exclusively(name, () => Promise.resolve(), stopping.signal));
    stopping.abort();
    expect(await second).to.have.property('name', 'AbortError');
    release();
    await first;
  });
});
