import '@callside/qa-scorecard/define.js';
import { termsOf, type EntityRecord, type Evaluation } from '@callside/core';
import { keepRecording } from '@callside/core/recordings.js';
import { inboundScorecard, repairCallScript } from '@callside/playbooks';
import type { QaScorecard } from '@callside/qa-scorecard';
import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { eventually } from '../harness/eventually.js';
import { QaScorecardHarness } from '../harness/qa-scorecard-harness.js';
import { demoRecording } from '../support/demo-recording.js';
import { CALL_START, scoredCall, stayAt } from '../support/scored-call.js';
import { openWidgetDesk } from '../support/widget-desk.js';
import { noiseDuring, showElement, type PageOptions } from '../support/widget-page.js';

/** A call that was answered after two seconds, and what its script noted. */
const CALL = scoredCall({
  events: [
    { type: 'offered', at: CALL_START },
    { type: 'connected', at: CALL_START + 2000 },
    { type: 'ended', at: CALL_START + 42_000 },
  ],
  path: [
    stayAt('greet', 3, 10),
    { ...stayAt('verify', 10, 20), answer: 'match' },
    { ...stayAt('understand', 20, 26), step: 'confirm', answer: 'yes' },
    stayAt('resolve', 26, 42),
  ],
});

/** It begins when the call is answered. */
const recording = { src: demoRecording(40), startedAt: CALL_START + 2000 };

async function show(given: Partial<QaScorecard> = {}, page: PageOptions = {}): Promise<QaScorecardHarness> {
  const properties = { definition: inboundScorecard, script: repairCallScript, subject: CALL, ...given };
  return new QaScorecardHarness(await showElement('callside-qa-scorecard', properties, page));
}

function evaluation(number: number, answers: Evaluation['answers'], total: number): Evaluation {
  return {
    id: `00000000-0000-4000-8000-00000000000${String(number)}`,
    scorecard: { id: 'inbound', version: 1 },
    callId: `earlier-${String(number)}`,
    agentId: '1001',
    evaluatorId: '9001',
    status: 'submitted',
    answers,
    total,
    submittedAt: number,
  };
}

describe('<callside-qa-scorecard> and what the call suggests', () => {
  it('shows the suggestion with its evidence, and takes nothing by itself', async () => {
    const card = await show();
    await card.seesBeside('greeting', 'Suggested: Fully');
    await card.seesBeside('greeting', '0:03 Greet · 0:07');
    await card.seesBeside('identity', 'Verify · 0:10: Both match the record');
    await card.seesNothingBeside('clear');
    expect(card.element.answers).to.deep.equal({});
    await card.seesTotal('–');
  });

  it('takes it by its button, with what was said beside the answer', async () => {
    const card = await show();
    await card.answer('greeting', 'not');
    await card.comment('greeting', 'Late, as it seemed.');
    await card.takeSuggestion('greeting');
    expect(card.element.answers['greeting']).to.deep.equal({ value: 'fully', comment: 'Late, as it seemed.' });
    await card.seesBeside('greeting', 'As suggested: Fully');
    await card.seesNothingToTake('greeting');
  });

  it('leaves the evaluator’s own answer as it is', async () => {
    const card = await show();
    await card.seesBeside('greeting', 'Suggested');
    await card.answer('greeting', 'not');
    await card.seesAnswer('greeting', 'not');
    await card.seesBeside('greeting', 'Suggested: Fully');
  });

  it('suggests something else for another call', async () => {
    const card = await show();
    await card.seesBeside('greeting', 'Suggested: Fully');
    card.element.subject = { ...CALL, id: 'late', path: [stayAt('greet', 40, 41)] };
    await card.seesBeside('greeting', 'Suggested: Not');
    await card.seesNothingBeside('identity');
  });

  it('marks an answer as no longer open once it is taken', async () => {
    const card = await show();
    await card.seesBeside('greeting', 'Suggested');
    await card.submit();
    await card.takeSuggestion('greeting');
    await card.seesOpen('clear', 'polite', 'identity', 'repeat', 'facts', 'ticket', 'feeling', 'next');
  });

  it('offers nothing to take once it is submitted', async () => {
    const widgetDesk = await openWidgetDesk();
    const card = await show({ desk: widgetDesk.desk });
    await card.answerAll({ greeting: 'not' });
    await card.submit();
    await card.sees('Evaluation stored.');
    await card.seesNothingToTake('greeting');
  });
});

