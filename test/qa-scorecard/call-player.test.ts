import '@callside/qa-scorecard/define-player.js';
import type { CallPlayer } from '@callside/qa-scorecard/player.js';
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { CallPlayerHarness } from '../harness/call-player-harness.js';
import { eventually } from '../harness/eventually.js';
import { demoRecording } from '../support/demo-recording.js';
import { noiseDuring, showElement, type PageOptions } from '../support/widget-page.js';
import { describeElement } from '../suites/element.suite.js';

const MARKERS = [
  { at: 12_000, label: 'Verify' },
  { at: 0, label: 'Greet' },
  { at: 8000, label: 'Company name', isPinned: true },
];

async function show(properties: Partial<CallPlayer> = {}, page: PageOptions = {}): Promise<CallPlayerHarness> {
  const given = { source: demoRecording(20), markers: MARKERS, ...properties };
  return new CallPlayerHarness(await showElement('callside-call-player', given, page)).isReady();
}

describeElement({
  tag: 'callside-call-player',
  properties: () => ({ source: demoRecording(1), markers: MARKERS }),
  shows: { en: '5 s back', 'zh-CN': '后退 5 秒' },
  textOf: (element) => new CallPlayerHarness(element).text,
  defineAgain: () => import('@callside/qa-scorecard/define-player.js'),
});

describe('<callside-call-player>', () => {
  it('shows nothing without a recording', async () => {
    const element = await showElement('callside-call-player');
    expect(new CallPlayerHarness(element).text).to.equal('');
  });

  it('jumps back and on by five seconds, and never before the beginning', async () => {
    const player = await show();
    player.element.jumpTo(7000);
    await player.jump('on');
    await player.seesPosition(12);
    await player.jump('back');
    await player.jump('back');
    await player.seesPosition(2);
    await player.jump('back');
    await player.seesPosition(0);
  });

  it('does not jump beyond the end', async () => {
    const player = await show();
    player.element.jumpTo(90_000);
    await player.seesPosition(20);
  });

  it('lists moments in their order and jumps to them', async () => {
    const player = await show();
    await player.seesMarkers('0:00 Greet', '0:08 Company name', '0:12 Verify');
    await player.jumpToMarker('Verify');
    await player.seesPosition(12);
  });

  it('plays faster and slower, and keeps that for another recording', async () => {
    const player = await show();
    await player.pickSpeed(1.5);
    await player.seesSpeed(1.5);
    player.element.source = demoRecording(3);
    await player.element.updateComplete;
    await player.isReady();
    await player.seesSpeed(1.5);
    player.element.changeSpeed(1);
    await player.seesSpeed(1.75);
    player.element.changeSpeed(-9);
    await player.seesSpeed(0.75);
  });

  it('knows its keys, and no others', async () => {
    const player = await show();
    const { element } = player;
    expect(['l', 'L', 'j', '.', ','].map((key) => element.pressKey(key))).to.deep.equal([true, true, true, true, true]);
    await player.seesPosition(5);
    expect(['x', '1', 'Enter', ' '].map((key) => element.pressKey(key))).to.deep.equal([false, false, false, false]);
  });

  it('takes its keys from wherever the focus is in it, and keeps them from the page', async () => {
    const player = await show();
    const heard: string[] = [];
    const listen = (event: KeyboardEvent): void => void heard.push(event.key);
    document.addEventListener('keydown', listen);
    player.focusOnMarker('Verify');
    for (const key of ['l', '.', 'x']) await sendKeys({ press: key });
    document.removeEventListener('keydown', listen);
    await player.seesPosition(5);
    await player.seesSpeed(1.25);
    expect(heard).to.deep.equal(['x']);
  });

  it('draws how loud the call is, and goes where its wave is clicked', async () => {
    const player = await show();
    await player.seesWaveDrawn();
    await player.clickWave(0.5);
    await player.seesPosition(10);
  });

  it('plays an address too, and draws its wave where the page may read it', async () => {
    const source = URL.createObjectURL(demoRecording(4));
    const player = await show({ source });
    await player.seesWaveDrawn();
    player.element.source = demoRecording(2);
    await player.element.updateComplete;
    // The address is the host's: it is not given up here.
    expect((await fetch(source)).ok).to.equal(true);
    URL.revokeObjectURL(source);
  });

  it('gives up the address that it has made, when it goes and when another comes', async () => {
    const player = await show();
    const first = player.address;
    player.element.source = demoRecording(2);
    await player.element.updateComplete;
    const second = player.address;
    player.element.remove();
    for (const address of [first, second]) {
      const answer = await fetch(address).catch((error: unknown) => error);
      expect(answer).to.be.instanceOf(TypeError);
    }
  });

  it('plays again after it was taken out and put back', async () => {
    const player = await show();
    const { element } = player;
    const parent = element.parentElement;
    element.remove();
    parent?.append(element);
    await element.updateComplete;
    await player.isReady();
  });

  it('says that a recording cannot be played, without noise', async () => {
    const noise = await noiseDuring(async () => {
      const element = await showElement('callside-call-player', {
        source: new Blob(['no sound'], { type: 'audio/wav' }),
      });
      const player = new CallPlayerHarness(element);
      await player.sees('This recording cannot be played.');
      await player.seesWave(false);
    });
    expect(noise).to.deep.equal([]);
  });

  it('puts no text in a recording’s place that runs', async () => {
    const attack = '<img src=x onerror=alert(1)>';
    const player = await show({ markers: [{ at: 0, label: attack }] });
    await player.seesMarkers(`0:00 ${attack}`);
  });

  for (const lang of ['en', 'zh-CN', 'zh-TW'])
    it(`fits a narrow place in ${lang}`, async () => {
      const player = await show({}, { width: 300, lang });
      await player.seesWave(true);
      expect(player.overflowing).to.deep.equal([]);
    });

  it('is accessible with its wave', async () => {
    const player = await show();
    await player.seesWaveDrawn();
    await eventually(() => void expect(player.text).to.include('Verify'));
    await expect(player.element).to.be.accessible();
  });
});
