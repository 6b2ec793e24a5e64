import '@callside/ticket-form/define.js';
import {
  CallsideError,
  createCatalog,
  revealField,
  submitTicket,
  type CallSession,
  type Catalog,
  type RevealSource,
  type Value,
  type ValueToReveal,
} from '@callside/core';
import { callCentreRoles } from '@callside/playbooks';
import { expect } from '@open-wc/testing';
import { eventually, same } from '../harness/eventually.js';
import { PrivateFieldHarness } from '../harness/private-field-harness.js';
import { TicketFormHarness } from '../harness/ticket-form-harness.js';
import { ticketForm } from '../support/widget-definitions.js';
import { openWidgetDesk } from '../support/widget-desk.js';
import { showElement, type PageOptions } from '../support/widget-page.js';

const FORM = ticketForm(
  { id: 'phone', type: 'phone', label: 'Phone', pii: 'phone', default: { var: 'customer.phone' } },
  { id: 'person', type: 'text', label: 'Identity number', pii: 'identity' },
  { id: 'place', type: 'text', label: 'Place' },
);

const RAW = '13800001234';
const MASK = '138••••1234';

async function show({ catalog = createCatalog([callCentreRoles]), ...page }: PageOptions & { catalog?: Catalog } = {}) {
  const opened = await openWidgetDesk();
  const call = opened.openCall();
  await call.handle('connected');
  const element = await showElement('callside-ticket-form', { definition: FORM, call, catalog }, page);
  const phone = new PrivateFieldHarness(element, 'phone');
  return { ...opened, call, element, form: new TicketFormHarness(element), phone };
}

describe('<callside-ticket-form> and personal data under a role policy', () => {
  it('masks what comes from elsewhere, and has the whole of it in no element', async () => {
    const { phone } = await show();
    await phone.seesMask(MASK);
    expect(phone.pageHas(RAW)).to.equal(false);
    expect(phone.pageHas(MASK)).to.equal(true);
  });

  it('never shows it before the masks are there', async () => {
    const { element } = await show();
    expect(element.shadowRoot?.querySelector('callside-text-field[name=phone]')).to.equal(null);
  });

  it('shows it for a moment with a reason, which is stored with the call', async () => {
    const { phone, call, clock, form } = await show();
    await phone.reveal();
    await phone.seesField(RAW);
    await phone.sees('Shown for 30 s more.');
    expect(Reflect.get(call.record, 'reveals')).to.have.lengthOf(1);
    expect((Reflect.get(call.record, 'reveals') as object[])[0]).to.include({
      field: 'phone',
      reason: 'To contact the customer',
      by: '1001',
    });
    form.focusButton();
    clock.advance(30_000);
    await phone.seesMask(MASK);
    expect(phone.pageHas(RAW)).to.equal(false);
  });

  it('shows nothing that could not be stored in the log', async () => {
    const { phone, call } = await show();
    const perform = call.perform.bind(call);
    const failing: typeof call.perform = (command, input) =>
      (command as unknown) === revealField
        ? Promise.reject(new CallsideError('storage-quota', 'Full.'))
        : perform(command, input);
    Object.defineProperty(call, 'perform', { value: failing });
    await phone.reveal();
    await phone.sees('The look cannot be stored now, so nothing is shown.');
    await phone.seesMask(MASK);
    expect(phone.pageHas(RAW)).to.equal(false);
  });

  it('puts the look into the log of a stored ticket', async () => {
    const { phone, call, form } = await show();
    await phone.seesMask(MASK);
    await form.submit();
    await form.seesButton('Save changes');
    await phone.press('[data-show]');
    await phone.choose('other');
    await phone.giveReason('He asked me to read it back');
    phone.pressKey('Enter');
    await phone.seesField(RAW);
    expect(call.ticket?.ticket.log?.at(-1)).to.include({
      type: 'revealed',
      field: 'phone',
      reason: 'He asked me to read it back',
    });
  });

  it('wants a reason', async () => {
    const { phone } = await show();
    await phone.press('[data-show]');
    await phone.choose('other');
    await phone.giveReason(' ');
    await phone.press('[data-confirm]');
    await phone.sees('Give a reason of at least three characters.');
    await phone.seesMask(MASK);
  });

  it('is left by Escape, and hidden by its button', async () => {
    const { phone } = await show();
    await phone.press('[data-show]');
    await phone.seesFocusOn('[data-reason]');
    phone.pressKey('Escape');
    await phone.disappears('[data-confirm]');
    await phone.seesFocusOn('[data-show]');
    await phone.reveal();
    await phone.press('[data-hide]');
    await phone.seesMask(MASK);
    await phone.seesFocusOn('[data-show]');
  });

  it('shows what somebody types himself until it is stored', async () => {
    const { phone, form, call } = await show();
    await phone.reveal();
    await phone.fill('13900005678');
    await phone.disappears('[data-hide]');
    await phone.seesField('13900005678');
    expect(call.values['phone']).to.equal('13900005678');
    form.focusButton();
    await form.submit();
    await phone.seesMask('139••••5678');
  });

  it('lets an empty field be filled in without asking', async () => {
    const { element } = await show();
    const person = new PrivateFieldHarness(element, 'person');
    await person.fill('110101199003078515');
    await person.seesField('110101199003078515');
  });

  it('says who may see all of it where the role may not', async () => {
    const { element, call } = await show();
    call.setValue('person', '110101199003078515');
    const person = new PrivateFieldHarness(element, 'person');
    await person.seesMask('110•••••••••••8515');
    await person.sees('All of it: Floor supervisor and Call-centre manager.');
    expect(person.has('[data-show]')).to.equal(false);
  });

  it('masks nothing without a role policy', async () => {
    const { form } = await show({ catalog: createCatalog([]) });
    await form.seesValue('phone', RAW);
  });

  it('goes to a masked field that is wrong', async () => {
    const { call, form, phone } = await show();
    call.setValue('phone', 'not a number');
    await phone.seesMask('not•••mber');
    await form.submit();
    await phone.sees('Enter a phone number');
    await phone.seesFocusOn('#control');
  });

  it('tells of the look in what has happened', async () => {
    const { call, form } = await show();
    await call.perform(submitTicket, call.ticketInput(FORM));
    const phone = new PrivateFieldHarness(form.element, 'phone');
    await phone.reveal();
    await form.sees('Phone shown in full: To contact the customer');
  });

  for (const [theme, lang, words] of [
    ['light', 'en', 'Shown in part'],
    ['dark', 'zh-CN', '部分显示'],
    ['light', 'zh-TW', '部分顯示'],
  ] as const)
    it(`is accessible, ${theme}, ${lang}, at 300 pixels, asked and shown`, async () => {
      const { element, phone, form } = await show({ theme, lang, width: 300 });
      await phone.sees(words);
      await phone.press('[data-show]');
      await phone.choose('other');
      await phone.appears('[data-other]');
      await expect(element).to.be.accessible();
      expect(form.overflowing).to.deep.equal([]);
      await phone.choose('check');
      await phone.press('[data-confirm]');
      await phone.seesField(RAW);
      await expect(element).to.be.accessible();
    });
});