describe('<callside-qa-scorecard> and a broken definition with a call', () => {
  it('says what is wrong, and nothing else goes wrong', async () => {
    const noise = await noiseDuring(async () => {
      const card = await show();
      await card.seesBeside('greeting', 'Suggested');
      card.element.definition = { ...inboundScorecard, items: undefined } as never;
      await card.seesFinding('items', 'The property “items” is missing.');
      card.element.definition = inboundScorecard;
      await card.seesBeside('greeting', 'Suggested');
    });
    expect(noise).to.deep.equal([]);
  });
});

describe('<callside-qa-scorecard> and the recording', () => {
  it('has no player without one', async () => {
    await (await show()).seesNoPlayer();
  });

  it('marks the stages of the path by the recording’s own time', async () => {
    const card = await show({ recording });
    const player = await card.player();
    await player.seesMarkers('0:01 Greet', '0:08 Verify', '0:18 Understand', '0:24 Resolve');
  });

  it('jumps to evidence and to a place on the path', async () => {
    const card = await show({ recording });
    const player = await (await card.player()).isReady();
    await card.followEvidence('identity');
    await player.seesPosition(8);
    await card.followPath(3);
    await player.seesPosition(24);
  });

  it('takes the call’s first event for the beginning where nothing else is said', async () => {
    const card = await show({ recording: { src: recording.src } });
    const player = await (await card.player()).isReady();
    await card.followPath(0);
    await player.seesPosition(3);
  });

  it('plays what is kept on the device for this call, and no other', async () => {
    const { desk } = await openWidgetDesk();
    await desk.run(keepRecording, { callId: CALL.id, load: () => Promise.resolve(demoRecording(9)) });
    const card = await show({ desk });
    await (await card.player()).isReady();
    card.element.subject = { ...CALL, id: 'another' };
    await card.element.updateComplete;
    await eventually(() => void expect(card.element.shadowRoot?.querySelector('callside-call-player')).to.equal(null));
  });
});

describe('<callside-qa-scorecard> and pinned moments', () => {
  it('pins an answer to where the recording stands, leads back there, and lets go', async () => {
    const card = await show({ recording });
    const player = await (await card.player()).isReady();
    player.element.jumpTo(15_000);
    await card.answer('polite', 'partly');
    await card.pin('polite');
    expect(card.element.answers['polite']).to.deep.equal({ value: 'partly', at: 15_000 });
    await player.seesMarkers(
      ...['0:01 Greet', '0:08 Verify', '0:15 Stayed polite and did not interrupt', '0:18 Understand', '0:24 Resolve'],
    );
    player.element.jumpTo(0);
    await card.jumpToPin('polite');
    await player.seesPosition(15);
    await card.unpin('polite');
    expect(card.element.answers['polite']).to.deep.equal({ value: 'partly' });
  });

  it('keeps the focus beside the question when its buttons change', async () => {
    const card = await show({ recording });
    await (await card.player()).isReady();
    await card.pin('greeting');
    await card.seesFocusOn('[data-pinned]');
    await card.unpin('greeting');
    await card.seesFocusOn('.pin');
    await card.takeSuggestion('greeting');
    await card.seesFocusAt('greeting');
  });

  it('tells who does not see the pin that it is there', async () => {
    const card = await show({ recording });
    const player = await (await card.player()).isReady();
    player.element.jumpTo(15_000);
    await card.focusQuestion('clear');
    await sendKeys({ press: 'p' });
    await card.sees('Pinned to 0:15.');
  });

  it('keeps the moment when the answer changes', async () => {
    const card = await show({ recording, answers: { polite: { value: 'partly', at: 4000 } } });
    await card.answer('polite', 'not');
    expect(card.element.answers['polite']).to.deep.equal({ value: 'not', at: 4000 });
    await card.seesBeside('polite', '0:04');
  });

  it('keeps the moment across a reload', async () => {
    const { desk, clock } = await openWidgetDesk();
    const card = await show({ desk, recording });
    await (await card.player()).isReady();
    await card.pin('clear');
    clock.advance(1000);
    const again = await show({ desk, recording });
    await again.seesBeside('clear', '0:00');
  });
});

