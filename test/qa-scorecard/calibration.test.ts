import '@callside/qa-scorecard/define-calibration.js';
import { readCalibrations, type Calibration, type Desk, type KnownCalibration } from '@callside/core';
import { callCentreRoles } from '@callside/playbooks';
import type {
  CalibrationEndedEvent,
  CalibrationPanel,
  CalibrationRatedEvent,
  CalibrationStartedEvent,
} from '@callside/qa-scorecard/calibration.js';
import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { CalibrationHarness } from '../harness/calibration-harness.js';
import { contains, eventually, same } from '../harness/eventually.js';
import {
  answersTo,
  CALLS,
  GAO,
  HE,
  openCalibrationDesk,
  SERVICE_SCORECARD,
  ZHOU,
  type CalibrationDesk,
} from '../support/calibration-desk.js';
import { describeElement } from '../suites/element.suite.js';
import { OFFLINE } from '../support/widget-desk.js';
import { showElement, type PageOptions } from '../support/widget-page.js';

const ALL = { greeting: 'yes', empathy: 'partly', next: 'yes' };

let given: Desk;

before(async () => {
  given = (await openCalibrationDesk()).desk;
});

interface Shown extends CalibrationDesk {
  readonly panel: CalibrationHarness;
  readonly element: CalibrationPanel;
}

async function show(given: Partial<CalibrationPanel> = {}, page: PageOptions = {}, roles?: string[]): Promise<Shown> {
  const opened = await openCalibrationDesk(roles === undefined ? {} : { roles });
  const { desk } = opened;
  const properties = { desk, definition: SERVICE_SCORECARD, calls: CALLS, colleagues: [GAO, HE], ...given };
  const element = await showElement('callside-calibration', properties, page);
  const panel = new CalibrationHarness(element);
  await panel.seesPart('.panel', true);
  return { ...opened, panel, element };
}

async function showSession(
  given: Partial<Calibration> = {},
  properties: Partial<CalibrationPanel> = {},
): Promise<Shown> {
  const shown = await show(properties);
  await shown.receive('s1', given);
  await shown.panel.open('s1');
  return shown;
}

async function known({ desk }: CalibrationDesk): Promise<KnownCalibration> {
  const [first] = await desk.run(readCalibrations, undefined);
  if (first === undefined) throw new Error('There is no session.');
  return first;
}

describeElement({
  tag: 'callside-calibration',
  properties: () => ({ desk: given }),
  shows: { en: 'Calibrations', 'zh-CN': '校准会' },
  textOf: (element) => new CalibrationHarness(element).text,
  defineAgain: () => import('@callside/qa-scorecard/define-calibration.js'),
});

describe('<callside-calibration> and its list', () => {
  it('says that there is nothing to do', async () => {
    const { panel } = await show();
    await panel.sees('There is no calibration for you.');
  });

  it('shows what concerns the agent, what is to be done first', async () => {
    const { panel, receive, clock } = await show();
    await receive('over', { title: 'Over', state: 'withdrawn' });
    await receive('others', { title: 'Others', evaluators: [GAO, HE] });
    await receive('late', { title: 'Late', dueAt: clock.now() - 1 });
    await panel.seesSessions('Late', 'Over');
    await panel.seesSession('late', '3 to score');
    await panel.seesSession('late', 'Was due Nov 21, 2026');
    await panel.seesSession('over', 'Withdrawn');
  });

  it('bears the title of its scorecard where it has none', async () => {
    const { panel, receive } = await show();
    await receive('s1');
    await panel.seesSessions('Service on the phone');
  });

  it('opens a session by keyboard, and goes back', async () => {
    const { panel, receive } = await show();
    await receive('s1', { title: 'Refunds' });
    await panel.seesSessions('Refunds');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await panel.seesTitle('Refunds');
    await panel.seesFocusOn('.title');
    await panel.goBack();
    await panel.seesTitle('Calibrations');
  });
});

