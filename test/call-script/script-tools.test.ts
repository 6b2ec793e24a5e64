import '@callside/call-script/define.js';
import type { CallScript, ScriptActionEvent, ScriptFinishedEvent } from '@callside/call-script';
import { createCatalog, createLocalCall, startRun, type CallScriptDefinition, type SharedCall } from '@callside/core';
import { frequentProblemsGuide, outboundDispositions } from '@callside/playbooks';
import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { identityScript, refundScript } from '../../stories/support/refund-script.js';
import { CallScriptHarness } from '../harness/call-script-harness.js';
import { openWidgetDesk } from '../support/widget-desk.js';
import { showElement } from '../support/widget-page.js';

const SCOPE = {
  customer: { name: 'Ms Chen', language: 'zh-CN' },
  agent: { id: '1001', name: 'Lin', company: 'Harbour' },
};

const catalog = createCatalog([identityScript, refundScript]);

async function showRefund(properties: Partial<CallScript> = {}): Promise<CallScriptHarness> {
  const call = createLocalCall({ scope: SCOPE });
  return new CallScriptHarness(
    await showElement('callside-call-script', { definition: refundScript, catalog, call, ...properties }),
  );
}

function from(start: string, given: Partial<CallScriptDefinition> = {}): Partial<CallScript> {
  return { definition: { ...refundScript, start, ...given } };
}

describe('<callside-call-script> and what cannot be skipped', () => {
  it('does not go on before the words were read out', async () => {
    const script = await showRefund(from('notice'));
    await script.next();
    await script.seesRefusal('Read it out word for word first, then say that you did.');
    await script.seesStep('notice');
  });

  it('goes on once the agent says so, and shows who read it', async () => {
    const script = await showRefund(from('notice'));
    await script.confirmReading();
    await script.seesStamp('by 1001');
    await script.next();
    await script.seesStep('agree');
  });

  it('no longer says what is missing once it is done', async () => {
    const script = await showRefund(from('notice'));
    await script.next();
    await script.confirmReading();
    await script.seesNoRefusal();
  });

  it('keeps the stamp in the path', async () => {
    const script = await showRefund(from('notice'));
    await script.confirmReading();
    expect(script.element.call?.run?.path[0]?.stamp).to.include({ kind: 'read-aloud', by: '1001' });
  });

  it('offers no way past a consent but its answers', async () => {
    const script = await showRefund(from('agree'));
    await script.seesStep('agree');
    expect(script.element.next()).to.equal(false);
    await script.seesRefusal('Pick an answer first.');
  });

  it('is confirmed by keyboard alone', async () => {
    const script = await showRefund(from('notice'));
    await script.focusConfirm();
    await sendKeys({ press: ' ' });
    await script.seesStamp('by 1001');
  });
});

describe('<callside-call-script> and what is locked', () => {
  it('offers the side-trip that opens the way', async () => {
    const script = await showRefund(from('need'));
    await script.answer('refund');
    await script.seesRefusal('The next step is locked: verifying the customer comes first.');
    await script.takeWayOut();
    await script.seesStep('verify.ask');
  });

  it('comes back from it to where it was, and is let on', async () => {
    const script = await showRefund(from('need'));
    await script.answer('refund');
    await script.takeWayOut();
    await script.answer('match');
    await script.seesStep('need');
    await script.answer('refund');
    await script.seesStep('refund');
  });
});

describe('<callside-call-script> and actions', () => {
  async function showLeader(): Promise<CallScriptHarness> {
    const script = await showRefund(from('leader'));
    script.element.call?.setValue('amount', 2000);
    await script.seesStep('leader');
    return script;
  }

  it('asks the host, with what it needs', async () => {
    const script = await showLeader();
    const asked = oneEvent(script.element, 'callside-script-action') as Promise<ScriptActionEvent>;
    await script.act('escalate');
    const { action, params } = await asked;
    expect([action.type, params]).to.deep.equal(['escalate', { team: 'leaders', amount: 2000 }]);
  });

  it('does not go on before a required one is done', async () => {
    const script = await showLeader();
    await script.next();
    await script.seesRefusal('Do first what is marked as required here.');
    await script.act('escalate');
    await script.next();
    await script.seesStep('close');
  });

  it('is not noted where the host was against it', async () => {
    const script = await showLeader();
    script.element.addEventListener('callside-script-action', (event) => {
      event.preventDefault();
    });
    await script.act('escalate');
    expect(script.element.call?.run?.path[0]?.actions).to.equal(undefined);
  });

  it('says what to tell the customer', async () => {
    await (await showLeader()).sees('My team leader calls you back within 30 minutes.');
  });
});

