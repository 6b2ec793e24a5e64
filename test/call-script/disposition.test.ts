import '@callside/call-script/define-disposition.js';
import type { DispositionChosenEvent, DispositionElement } from '@callside/call-script/dispositions.js';
import { createLocalCall, issue, type DispositionChoice } from '@callside/core';
import { followUpOutboundPolicy, outboundDispositions } from '@callside/playbooks';
import { expect } from '@open-wc/testing';
import { DispositionHarness } from '../harness/disposition-harness.js';
import { describeElement } from '../suites/element.suite.js';
import { showElement, type PageOptions } from '../support/widget-page.js';

/** Half past four in the afternoon in Shanghai. */
const NOW = Date.UTC(2026, 10, 21, 8, 30);
const HOUR = 3_600_000;

const properties = (): Partial<DispositionElement> => ({
  definition: outboundDispositions,
  policy: [followUpOutboundPolicy],
  contact: { id: 'c1', zone: 'Asia/Shanghai' },
  call: createLocalCall({ now: () => NOW }),
  talkMs: 42_000,
  agent: '1001',
});

interface Shown {
  readonly harness: DispositionHarness;
  /** What was chosen, in order. */
  readonly choices: readonly DispositionChoice[];
}

async function show(given: Partial<DispositionElement> = {}, page: PageOptions = {}): Promise<Shown> {
  const element = await showElement('callside-disposition', { ...properties(), ...given }, page);
  const choices: DispositionChoice[] = [];
  element.addEventListener('callside-disposition-chosen', ({ choice }: DispositionChosenEvent) => choices.push(choice));
  return { harness: new DispositionHarness(element), choices };
}