describe('<callside-calibration> and a new session', () => {
  it('begins it with what was chosen, and tells the host', async () => {
    const { panel, element, server } = await show();
    await panel.ask();
    panel.type('title', 'Promises');
    panel.type('due', '2026-11-30');
    panel.type('expert', GAO.id);
    panel.tick('calls', 'c3', 'c1');
    panel.tick('evaluators', GAO.id);
    const told = oneEvent(element, 'callside-calibration-started') as Promise<CalibrationStartedEvent>;
    await panel.begin();
    const { calibration } = await told;
    expect(calibration).to.deep.include({
      title: 'Promises',
      calls: ['c1', 'c3'],
      evaluators: [ZHOU, GAO],
      expert: GAO.id,
      dueAt: new Date(2026, 10, 30, 23, 59, 59, 999).getTime(),
    });
    await panel.seesTold('The calibration has begun.');
    await panel.seesTitle('Promises');
    await eventually(() => same('the session on the server', server.doc(calibration.id)?.state, 'open'));
  });

  it('says what is missing where it is missing, and goes there', async () => {
    const { panel } = await show();
    await panel.ask();
    await panel.begin();
    await panel.sees('Choose at least one call.');
    await panel.sees('Choose at least two evaluators.');
    await panel.seesFocusOn('[name=calls]');
    panel.tick('calls', 'c1');
    panel.tick('evaluators', GAO.id);
    panel.type('expert', HE.id);
    await panel.begin();
    await panel.seesProblem('The expert has to be one of the evaluators.');
    await panel.seesFocusOn('[name=expert]');
  });

  it('keeps what is typed until it is begun or given up, and no card number', async () => {
    const { panel, desk, clock, element } = await show();
    await panel.ask();
    panel.type('title', 'Card 4111 1111 1111 1111');
    panel.tick('calls', 'c2');
    clock.advance(300);
    await eventuallyKept(desk, 'calibration/new', true);
    element.remove();
    const again = new CalibrationHarness(
      await showElement('callside-calibration', {
        desk,
        definition: SERVICE_SCORECARD,
        calls: CALLS,
        colleagues: [GAO],
      }),
    );
    await again.ask();
    await again.seesTyped('title', 'Card 4111 11•• •••• 1111');
    await again.seesTicked('calls', 'c2');
    await again.seesTicked('evaluators', ZHOU.id);
    await again.cancel();
    await eventuallyKept(desk, 'calibration/new', false);
  });

  it('leaks nothing that is typed to the host’s shortcuts', async () => {
    const { panel } = await show();
    await panel.ask();
    const heard: string[] = [];
    const listen = ({ key }: KeyboardEvent): unknown => heard.push(key);
    document.addEventListener('keydown', listen);
    await sendKeys({ press: 'k' });
    document.removeEventListener('keydown', listen);
    await panel.seesTyped('title', 'k');
    expect(heard).to.deep.equal([]);
  });

  it('is for those whose role may, where a policy says so', async () => {
    const { panel } = await show({ policy: callCentreRoles });
    await panel.seesPart('[data-new]', true);
    const trainer = await show({ policy: callCentreRoles }, {}, ['trainer']);
    await trainer.panel.seesPart('[data-new]', false);
  });

  it('needs a scorecard', async () => {
    const { panel } = await show({ definition: undefined });
    await panel.seesPart('[data-new]', false);
  });
});

describe('<callside-calibration> and a call to score', () => {
  it('hands it in as a rating, not as an evaluation, and tells the host', async () => {
    const shown = await showSession();
    const { panel, element, desk } = shown;
    const evaluations: Event[] = [];
    const listen = (event: Event): unknown => evaluations.push(event);
    document.addEventListener('callside-evaluation-submit', listen);
    const told = oneEvent(element, 'callside-calibration-rated') as Promise<CalibrationRatedEvent>;
    await panel.handIn('c1', ALL);
    expect((await told).rating).to.deep.include({ calibrationId: 's1', callId: 'c1', evaluatorId: ZHOU.id, total: 80 });
    document.removeEventListener('callside-evaluation-submit', listen);
    await panel.seesTold('Handed in. It cannot be changed any more.');
    await panel.seesProgress(ZHOU.id, '1 of 3');
    expect(evaluations).to.deep.equal([]);
    expect(await desk.list('evaluation')).to.deep.equal([]);
  });

  it('keeps unfinished answers by session and call', async () => {
    const { panel, clock, desk } = await showSession();
    const card = await panel.score('c1');
    await card.answer('greeting', 'no');
    clock.advance(300);
    await eventuallyKept(desk, 'calibration/s1/c1', true);
    expect(await desk.drafts.read('evaluation/service/c1')).to.equal(undefined);
    await panel.goBack();
    await (await panel.score('c1')).seesAnswer('greeting', 'no');
    await panel.goBack();
    await (await panel.score('c2')).seesAnswer('greeting', undefined);
  });

  it('drops the draft once it is handed in', async () => {
    const { panel, clock, desk } = await showSession();
    const card = await panel.score('c1');
    for (const [question, option] of Object.entries(ALL)) await card.answer(question, option);
    clock.advance(300);
    await eventuallyKept(desk, 'calibration/s1/c1', true);
    await card.submit();
    await panel.seesCall('c1', 'Handed in');
    await eventuallyKept(desk, 'calibration/s1/c1', false);
  });

  it('works without network, and says that it waits', async () => {
    const shown = await showSession();
    shown.server.failure = OFFLINE;
    await shown.panel.handIn('c1', ALL);
    await shown.panel.seesProgress(ZHOU.id, '1 of 3');
    expect((await known(shown)).own).to.have.length(1);
  });

  it('says that it came too late, and keeps it', async () => {
    const shown = await showSession({ by: GAO.id });
    const { panel, server, endAs, rateAs, settle } = shown;
    await rateAs(GAO, 's1', 'c1', answersTo('yes', 'yes', 'yes'));
    server.failure = OFFLINE;
    await panel.handIn('c1', ALL);
    server.failure = undefined;
    server.refuse = ({ type }) => (type === 'rating' ? 'calibration-closed' : undefined);
    await endAs('s1', 'finalised');
    await settle();
    await panel.seesCall('c1', 'Came too late');
    await panel.sees('What you said of 1 calls came after the end.');
    await panel.seesEvaluator(GAO.id, 'Expert');
    expect((await known(shown)).ratings.map(({ evaluatorId }) => evaluatorId)).to.deep.equal([GAO.id]);
  });

  it('plays the recording that the host has, asked for once', async () => {
    const asked: string[] = [];
    const recordingOf: CalibrationPanel['recordingOf'] = ({ id }) => {
      asked.push(id);
      return { src: `/recordings/${id}.mp3` };
    };
    const { panel, element } = await showSession({}, { recordingOf });
    const card = await panel.score('c1');
    expect(card.element.recording).to.deep.equal({ src: '/recordings/c1.mp3' });
    element.requestUpdate();
    await element.updateComplete;
    expect(asked).to.deep.equal(['c1']);
  });

  it('offers none whose call or scorecard is not here', async () => {
    const { panel } = await showSession({ calls: ['c1', 'c9'], scorecard: { id: 'service', version: 1 } });
    await panel.seesCall('c9', 'The call is not on this device.');
    await panel.seesProblem('The scorecard “service”, version 1, is not here.');
    await panel.seesPart('[data-call] button', false);
  });
});

