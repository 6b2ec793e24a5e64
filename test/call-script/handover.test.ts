import '@callside/call-script/define.js';
import '@callside/call-script/define-handover.js';
import type { CallScript } from '@callside/call-script';
import type { CallDeclinedEvent, CallHandedOverEvent, CallTakenEvent } from '@callside/call-script/handover.js';
import { createCatalog, createLocalCall, readHandovers, type Handover } from '@callside/core';
import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { identityScript, refundScript } from '../../stories/support/refund-script.js';
import { CallScriptHarness } from '../harness/call-script-harness.js';
import { HandoverHarness } from '../harness/handover-harness.js';
import { COLLEAGUES, openHandoverDesk, TEAMS, type HandoverDesk } from '../support/handover-desk.js';
import { OFFLINE } from '../support/widget-desk.js';
import { showElement, type PageOptions } from '../support/widget-page.js';

interface Shown extends HandoverDesk {
  readonly script: CallScriptHarness;
  readonly handover: HandoverHarness;
  readonly panel: CallScript;
}

const catalog = createCatalog([identityScript, refundScript]);

async function show(given: Partial<CallScript> = {}, page: PageOptions = {}): Promise<Shown> {
  const opened = await openHandoverDesk();
  const { desk, call } = opened;
  const properties = { definition: refundScript, catalog, call, desk, colleagues: COLLEAGUES, teams: TEAMS, ...given };
  const panel = await showElement('callside-call-script', properties, page);
  return { ...opened, panel, script: new CallScriptHarness(panel), handover: new HandoverHarness(panel) };
}

async function latest({ desk }: Shown): Promise<Handover | undefined> {
  return (await desk.run(readHandovers, undefined))[0]?.handover;
}

