import '@callside/survey/define.js';
import { openIdbStore } from '@callside/core/survey-idb.js';
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { eventually, same } from '../harness/eventually.js';
import { SurveyHarness } from '../harness/survey-harness.js';
import { photoSurvey, PNG_START } from '../support/photo-survey.js';
import { startTusOnPage, type TusOnPage } from '../support/tus-on-page.js';
import { OFFLINE, openWidgetSurvey, type WidgetSurvey, type WidgetSurveyOptions } from '../support/widget-desk.js';
import { showElement } from '../support/widget-page.js';

const FILES = { url: '/survey-files/uploads', token: 'secret' };

const SURVEY = photoSurvey({ max: 2, maxSize: 900_000, soft: true });

const picture = (name: string, size = 600_000, type = 'image/png'): File =>
  new File([new Uint8Array(PNG_START), new Uint8Array(size - PNG_START.length)], name, { type });

describe('<callside-survey> and its files', () => {
  let server: TusOnPage;

  beforeEach(() => {
    server = startTusOnPage(FILES.url);
  });

  afterEach(() => {
    server.stop();
  });

  async function show(options: WidgetSurveyOptions = {}): Promise<{ page: SurveyHarness } & WidgetSurvey> {
    const link = await openWidgetSurvey(SURVEY, { store: openIdbStore(), files: FILES, ...options });
    return { ...link, page: new SurveyHarness(await showElement('callside-survey', { session: link.session })) };
  }

  it('keeps what is chosen, sends it in parts after the answer, and says so', async () => {
    const { page, session, server: answers } = await show();
    await page.addFiles('photo', picture('a.png'));
    await page.seesFiles('a.png 600 kB · has arrived');
    const [reference] = session.answers.photo as readonly { id: string; sha256: string }[];
    expect(server.asked).to.deep.equal(['POST', 'PATCH', 'PATCH', 'PATCH']);
    expect(server.received.get(reference?.id ?? '')).to.equal(600_000);
    expect(reference?.sha256).to.match(/^[0-9a-f]{64}$/);
    expect(answers.requests.at(-1)?.mutations[0]?.set).to.deep.equal({ 'answers.photo': [reference] });
    await page.next();
    await page.seesFilesArrival('Your files have arrived.');
    await expect(page.element).to.be.accessible();
  });

  it('says why a file cannot be taken', async () => {
    const { page } = await show();
    await page.addFiles('photo', picture('large.png', 900_001));
    await page.seesRefusal('“large.png” is larger than 900 kB.');
    await page.addFiles('photo', picture('film.mp4', 9, 'video/mp4'));
    await page.seesRefusal('“film.mp4” is of another type. Taken are: PNG, JPEG, WEBP, HEIC, PDF.');
    await page.addFiles('photo', new File(['<script>'], 'page.png', { type: 'image/png' }));
    await page.seesRefusal('“page.png” is not what its name says. Please choose another file.');
    await page.addFiles('photo', new File([], 'empty.png', { type: 'image/png' }));
    await page.seesRefusal('“empty.png” is empty or cannot be read.');
    await page.addFiles('photo', picture('a.png'), picture('b.png'), picture('c.png'));
    await page.seesRefusal('“c.png” was not added: 2 at most.');
    await expect(page.element).to.be.accessible();
  });

  it('takes a file back', async () => {
    const { page, session } = await show();
    await page.addFiles('photo', picture('a.png'), picture('b.png'));
    await page.seesFiles('a.png 600 kB · has arrived', 'b.png 600 kB · has arrived');
    await page.removeFile('a.png');
    await page.seesFiles('b.png 600 kB · has arrived');
    await eventually(() => same('the answer', (session.answers.photo as readonly unknown[]).length, 1));
    await eventually(() =>
      same('the focus', page.element.shadowRoot?.activeElement?.getAttribute('type') ?? '', 'file'),
    );
  });

  it('says of each file why it cannot be taken, until others are chosen', async () => {
    const { page } = await show();
    await page.addFiles('photo', picture('large.png', 900_001), picture('film.mp4', 9, 'video/mp4'));
    await page.seesRefusal(
      '“large.png” is larger than 900 kB.',
      '“film.mp4” is of another type. Taken are: PNG, JPEG, WEBP, HEIC, PDF.',
    );
    await page.addFiles('photo', picture('a.png'));
    await page.seesRefusal();
  });

  it('is worked by the keyboard: where a control goes, the focus goes on', async () => {
    const { page } = await show();
    const focus = (): string => {
      const { activeElement: at } = page.element.shadowRoot!;
      return at?.getAttribute('aria-label') ?? at?.getAttribute('type') ?? '';
    };
    await eventually(() => {
      page.focusField('photo');
      same('the focus', focus(), 'file');
    });
    await page.addFiles('photo', picture('a.png'), picture('b.png'));
    await eventually(() => same('the focus', focus(), 'Remove: b.png'));
    await sendKeys({ press: 'Enter' });
    await page.seesFiles('a.png 600 kB · has arrived');
    await eventually(() => same('the focus', focus(), 'file'));
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ up: 'Shift' });
    expect(focus()).to.equal('Remove: a.png');
    await sendKeys({ press: 'Tab' });
    expect(focus()).to.equal('file');
  });

  it('takes a file back before it was sent, which is then never sent', async () => {
    const { page, session, clock } = await show();
    server.isCut = true;
    await page.addFiles('photo', picture('a.png'));
    await page.seesFiles('a.png 600 kB · kept on this device, will be sent');
    await page.removeFile('a.png');
    await page.seesFiles();
    await eventually(() => same('the answer', session.answers.photo ?? null, null));
    server.isCut = false;
    clock.advance(600_000);
    await page.addFiles('photo', picture('b.png'));
    await page.seesFiles('b.png 600 kB · has arrived');
    expect([...server.received.values()]).to.deep.equal([600_000]);
  });

  it('says at its question that the server refuses a file, which can be taken back', async () => {
    const { page } = await show();
    server.refusal = 'attachment-type-refused';
    await page.addFiles('photo', picture('a.png'));
    await page.seesFiles('a.png 600 kB · could not be taken: remove it and add another');
    await expect(page.element).to.be.accessible();
    server.refusal = undefined;
    await page.removeFile('a.png');
    await page.addFiles('photo', picture('b.png'));
    await page.seesFiles('b.png 600 kB · has arrived');
  });

  it('says after the end that a file was refused', async () => {
    const { page } = await show();
    server.refusal = 'attachment-type-refused';
    await page.addFiles('photo', picture('a.png'));
    await page.seesFiles('a.png 600 kB · could not be taken: remove it and add another');
    await page.next();
    await page.seesFilesArrival('A file could not be taken.');
  });

  it('is sent once where two tabs have the same link open', async () => {
    const token = crypto.randomUUID();
    const first = await show({ token, failure: OFFLINE });
    const second = await show({ token });
    await first.page.addFiles('photo', picture('a.png'));
    await first.page.seesFiles('a.png 600 kB · kept on this device, will be sent');
    first.server.failure = undefined;
    first.clock.advance(2000);
    await first.page.seesFiles('a.png 600 kB · has arrived');
    await second.page.seesFiles('a.png 600 kB · has arrived');
    expect(server.asked).to.deep.equal(['POST', 'PATCH', 'PATCH', 'PATCH']);
  });

  it('lets the survey end while the files are on their way, and says it', async () => {
    const { page, clock } = await show();
    server.isCut = true;
    await page.addFiles('photo', picture('a.png'));
    await page.seesFiles('a.png 600 kB · kept on this device, will be sent');
    await page.next();
    await page.seesArrival('Your answers have arrived.');
    await page.seesFilesArrival('Not every file has arrived yet. Keep this page open, or open the link again later.');
    server.isCut = false;
    clock.advance(600_000);
    await page.seesFilesArrival('Your files have arrived.');
  });

  it('goes on after a reload where it broke off', async () => {
    const token = crypto.randomUUID();
    const { page, session } = await show({ token });
    server.breaksAfter = 1;
    await page.addFiles('photo', picture('a.png'));
    await page.seesFiles('a.png 600 kB · 43 % sent');
    page.element.remove();
    await session.close();
    server.breaksAfter = Infinity;
    const again = await show({ token, answers: session.answers });
    await again.page.next();
    await again.page.seesFilesArrival('Your files have arrived.');
    expect(server.asked.filter((method) => method === 'POST')).to.have.length(1);
    expect([...server.received.values()]).to.deep.equal([600_000]);
  });

  it('sends no file before the answer that names it', async () => {
    const { page, server: answers, clock } = await show({ failure: OFFLINE });
    await page.addFiles('photo', picture('a.png'));
    await page.seesFiles('a.png 600 kB · kept on this device, will be sent');
    expect(server.asked).to.deep.equal([]);
    answers.failure = undefined;
    clock.advance(2000);
    await page.seesFiles('a.png 600 kB · has arrived');
  });

  it('asks for none where the host has no way for them', async () => {
    const { session } = await openWidgetSurvey(SURVEY);
    const page = new SurveyHarness(await showElement('callside-survey', { session }));
    await page.sees('Files cannot be sent from here.');
    expect(page.element.renderRoot.querySelector('input[type="file"]')).to.equal(null);
    await expect(page.element).to.be.accessible();
  });

  it('takes none without a link', async () => {
    const page = new SurveyHarness(await showElement('callside-survey', { definition: SURVEY }));
    await page.sees('Files cannot be sent from here.');
  });

  for (const [lang, text] of [
    ['zh-CN', '最多 2 个，每个不超过 900 kB：PNG、JPEG、WEBP、HEIC、PDF'],
    ['zh-TW', '最多 2 個，每個不超過 900 kB：PNG、JPEG、WEBP、HEIC、PDF'],
  ] as const)
    it(`says what it takes in ${lang}`, async () => {
      const { page } = await show();
      page.element.lang = lang;
      await page.sees(text);
    });
});
