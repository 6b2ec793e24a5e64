import '@callside/call-script/define.js';
import type { CallScript, StepEnteredEvent } from '@callside/call-script';
import { createLocalCall, type CallScriptDefinition, type Field } from '@callside/core';
import { openIdbStore } from '@callside/core/idb.js';
import { repairCallScript } from '@callside/playbooks';
import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { CallScriptHarness } from '../harness/call-script-harness.js';
import { callScript } from '../support/widget-definitions.js';
import { openWidgetDesk, type WidgetDesk } from '../support/widget-desk.js';
import { showElement } from '../support/widget-page.js';

async function showScript(properties: Partial<CallScript> = {}): Promise<CallScriptHarness> {
  return new CallScriptHarness(
    await showElement('callside-call-script', { definition: repairCallScript, ...properties }),
  );
}

async function showScriptOnDesk(
  definition: CallScriptDefinition = repairCallScript,
  options: Parameters<typeof openWidgetDesk>[0] = {},
): Promise<{ script: CallScriptHarness; call: ReturnType<WidgetDesk['openCall']> } & WidgetDesk> {
  const widgetDesk = await openWidgetDesk(options);
  const call = widgetDesk.openCall();
  return { ...widgetDesk, call, script: await showScript({ definition, call }) };
}

/** At the step where nothing is asked and four answers lead on. */
async function showResolve(): Promise<CallScriptHarness> {
  const script = await showScript({ definition: { ...repairCallScript, start: 'resolve' } });
  await script.seesStep('resolve');
  return script;
}

/** The events of a kind that an element fires from now on. */
function listen<K extends keyof HTMLElementEventMap>(target: EventTarget, type: K): readonly HTMLElementEventMap[K][] {
  const heard: HTMLElementEventMap[K][] = [];
  target.addEventListener(type, (event) => heard.push(event as HTMLElementEventMap[K]));
  return heard;
}

describe('<callside-call-script> alone', () => {
  it('starts at the first step', async () => {
    const script = await showScript();
    await script.seesStep('greet');
    await script.seesStage('Greet');
  });

  it('goes on and tells the host', async () => {
    const script = await showScript();
    const entered = oneEvent(script.element, 'callside-step-entered') as Promise<StepEnteredEvent>;
    await script.next();
    expect((await entered).step).to.equal('verify');
    await script.seesStep('verify');
  });

  it('tells the host of a side-trip and of the way back', async () => {
    const script = await showScript();
    const entered = listen(script.element, 'callside-step-entered');
    await script.takeSidetrip('soothe');
    await script.back();
    expect(entered.map(({ step }) => step)).to.deep.equal(['soothe', 'greet']);
  });

  it('tells the host when the last step is left', async () => {
    const script = await showScript({ definition: callScript() });
    const finished = listen(script.element, 'callside-script-finished');
    await script.next();
    expect(finished).to.have.length(1);
    await script.sees('The script is done.');
  });

  it('shows a gap where a value is not known', async () => {
    await (await showScript()).seesGap();
  });
});