describe('<callside-call-script> and speaking', () => {
  it('shows the words in the language of the customer beside those of the agent', async () => {
    const script = await showRefund();
    await script.seesOtherTongue('zh-CN', 'Ms Chen您好');
  });

  it('shows them once where both speak the same', async () => {
    const script = await showRefund({ customerLanguage: 'en-GB' });
    await script.sees('Say it like this:');
    await script.seesNoOtherTongue();
  });

  it('shows how a word is spoken', async () => {
    await (await showRefund()).sees('Chen: like “chun”, second tone.');
  });

  it('asks for what nobody knows, by the question that the script has for it', async () => {
    const script = await showRefund({ ...from('refund'), customerLanguage: 'en' });
    await script.fill('amount', 300);
    await script.seesPrompt('the refund of 300 yuan');
  });

  it('lets the agent write down what no question asks for', async () => {
    const script = await showRefund({ ...from('refund'), customerLanguage: 'en' });
    await script.fill('fields.account', 'the card ending in 88');
    await script.seesPrompt('to the card ending in 88');
  });

  it('leaves the question where it is while it is answered, and the other one empty', async () => {
    const script = await showRefund({ ...from('refund'), customerLanguage: 'en' });
    await script.fill('amount', 300);
    await script.seesPrompt('300 yuan');
    await script.seesValue('amount', 300);
    await script.seesValue('fields.account', null);
  });

  it('keeps what was written down with the run', async () => {
    const script = await showRefund({ ...from('refund'), customerLanguage: 'en' });
    await script.fill('fields.account', 'her bank');
    expect(script.element.call?.run?.given).to.deep.equal({ 'fields.account': 'her bank' });
  });

  it('shows an attack that was written down as text', async () => {
    const script = await showRefund({ ...from('refund'), customerLanguage: 'en' });
    await script.fill('fields.account', '<img src=x onerror=alert(1)>');
    await script.seesPrompt('to <img src=x onerror=alert(1)>');
  });

  it('takes an input variable from the host', async () => {
    const script = await showRefund({ ...from('refund'), variables: { account: 'the old card' } });
    await script.seesPrompt('to the old card');
  });

  it('makes the text larger', async () => {
    const script = await showRefund();
    await script.enlargeText();
    expect(script.element.textSize).to.equal('large');
  });
});

describe('<callside-call-script> and names that objects have from nature', () => {
  it('asks for them as for any value that nobody knows', async () => {
    const steps = [{ id: 'ask', stage: 'all', say: 'Hello {{__proto__}}, {{constructor}}.', end: true }];
    const stages = [{ id: 'all', title: 'All' }];
    const script = await showRefund({
      definition: { ...refundScript, start: 'ask', stages, steps, sidetrips: [], variables: [] },
    });
    await script.seesPrompt('Hello not known yet, not known yet.');
    await script.seesLinesToFill([
      ['__proto__', ''],
      ['constructor', ''],
    ]);
  });
});

describe('<callside-call-script> and its steps', () => {
  it('jumps to a step, and back', async () => {
    const script = await showRefund();
    await script.next();
    await script.jumpTo('greet');
    await script.seesStep('greet');
    await script.back();
    await script.seesStep('notice');
  });

  it('shows them at Enter, and does not go on', async () => {
    const script = await showRefund();
    await script.next();
    await script.seesStep('notice');
    await script.confirmReading();
    await script.focusOverview();
    await sendKeys({ press: 'Enter' });
    await script.seesOverview();
    await script.seesStep('notice');
  });

  it('has the focus once it was jumped to, and no other button has', async () => {
    const script = await showRefund();
    await script.next();
    await script.focusJump('greet');
    await sendKeys({ press: 'Enter' });
    await script.seesFocusOnStep('greet');
  });

  it('has the focus once a side-trip was taken to it', async () => {
    const script = await showRefund(from('need'));
    await script.focusSidetrip('soothe');
    await sendKeys({ press: 'Enter' });
    await script.seesFocusOnStep('soothe');
  });

  it('says why a step cannot be jumped to', async () => {
    const script = await showRefund();
    await script.seesLocked('need', 'Not yet: “Recording notice” cannot be skipped');
  });

  it('passes automatic steps by what was worked out', async () => {
    const script = await showRefund({ ...from('refund') });
    script.element.call?.setValue('amount', 1500);
    await script.next();
    await script.seesStep('leader');
  });

  it('gives the host its output variables at the end', async () => {
    const script = await showRefund(from('refund'));
    script.element.call?.setValue('amount', 10);
    await script.next();
    const finished = oneEvent(script.element, 'callside-script-finished') as Promise<ScriptFinishedEvent>;
    await script.next();
    expect((await finished).outputs).to.deep.equal({ large: false });
  });

  it('names a script within it that is not there', async () => {
    const script = await showRefund({ catalog: createCatalog([]) });
    await script.seesFinding('steps[8].script', 'The script “identity” is not there.');
  });
});

