import '@callside/call-script/define.js';
import {
  createCatalog,
  type CallScriptDefinition,
  type Catalog,
  type Field,
  type RevealSource,
  type Value,
  type ValueToReveal,
} from '@callside/core';
import { callCentreRoles } from '@callside/playbooks';
import { expect } from '@open-wc/testing';
import { eventually, same } from '../harness/eventually.js';
import { CallScriptHarness } from '../harness/call-script-harness.js';
import { PrivateFieldHarness } from '../harness/private-field-harness.js';
import { callScript, ticketForm } from '../support/widget-definitions.js';
import { CUSTOMER, OFFLINE, openWidgetDesk } from '../support/widget-desk.js';
import { showElement, type PageOptions } from '../support/widget-page.js';

const FIELDS: readonly Field[] = [
  { id: 'phone', type: 'phone', label: 'Phone', pii: 'phone', default: { var: 'customer.phone' } },
  { id: 'person', type: 'text', label: 'Identity number', pii: 'identity' },
  { id: 'place', type: 'text', label: 'Place' },
];

/** Asks, and then reads out. */
function speaking(say: string, ...fields: readonly Field[]): CallScriptDefinition {
  const [ask] = callScript(...fields).steps;
  return { ...callScript(), steps: [{ ...ask!, say }] };
}

const RAW = '13800001234';
const MASK = '138••••1234';
const POLICY = createCatalog([callCentreRoles]);

interface Shown extends PageOptions {
  readonly definition?: CallScriptDefinition;
  readonly catalog?: Catalog | undefined;
  readonly source?: RevealSource;
  readonly values?: Readonly<Record<string, Value>>;
}

async function show({ definition = callScript(...FIELDS), source, values = {}, ...options }: Shown = {}) {
  const opened = await openWidgetDesk();
  const call = opened.openCall();
  await call.handle('connected');
  for (const [id, value] of Object.entries(values)) call.setValue(id, value);
  const catalog = 'catalog' in options ? options.catalog : POLICY;
  const properties = { definition, call, catalog, revealSource: source };
  const element = await showElement('callside-call-script', properties, options);
  const phone = new PrivateFieldHarness(element, 'phone');
  return { ...opened, call, element, script: new CallScriptHarness(element), phone };
}

describe('<callside-call-script> and what its tools show of personal data', () => {
  const CHINESE = { customerLanguage: 'zh-CN' } as const;

  it('masks the words in the customer’s language as those of the agent', async () => {
    const say = { en: 'Your number is {{customer.phone}}.', 'zh-CN': '您的号码是{{customer.phone}}。' };
    const [ask] = callScript(...FIELDS).steps;
    const { script, element } = await show({ definition: { ...callScript(...FIELDS), steps: [{ ...ask!, say }] } });
    Object.assign(element, CHINESE);
    await script.seesOtherTongue('zh-CN', MASK);
    expect(script.text).not.to.include(RAW);
  });

  it('masks what the customer is told of an action', async () => {
    const [ask] = callScript(...FIELDS).steps;
    const actions = [{ id: 'call', type: 'callback', label: 'Book', told: 'We call {{customer.phone}}.' }];
    const { script } = await show({ definition: { ...callScript(...FIELDS), steps: [{ ...ask!, actions }] } });
    await script.sees(`We call ${MASK}.`);
    expect(script.text).not.to.include(RAW);
  });

  it('asks for nothing that the server has masked', async () => {
    const masked = { masked: true, hint: MASK } as unknown as Value;
    const definition = speaking('Your place is {{fields.place}}, your number {{fields.phone}}.', ...FIELDS);
    const steps = [
      { ...definition.steps[0]!, fields: [] },
      { ...definition.steps[0]!, id: 'asks' },
    ];
    const { script } = await show({ definition: { ...definition, steps }, values: { phone: masked } });
    await script.seesField('place');
    await script.seesNoField('phone');
  });

  it('asks for nothing that the role may not see', async () => {
    const secret: Field = { id: 'secret', type: 'text', label: 'Secret', view: ['call-centre-manager'] };
    const open: Field = { id: 'place', type: 'text', label: 'Place' };
    const definition = speaking('It is {{fields.secret}} at {{fields.place}}.', secret, open);
    const steps = [
      { ...definition.steps[0]!, fields: [] },
      { ...definition.steps[0]!, id: 'asks' },
    ];
    const { script } = await show({ definition: { ...definition, steps } });
    await script.seesField('place');
    await script.seesNoField('secret');
  });
});

