// The module that sends is CommonJS inside: no browser loads it as it is.
import { pauseUpload, resumeUpload } from '@callside/core';
import { expect } from 'chai';
import { acceptFile, deskWithFile, settled } from '../support/desk-with-file.js';

describe('keepUploading, when there is something to send', () => {
  it('sends nothing of a paused upload, and goes on as soon as it is resumed', async () => {
    const { store, id, start, asked, firstAsked } = await deskWithFile();
    await acceptFile(store, id);
    await pauseUpload(store, id);
    const stop = await start();
    await settled();
    expect(asked()).to.equal(0);
    await resumeUpload(store, id);
    await firstAsked;
    stop();
  });

  it('does not try faster because an upload tells of itself', async () => {
    const { store, id, start, asked, firstAsked } = await deskWithFile();
    await acceptFile(store, id);
    const stop = await start();
    await firstAsked;
    await settled();
    stop();
    expect(asked()).to.equal(1);
  });
});