describe('<callside-call-script> paused', () => {
  async function showPaused(call: SharedCall = createLocalCall({ scope: SCOPE })): Promise<CallScriptHarness> {
    const script = await showRefund({ ...from('need'), call });
    await script.pause();
    return script;
  }

  it('shows since when, and no step', async () => {
    await (await showPaused()).sees('Nothing is lost.');
  });

  it('goes on where it was', async () => {
    const script = await showPaused();
    await script.resume();
    await script.seesStep('need');
  });

  it('takes no keys', async () => {
    const script = await showPaused();
    await script.focusBody();
    await sendKeys({ press: '2' });
    expect(script.element.call?.run?.step).to.equal('need');
  });
});

describe('<callside-call-script> and versions', () => {
  const newer: CallScriptDefinition = { ...refundScript, version: 2, start: 'close' };
  const plain = { ...refundScript, steps: refundScript.steps.filter(({ id }) => id !== 'verify'), sidetrips: [] };

  it('leads a call to its end in the version that it was begun with', async () => {
    const script = await showRefund({ catalog: createCatalog([identityScript, refundScript, newer]) });
    await script.next();
    script.element.definition = newer;
    await script.element.updateComplete;
    await script.seesStep('notice');
    expect(script.element.call?.run?.script.version).to.equal(1);
  });

  it('does so without a catalogue, too, as long as the panel stands', async () => {
    const script = await showRefund({ definition: plain, catalog: undefined });
    await script.next();
    script.element.definition = { ...plain, version: 2 };
    await script.element.updateComplete;
    await script.seesStep('notice');
    expect(script.element.call?.run?.script.version).to.equal(1);
  });

  it('goes on in the script that leads the call, when a page that is put back gives call and script at once', async () => {
    const call = createLocalCall({ scope: SCOPE });
    call.setRun(startRun(identityScript, { now: call.now() }).run);
    const script = await showRefund({ call, definition: plain });
    await script.seesStep('ask');
    expect(call.run?.earlier).to.equal(undefined);
  });

  it('begins another script where the host gives one, and keeps the path of the first', async () => {
    const script = await showRefund();
    await script.next();
    script.element.definition = identityScript;
    await script.seesStep('ask');
    expect(script.element.call?.run?.earlier?.map(({ script: ref, path }) => [ref.id, path.length])).to.deep.equal([
      ['refund', 2],
    ]);
  });
});

describe('<callside-call-script> and the summary', () => {
  async function showWrapUp() {
    const widgetDesk = await openWidgetDesk();
    const call = widgetDesk.openCall();
    const script = await showRefund({ ...from('need'), call });
    await call.handle('connected');
    await script.fill('amount', 250);
    await script.answer('other');
    await call.handle('ended');
    return { ...widgetDesk, call, script };
  }

  it('is built from the answers', async () => {
    const { script } = await showWrapUp();
    await script.seesValue('summary', 'Amount to refund: 250\nUnderstand: Something else');
  });

  it('is kept as the agent has changed it, also when the page is left', async () => {
    const { script, call, desk } = await showWrapUp();
    await script.fill('summary', 'Wanted a receipt.');
    await call.flush();
    const [again] = await desk.resumeCalls();
    expect(again?.ending.summary).to.equal('Wanted a receipt.');
  });

  it('is stored with the record', async () => {
    const { script, desk } = await showWrapUp();
    await script.fill('summary', 'Wanted a receipt.');
    await script.saveRecord();
    await script.sees('The call record is saved.');
    expect((await desk.list('call')).map(({ summary }) => summary)).to.deep.equal(['Wanted a receipt.']);
  });
});

