import '@callside/qa-scorecard/define-sample.js';
import { submitEvaluation, type Desk } from '@callside/core';
import { callCentreRoles } from '@callside/playbooks';
import {
  callsOf,
  type SampleDrawnEvent,
  type SampleOpenEvent,
  type SamplePanel,
} from '@callside/qa-scorecard/sample.js';
import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { SampleHarness } from '../harness/sample-harness.js';
import {
  answersTo,
  CALLS,
  openCalibrationDesk,
  recordedCall,
  SERVICE_SCORECARD,
  type CalibrationDesk,
} from '../support/calibration-desk.js';
import { PEOPLE, sampledCalls, STRATA } from '../support/sample-calls.js';
import { describeElement } from '../suites/element.suite.js';
import { OFFLINE } from '../support/widget-desk.js';
import { showElement, type PageOptions } from '../support/widget-page.js';

let given: Desk;

before(async () => {
  given = (await openCalibrationDesk()).desk;
});

interface Shown extends CalibrationDesk {
  readonly panel: SampleHarness;
  readonly element: SamplePanel;
}

async function show(given: Partial<SamplePanel> = {}, page: PageOptions = {}, roles?: string[]): Promise<Shown> {
  const opened = await openCalibrationDesk(roles === undefined ? {} : { roles });
  const properties = { desk: opened.desk, source: sampledCalls, strata: STRATA, people: PEOPLE, ...given };
  const element = await showElement('callside-sample', properties, page);
  const panel = new SampleHarness(element);
  await panel.seesPart('.panel', true);
  return { ...opened, panel, element };
}

describeElement({
  tag: 'callside-sample',
  properties: () => ({ desk: given }),
  shows: { en: 'Samples', 'zh-CN': '抽样' },
  textOf: (element) => new SampleHarness(element).text,
  defineAgain: () => import('@callside/qa-scorecard/define-sample.js'),
});

