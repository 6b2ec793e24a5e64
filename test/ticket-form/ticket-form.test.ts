import '@callside/call-script/define.js';
import '@callside/ticket-form/define.js';
import { createLocalCall, submitTicket, type Field } from '@callside/core';
import { openIdbStore } from '@callside/core/idb.js';
import { repairCallScript, repairTicketForm } from '@callside/playbooks';
import type { TicketForm, TicketStoredEvent, TicketSubmitEvent } from '@callside/ticket-form';
import { expect, fixtureSync, html, oneEvent } from '@open-wc/testing';
import { eventually } from '../harness/eventually.js';
import { CallScriptHarness } from '../harness/call-script-harness.js';
import { TicketFormHarness } from '../harness/ticket-form-harness.js';
import { ticketForm } from '../support/widget-definitions.js';
import { CUSTOMER, OFFLINE, openWidgetDesk, TICKET_NUMBER, type WidgetDesk } from '../support/widget-desk.js';
import { showElement, type PageOptions } from '../support/widget-page.js';

const REFUSED = { ok: false, issues: [{ code: 'required', severity: 'error', path: ['seat'], params: {} }] };

const VALUES = {
  name: 'Ms Chen',
  phone: '13800001234',
  problemType: 'water',
  location: 'Basement',
  description: 'Water comes through the ceiling.',
};

async function showForm(properties: Partial<TicketForm> = {}, page: PageOptions = {}): Promise<TicketFormHarness> {
  return new TicketFormHarness(
    await showElement('callside-ticket-form', { definition: repairTicketForm, ...properties }, page),
  );
}

/** A form with a call of a desk; the customer's data are in it already. */
async function showFormOnDesk(
  options: Parameters<typeof openWidgetDesk>[0] = {},
): Promise<{ form: TicketFormHarness; call: ReturnType<WidgetDesk['openCall']> } & WidgetDesk> {
  const widgetDesk = await openWidgetDesk(options);
  const call = widgetDesk.openCall();
  return { ...widgetDesk, call, form: await showForm({ call }) };
}

describe('<callside-ticket-form> alone', () => {
  it('hands the values to the host', async () => {
    const form = await showForm();
    await form.fillAll(VALUES);
    const submitted = oneEvent(form.element, 'callside-ticket-submit') as Promise<TicketSubmitEvent>;
    await form.submit();
    expect((await submitted).ticket).to.deep.equal({
      form: { id: 'repair', version: 1 },
      values: { ...VALUES, urgency: 'normal' },
    });
  });

  it('leaves hidden and empty fields out of the values', async () => {
    const form = await showForm();
    await form.fillAll({ ...VALUES, problemType: 'lift', peopleTrapped: 'yes' });
    await form.fill('problemType', 'water');
    expect(form.element.values).to.deep.equal({ ...VALUES, urgency: 'normal' });
  });

  it('shows a field when its condition comes true', async () => {
    const form = await showForm();
    await form.seesNoField('peopleTrapped');
    await form.fill('problemType', 'lift');
    await form.seesField('peopleTrapped');
  });

  it('says that the host keeps the data', async () => {
    await (await showForm()).seesSaveState('Kept by this page only');
  });

  it('takes the values of a call that the host made', async () => {
    const form = await showForm({ call: createLocalCall({ values: { location: 'Roof' } }) });
    await form.seesValue('location', 'Roof');
  });

  it('takes an attack as a value, and gives it back unchanged', async () => {
    const attack = '"><img src=x onerror=alert(1)>';
    const form = await showForm();
    await form.fill('location', attack);
    expect(form.element.values.location).to.equal(attack);
  });
});