describe('<callside-calibration> while it is open', () => {
  it('shows who has handed in, and nothing of what was said', async () => {
    const { panel, rateAs } = await showSession();
    await rateAs(GAO, 's1', 'c1', { greeting: { value: 'no', comment: 'He never said his name.' } });
    await panel.seesProgress(GAO.id, '1 of 3');
    await panel.sees('What the others say is shown once the calibration is finalised.');
    await panel.seesNot('He never said his name.');
    await panel.seesPart('[data-comparison]', false);
  });

  it('is ended by its leader alone, or by whose role leads them all', async () => {
    const other = await showSession({ by: GAO.id });
    await other.panel.seesPart('[data-ask]', false);
    const own = await showSession({ by: ZHOU.id });
    await own.panel.seesPart('[data-ask]', true);
    const leader = await show({ policy: callCentreRoles }, {}, ['supervisor']);
    await leader.receive('s1', { by: GAO.id, evaluators: [GAO, HE] });
    await leader.panel.open('s1');
    await leader.panel.seesPart('[data-ask]', true);
  });
});

describe('<callside-calibration> and its end', () => {
  it('says before who is missing, and leaves it by Escape', async () => {
    const { panel, rateAs } = await showSession({ by: ZHOU.id, calls: ['c1'] });
    await rateAs(GAO, 's1', 'c1', answersTo('yes', 'yes', 'yes'));
    await panel.askToEnd('finalised');
    await panel.sees('Not everything is handed in: Zhou Min 0 of 1 and He Jun 0 of 1.');
    await sendKeys({ press: 'Escape' });
    await panel.seesFocusOn('[data-ask=finalised]');
  });

  it('finalises, shows what everybody has said, and tells the host', async () => {
    const { panel, element, rateAs } = await showSession({ by: ZHOU.id, calls: ['c1'] });
    await rateAs(GAO, 's1', 'c1', {
      ...answersTo('yes', 'yes', 'no'),
      next: { value: 'no', comment: 'No time named.' },
    });
    await panel.handIn('c1', ALL);
    const told = oneEvent(element, 'callside-calibration-ended') as Promise<CalibrationEndedEvent>;
    await panel.askToEnd('finalised');
    await panel.sure();
    expect((await told).calibration).to.include({ state: 'finalised' });
    await panel.seesTold('The calibration is finalised.');
    await panel.seesCompared('next', 'empathy', 'greeting');
    await panel.seesPart('[data-own-only]', false);
    await panel.compare('next');
    await panel.seesAgreement('next', 'No time named.');
    await panel.seesAgreement('next', '100 points off the expert');
    await panel.seesEvaluator(ZHOU.id, 'milder by 20');
    await panel.seesAgreement('next', 'Krippendorff’s α: too few calls to tell');
    await panel.seesTotals('too few calls to tell');
  });

  it('says so while only one’s own answers are there', async () => {
    const { panel, server } = await showSession({ by: ZHOU.id, calls: ['c1'] });
    server.failure = OFFLINE;
    await panel.handIn('c1', ALL);
    await panel.askToEnd('finalised');
    await panel.sure();
    await panel.sees('Only what was scored on this device is compared.');
    await panel.sees('nothing to compare');
  });

  it('withdraws, and shows nobody’s answers', async () => {
    const { panel, rateAs } = await showSession({ by: ZHOU.id });
    await rateAs(GAO, 's1', 'c1', answersTo('yes', 'yes', 'yes'));
    await panel.askToEnd('withdrawn');
    await panel.sure();
    await panel.seesTold('The calibration is withdrawn.');
    await panel.seesPart('[data-comparison]', false);
    await panel.seesPart('[data-call] button', false);
  });

  it('says that there is nothing to finalise', async () => {
    const { panel } = await showSession({ by: ZHOU.id });
    await panel.askToEnd('finalised');
    await panel.sure();
    await panel.seesProblem('Nobody has handed in anything yet.');
  });
});