const MASKED = { masked: true, hint: '138••••5678' } as unknown as Value;

function seesMasked(call: Pick<CallSession, 'ticket'>): Promise<void> {
  return eventually(() => same('the stored value', call.ticket?.ticket.values['phone'], MASKED));
}

/** A stored ticket whose telephone number the server shows in part. */
async function showMasked({ source, ...page }: PageOptions & { source?: RevealSource } = {}) {
  const opened = await openWidgetDesk();
  opened.server.complete = ({ type }, doc) =>
    type === 'ticket' ? { ...doc, values: { ...(doc['values'] as object), phone: MASKED } } : doc;
  const call = opened.openCall();
  await call.handle('connected');
  await call.perform(submitTicket, { ...call.ticketInput(FORM), values: { phone: RAW, place: 'Roof' } });
  opened.desk.sync();
  await seesMasked(call);
  call.setValue('phone', MASKED);
  call.setValue('place', 'Roof');
  const element = await showElement('callside-ticket-form', { definition: FORM, call, revealSource: source }, page);
  const phone = new PrivateFieldHarness(element, 'phone');
  return { ...opened, call, element, form: new TicketFormHarness(element), phone };
}

const giving = (asked: ValueToReveal[] = []): RevealSource => {
  return (wanted) => {
    asked.push(wanted);
    return Promise.resolve({ ok: true, value: RAW });
  };
};