describe('<callside-call-script> and personal data under a role policy', () => {
  it('masks what it asks for, and has the whole of it in no element', async () => {
    const { phone } = await show();
    await phone.seesMask(MASK);
    expect(phone.pageHas(RAW)).to.equal(false);
  });

  it('never shows it before the masks are there', async () => {
    const { element } = await show();
    expect(element.shadowRoot?.querySelector('callside-text-field[name=phone]')).to.equal(null);
    expect(element.shadowRoot?.querySelector('callside-text-field[name=place]')).to.not.equal(null);
  });

  it('shows it for a moment with a reason, which is stored with the call', async () => {
    const { phone, call, clock, script } = await show();
    await phone.reveal();
    await phone.seesField(RAW);
    expect(Reflect.get(call.record, 'reveals')).to.have.lengthOf(1);
    expect((Reflect.get(call.record, 'reveals') as object[])[0]).to.include({
      field: 'phone',
      reason: 'To contact the customer',
      by: '1001',
    });
    await script.focusNext();
    clock.advance(30_000);
    await phone.seesMask(MASK);
    expect(phone.pageHas(RAW)).to.equal(false);
  });

  it('takes what is typed, and asks for an empty one as for any other', async () => {
    const { element, call } = await show();
    const person = new PrivateFieldHarness(element, 'person');
    await person.fill('110101199003078515');
    await person.seesField('110101199003078515');
    expect(call.values['person']).to.equal('110101199003078515');
  });

  it('says who may see all of it where the role may not', async () => {
    const { element } = await show({ values: { person: '110101199003078515' } });
    const person = new PrivateFieldHarness(element, 'person');
    await person.seesMask('110•••••••••••8515');
    await person.sees('All of it: Floor supervisor and Call-centre manager.');
    expect(person.has('[data-show]')).to.equal(false);
  });

  it('goes on with a masked answer', async () => {
    const { script, phone } = await show();
    await phone.seesMask(MASK);
    await script.next();
    await script.sees('The script is done.');
  });

  it('masks nothing without a role policy', async () => {
    const { script } = await show({ catalog: undefined });
    await script.seesValue('phone', RAW);
  });

  it('picks no answer by a key that is typed to lift a mask', async () => {
    const definition = callScript(...FIELDS);
    const [step] = definition.steps;
    const { script, phone, call } = await show({
      definition: { ...definition, steps: [{ ...step!, answers: [{ id: 'yes', label: 'Yes', next: 'ask' }] }] },
    });
    await phone.press('[data-show]');
    await phone.choose('other');
    await phone.appears('[data-other]');
    await phone.giveReason('Reads it back');
    await phone.focus('[data-other]');
    phone.pressKey('1');
    await script.seesStep('ask');
    expect(call.run?.trail).to.have.length(0);
    phone.pressKey('Enter');
    await phone.seesField(RAW);
    expect(call.run?.trail).to.have.length(0);
  });
});

describe('<callside-call-script> and personal data in the words to say', () => {
  it('masks what the role sees in part', async () => {
    const { script, phone } = await show({
      definition: speaking('I call {{customer.phone}} back, {{customer.name}}.'),
    });
    await script.seesPrompt(`I call ${MASK} back, Ms Chen.`);
    expect(phone.pageHas(RAW)).to.equal(false);
  });

  it('has it in no element before the masks are there', async () => {
    const { phone, script } = await show({ definition: speaking('I call {{customer.phone}} back.') });
    expect(phone.pageHas(RAW)).to.equal(false);
    await script.seesPrompt('I call');
  });

  it('masks what was answered before, and shows what is no personal data', async () => {
    const { script } = await show({
      definition: speaking('{{fields.phone}} in {{fields.place}}, says {{agent.name}}.', ...FIELDS),
      values: { place: 'Basement' },
    });
    await script.seesPrompt(`${MASK} in Basement, says Lin.`);
  });

  it('knows what only the ticket form calls personal data', async () => {
    const form = ticketForm({ id: 'person', type: 'text', label: 'Identity number', pii: 'identity' });
    const { script } = await show({
      definition: speaking('I have {{fields.person}}.', { id: 'person', type: 'text', label: 'Number' }),
      catalog: createCatalog([callCentreRoles, form]),
      values: { person: '110101199003078515' },
    });
    await script.seesPrompt('I have 110•••••••••••8515.');
  });

  it('shows nothing of what the role may not see at all', async () => {
    const blind = { ...callCentreRoles, grants: callCentreRoles.grants.filter(({ pii }) => !pii?.includes('phone')) };
    const { script } = await show({
      definition: speaking('I call {{customer.phone}} back.'),
      catalog: createCatalog([blind]),
    });
    await script.seesPrompt('I call •••• back.');
  });

  it('says the hint of what the server has masked, also without a policy', async () => {
    const { script } = await show({
      definition: speaking('I have {{fields.phone}}.', ...FIELDS),
      catalog: undefined,
      values: { phone: MASKED },
    });
    await script.seesPrompt('I have 138••••5678.');
  });
});