describe('<callside-qa-scorecard> by keyboard, with a recording', () => {
  it('scores a call by keyboard alone: takes, pins, jumps, answers, submits', async () => {
    const card = await show({ recording });
    const player = await (await card.player()).isReady();
    await card.focusQuestion('clear');
    await sendKeys({ press: 'l' });
    await player.seesPosition(5);
    await sendKeys({ press: 'p' });
    await sendKeys({ press: '1' });
    await card.seesFocusAt('polite');
    await sendKeys({ press: '2' });
    await card.seesFocusAt('greeting');
    await sendKeys({ press: 't' });
    await card.seesFocusAt('identity');
    await sendKeys({ press: 't' });
    await card.seesFocusAt('repeat');
    for (let question = 0; question < 5; question += 1) await sendKeys({ press: '1' });
    await card.seesAnswer('greeting', 'fully');
    await card.seesAnswer('identity', 'fully');
    expect(card.element.answers['clear']).to.deep.equal({ value: 'fully', at: 5000 });
    const submitted = oneEvent(card.element, 'callside-evaluation-submit');
    for (let tab = 0; tab < 12 && card.focused !== 'Submit'; tab += 1) await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await submitted;
  });

  it('leaves letters to what is written, and to lists', async () => {
    const card = await show({ recording });
    const player = await (await card.player()).isReady();
    await card.answer('greeting', 'not');
    await card.focusComment('greeting');
    await sendKeys({ type: 'tjlkp' });
    expect(card.element.answers['greeting']).to.deep.equal({ value: 'not', comment: 'tjlkp' });
    await player.seesPosition(0);
    player.focusOnSpeed();
    await sendKeys({ press: 'l' });
    await player.seesPosition(0);
  });

  it('keeps its own keys from the page, and no others', async () => {
    const card = await show({ recording });
    await (await card.player()).isReady();
    const heard: string[] = [];
    const listen = (event: KeyboardEvent): void => void heard.push(event.key);
    document.addEventListener('keydown', listen);
    await card.focusQuestion('greeting');
    for (const key of ['l', 'p', 't', 'x']) await sendKeys({ press: key });
    document.removeEventListener('keydown', listen);
    expect(heard).to.deep.equal(['x']);
  });

  it('leaves its letters to the page where they have nothing to do', async () => {
    const card = await show();
    await card.seesNothingBeside('clear');
    const heard: string[] = [];
    const listen = (event: KeyboardEvent): void => void heard.push(event.key);
    document.addEventListener('keydown', listen);
    await card.focusQuestion('clear');
    for (const key of ['l', 'p', 't']) await sendKeys({ press: key });
    document.removeEventListener('keydown', listen);
    expect(heard).to.deep.equal(['l', 'p', 't']);
  });
});

describe('<callside-qa-scorecard> and earlier evaluations', () => {
  async function showWithEarlier(given: Partial<QaScorecard> = {}): Promise<QaScorecardHarness> {
    const { desk } = await openWidgetDesk();
    await desk.run(
      ({ store }) =>
        store.write(['entities'], async (tx) => {
          for (const each of [
            evaluation(1, { greeting: { value: 'not' } }, 62),
            evaluation(2, { greeting: { value: 'fully' } }, 78.4),
          ])
            await tx.put('entities', storedAs(each));
        }),
      undefined,
    );
    return show({ desk, ...given });
  }

  it('shows the totals and the marks of each question, the oldest first', async () => {
    const card = await showWithEarlier();
    await card.seesEarlierTotals('62 · 78');
    await card.seesMarksBefore('greeting', '0 · 100');
    await card.seesNothingBeside('clear');
  });

  it('shows nothing of them to a blind evaluator', async () => {
    const card = await showWithEarlier({ definition: { ...inboundScorecard, scoring: { blind: true } } });
    await card.seesNoEarlierTotals();
    await card.seesNoWayOut();
    await card.seesBeside('greeting', 'Suggested');
    await card.seesMarksBefore('greeting', undefined);
  });
});

