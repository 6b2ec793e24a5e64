import { openSurvey, type Issue, type SurveySession, type Value } from '@callside/core';
import type { SurveyOutcome } from '@callside/core/survey-http.js';
import { openSurveyFiles, type SurveyFiles } from '@callside/core/survey-files.js';
import { ManualClock } from '@callside/core/testing.js';
import { expect } from 'chai';
import { keptStore } from '../../support/kept-store.js';
import { photoSurvey, PNG_START } from '../../support/photo-survey.js';
import { until } from '../../support/until.js';
import { refused, TusInMemory } from '../support/tus-in-memory.js';

const HOUR = 3_600_000;

const TAKEN: SurveyOutcome = { kind: 'taken' };
const CUT: SurveyOutcome = { kind: 'retry', reason: 'network' };

const SURVEY = photoSurvey();

const picture = (name = 'a.png'): File => new File([new Uint8Array(PNG_START), 'rest'], name, { type: 'image/png' });

/** A customer's device; what is opened again after `leave` is the same link after a reload. */
class Device {
  readonly clock = new ManualClock(1000);
  /** What becomes of each answer. */
  outcome: SurveyOutcome = TAKEN;
  readonly bytes = new TusInMemory();
  readonly problems: unknown[] = [];
  readonly #store = keptStore();
  session!: SurveySession;
  files!: SurveyFiles;

  async open({ takesFiles = true, answers = {} } = {}): Promise<this> {
    const link = { response: { id: 'r1' }, survey: SURVEY, locale: 'en', answers, finished: false };
    const files = { url: 'https://crm.example/v1/surveys/acme/uploads', token: 'secret' };
    const onProblem = (problem: unknown): void => {
      this.problems.push(problem);
    };
    this.session = await openSurvey({
      ...{ tenant: 'acme', token: 'secret', store: this.#store, clock: this.clock, random: () => 0.5, onProblem },
      transport: {
        open: () => Promise.resolve({ kind: 'answer', body: link }),
        push: () => Promise.resolve(this.outcome),
        ...(takesFiles ? { files } : {}),
      },
    });
    this.files = await openSurveyFiles(this.session, { onProblem, random: () => 0.5, fetch: this.bytes.fetch });
    return this;
  }

  async leave(): Promise<void> {
    await this.files.close();
    await this.session.close();
  }

  async keep(file = picture()): Promise<{ readonly id: string }> {
    const kept = await this.files.keep(file, { types: ['image/png'], size: 1000 });
    if (!('id' in kept)) throw new Error('It was not taken.');
    return kept;
  }

  name(...files: readonly object[]): Promise<void> {
    return this.session.answer('photo', files as unknown as Value);
  }

  /** Where the files are that the answers name. */
  async see(...states: readonly string[]): Promise<void> {
    const seen = (): string => this.files.records.map(({ state }) => state).join();
    await until(this.files, () => seen() === states.join());
  }

  async stored(): Promise<readonly [files: number, pieces: number, marks: number]> {
    return (await this.#store.store).read(['attachments', 'chunks', 'drafts'], async (tx) => [
      await tx.count('attachments'),
      await tx.count('chunks'),
      (await tx.getAll('drafts', { prefix: 'attachment/' })).length,
    ]);
  }

  async killWhileTakingIn(): Promise<void> {
    const at = this.clock.now();
    const store = await this.#store.store;
    await store.write(['drafts', 'chunks'], async (tx) => {
      await tx.put('drafts', { v: 2, id: 'attachment/x', at, data: {} });
      await tx.put('chunks', { v: 2, key: 'x/00000', bytes: new ArrayBuffer(3) });
    });
  }
}

let device: Device;

beforeEach(async () => {
  device = await new Device().open();
});

afterEach(async () => {
  await device.leave();
  expect(device.problems).to.deep.equal([]);
});

async function turns(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve));
}