const MASKED = { masked: true, hint: '138••••5678' } as unknown as Value;

const giving =
  (asked: ValueToReveal[] = []): RevealSource =>
  (wanted) => {
    asked.push(wanted);
    return Promise.resolve({ ok: true, value: RAW });
  };

describe('<callside-call-script> and values that the server has masked', () => {
  const values = { phone: MASKED };

  it('shows the hint, and asks the server for a look into the call', async () => {
    const asked: ValueToReveal[] = [];
    const { phone, call, clock, script } = await show({ values, catalog: undefined, source: giving(asked) });
    await phone.seesMask('138••••5678');
    await phone.reveal();
    await phone.seesField(RAW);
    expect(asked).to.deep.equal([
      { type: 'call', id: call.id, path: 'values.phone', reason: 'To contact the customer' },
    ]);
    await script.focusNext();
    clock.advance(30_000);
    await phone.seesMask('138••••5678');
    expect(call.values['phone']).to.deep.equal(MASKED);
  });

  it('stays masked where nobody can be asked', async () => {
    const { phone } = await show({ values, catalog: undefined });
    await phone.seesMask('138••••5678');
    expect(phone.has('[data-show]')).to.equal(false);
  });

  it('is never saved with the call as if the mask were an answer', async () => {
    const { call, script, phone } = await show({ values: { ...values, place: 'Roof' }, catalog: undefined });
    await phone.seesMask('138••••5678');
    await call.handle('ended');
    await script.saveRecord();
    await script.sees('The call record is saved.');
    expect(call.record.values).to.deep.equal({ place: 'Roof' });
  });

  it('stays at the server as it is when the call is saved', async () => {
    const { desk, server, openCall } = await openWidgetDesk();
    server.complete = ({ type }, doc) =>
      type === 'call' ? { ...doc, values: { ...(doc['values'] as object), phone: MASKED } } : doc;
    const call = openCall();
    await call.handle('connected');
    desk.sync();
    await eventually(() => same('the stored value', call.record.values['phone'], MASKED));
    server.failure = OFFLINE;
    call.setValue('phone', MASKED);
    call.setValue('place', 'Roof');
    await call.handle('ended');
    await call.save();
    const waiting = await desk.run(({ store }) => store.read(['outbox'], (tx) => tx.getAll('outbox')), undefined);
    const { set = {}, unset = [] } = waiting.at(-1)?.mutation ?? {};
    expect([...Object.keys(set), ...unset].filter((path) => path.startsWith('values'))).to.deep.equal(['values.place']);
  });

  it('takes another in its place', async () => {
    const { phone, call } = await show({ values, catalog: undefined });
    await phone.press('[data-replace]');
    await phone.fill('13900001111');
    expect(call.values['phone']).to.equal('13900001111');
  });
});

describe('<callside-call-script> with masks', () => {
  for (const [theme, lang, words] of [
    ['light', 'en', 'Shown in part'],
    ['dark', 'zh-CN', '部分显示'],
    ['light', 'zh-TW', '部分顯示'],
  ] as const)
    it(`is accessible, ${theme}, ${lang}, at 300 pixels, asked and shown`, async () => {
      const definition = speaking('I call {{customer.phone}} back.', ...FIELDS);
      const { element, phone, script } = await show({ definition, theme, lang, width: 300 });
      await phone.sees(words);
      await phone.press('[data-show]');
      await phone.choose('other');
      await phone.appears('[data-other]');
      await expect(element).to.be.accessible();
      expect(script.overflowing).to.deep.equal([]);
      await phone.choose('check');
      await phone.press('[data-confirm]');
      await phone.seesField(RAW);
      await expect(element).to.be.accessible();
    });

  it('draws a rating when that is loaded', async () => {
    const { element } = await show({ definition: callScript({ id: 'mood', type: 'rating', label: 'Mood' }) });
    await customElements.whenDefined('callside-rating-field');
    const rating = element.shadowRoot?.querySelector('callside-rating-field');
    await rating?.updateComplete;
    expect(rating?.shadowRoot?.querySelectorAll('input')).to.have.length(5);
  });

  it('keeps the phone of a customer in no part of the page', async () => {
    const { phone, script } = await show({ definition: speaking('{{customer.phone}}', ...FIELDS) });
    await script.seesPrompt(MASK);
    await phone.seesMask(MASK);
    expect(phone.pageHas(String(CUSTOMER.phone))).to.equal(false);
  });
});