describe('<callside-ticket-form> and roles', () => {
  const definition = ticketForm(
    { id: 'summary', type: 'text', label: 'Summary', edit: ['supervisor'] },
    { id: 'cost', type: 'number', label: 'Cost', view: ['supervisor'] },
  );
  const showAs = (...roles: string[]) =>
    showForm({ definition, call: createLocalCall({ scope: { agent: { id: '1001', roles } } }) });

  it('shows no field that the agent may not see', async () => {
    await (await showAs('agent')).seesNoField('cost');
    await (await showAs('supervisor')).seesField('cost');
  });

  it('locks a field that the agent may not change', async () => {
    const form = await showAs('agent');
    await form.seesFieldReadOnly('summary');
  });
});

describe('<callside-ticket-form> and a choice that depends on another', () => {
  const when = (kind: string) => ({ '==': [{ var: 'fields.kind' }, kind] });
  const definition = ticketForm(
    { id: 'kind', type: 'text', label: 'Kind' },
    {
      id: 'part',
      type: 'select',
      label: 'Part',
      options: [
        { value: 'door', label: 'Door', when: when('lift') },
        { value: 'tap', label: 'Tap', when: when('water') },
      ],
    },
  );

  it('takes out of the call, too, what is no longer on offer', async () => {
    const call = createLocalCall({ values: { kind: 'lift', part: 'door' } });
    const form = await showForm({ definition, call });
    await form.fill('kind', 'water');
    await form.seesValue('part', null);
    expect(call.values).to.deep.equal({ kind: 'water', part: null });
  });
});

describe('<callside-ticket-form> and errors', () => {
  it('shows each error at its field and counts them', async () => {
    const form = await showForm();
    await form.submit();
    await form.seesError('name', 'Fill this in.');
    await form.seesError('description', 'Fill this in.');
    await form.seesErrorCount('5 to correct');
  });

  it('puts the focus on the first', async () => {
    const form = await showForm();
    await form.fill('name', 'Ms Chen');
    await form.submit();
    await form.seesFocusAt('phone');
  });

  it('says what is wrong with a value', async () => {
    const form = await showForm();
    await form.fillAll({ ...VALUES, phone: 'none' });
    await form.submit();
    await form.seesError('phone', 'Enter a phone number: digits, with + and spaces if you like.');
  });

  it('takes an error back as soon as the value is right', async () => {
    const form = await showForm();
    await form.submit();
    await form.fill('phone', '13800001234');
    await form.seesNoError('phone');
    await form.seesError('location');
  });

  it('fires no submit event', async () => {
    const form = await showForm();
    let fired = 0;
    form.element.addEventListener('callside-ticket-submit', () => (fired += 1));
    await form.submit();
    expect(fired).to.equal(0);
  });

  it('puts the focus on what the store refuses', async () => {
    const form = await showForm({
      definition: ticketForm({ id: 'seat', type: 'text', label: 'Seat' }),
      call: {
        ...createLocalCall(),
        ticketInput: (definition) => ({ id: 't', form: definition, values: {} }),
        // Only what is submitted is refused: what the parts of the form read is not there.
        perform: (command: unknown) => Promise.resolve((command === submitTicket ? REFUSED : undefined) as never),
      },
    });
    await form.submit();
    await form.seesError('seat', 'Fill this in.');
    await form.seesFocusAt('seat');
  });
});