describe('<callside-call-script> and what it asks', () => {
  it('stays where it is while something is missing, and says so at the field', async () => {
    const script = await showScript();
    await script.next();
    await script.answer('match');
    await script.seesStep('verify');
    await script.seesError('name', 'Fill this in.');
  });

  it('names what locks the next step', async () => {
    const script = await showResolve();
    await script.answer('contact');
    await script.seesRefusal('The next step is locked: verifying the customer comes first.');
    await script.seesStep('resolve');
  });

  it('takes the refusal back when the agent goes elsewhere', async () => {
    const script = await showResolve();
    await script.answer('contact');
    await script.takeSidetrip('soothe');
    await script.seesNoRefusal();
  });

  it('asks for an answer where only an answer leads on', async () => {
    const script = await showResolve();
    script.element.next();
    await script.seesRefusal('Pick an answer first.');
  });

  it('says that nothing leads on with these answers', async () => {
    const script = await showScript({
      definition: {
        ...callScript(),
        steps: [{ id: 'ask', stage: 'talk', next: [{ when: { '==': [1, 2] }, step: 'ask' }] }],
      },
    });
    await script.next();
    await script.seesRefusal('Nothing leads on from here with these answers. Check them, or go back.');
  });

  it('keeps the answers when the agent goes back', async () => {
    const script = await showScript();
    await script.next();
    await script.fillAll({ name: 'Mr Wu', phone: '13800001234' });
    await script.answer('match');
    await script.seesStep('understand');
    await script.back();
    await script.seesStep('verify');
    await script.seesValue('name', 'Mr Wu');
  });

  it('comes back from a side-trip to the step that it left', async () => {
    const script = await showResolve();
    await script.takeSidetrip('hold');
    await script.sees('Side-trip: Hold');
    await script.next();
    await script.seesStep('resolve');
  });

  it('takes the branch whose condition holds', async () => {
    const script = await showScript({ definition: { ...repairCallScript, start: 'classify' } });
    await script.fillAll({ problemType: 'lift', peopleTrapped: 'yes' });
    await script.next();
    await script.seesStep('emergency');
  });

  it('shows an attack in a value as text', async () => {
    const attack = '<img src=x onerror=alert(1)>';
    const script = await showScript({ definition: { ...repairCallScript, start: 'understand' } });
    await script.fillAll({ description: attack, location: 'Lift 2' });
    await script.next();
    await script.seesPrompt(`Let me repeat it: ${attack}`);
  });
});

describe('<callside-call-script> and roles', () => {
  const definition = callScript(
    { id: 'what', type: 'text', label: 'What' },
    { id: 'cost', type: 'number', label: 'Cost', required: true, view: ['supervisor'] },
  );
  const showAs = (...roles: string[]) =>
    showScript({ definition, call: createLocalCall({ scope: { agent: { id: '1001', roles } } }) });

  it('asks nobody for what he may not see', async () => {
    const script = await showAs('agent');
    await script.seesField('what');
    await script.seesNoField('cost');
  });

  it('asks who may see it', async () => {
    await (await showAs('supervisor')).seesField('cost');
  });
});

describe('<callside-call-script> by keyboard', () => {
  it('picks an answer by its number', async () => {
    const script = await showResolve();
    await script.focusStep();
    await sendKeys({ press: '1' });
    await script.seesStep('record-outcome');
  });

  it('picks an answer by its own key', async () => {
    const asked = callScript();
    const script = await showScript({
      definition: {
        ...asked,
        steps: [
          { id: 'ask', stage: 'talk', answers: [{ id: 'yes', key: 'y', label: 'Yes', next: 'done' }] },
          { id: 'done', stage: 'talk', say: 'Done.', end: true },
        ],
      },
    });
    await script.focusStep();
    await sendKeys({ press: 'y' });
    await script.seesStep('done');
  });

  it('takes a side-trip by its key', async () => {
    const script = await showResolve();
    await script.focusStep();
    await sendKeys({ press: 's' });
    await script.seesStep('soothe');
  });

  it('goes on by Enter', async () => {
    const script = await showScript();
    await script.focusStep();
    await sendKeys({ press: 'Enter' });
    await script.seesStep('verify');
  });

  it('goes on once by Enter on the button', async () => {
    const script = await showScript({ definition: { ...repairCallScript, start: 'emergency' } });
    await script.focusNext();
    await sendKeys({ press: 'Enter' });
    await script.seesStep('promise');
  });

  it('takes typing in a field for typing', async () => {
    const script = await showScript();
    await script.next();
    await script.seesStep('verify');
    script.focusField('name');
    await sendKeys({ type: 's1h' });
    await script.seesValue('name', 's1h');
    await script.seesStep('verify');
  });

  it('keeps the keys that it has used from the page', async () => {
    const script = await showResolve();
    const heard = listen(document, 'keydown');
    await script.focusStep();
    await sendKeys({ press: 's' });
    await script.seesStep('soothe');
    expect(heard).to.deep.equal([]);
  });

  it('leaves all other keys to the page', async () => {
    const script = await showResolve();
    const heard = listen(document, 'keydown');
    await script.focusStep();
    await sendKeys({ press: 'q' });
    expect(heard.map(({ key }) => key)).to.deep.equal(['q']);
    await script.seesStep('resolve');
  });

  it('keeps the focus in the panel after a step', async () => {
    const script = await showResolve();
    await script.focusAnswer('leader');
    await sendKeys({ press: 'Enter' });
    await script.seesStep('pass-on');
    await script.seesFocus();
  });

  it('keeps the focus in the panel when the script is done', async () => {
    const script = await showScript({ definition: callScript() });
    await script.focusNext();
    await sendKeys({ press: 'Enter' });
    await script.sees('The script is done.');
    await script.seesFocus();
  });

  it('goes through the whole script without a mouse', async () => {
    const script = await showScript({ definition: { ...repairCallScript, start: 'emergency' } });
    await script.focusStep();
    await sendKeys({ press: 'Enter' });
    await script.seesStep('promise');
    await sendKeys({ press: 'Enter' });
    await script.seesStep('summarise');
    await sendKeys({ press: 'Enter' });
    await script.seesStep('close');
  });
});

