import { openMicrophone } from '@callside/ticket-form/attachments.js';
import { expect } from '@open-wc/testing';

/** Lets the browser answer so when it is asked for the microphone. */
function answering(getUserMedia: (() => Promise<MediaStream>) | undefined): () => void {
  const value = getUserMedia && { getUserMedia };
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value });
  return () => {
    Reflect.deleteProperty(navigator, 'mediaDevices');
  };
}

describe('openMicrophone', () => {
  let restore: () => void = () => undefined;

  afterEach(() => {
    restore();
  });

  for (const [name, problem] of [
    ['NotAllowedError', 'refused'],
    ['NotFoundError', 'missing'],
    ['NotReadableError', 'busy'],
  ] as const)
    it(`tells of ${name} as “${problem}”`, async () => {
      restore = answering(() => Promise.reject(new DOMException('', name)));
      const opened = await openMicrophone();
      expect(opened).to.deep.equal({
        ok: false,
        problem: typeof MediaRecorder === 'undefined' ? 'unsupported' : problem,
      });
    });

  it('tells of a page that is not secure', async () => {
    restore = answering(undefined);
    expect(await openMicrophone()).to.deep.equal({ ok: false, problem: 'unsupported' });
  });

  it('records, and gives the microphone back', async function () {
    if (typeof MediaRecorder === 'undefined' || typeof AudioContext === 'undefined') this.skip();
    const audio = new AudioContext();
    const { stream } = audio.createMediaStreamDestination();
    restore = answering(() => Promise.resolve(stream));
    const opened = await openMicrophone();
    // The recorder of WebKit on Linux can record nothing; the microphone is given back all the same.
    if (!opened.ok) expect(opened.problem).to.equal('unsupported');
    else expect((await opened.take.stop()).type).to.match(/^audio\//);
    expect(stream.getTracks().map(({ readyState }) => readyState)).to.deep.equal(['ended']);
    await audio.close();
  });

  it('gives the microphone back when it is discarded', async function () {
    if (typeof MediaRecorder === 'undefined' || typeof AudioContext === 'undefined') this.skip();
    const audio = new AudioContext();
    const { stream } = audio.createMediaStreamDestination();
    restore = answering(() => Promise.resolve(stream));
    const opened = await openMicrophone();
    if (opened.ok) opened.take.cancel();
    expect(stream.getTracks().map(({ readyState }) => readyState)).to.deep.equal(['ended']);
    await audio.close();
  });
});