describe('<callside-ticket-form> with a call of a desk', () => {
  it('is filled with what is known of the customer', async () => {
    const { form } = await showFormOnDesk();
    await form.seesValue('name', CUSTOMER.name);
    await form.seesValue('phone', CUSTOMER.phone);
  });

  it('asks the host before it stores, and stays as it is when the host says no', async () => {
    const { form, desk } = await showFormOnDesk();
    form.element.addEventListener('callside-ticket-submit', (event) => {
      event.preventDefault();
    });
    await form.fillAll(VALUES);
    expect(await form.element.submit()).to.equal(false);
    expect(await desk.list('ticket')).to.deep.equal([]);
    await form.seesValue('location', 'Basement');
  });

  it('tells when the ticket is stored', async () => {
    const { form, desk } = await showFormOnDesk();
    await form.fillAll(VALUES);
    const stored = oneEvent(form.element, 'callside-ticket-stored') as Promise<TicketStoredEvent>;
    await form.submit();
    const { ticket } = await stored;
    expect(ticket.values).to.deep.include(VALUES);
    expect((await desk.list('ticket')).map(({ id }) => id)).to.deep.equal([ticket.id]);
  });

  it('shows the number as soon as the server has given it', async () => {
    const { form, server, desk } = await showFormOnDesk({ failure: OFFLINE });
    await form.fillAll(VALUES);
    await form.submit();
    await form.seesNumber('Number follows from the server');
    await form.seesStatus('Pending');
    server.failure = undefined;
    desk.sync();
    await form.seesNumber(TICKET_NUMBER);
  });

  it('changes its ticket instead of making another', async () => {
    const { form, desk } = await showFormOnDesk();
    await form.fillAll(VALUES);
    await form.submit();
    await form.seesButton('Save changes');
    await form.fill('location', 'Roof');
    await form.element.submit();
    const tickets = await desk.list('ticket');
    expect(tickets.map(({ values }) => values.location)).to.deep.equal(['Roof']);
  });

  it('keeps the focus in the form when the ticket is stored', async () => {
    const { form } = await showFormOnDesk();
    await form.fillAll(VALUES);
    form.focusButton();
    await form.submit();
    await form.seesButton('Save changes');
    await form.seesFocusOnButton();
  });

  it('shows what was typed while it was off the page', async () => {
    const { form, call } = await showFormOnDesk();
    const parent = form.element.parentElement;
    form.element.remove();
    call.setValue('location', 'Roof');
    parent?.append(form.element);
    await form.seesValue('location', 'Roof');
  });
});

describe('<callside-ticket-form> and the script of the same call', () => {
  async function showBoth(): Promise<{ form: TicketFormHarness; script: CallScriptHarness }> {
    const { form, call } = await showFormOnDesk();
    const script = new CallScriptHarness(
      await showElement('callside-call-script', { definition: repairCallScript, call }),
    );
    await script.next();
    return { form, script };
  }

  it('takes what was typed in the script', async () => {
    const { form, script } = await showBoth();
    await script.fill('address', 'Pier 4');
    await form.seesValue('address', 'Pier 4');
  });

  it('gives the script what was typed in the form', async () => {
    const { form, script } = await showBoth();
    await form.fill('address', 'Pier 9');
    await script.seesValue('address', 'Pier 9');
  });

  it('fills the words to say', async () => {
    const { form, script } = await showBoth();
    await form.fill('name', 'Mr Wu');
    await script.answer('match');
    await script.seesPrompt('Please tell me what has happened, Mr Wu.');
  });

  it('shares a script field under the id that it copies to', async () => {
    const where: Field = { id: 'where', type: 'text', label: 'Where?', copyTo: 'ticket.location' };
    const { form, call } = await showFormOnDesk();
    const [first, ...rest] = repairCallScript.steps;
    const script = new CallScriptHarness(
      await showElement('callside-call-script', {
        definition: { ...repairCallScript, steps: [{ ...first!, fields: [where] }, ...rest] },
        call,
      }),
    );
    await script.fill('location', 'Lobby');
    await form.seesValue('location', 'Lobby');
  });
});