describe('<callside-call-script> with a call of a desk', () => {
  it('fills in what is known', async () => {
    const { script } = await showScriptOnDesk();
    await script.seesPrompt('Good day, this is Harbour Lifts, agent 1001.');
  });

  it('fills the words with a first value that nobody had to type', async () => {
    const { script } = await showScriptOnDesk();
    await script.next();
    await script.answer('match');
    await script.seesPrompt('Please tell me what has happened, Ms Chen.');
  });

  it('leaves a value of the call as it is', async () => {
    const { desk } = await openWidgetDesk();
    const call = desk.openCall({ customer: { name: 'Ms Chen' }, direction: 'inbound' });
    call.setValue('name', 'Mr Wu');
    await showScript({ call });
    expect(call.values['name']).to.equal('Mr Wu');
  });

  it('shows the state of the line', async () => {
    const { script, call } = await showScriptOnDesk();
    await call.handle('connected');
    await script.seesLine('Connected 0:00');
    await call.handle('held');
    await script.seesLine('On hold');
  });

  it('counts the time of the stage', async () => {
    const { script, clock } = await showScriptOnDesk();
    clock.advance(12_000);
    script.element.requestUpdate();
    await script.seesStage('Greet · 0:12');
  });

  it('counts the wrap-up down, and past its target', async () => {
    const { script, call, clock } = await showScriptOnDesk();
    await call.handle('connected');
    await call.handle('ended');
    clock.advance(60_000);
    await script.seesWrapUp('Wrap-up: 4:00 left to save the record');
    clock.advance(300_000);
    await script.seesWrapUp('Wrap-up: 1:00 over the target');
  });

  it('saves the record and tells the host', async () => {
    const { script, call, desk } = await showScriptOnDesk();
    const saved = listen(script.element, 'callside-call-saved');
    await call.handle('connected');
    await call.handle('ended');
    await script.saveRecord();
    await script.sees('The call record is saved.');
    expect((await desk.list('call')).map(({ state }) => state)).to.deep.equal(['closed']);
    expect(saved).to.have.length(1);
  });

  it('keeps the focus in the panel when the record is saved', async () => {
    const { script, call } = await showScriptOnDesk();
    await call.handle('connected');
    await call.handle('ended');
    await script.focusSave();
    await sendKeys({ press: 'Enter' });
    await script.sees('The call record is saved.');
    await script.seesFocus();
  });

  it('says where the record is', async () => {
    const { script, call } = await showScriptOnDesk(repairCallScript, { store: openIdbStore() });
    await call.handle('connected');
    await call.handle('ended');
    await script.seesSaveState('Saved on the server');
  });

  it('goes on where the call stands when the panel is put back', async () => {
    const { script, call } = await showScriptOnDesk();
    await script.next();
    const again = await showScript({ call });
    await again.seesStep('verify');
    await script.seesStep('verify');
  });

  it('hides a field while its condition does not hold', async () => {
    const trapped: Field = {
      id: 'trapped',
      type: 'text',
      label: 'Who?',
      visible: { '==': [{ var: 'fields.kind' }, 'lift'] },
    };
    const { script, call } = await showScriptOnDesk(callScript({ id: 'kind', type: 'text', label: 'Kind' }, trapped));
    await script.seesNoField('trapped');
    call.setValue('kind', 'lift');
    await script.seesField('trapped');
  });
});