describe('openSurveyFiles', () => {
  it('keeps a file and gives what an answer names it by', async () => {
    const { id, ...kept } = await device.keep();
    expect(id).to.match(/^[0-9a-f-]{36}$/);
    expect(kept).to.deep.equal({
      ...{ name: 'a.png', type: 'image/png', size: 12 },
      sha256: 'f02a830cf03a1cf756c0461481db682bc9254a5a399f847494d33850c3ff7156',
    });
    expect(await device.stored()).to.deep.equal([1, 1, 0]);
  });

  it('sends it once the answer that names it has arrived', async () => {
    const file = await device.keep();
    await turns();
    expect(device.bytes.asked).to.deep.equal([]);
    await device.name(file);
    await device.see('uploaded');
    expect(device.bytes.received.get(file.id)?.length).to.equal(12);
    expect(await device.stored()).to.deep.equal([1, 0, 0]);
  });

  it('sends nothing while the answer waits for a network', async () => {
    device.outcome = CUT;
    await device.name(await device.keep());
    await turns();
    expect(device.bytes.asked).to.deep.equal([]);
    device.outcome = TAKEN;
    device.clock.advance(500);
    await device.see('uploaded');
  });

  it('sends none that the server has refused to hear of', async () => {
    const problem = { code: 'survey-answer-invalid', title: 'Invalid', status: 422, detail: 'No.' };
    device.outcome = { kind: 'refused', problem };
    await device.name(await device.keep());
    await turns();
    expect(device.bytes.asked).to.deep.equal([]);
  });

  it('sends none that was taken back, before the server has heard of that', async () => {
    const file = await device.keep();
    device.bytes.answers = [refused('not-ready', 503)];
    await device.name(file);
    await until(device.bytes, () => device.bytes.asked.length > 0);
    device.outcome = CUT;
    await device.name();
    device.clock.advance(600_000);
    await turns();
    expect(device.bytes.asked).to.deep.equal(['POST uploads']);
  });

  it('sends what was added first first', async () => {
    device.outcome = CUT;
    const first = await device.keep(picture('first.png'));
    device.clock.advance(10);
    const second = await device.keep(picture('second.png'));
    await device.name(second, first);
    device.outcome = TAKEN;
    device.clock.advance(5000);
    await device.see('uploaded', 'uploaded');
    expect([...device.bytes.received.keys()]).to.deep.equal([first.id, second.id]);
  });

  it('goes on after a reload, without a network for the answers', async () => {
    device.bytes.answers = [refused('not-ready', 503)];
    await device.name(await device.keep());
    await until(device.bytes, () => device.bytes.asked.length > 0);
    const { answers } = device.session;
    await device.leave();
    await device.open({ answers });
    await device.see('uploaded');
  });

  it('says that the server refuses a file, and keeps no byte of it', async () => {
    device.bytes.answers = [undefined, refused('attachment-type-refused', 422)];
    await device.name(await device.keep());
    await device.see('failed');
    expect(device.files.records[0]?.problem?.code).to.equal('attachment-type-refused');
    expect(await device.stored()).to.deep.equal([1, 0, 0]);
  });

  it('tells only of files that answers name', async () => {
    const [one, other] = [await device.keep(), await device.keep()];
    await device.name(one, other);
    await device.see('uploaded', 'uploaded');
    await device.name(other);
    expect(device.files.records.map(({ id }) => id)).to.deep.equal([other.id]);
  });

  const refusals: readonly [name: string, file: File, code: string, path: string][] = [
    ['too large', new File([new Uint8Array(1001)], 'a.png', { type: 'image/png' }), 'too-large', 'content'],
    ['empty', new File([], 'a.png', { type: 'image/png' }), 'required', 'content'],
    ['of another type', new File(['a'], 'a.txt', { type: 'text/plain' }), 'not-an-option', 'mime'],
    ['of another type by its bytes', new File(['<b>'], 'a.png', { type: 'image/png' }), 'not-an-option', 'content'],
  ];
  for (const [name, file, code, path] of refusals)
    it(`refuses what is ${name}`, async () => {
      const issues = await device.files.keep(file, { types: ['image/png'], size: 1000 });
      expect(issues).to.be.an('array').with.length(1);
      expect((issues as readonly Issue[])[0]).to.deep.include({ code, path: [path] });
      expect(await device.stored()).to.deep.equal([0, 0, 0]);
    });

  it('takes none where the link has no way for them', async () => {
    await device.leave();
    await device.open({ takesFiles: false });
    const [finding] = (await device.files.keep(picture(), {})) as readonly Issue[];
    expect(finding).to.deep.include({ code: 'files-not-here', path: [] });
  });

  it('deletes what was taken back, after an hour', async () => {
    const file = await device.keep();
    await device.leave();
    device.clock.advance(HOUR - 1);
    await device.open();
    expect(await device.stored()).to.deep.equal([1, 1, 0]);
    await device.leave();
    device.clock.advance(1);
    await device.open();
    expect(await device.stored(), file.id).to.deep.equal([0, 0, 0]);
  });

  it('deletes nothing that the answers on the server name, though it is being taken back', async () => {
    const file = await device.keep();
    await device.leave();
    device.clock.advance(HOUR);
    await device.open({ answers: { photo: [file] } });
    device.session.type('photo', null);
    await device.leave();
    await device.open({ answers: { photo: [file] } });
    expect((await device.stored())[0]).to.equal(1);
  });

  it('deletes pieces of a file that was being taken in when the page was killed', async () => {
    await device.killWhileTakingIn();
    await device.leave();
    device.clock.advance(HOUR);
    await device.open();
    expect(await device.stored()).to.deep.equal([0, 0, 0]);
  });
});