describe('<callside-calibration> and its comparison', () => {
  async function compared(page: PageOptions = {}): Promise<Shown> {
    const shown = await show({}, page);
    const { receive, rateAs, endAs, panel } = shown;
    await receive('s1', { title: 'Refunds', evaluators: [ZHOU, GAO] });
    for (const [at, callId] of ['c1', 'c2', 'c3'].entries()) {
      const greeting = ['yes', 'partly', 'no'][at] ?? 'yes';
      await rateAs(GAO, 's1', callId, answersTo(greeting, 'yes', ['yes', 'no', 'partly'][at] ?? ''));
      await rateAs(ZHOU, 's1', callId, answersTo(greeting, 'yes', ['partly', 'no', 'no'][at] ?? ''));
    }
    await endAs('s1', 'finalised');
    await panel.open('s1');
    return shown;
  }

  it('says of each question how far they agree, or why that cannot be told', async () => {
    const { panel } = await compared();
    await panel.seesCompared('next', 'greeting', 'empathy');
    await panel.seesAgreement('next', '33% of the pairs agree');
    await panel.seesAgreement('greeting', 'Krippendorff’s α: 1.00, 95% between 1.00 and 1.00 (n = 3)');
    await panel.seesAgreement('greeting', 'Cohen’s κ: 1.00');
    await panel.seesAgreement('empathy', 'undefined, for all said the same');
    await panel.seesTotals('Agreement of the totals (ICC): 0.');
    await panel.seesEvaluator(ZHOU.id, 'stricter by 13.3');
  });

  it('is accessible, in both themes and narrow', async () => {
    for (const page of [{ theme: 'light' }, { theme: 'dark', width: 320 }] as const) {
      const { panel, element } = await compared(page);
      await panel.seesCompared('next', 'greeting', 'empathy');
      await panel.compare('next');
      await expect(element).to.be.accessible();
      expect(panel.overflowing).to.deep.equal([]);
    }
  });

  it('speaks the language of its place', async () => {
    const { panel } = await compared({ lang: 'zh-TW' });
    await panel.sees('各題，分歧最大的在前');
    await panel.sees('無定義，所有人評分相同');
  });
});

describe('<callside-calibration> as an element', () => {
  it('is accessible in its list and its form', async () => {
    const { panel, element, receive } = await show({}, { width: 320 });
    await receive('s1', { title: 'Refunds' });
    await panel.seesSessions('Refunds');
    await expect(element).to.be.accessible();
    expect(panel.overflowing).to.deep.equal([]);
    await panel.ask();
    await panel.begin();
    await panel.sees('Choose at least one call.');
    await panel.seesReady('[data-begin]');
    await expect(element).to.be.accessible();
    expect(panel.overflowing).to.deep.equal([]);
  });

  it('is accessible with a session and a question before its end', async () => {
    const { panel, element } = await showSession({ by: ZHOU.id, note: 'Listen for the promise.' });
    await panel.askToEnd('finalised');
    await panel.seesReady('[data-sure]');
    await expect(element).to.be.accessible();
    contains('the panel', panel.text, 'Listen for the promise.');
  });

  it('shows another desk from its list on', async () => {
    const { panel, element } = await showSession();
    const other = await openCalibrationDesk();
    element.desk = other.desk;
    await panel.sees('There is no calibration for you.');
  });
});

/** Waits until something is kept under a name, or nothing is. */
async function eventuallyKept({ drafts }: CalibrationDesk['desk'], name: string, isKept: boolean): Promise<void> {
  for (let looks = 0; looks < 400; looks++) {
    if (((await drafts.read(name)) !== undefined) === isKept) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(isKept ? `Nothing is kept as ${name}.` : `${name} is still kept.`);
}