describe('<callside-qa-scorecard> and what leaves it', () => {
  it('asks the host before it prints', async () => {
    const card = await show();
    const asked = oneEvent(card.element, 'callside-evaluation-print');
    card.element.addEventListener('callside-evaluation-print', (event) => {
      event.preventDefault();
    });
    await card.print();
    await asked;
    expect(card.element.shadowRoot?.querySelector('iframe')).to.equal(null);
  });

  it('prints answers, marks, reasons, comments and moments on a sheet of their own', async () => {
    const card = await show({
      answers: {
        greeting: { value: 'not', comment: 'Late.', at: 83_000 },
        identity: { value: null, notApplicable: true },
      },
    });
    const paper = await paperOf(() => card.print());
    for (const words of ['QA: inbound call', 'Agent: Lin (1001)', 'Company name', 'Not', 'Late.', 'at 1:23', 'N/A'])
      expect(paper).to.include(words);
    await eventually(() => void expect(card.element.shadowRoot?.querySelector('iframe')).to.equal(null));
  });

  it('gives a table to save', async () => {
    const card = await show({ answers: { greeting: { value: 'fully' } } });
    const { name, text } = await savedBy(() => card.saveTable());
    expect(name).to.equal('evaluation-call-1.csv');
    expect(text).to.include(',greeting,Company name and agent number within 30 seconds,fully,Fully,100,');
  });
});

describe('<callside-qa-scorecard> with all that stands beside it', () => {
  const answers = { greeting: { value: 'not', at: 4000 } } as const;

  for (const theme of ['light', 'dark'] as const)
    it(`is accessible, ${theme}`, async () => {
      const card = await show({ recording, answers }, { theme });
      await (await card.player()).seesWave(true);
      await expect(card.element).to.be.accessible();
    });

  for (const [lang, width] of [
    ['en', 300],
    ['zh-CN', 300],
    ['zh-TW', 360],
    ['en', 900],
  ] as const)
    it(`has nothing sticking out at ${String(width)} px in ${lang}`, async () => {
      const card = await show({ recording, answers }, { width, lang });
      await (await card.player()).seesWave(true);
      await card.seesBeside('greeting', '0:04');
      expect(card.overflowing).to.deep.equal([]);
    });
});

function storedAs(stored: Evaluation): EntityRecord {
  const { id } = stored;
  const doc = { ...stored };
  const counts = { rev: 1, entitySeq: 1, pending: 0, at: 1 };
  const terms = termsOf('evaluation', doc, 1);
  return { v: 2, key: `evaluation/${id}`, type: 'evaluation', id, doc, base: doc, deleted: false, terms, ...counts };
}

/** What a frame was asked to print, in place of the browser's own window for it. */
async function paperOf(work: () => Promise<void>): Promise<string> {
  const own = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow');
  let paper = '';
  Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
    configurable: true,
    get(this: HTMLIFrameElement) {
      const window = own?.get?.call(this) as Window;
      window.print = () => {
        paper = window.document.body.innerText.replaceAll(/\s+/g, ' ');
        window.dispatchEvent(new Event('afterprint'));
      };
      return window;
    },
  });
  try {
    await work();
    await eventually(() => void expect(paper).not.to.equal(''));
  } finally {
    if (own !== undefined) Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', own);
  }
  return paper;
}

/** The file that was saved meanwhile, in place of a download. */
async function savedBy(work: () => Promise<void>): Promise<{ name: string; text: string }> {
  const original = URL.createObjectURL.bind(URL);
  let name = '';
  let blob: Blob | undefined;
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    name = this.download;
  };
  URL.createObjectURL = (given: Blob) => {
    blob = given;
    return original(given);
  };
  try {
    await work();
  } finally {
    URL.createObjectURL = original;
    HTMLAnchorElement.prototype.click = click;
  }
  return { name, text: (await blob?.text()) ?? '' };
}