describe('<callside-sample> and a draw', () => {
  it('draws the same calls by the same seed, and keeps who drew them', async () => {
    const { panel, element } = await show();
    const told = oneEvent(element, 'callside-sample-drawn') as Promise<SampleDrawnEvent>;
    await panel.draw();
    const { sample } = await told;
    expect(sample).to.deep.include({ by: '9001', plan: sample.plan });
    expect(sample.plan).to.deep.include({ perAgent: 3, seed: 7 });
    expect(sample.population).to.deep.include({ calls: 26, agents: 3 });
    await panel.sees('8 calls are drawn.');
    const first = panel.drawn;
    await panel.goBack();
    await panel.draw();
    await panel.seesDrawn(8);
    expect(panel.drawn).to.deep.equal(first);
  });

  it('puts first what has to be looked at, and names who has too few calls', async () => {
    const { panel } = await show();
    await panel.draw();
    await panel.seesAgent('1001', 'Agent Lin Fang Call 1 call-1001-6 Complaints');
    await panel.seesAgent('1001', 'Over ten minutes');
    await panel.seesAgent('1003', 'has only 2 calls');
  });

  it('proposes a week up to today, and a seed that nobody has chosen', async () => {
    const { panel, element } = await show();
    await panel.seesTyped('to', '2026-11-21');
    await panel.seesTyped('from', '2026-11-15');
    await panel.seesTyped('perAgent', '4');
    const seed = element.shadowRoot?.querySelector<HTMLInputElement>('[name=seed]')?.value ?? '';
    expect(seed).to.match(/^\d{1,6}$/);
  });

  it('asks the host for the calls of the period', async () => {
    const asked: unknown[] = [];
    const source: SamplePanel['source'] = (period) => {
      asked.push(period);
      return Promise.resolve(sampledCalls());
    };
    const { panel } = await show({ source });
    await panel.type('from', '2026-11-01');
    await panel.type('to', '2026-11-20');
    await panel.draw();
    await panel.seesDrawn(8);
    expect(asked).to.deep.equal([{ from: '2026-11-01', to: '2026-11-20' }]);
  });

  it('draws from the calls on this device where the host gives none', async () => {
    const { panel, server, settle } = await show({ source: undefined, strata: [] });
    for (const call of CALLS) server.change('call', call.id, { ...call });
    server.change('call', 'running', { ...recordedCall('running', 1), state: 'connected' });
    await settle();
    await panel.draw({ perAgent: '9' });
    await panel.seesDrawn(4);
  });

  it('says what is wrong where it is wrong, and goes there', async () => {
    const { panel } = await show();
    await panel.draw({ perAgent: '0' });
    await panel.seesProblem('Enter a whole number from 1.');
    await panel.seesFocusOn('[name=perAgent]');
    await panel.draw({ seed: '' });
    await panel.seesProblem('Enter a whole number.');
    await panel.type('from', '2026-11-22');
    await panel.draw();
    await panel.seesProblem('The last day is before the first.');
    const empty = await show({ source: () => [] });
    await empty.panel.draw();
    await empty.panel.seesProblem('There are no calls in this period.');
  });

  it('keeps what is typed until it is drawn, and leaks no key to the host', async () => {
    const { panel, desk, clock, element } = await show();
    await panel.type('seed', '42');
    clock.advance(300);
    for (let looks = 0; (await desk.drafts.read('sample/new')) === undefined && looks < 400; looks++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    element.remove();
    const again = new SampleHarness(await showElement('callside-sample', { desk, source: sampledCalls }));
    await again.seesTyped('seed', '42');
    again.element.shadowRoot?.querySelector<HTMLElement>('[name=seed]')?.focus();
    const heard: string[] = [];
    const listen = ({ key }: KeyboardEvent): unknown => heard.push(key);
    document.addEventListener('keydown', listen);
    await sendKeys({ press: '1' });
    document.removeEventListener('keydown', listen);
    expect(heard).to.deep.equal([]);
  });

  it('works without network', async () => {
    const { panel, server } = await show();
    server.failure = OFFLINE;
    await panel.draw();
    await panel.seesDrawn(8);
  });

  it('says that it did not work where the host fails', async () => {
    const { panel } = await show({ source: () => Promise.reject(new Error('CRM is away.')) });
    const reported = caughtOnce();
    await panel.draw();
    await panel.seesProblem('That did not work. Try again.');
    expect(await reported).to.contain('CRM is away.');
  });

  it('is for those whose role may, where a policy says so', async () => {
    const { panel } = await show({ policy: callCentreRoles });
    await panel.seesPart('form', true);
    const trainer = await show({ policy: callCentreRoles }, {}, ['trainer']);
    await trainer.panel.seesPart('form', false);
  });
});

describe('<callside-sample> and what was drawn', () => {
  it('hands a call to the host, which shows it in a scorecard', async () => {
    const { panel, element } = await show();
    await panel.draw();
    await panel.seesDrawn(8);
    const opened = oneEvent(element, 'callside-sample-open') as Promise<SampleOpenEvent>;
    await panel.score();
    expect(await opened).to.deep.include({ callId: 'call-1001-6', agentId: '1001' });
  });

  it('marks the calls that are scored', async () => {
    const { panel, desk } = await show();
    await panel.draw();
    const call = recordedCall('call-1001-6', 1);
    const answers = answersTo('yes', 'yes', 'yes');
    await desk.run(submitEvaluation, { scorecard: SERVICE_SCORECARD, call, answers });
    await panel.seesAgent('1001', 'Scored');
  });

  it('lists each draw with who drew it, from how many', async () => {
    const { panel, clock } = await show();
    await panel.draw();
    await panel.seesDrawn(8);
    await panel.goBack();
    clock.advance(60_000);
    await panel.draw({ seed: '8' });
    await panel.seesDrawn(8);
    await panel.goBack();
    await panel.seesSamples(2);
    await panel.seesSample('8 of 26 calls, 3 agents');
    await panel.seesSample('Drawn by Zhou Min');
    await panel.seesSample('seed 8');
    await panel.open(1);
    await panel.sees('seed 7');
  });

  it('is drawn again the same', async () => {
    const { panel } = await show();
    await panel.draw();
    await panel.verify();
    await panel.seesCheck('The same calls are drawn again, from the same 26 calls.');
  });

  it('says that the calls are not the same any more', async () => {
    const { panel, element } = await show();
    await panel.draw();
    await panel.seesDrawn(8);
    const [gone] = panel.drawn;
    element.source = () => sampledCalls().filter(({ id }) => id !== gone);
    await panel.verify();
    await panel.seesCheck('25 now, 26 then');
    await panel.seesCheck('of the drawn calls would not be drawn now.');
    element.source = () => sampledCalls().map((call, at) => (at === 0 ? { ...call, facts: { talkMs: 1 } } : call));
    await panel.seesReady('[data-verify]');
    await panel.verify();
    await panel.seesCheck('others, or with other facts');
  });

  it('says that somebody has put other calls in', async () => {
    const { panel, server, settle } = await show();
    await panel.draw();
    await panel.seesDrawn(8);
    await settle();
    const [key = ''] = [...server.docs()].find(([, doc]) => 'drawn' in doc) ?? [];
    server.change('sample', key, { drawn: [{ call: 'call-1001-1', agentId: '1001' }] });
    await settle();
    await panel.seesDrawn(1);
    await panel.verify();
    await panel.seesCheck('this seed does not draw these calls');
  });
});

describe('callsOf', () => {
  it('takes the closed calls of the days, with what the record says', () => {
    const [first, ...rest] = CALLS;
    const calls = [first!, ...rest, { ...recordedCall('open', 2), state: 'connected' as const }];
    const day = new Date(first!.openedAt);
    const period = { from: '2026-11-20', to: '2026-11-20' };
    expect(day.getFullYear()).to.equal(2026);
    expect(callsOf(calls, { from: '2026-01-01', to: '2026-12-31' })).to.have.length(4);
    expect(callsOf(calls, { ...period, from: '2026-11-21', to: '2026-11-30' })).to.have.length.below(4);
    expect(callsOf(calls, { from: '2026-01-01', to: '2026-12-31' })[0]).to.deep.include({
      id: 'c1',
      agentId: '1001',
      facts: {
        ...{ direction: 'inbound', queue: undefined, talkMs: 90_000, holdMs: 0, result: undefined },
        ...{ script: undefined, satisfaction: undefined },
      },
    });
  });

  it('knows the script and what the customer thought of it', () => {
    const [first] = CALLS;
    const call = { ...first!, script: { id: 'complaint', version: 1 }, values: { satisfaction: 2 } };
    const [drawn] = callsOf([call], { from: '2026-01-01', to: '2026-12-31' });
    expect([drawn!.facts!['script'], drawn!.facts!['satisfaction']]).to.deep.equal(['complaint', 2]);
  });
});

describe('<callside-sample> as an element', () => {
  it('is accessible, in both themes and narrow', async () => {
    for (const page of [{ theme: 'light' }, { theme: 'dark', width: 320 }] as const) {
      const { panel, element } = await show({}, page);
      await panel.seesPart('form', true);
      await expect(element).to.be.accessible();
      expect(panel.overflowing).to.deep.equal([]);
      await panel.draw();
      await panel.seesDrawn(8);
      await panel.seesReady('[data-verify]');
      await expect(element).to.be.accessible();
      expect(panel.overflowing).to.deep.equal([]);
    }
  });

  it('speaks the language of its place', async () => {
    const { panel } = await show({}, { lang: 'zh-CN' });
    await panel.sees('投诉：全部');
    await panel.sees('同一种子会再次抽出同样的通话。');
  });

  it('is drawn by keyboard alone', async () => {
    const { panel, element } = await show();
    await panel.seesPart('[name=perAgent]', true);
    element.shadowRoot?.querySelector<HTMLElement>('[name=perAgent]')?.focus();
    await sendKeys({ press: 'Enter' });
    await panel.seesFocusOn('.title');
    await panel.seesPart('[data-call]', true);
  });
});

/** The next error that is reported to the window. */
function caughtOnce(): Promise<string> {
  return new Promise((resolve) => {
    const before = window.onerror;
    window.onerror = (_message, _source, _line, _column, error) => {
      window.onerror = before;
      resolve(error?.message ?? '');
      return true;
    };
  });
}
