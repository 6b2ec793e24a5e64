import { expect } from 'chai';
import { createListeners } from '../../packages/core/src/listeners.js';

describe('a listener that throws', () => {
  it('keeps nobody else from hearing, and its error comes out late', async () => {
    const others = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException');
    const reported = new Promise<unknown>((resolve) => process.once('uncaughtException', resolve));
    let heard = false;
    const listeners = createListeners<[]>();
    listeners.add(() => {
      throw new Error('stumbled');
    });
    listeners.add(() => {
      heard = true;
    });
    listeners.tell();
    expect(heard).to.equal(true);
    expect(await reported).to.have.property('message', 'stumbled');
    for (const listener of others) process.on('uncaughtException', listener);
  });
});