/** A moment as it is typed on this machine, whatever its zone. */
function typed(at: number): string {
  return new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

describe('<callside-disposition>', () => {
  it('shows the results that are in use, with their keys', async () => {
    const [first, ...rest] = outboundDispositions.dispositions;
    if (first === undefined) throw new Error('There is no result.');
    const definition = { ...outboundDispositions, dispositions: [{ ...first, active: false }, ...rest] };
    const { harness } = await show({ definition });
    expect(harness.outcomes).to.deep.equal(rest.map(({ id }) => id));
    expect(harness.text).to.include('6 Successful');
  });

  it('says of what does not fit the talk why', async () => {
    const { harness } = await show({ talkMs: 2000 });
    expect([harness.isOff('success'), harness.reasonAt('success')]).to.deep.equal([true, 'at least 10 s']);
    expect([harness.isOff('busy'), harness.reasonAt('busy')]).to.deep.equal([false, '']);
  });

  it('does not choose what does not fit', async () => {
    const { harness } = await show({ talkMs: 2000 });
    await harness.choose('success');
    expect(harness.chosen).to.equal(undefined);
  });

  it('offers a result when the talk has lasted long enough', async () => {
    const { harness } = await show({ talkMs: 2000 });
    harness.element.talkMs = 10_000;
    await harness.element.updateComplete;
    expect(harness.isOff('success')).to.equal(false);
  });

  it('gives the choice with its set, its flags and its time', async () => {
    const { harness, choices } = await show();
    await harness.choose('success');
    await harness.save();
    expect(choices).to.deep.equal([
      { set: { id: 'outbound', version: 1 }, id: 'success', flags: ['contact', 'final'], values: {}, at: NOW },
    ]);
  });

  it('gives notes and the fields of the result', async () => {
    const { harness, choices } = await show();
    await harness.choose('refused');
    await harness.fill('reason', 'price');
    await harness.fill('-notes', 'Too dear.');
    await harness.save();
    expect(choices[0]).to.deep.include({ values: { reason: 'price' }, notes: 'Too dear.' });
  });

  it('asks for what a result requires, at the field', async () => {
    const { harness, choices } = await show();
    await harness.choose('refused');
    await harness.save();
    await harness.seesError('reason');
    expect(choices).to.deep.equal([]);
  });

  it('asks for notes where the result requires them', async () => {
    const { harness, choices } = await show();
    await harness.choose('lead');
    await harness.save();
    await harness.seesError('-notes');
    expect(choices).to.deep.equal([]);
  });

  it('keeps what was typed when another result is chosen', async () => {
    const { harness } = await show();
    await harness.choose('lead');
    await harness.fill('-notes', 'Wants two.');
    await harness.choose('success');
    await harness.seesValue('-notes', 'Wants two.');
  });

  it('says plainly that nobody will call again', async () => {
    const { harness } = await show();
    await harness.choose('do-not-call');
    await harness.sees('Nobody will call this customer again.');
  });

  it('shows what speaks against the choice where it was to be stored', async () => {
    const { harness } = await show({ issues: [issue('callback-limit', ['agent'], { max: 20 })] });
    await harness.choose('call-later');
    await harness.sees('This agent already has 20 callbacks.');
  });

  it('chooses nothing while it is being stored', async () => {
    const { harness, choices } = await show();
    await harness.choose('success');
    harness.element.busy = true;
    await harness.element.updateComplete;
    await harness.save();
    expect(choices).to.deep.equal([]);
  });

  it('says what is wrong with a set that cannot be used', async () => {
    const { harness } = await show({ definition: { ...outboundDispositions, dispositions: [] } });
    await harness.sees('dispositions');
  });

  it('forgets everything for the next call', async () => {
    const { harness } = await show();
    await harness.choose('lead');
    await harness.fill('-notes', 'Wants two.');
    harness.element.reset();
    await harness.choose('lead');
    await harness.seesValue('-notes', null);
  });

  describe('a callback', () => {
    it('goes with the choice, with the agent who makes it', async () => {
      const { harness, choices } = await show();
      await harness.choose('call-later');
      await harness.fill('callbackAt', typed(NOW + 18 * HOUR));
      await harness.save();
      expect(choices[0]?.callback).to.deep.equal({ at: NOW + 18 * HOUR, agent: '1001' });
    });

    it('is the team’s where the agent says so', async () => {
      const { harness, choices } = await show();
      await harness.choose('call-later');
      await harness.fill('callbackAt', typed(NOW + 18 * HOUR));
      await harness.fill('-by', 'team');
      await harness.save();
      expect(choices[0]?.callback).to.deep.equal({ at: NOW + 18 * HOUR });
    });

    it('is left out where no time was agreed', async () => {
      const { harness, choices } = await show();
      await harness.choose('call-later');
      await harness.save();
      expect(choices[0]).not.to.have.property('callback');
    });

    it('outside of calling hours says why, and which time would do', async () => {
      const { harness, choices } = await show();
      await harness.choose('call-later');
      await harness.fill('callbackAt', typed(NOW + 6 * HOUR));
      await harness.seesCallbackRefused();
      expect(harness.callback).to.include('It is outside calling hours where the customer lives.');
      expect(harness.callback).to.include('Next possible: ');
      await harness.save();
      expect(choices).to.deep.equal([]);
    });

    it('takes the next time that would do', async () => {
      const { harness, choices } = await show();
      await harness.choose('call-later');
      await harness.fill('callbackAt', typed(NOW + 6 * HOUR));
      await harness.useNextTime();
      await harness.save();
      expect(choices[0]?.callback?.at).to.equal(Date.UTC(2026, 10, 22, 1));
    });

    it('has the focus once its time was mended', async () => {
      const { harness } = await show();
      await harness.choose('call-later');
      await harness.fill('callbackAt', typed(NOW + 6 * HOUR));
      await harness.useNextTime();
      await harness.seesFocusOnField('callbackAt');
    });

    it('has a field of its own where the result has none', async () => {
      const dispositions = [{ id: 'later', label: 'Later', flags: ['callback' as const] }];
      const { harness, choices } = await show({ definition: { ...outboundDispositions, dispositions } });
      await harness.choose('later');
      await harness.fill('-callback', typed(NOW + HOUR));
      await harness.save();
      expect(choices[0]).to.deep.include({ values: {}, callback: { at: NOW + HOUR, agent: '1001' } });
    });

    it('is told in the customer’s own time where that is another', async () => {
      const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
      const zone = here.startsWith('Asia') ? 'Europe/London' : 'Asia/Shanghai';
      const { harness } = await show({ contact: { id: 'c1', zone }, policy: [] });
      await harness.choose('call-later');
      await harness.fill('callbackAt', typed(NOW + HOUR));
      await harness.sees('Where the customer lives: ');
    });
  });

  describe('by keyboard', () => {
    it('picks a result with one key', async () => {
      const { harness } = await show();
      await harness.pressKey('9');
      expect(harness.chosen).to.equal('refused');
    });

    it('does not pick what does not fit', async () => {
      const { harness } = await show({ talkMs: 2000 });
      await harness.pressKey('6');
      expect(harness.chosen).to.equal(undefined);
    });

    it('saves with Ctrl and Enter, also while something is written', async () => {
      const { harness, choices } = await show();
      await harness.pressKey('6');
      await harness.pressKeyIn('-notes', 'Enter', { ctrlKey: true });
      expect(choices.length).to.equal(1);
    });

    it('takes what is typed in a field for typing', async () => {
      const { harness } = await show();
      await harness.pressKey('6');
      await harness.pressKeyIn('-notes', '9');
      expect(harness.chosen).to.equal('success');
    });

    it('never acts while an input method composes', async () => {
      const { harness, choices } = await show();
      await harness.pressKey('6');
      await harness.pressKey('9', { isComposing: true });
      await harness.pressKeyIn('-notes', 'Enter', { ctrlKey: true, isComposing: true });
      expect([harness.chosen, choices.length]).to.deep.equal(['success', 0]);
    });

    it('saves a result that asks nothing at its key alone, where the host wants that', async () => {
      const { harness, choices } = await show({ oneKey: true, talkMs: 0 });
      await harness.pressKey('1');
      expect(choices.map(({ id }) => id)).to.deep.equal(['busy']);
    });

    it('asks on where one key is not enough', async () => {
      const { harness, choices } = await show({ oneKey: true });
      await harness.pressKey('9');
      expect([harness.chosen, choices.length]).to.deep.equal(['refused', 0]);
    });
  });

  it('shows hostile labels as text', async () => {
    const dispositions = [{ id: 'x', label: '<img src=x onerror=alert(1)>' }];
    const { harness } = await show({ definition: { ...outboundDispositions, dispositions } });
    expect(harness.text).to.include('<img src=x onerror=alert(1)>');
  });

  for (const width of [300, 500, 1280])
    it(`keeps everything inside at ${String(width)} px`, async () => {
      const { harness } = await show({}, { width });
      await harness.choose('call-later');
      expect(harness.overflowing).to.deep.equal([]);
    });
});

describeElement({
  tag: 'callside-disposition',
  properties,
  shows: { en: 'Sales lead', 'zh-CN': '销售线索' },
  textOf: (element) => element.shadowRoot?.textContent ?? '',
  defineAgain: () => import('@callside/call-script/define-disposition.js'),
});