/** Waits until something is kept under a name, or nothing is. */
async function eventuallyKept({ drafts }: Shown['desk'], name: string, isKept: boolean): Promise<void> {
  for (let looks = 0; looks < 200; looks++) {
    if (((await drafts.read(name)) !== undefined) === isKept) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(isKept ? `Nothing is kept as ${name}.` : `${name} is still kept.`);
}

describe('<callside-call-script> and a call that is handed over', () => {
  it('asks to whom: teams and colleagues, the agent apart', async () => {
    const { handover } = await show();
    await handover.ask();
    await handover.seesChoices('Choose…', 'Night shift', 'Wang · 1002');
  });

  it('asks for a number where the host names nobody', async () => {
    const shown = await show({ colleagues: [], teams: [] });
    await shown.handover.handOver('1003');
    await shown.handover.seesHanded('Handed over to 1003.');
    expect((await latest(shown))?.to).to.deep.equal({ id: '1003' });
  });

  it('offers none without a desk, or without a record', async () => {
    const { handover } = await show({ desk: undefined });
    await handover.seesNoHandOver();
    const alone = await show({ call: createLocalCall() });
    await alone.handover.seesNoHandOver();
  });

  it('hands it over with what is said, says to whom, and tells the host', async () => {
    const shown = await show();
    const { panel, handover } = shown;
    const told = oneEvent(panel, 'callside-call-handed-over') as Promise<CallHandedOverEvent>;
    await handover.handOver('1002', { note: 'She wants a manager.', told: 'Wang calls back.' });
    expect((await told).handover).to.deep.include({ note: 'She wants a manager.', told: 'Wang calls back.' });
    await handover.seesHanded('Handed over to Wang. It waits to be taken.');
    expect((await latest(shown))?.to).to.deep.equal({ id: '1002', name: 'Wang' });
  });

  it('keeps what is typed until it is sent or given up, and no card number', async () => {
    const shown = await show();
    const { desk, clock, call } = shown;
    const name = `hand-over/${call.id}`;
    await shown.handover.ask();
    shown.handover.type('to', '1002');
    shown.handover.type('note', 'Card 4111 1111 1111 1111');
    shown.handover.type('told', 'Wang calls back.');
    clock.advance(1000);
    await eventuallyKept(desk, name, true);
    shown.panel.remove();

    const properties = { definition: refundScript, catalog, call, desk, colleagues: COLLEAGUES, teams: TEAMS };
    const again = new HandoverHarness(await showElement('callside-call-script', properties));
    await again.ask();
    await again.seesFilled('note', 'Card 4111 11•• •••• 1111');
    await again.seesFilled('told', 'Wang calls back.');
    await again.seesFilled('to', '1002');
    await again.cancel();
    await eventuallyKept(desk, name, false);
  });

  it('begins with what the customer was told already', async () => {
    const { script, handover } = await show({ definition: { ...refundScript, start: 'leader' } });
    await script.act('escalate');
    await handover.ask();
    await handover.seesFilled('told', 'My team leader calls you back within 30 minutes.');
  });

  it('hands it to a shift', async () => {
    const shown = await show();
    await shown.handover.handOver('team/night');
    await shown.handover.seesHanded('Handed over to Night shift.');
    expect((await latest(shown))?.to).to.deep.equal({ id: 'night', name: 'Night shift', team: true });
  });

  it('stands still meanwhile: no key goes on', async () => {
    const { script, handover, call } = await show();
    await handover.handOver('1002');
    await handover.seesHanded('Handed over to Wang.');
    await handover.seesFocusInBody();
    await sendKeys({ press: 'Enter' });
    expect(call.run?.step).to.equal('greet');
    expect(script.element.next()).to.equal(false);
  });

  it('comes back to its step, and says so to the host', async () => {
    const { script, handover, panel } = await show();
    await script.next();
    await handover.handOver('1002');
    const back = oneEvent(panel, 'callside-call-taken') as Promise<CallTakenEvent>;
    await handover.takeBack();
    expect((await back).handover.state).to.equal('withdrawn');
    await script.seesStep('notice');
    await handover.seesFocusInBody();
  });

  it('comes back without network', async () => {
    const { script, handover, server } = await show();
    server.failure = OFFLINE;
    await handover.handOver('1002');
    await handover.takeBack();
    await script.seesStep('greet');
  });

  it('says who leads it once it is taken', async () => {
    const shown = await show();
    const { handover, hear, call } = shown;
    await handover.handOver('1002');
    await handover.seesHanded('Handed over to Wang.');
    await hear('call', call.id, { agent: { id: '1002', name: 'Wang' }, offer: null });
    await handover.seesHanded('Wang leads this call now.');
    const by = { id: '1002', name: 'Wang' };
    await hear('handover', (await latest(shown))?.id ?? '', { state: 'taken', by, settledAt: shown.clock.now() });
    await handover.seesNews('Wang has taken the call.');
  });

  it('tells when the other has declined, with the reason, and takes it back from the list', async () => {
    const shown = await show();
    const { handover, hear, panel, openCall, script } = shown;
    await handover.handOver('1002');
    await handover.seesHanded('Handed over to Wang.');
    panel.call = openCall({ name: 'Ms Lee' });
    const by = { id: '1002', name: 'Wang' };
    await hear('handover', (await latest(shown))?.id ?? '', { state: 'declined', by, reason: 'I am off.' });
    await handover.seesGiven('Wang has declined');
    await handover.seesGiven('Reason: I am off.');
    await handover.takeBackFromList();
    await handover.seesNews('The call is back where it was.');
    await script.seesStep('greet');
    expect(panel.call.callId).to.equal(shown.call.id);
  });

  it('says why it cannot be', async () => {
    const { handover } = await show({ colleagues: [], teams: [] });
    await handover.handOver('1001');
    await handover.seesProblem('That is your own number.');
  });

  it('is left alone by Escape, and the focus goes back to the button', async () => {
    const { handover, panel } = await show();
    const heard: string[] = [];
    panel.parentElement?.addEventListener('keydown', ({ key }) => heard.push(key));
    await handover.ask();
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 's' });
    await sendKeys({ press: 'Escape' });
    await handover.seesFocus('callside-hand-over', '[data-hand-over]');
    expect(heard).to.deep.equal([]);
  });

  it('can be done while the script is paused, and in the wrap-up', async () => {
    const paused = await show();
    await paused.script.pause();
    await paused.handover.handOver('1002');
    await paused.handover.seesHanded('Handed over to Wang.');
    const ended = await show();
    await ended.call.handle('ended');
    await ended.handover.handOver('1002');
    await ended.handover.seesHanded('Handed over to Wang.');
  });
});