describe('<callside-ticket-form> and values that the server has masked', () => {
  it('shows the hint, finds nothing wrong and nothing changed', async () => {
    const { phone, element, call } = await showMasked();
    await phone.seesMask('138••••5678');
    expect(phone.has('[data-show]')).to.equal(false);
    expect(element.values).to.deep.equal({ place: 'Roof' });
    call.setValue('place', 'Cellar');
    expect(await element.submit()).to.equal(true);
    expect(call.ticket?.ticket.values).to.deep.equal({ place: 'Cellar', phone: MASKED });
  });

  it('shows it for a moment when the server has noted the look, and changes nothing by that', async () => {
    const asked: ValueToReveal[] = [];
    const { phone, call, clock, form } = await showMasked({ source: giving(asked) });
    await phone.reveal();
    await phone.seesField(RAW);
    const id = call.ticket?.ticket.id;
    expect(asked).to.deep.equal([{ type: 'ticket', id, path: 'values.phone', reason: 'To contact the customer' }]);
    await phone.fill(RAW);
    expect(call.values['phone']).to.deep.equal(MASKED);
    form.focusButton();
    clock.advance(30_000);
    await phone.seesMask('138••••5678');
    expect(phone.pageHas(RAW)).to.equal(false);
  });

  it('has nothing left of it when its moment is over, also where another is to be typed', async () => {
    const { phone, clock, form } = await showMasked({ source: giving() });
    await phone.reveal();
    await phone.seesField(RAW);
    form.focusButton();
    clock.advance(30_000);
    await phone.seesMask('138••••5678');
    await phone.press('[data-replace]');
    await phone.seesField(null);
  });

  it('takes a correction of what was shown', async () => {
    const { phone, call, element } = await showMasked({ source: giving() });
    await phone.reveal();
    await phone.seesField(RAW);
    await phone.fill('13900001111');
    await phone.seesField('13900001111');
    expect(await element.submit()).to.equal(true);
    expect(call.ticket?.ticket.values).to.include({ phone: '13900001111' });
  });

  for (const [reason, words] of [
    ['offline', 'The server notes each look before it gives the value.'],
    ['forbidden', 'The server does not show all of it to your role.'],
    ['unavailable', 'The look cannot be stored now'],
  ] as const)
    it(`says why there is no look: ${reason}`, async () => {
      const { phone } = await showMasked({ source: () => Promise.resolve({ ok: false, reason }) });
      await phone.reveal();
      await phone.sees(words);
      await phone.seesMask('138••••5678');
    });

  it('asks the server nothing without a reason', async () => {
    const asked: ValueToReveal[] = [];
    const { phone } = await showMasked({ source: giving(asked) });
    await phone.press('[data-show]');
    await phone.choose('other');
    await phone.giveReason('x');
    await phone.press('[data-confirm]');
    await phone.sees('Give a reason of at least three characters.');
    expect(asked).to.deep.equal([]);
  });

  it('takes a new one that somebody means to type, and nothing else', async () => {
    const { phone, call, element } = await showMasked();
    await phone.press('[data-replace]');
    await phone.seesField(null);
    await phone.press('[data-keep]');
    await phone.seesMask('138••••5678');
    await phone.seesFocusOn('[data-replace]');
    await phone.press('[data-replace]');
    await phone.fill('13900001111');
    expect(call.values['phone']).to.equal('13900001111');
    await phone.press('[data-keep]');
    expect(call.values['phone']).to.deep.equal(MASKED);
    await phone.press('[data-replace]');
    await phone.fill('13900001111');
    await phone.fill('');
    await phone.seesMask('138••••5678');
    await phone.press('[data-replace]');
    await phone.fill('13900001111');
    expect(await element.submit()).to.equal(true);
    expect(call.ticket?.ticket.values).to.include({ phone: '13900001111' });
  });

  it('counts what was typed and stored as stored when the server masks it', async () => {
    const { desk, server, openCall } = await openWidgetDesk();
    server.complete = ({ type }, doc) =>
      type === 'ticket' ? { ...doc, values: { ...(doc['values'] as object), phone: MASKED } } : doc;
    const call = openCall();
    await call.handle('connected');
    const element = await showElement('callside-ticket-form', { definition: FORM, call });
    call.setValue('phone', RAW);
    await element.submit();
    await element.updateComplete;
    expect(call.ticket?.ticket.values).to.include({ phone: RAW });
    desk.sync();
    await seesMasked(call);
    await element.updateComplete;
    const isUnchanged = (): boolean => element.shadowRoot?.querySelector('.foot [aria-disabled=true]') !== null;
    expect(isUnchanged()).to.equal(true);
    call.setValue('phone', '13800005678');
    await element.updateComplete;
    expect(isUnchanged()).to.equal(false);
  });

  for (const [theme, lang, words] of [
    ['light', 'en', 'Type a new one'],
    ['dark', 'zh-CN', '输入新的内容'],
    ['light', 'zh-TW', '輸入新的內容'],
  ] as const)
    it(`is accessible, ${theme}, ${lang}, at 300 pixels, masked and replaced`, async () => {
      const { element, phone, form } = await showMasked({ theme, lang, width: 300, source: giving() });
      await phone.sees(words);
      await expect(element).to.be.accessible();
      await phone.press('[data-replace]');
      await phone.appears('[data-keep]');
      await expect(element).to.be.accessible();
      expect(form.overflowing).to.deep.equal([]);
    });
});