describe('<callside-call-script> and the result of a call', () => {
  async function showEnd() {
    const widgetDesk = await openWidgetDesk();
    const call = widgetDesk.openCall();
    const script = await showRefund({
      definition: { ...refundScript, start: 'close', dispositions: { id: outboundDispositions.id } },
      catalog: createCatalog([identityScript, refundScript, outboundDispositions]),
      call,
    });
    await call.handle('connected');
    widgetDesk.clock.advance(60_000);
    await call.handle('ended');
    return { ...widgetDesk, call, script };
  }

  it('is asked for before the record is saved', async () => {
    const { script, call } = await showEnd();
    await script.saveRecord();
    await script.sees('Pick the result of the call first.');
    expect(call.state).to.equal('wrap-up');
  });

  it('is asked for no longer once it is there', async () => {
    const { script } = await showEnd();
    await script.saveRecord();
    await script.sees('Pick the result of the call first.');
    await script.chooseResult('wrong-person');
    await script.changeResult();
    await script.seesNot('Pick the result of the call first.');
  });

  it('leaves the focus in the panel when it is saved, and when another is wanted', async () => {
    const { script } = await showEnd();
    await script.focusResult();
    await script.chooseResult('wrong-person');
    await script.sees('Wrong person');
    await script.seesFocus();
    await script.changeResult();
    await script.seesFocus();
  });

  it('is stored with the record', async () => {
    const { script, desk } = await showEnd();
    await script.chooseResult('wrong-person');
    await script.saveRecord();
    await script.sees('The call record is saved.');
    const [call] = await desk.list('call');
    expect(call?.disposition?.id).to.equal('wrong-person');
  });

  it('is there again as far as it was chosen and typed', async () => {
    const { script, call, desk } = await showEnd();
    await script.beginResult('refused', 'Has another contract.');
    await call.flush();
    const [again] = await desk.resumeCalls();
    expect(again?.ending.choosing).to.deep.include({ id: 'refused' });
    script.element.remove();
    const { definition, catalog } = script.element;
    const anew = await showRefund({ definition, catalog, call });
    await anew.seesResultNotes('Has another contract.');
  });

  it('is stored without what was typed for another', async () => {
    const { script, desk } = await showEnd();
    await script.chooseResult('wrong-person');
    await script.changeResult();
    await script.beginResult('refused', 'No.');
    await script.saveRecord();
    await script.sees('The call record is saved.');
    expect((await desk.list('call'))[0]).not.to.have.property('choosing');
  });

  it('is there again when the page was left', async () => {
    const { script, call, desk } = await showEnd();
    await script.chooseResult('wrong-person');
    await call.flush();
    const [again] = await desk.resumeCalls();
    expect(again?.ending.disposition?.id).to.equal('wrong-person');
  });
});

describe('<callside-call-script> and its side cards', () => {
  it('shows the cards that the script names', async () => {
    const script = await showRefund({
      definition: { ...refundScript, guides: [{ id: frequentProblemsGuide.id }] },
      catalog: createCatalog([identityScript, refundScript, frequentProblemsGuide]),
    });
    await script.openCards();
    await script.seesCards('Billing');
  });

  it('has none where there is nothing to show', async () => {
    const script = await showRefund();
    await script.seesStep('greet');
    await script.seesNoCards();
  });
});

describe('<callside-call-script> and its lines', () => {
  async function showLines(given: Partial<CallScript> = {}) {
    const widgetDesk = await openWidgetDesk();
    const first = widgetDesk.openCall();
    const second = widgetDesk.desk.openCall({ customer: { name: 'Mr Wu' }, direction: 'inbound' });
    const script = await showRefund({ call: first, calls: [first, second], controls: true, ...given });
    return { ...widgetDesk, first, second, script };
  }

  it('has the buttons that the line can take', async () => {
    const { script, first } = await showLines();
    await first.handle('offered');
    await script.seesControls('Answer', 'Hang up');
    await script.control('connected');
    await script.seesControls('Hold', 'Hang up');
    expect(first.state).to.equal('connected');
  });

  it('leaves the line to a host that moves it', async () => {
    const { script, first } = await showLines();
    await first.handle('offered');
    script.element.addEventListener('callside-call-control', (event) => {
      event.preventDefault();
    });
    await script.control('connected');
    expect(first.state).to.equal('offered');
  });

  it('has no buttons unless the host wants them', async () => {
    const { script, first } = await showLines({ controls: false, calls: [] });
    await first.handle('offered');
    await script.seesControls();
  });

  it('holds one call and takes the other', async () => {
    const { script, first, second } = await showLines();
    await first.handle('connected');
    await second.handle('offered');
    await script.chooseCall('Mr Wu');
    await script.seesPrompt('Good day Mr Wu');
    await first.stored;
    await second.stored;
    expect([first.state, second.state]).to.deep.equal(['held', 'connected']);
  });

  it('loses nothing of either call', async () => {
    const { script, first } = await showLines();
    await script.next();
    await script.seesStep('notice');
    await script.chooseCall('Mr Wu');
    await script.seesStep('greet');
    await script.chooseCall('Ms Chen');
    await script.seesStep('notice');
    expect(first.run?.path).to.have.length(2);
  });

  it('goes on in the script that the other call was begun with', async () => {
    const { script, second } = await showLines();
    second.setRun(startRun(identityScript, { now: second.now() }).run);
    await script.chooseCall('Mr Wu');
    await script.seesStep('ask');
    expect(second.run?.earlier).to.equal(undefined);
  });
});