describe('<callside-call-script> and calls that colleagues hand over', () => {
  it('says from whom, why, where it stands, and what the customer was told', async () => {
    const { handover, receive } = await show();
    await receive('H1');
    await handover.seesOffer('李•• · 138••••5678 From Wang');
    await handover.seesOffer('at “Recording notice”');
    await handover.seesOffer('Wang: She wants to speak with a manager.');
    await handover.seesOffer('The customer was told: We call back within the hour.');
    await handover.seesNews('Wang hands over a call.');
  });

  it('goes on with it at its step once it is taken, and tells the host', async () => {
    const { handover, receive, script, panel } = await show();
    await receive('H1');
    const taken = oneEvent(panel, 'callside-call-taken') as Promise<CallTakenEvent>;
    await handover.take();
    expect((await taken).call.id).to.equal('call-of-H1');
    await script.seesStep('notice');
    await handover.seesFocusInBody();
    expect(panel.call?.callId).to.equal('call-of-H1');
    await handover.seesOffers(0);
    await handover.seesTakenOver('Wang: She wants to speak with a manager.');
    await handover.seesTakenOver('The customer was told: We call back within the hour.');
  });

  it('leaves the panel as it is where the host is against it', async () => {
    const { handover, receive, panel, call } = await show();
    await receive('H1');
    panel.addEventListener('callside-call-taken', (event) => {
      event.preventDefault();
    });
    await handover.take();
    await handover.seesOffers(0);
    expect(panel.call).to.equal(call);
  });

  it('declines with a reason', async () => {
    const shown = await show();
    await shown.receive('H1');
    const declined = oneEvent(shown.panel, 'callside-call-declined') as Promise<CallDeclinedEvent>;
    await shown.handover.decline('I am off in ten minutes.');
    expect((await declined).handover).to.deep.include({ state: 'declined', reason: 'I am off in ten minutes.' });
    await shown.handover.seesNews('Declined. It stays with Wang.');
    await shown.handover.seesOffers(0);
  });

  it('offers what is handed to a team of the agent, which nobody declines', async () => {
    const { handover, receive, desk } = await show();
    Object.assign(desk.agent, { teams: ['night'] });
    await receive('H1', { to: { id: 'night', name: 'Night shift', team: true } });
    await handover.seesOffer('From Wang to Night shift');
    await handover.seesDecline(false);
  });

  it('tells who was first', async () => {
    const { handover, receive, hear } = await show();
    await receive('H1');
    await handover.seesOffers(1);
    await hear('handover', 'H1', { state: 'taken', by: { id: '1003', name: 'Zhao' } });
    await handover.seesNews('Zhao has taken the call.');
    await handover.seesOffers(0);
  });

  it('is taken by keyboard alone', async () => {
    const { handover, receive, script, panel } = await show();
    await receive('H1');
    await handover.seesOffers(1);
    panel.focus();
    const button = panel.shadowRoot
      ?.querySelector('callside-call-offers')
      ?.shadowRoot?.querySelector<HTMLElement>('[data-does=take]');
    button?.focus();
    await sendKeys({ press: ' ' });
    await script.seesStep('notice');
  });

  it('shows hostile texts as texts', async () => {
    const { handover, receive, script } = await show();
    const attack = '<img src=x onerror=alert(1)>';
    await receive('H1', { note: attack, told: attack, from: { id: '1002', name: attack } });
    await handover.seesOffer(attack);
    expect(script.text).to.include(attack);
  });
});

describe('<callside-call-script> and hand-overs, in every language and width', () => {
  for (const [lang, words] of [
    ['en', 'Calls handed to you'],
    ['zh-CN', '转交给您的通话'],
    ['zh-TW', '轉交給您的通話'],
  ] as const) {
    it(`speaks ${lang}, fits in 300 px and is accessible`, async () => {
      const { handover, receive, script, panel } = await show({}, { lang, width: 300 });
      await script.seesStep('greet');
      await handover.seesTools();
      // A list that is folded away has no width of its own.
      const folded = script.overflowing;
      await receive('H1');
      await handover.seesOffers(1);
      await handover.ask();
      await script.sees(words);
      expect(script.overflowing).to.deep.equal(folded);
      await expect(panel).to.be.accessible();
    });
  }

  it('is accessible in the dark', async () => {
    const { handover, receive, panel } = await show({}, { theme: 'dark' });
    await receive('H1');
    await handover.seesOffers(1);
    await handover.ask();
    await expect(panel).to.be.accessible();
  });
});