describe('<callside-ticket-form> and where the data is', () => {
  it('says that memory survives no reload', async () => {
    const { form } = await showFormOnDesk();
    await form.seesSaveState('Kept until this page closes: the browser refuses to store');
  });

  it('counts what waits for the network', async () => {
    const { form } = await showFormOnDesk({ store: openIdbStore(), failure: OFFLINE });
    await form.fillAll(VALUES);
    await form.submit();
    await form.seesSaveState('Saved on this device · 3 waiting for network');
  });

  it('says when all has arrived', async () => {
    const { form } = await showFormOnDesk({ store: openIdbStore() });
    await form.fillAll(VALUES);
    await form.submit();
    await form.seesSaveState('Saved on the server');
  });

  it('says that the server refused', async () => {
    const { form, server } = await showFormOnDesk({ store: openIdbStore() });
    server.refuse = ({ type }) => (type === 'ticket' ? 'ticket-invalid' : undefined);
    await form.fillAll(VALUES);
    await form.submit();
    await form.seesSaveState('1 refused by the server: needs a look');
  });

  it('asks to sign in when the token is over', async () => {
    const { form } = await showFormOnDesk({ store: openIdbStore(), failure: { kind: 'unauthorized' } });
    await form.fillAll(VALUES);
    await form.submit();
    await form.seesSaveState('Saved on this device · sign in to send 3');
  });

  it('asks to reload when the page is too old for the server', async () => {
    const { form } = await showFormOnDesk({ store: openIdbStore(), failure: { kind: 'outdated' } });
    await form.fillAll(VALUES);
    await form.submit();
    await form.seesSaveState('Saved on this device · reload the page to send 3');
  });

  it('says so in the language of the page', async () => {
    const { form } = await showFormOnDesk({ store: openIdbStore() });
    form.element.parentElement?.setAttribute('lang', 'zh-TW');
    await form.fillAll(VALUES);
    await form.submit();
    await form.seesSaveState('已儲存到伺服器');
  });
});

describe('<callside-ticket-form> with three hundred fields', () => {
  const LONG = ticketForm(
    ...Array.from({ length: 300 }, (_, number): Field => ({
      id: `f${number}`,
      type: 'email',
      label: `Mail ${number}`,
    })),
  );

  const drawn = (element: TicketForm): number => element.shadowRoot!.querySelectorAll('callside-text-field').length;

  /** Puts the form on the page and waits for its first drawing alone. */
  async function showFirst(call = createLocalCall()): Promise<TicketForm> {
    const element = Object.assign(document.createElement('callside-ticket-form'), { definition: LONG, call });
    fixtureSync(html`<div>${element}</div>`);
    // No frame comes between: the first drawing follows at once.
    for (let turns = 0; turns < 50 && drawn(element) === 0; turns++) await Promise.resolve();
    return element;
  }

  it('draws a screenful first, and the rest when that can be seen', async () => {
    const element = await showFirst();
    expect(drawn(element)).to.equal(40);
    await element.updateComplete;
    expect(drawn(element)).to.equal(300);
  });

  it('keeps what is typed while the rest is drawn, and where', async () => {
    const element = await showFirst();
    const form = new TicketFormHarness(element);
    form.focusField('f3');
    await form.fill('f3', 'a@b');
    await element.updateComplete;
    expect([element.values['f3'], drawn(element)]).to.deep.equal(['a@b', 300]);
    await form.seesFocusAt('f3');
  });

  it('takes the focus to what is wrong in the part that was not drawn yet', async () => {
    const wrong = createLocalCall({ values: { f299: 'nobody' } });
    const element = await showFirst(wrong);
    expect(await element.submit()).to.equal(false);
    await new TicketFormHarness(element).seesFocusAt('f299');
  });

  it('draws the rest when it comes back to the page', async () => {
    const element = await showFirst();
    const { parentElement } = element;
    element.remove();
    await element.updateComplete;
    expect(drawn(element)).to.equal(40);
    parentElement?.append(element);
    await eventually(() => {
      expect(drawn(element)).to.equal(300);
    });
  });

  it('is not drawn anew for another call', async () => {
    const element = await showFirst();
    await element.updateComplete;
    element.call = createLocalCall({ values: { f299: 'a@b' } });
    await Promise.resolve();
    await Promise.resolve();
    expect(drawn(element)).to.equal(300);
  });

  it('takes the focus to a wrong value far below', async () => {
    const form = await showForm({ definition: LONG });
    await form.fill('f299', 'nobody');
    await form.submit();
    await form.seesFocusAt('f299');
  });
});
