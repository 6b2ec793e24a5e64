import '@callside/ticket-form/define.js';
import {
  openMemoryStore,
  type CallSession,
  type Field,
  type FileReference,
  type OpenStore,
  type Value,
} from '@callside/core';
import type { TicketForm, TicketSubmitEvent } from '@callside/ticket-form';
import type { AttachmentOpenEvent } from '@callside/ticket-form/attachments.js';
import { expect, oneEvent } from '@open-wc/testing';
import { html, type LitElement } from 'lit';
import { AttachmentsHarness, pasteOf, transferOf } from '../harness/attachments-harness.js';
import { eventually, same } from '../harness/eventually.js';
import { TicketFormHarness } from '../harness/ticket-form-harness.js';
import { FILE_VALUE_CODES } from '../support/issue-codes.js';
import { ticketForm } from '../support/widget-definitions.js';
import { openWidgetDesk, type WidgetDesk } from '../support/widget-desk.js';
import { showElement, type PageOptions } from '../support/widget-page.js';

const PHOTO: Field = {
  id: 'photo',
  type: 'attachment',
  label: 'Photo of the damage',
  required: true,
  max: 2,
  accept: ['image/*', 'text/plain'],
  maxSize: 1000,
};

const HELD = 'Kept here, goes with the ticket';
const WAITING = 'Kept here, waits to be sent';

const note = (name = 'note.txt', content = 'abc'): File => new File([content], name, { type: 'text/plain' });

interface Shown extends WidgetDesk {
  readonly call: CallSession;
  readonly form: TicketFormHarness;
  readonly field: AttachmentsHarness<LitElement>;
  readonly others: () => AttachmentsHarness;
  names(): readonly string[];
}

const namesIn = (value: unknown): readonly string[] =>
  ((value ?? []) as readonly FileReference[]).map(({ name }) => name);

async function inForm(call: CallSession, given: Partial<TicketForm>, page: PageOptions) {
  const element = await showElement('callside-ticket-form', { definition: ticketForm(PHOTO), call, ...given }, page);
  const form = new TicketFormHarness(element);
  const field = await form.files('photo');
  const others = (): AttachmentsHarness =>
    new AttachmentsHarness(element.shadowRoot!.querySelector('callside-ticket-attachments')!);
  return { form, field, others };
}

async function show(
  { fields, ...given }: Partial<TicketForm> & { fields?: readonly Field[] } = {},
  { store, ...page }: PageOptions & { store?: OpenStore } = {},
): Promise<Shown> {
  const opened = await openWidgetDesk(store === undefined ? {} : { store });
  const call = opened.openCall();
  await call.handle('connected');
  const definition = fields === undefined ? {} : { definition: ticketForm(...fields) };
  const parts = await inForm(call, { ...definition, ...given }, page);
  return { ...opened, call, ...parts, names: () => namesIn(call.values['photo']) };
}

describe('a field for files', () => {
  it('keeps what is picked in its value, as plain data', async () => {
    const { field, call } = await show();
    await field.pick(note());
    await field.seesState('note.txt', HELD);
    const [file] = call.values['photo'] as readonly FileReference[];
    expect(file).to.deep.equal({ id: file?.id, name: 'note.txt', type: 'text/plain', size: 3 });
  });

  it('says what it takes', async () => {
    const { field } = await show();
    await field.sees('Pictures or text · up to 1 kB each · up to 2 files');
  });

  it('keeps the ticket from being stored while it is empty, and lets it go then', async () => {
    const { form, field } = await show();
    await form.submit();
    await field.sees('Add a file.');
    await field.seesFocusOn('[data-add]');
    await field.pick(note());
    await field.seesNot('Add a file.');
    await form.submit();
    await form.seesButton('Save changes');
  });

  it('goes to the server with its ticket, and the ticket names it', async () => {
    const { form, field, server } = await show();
    await field.pick(note());
    await field.seesState('note.txt', HELD);
    await form.submit();
    await field.seesState('note.txt', WAITING);
    await eventually(() => {
      const docs = [...server.docs().values()];
      const sent = docs.find(({ sha256 }) => sha256 !== undefined);
      const ticket = docs.find(({ form: made }) => made !== undefined);
      same('the file at the server', sent?.['name'], 'note.txt');
      const values = ticket?.['values'] as { readonly photo?: unknown } | undefined;
      same('the files of the ticket at the server', namesIn(values?.photo), ['note.txt']);
    });
  });

  it('finds its files again after a reload', async () => {
    const kept = await openMemoryStore()({ tenant: 'demo', user: '1001' });
    const store: OpenStore = () => Promise.resolve({ ...kept, close: () => Promise.resolve() });
    const { field, desk, call } = await show({}, { store });
    await field.pick(note());
    await field.seesState('note.txt', HELD);
    await call.flush();
    await desk.close();
    const again = await openWidgetDesk({ store });
    const [resumed] = await again.desk.resumeCalls();
    const parts = await inForm(resumed!, {}, {});
    await parts.field.seesState('note.txt', HELD);
    expect(namesIn(resumed!.values['photo'])).to.deep.equal(['note.txt']);
  });

  it('takes what is dropped on it, and the list of the form does not', async () => {
    const { field, others, names } = await show();
    expect(field.drop(note()).defaultPrevented).to.equal(true);
    await field.seesFiles('note.txt');
    await others().seesFiles();
    expect(names()).to.deep.equal(['note.txt']);
  });

  it('leaves what is dropped elsewhere to the list of the form', async () => {
    const { form, field, others } = await show();
    const init = { dataTransfer: transferOf([note()]), bubbles: true, composed: true, cancelable: true };
    form.element.shadowRoot!.querySelector('.head')!.dispatchEvent(new DragEvent('drop', init));
    await others().seesFiles('note.txt');
    await field.seesFiles();
  });

  it('takes what is pasted into it', async () => {
    const { field } = await show();
    const event = pasteOf([note('image.png')]);
    field.element.dispatchEvent(event);
    await field.sees('Screenshot 2026-11-21');
    expect(event.defaultPrevented).to.equal(true);
  });

  it('says of each file why it is not taken, and keeps nothing of it', async () => {
    const { field, names, desk } = await show();
    const pdf = new File(['%PDF'], 'a.pdf', { type: 'application/pdf' });
    await field.pick(pdf, note('large.txt', 'a'.repeat(1001)), note('1.txt'), note('2.txt'), note('3.txt'));
    await field.sees('Not attached: a.pdf Files of this type cannot be attached.');
    await field.sees('Not attached: large.txt The file is larger than 1 kB.');
    await field.sees('Not attached: 3.txt There are 2 files already, which is the most.');
    expect(names()).to.deep.equal(['1.txt', '2.txt']);
    const count = await desk.run(({ store }) => store.read(['chunks'], (tx) => tx.count('chunks')), undefined);
    expect(count).to.equal(2);
  });

  it('takes no more than the form as a whole does', async () => {
    const { field } = await show({ attachmentLimits: { types: ['image/*'] } });
    await field.pick(note());
    await field.sees('Not attached: note.txt Files of this type cannot be attached.');
  });

  it('says that it is full, and stays where the focus is', async () => {
    const { field } = await show();
    await field.pick(note('1.txt'), note('2.txt'));
    await field.sees('All 2 are here. Remove one to add another.');
    await field.appears('[data-add][aria-disabled=true]');
  });

  it('removes a file from the ticket and from its value', async () => {
    const { field, names, desk } = await show();
    await field.pick(note());
    await field.seesFiles('note.txt');
    await field.pressAt('note.txt', '[data-remove]');
    await field.press('[data-confirm]');
    await field.seesFiles();
    await field.seesFocusOn('[data-add]');
    expect(names()).to.deep.equal([]);
    const count = await desk.run(
      ({ store }) => store.read(['attachments'], (tx) => tx.count('attachments')),
      undefined,
    );
    expect(count).to.equal(0);
  });

  it('tells the page of each change once', async () => {
    const { field } = await show();
    const heard: string[] = [];
    for (const type of ['input', 'change']) field.element.addEventListener(type, () => heard.push(type));
    await field.pick(note());
    await field.seesFiles('note.txt');
    expect(heard).to.deep.equal(['input', 'change']);
  });

  it('tells the host which file somebody wants to see', async () => {
    const { field, form } = await show();
    await field.pick(note());
    await field.seesFiles('note.txt');
    const opened = oneEvent(form.element, 'callside-attachment-open') as Promise<AttachmentOpenEvent>;
    await field.pressAt('note.txt', '[data-open]');
    const { file, read } = await opened;
    expect([file.name, await (await read())?.text()]).to.deep.equal(['note.txt', 'abc']);
  });

  it('shows a file that is not on this device by what the record says of it', async () => {
    const { field, call } = await show();
    call.setValue('photo', [{ id: crypto.randomUUID(), name: 'theirs.png', type: 'image/png', size: 2000 }]);
    await field.seesState('theirs.png', 'Not on the server yet');
    await field.pressAt('theirs.png', '[data-remove]');
    await field.press('[data-confirm]');
    await field.seesFiles();
  });

  it('shows its files without letting anybody change them where it is read-only', async () => {
    const { field, call, others } = await show({ fields: [{ ...PHOTO, readOnly: true }] });
    call.setValue('photo', [{ id: crypto.randomUUID(), name: 'theirs.png', type: 'image/png', size: 2000 }]);
    await field.seesFiles('theirs.png');
    await field.disappears('[data-add]');
    await field.disappears('[data-remove]');
    field.drop(note());
    await others().seesFiles('note.txt');
    await field.seesFiles('theirs.png');
  });

  it('can be left empty where it is not required', async () => {
    const { form } = await show({ fields: [{ ...PHOTO, required: false }] });
    await form.submit();
    await form.seesButton('Save changes');
  });

  const REFERENCE = { id: 'f1', name: 'a.txt', type: 'text/plain', size: 3 };
  const WRONG: Readonly<Record<(typeof FILE_VALUE_CODES)[number], readonly [value: Value, words: string]>> = {
    'files-malformed': ['a.txt', 'These are no files.'],
    'file-type-refused': [[{ ...REFERENCE, type: 'application/pdf' }], 'Remove the file of another type.'],
    'file-too-large': [[{ ...REFERENCE, size: 1001 }], 'Remove the file that is larger than 1 kB.'],
    'too-few-files': [[REFERENCE], 'Add files until there are 2.'],
    'too-many-files': [
      [1, 2, 3].map((id) => ({ ...REFERENCE, id: `f${String(id)}` })),
      'Remove files until there are 2.',
    ],
  };
  for (const code of FILE_VALUE_CODES)
    it(`has words for ${code}`, async () => {
      const { form, field, call } = await show({ fields: [{ ...PHOTO, min: 2 }] });
      const [value, words] = WRONG[code];
      call.setValue('photo', value);
      await form.submit();
      await field.sees(words);
    });

  it('lets a file go from the list of the form that shows it no more', async () => {
    const { field, others, call, names } = await show({
      fields: [
        { id: 'kind', type: 'text', label: 'Kind' },
        { ...PHOTO, visible: { '!': { var: 'fields.kind' } } },
      ],
    });
    await field.pick(note());
    await field.seesFiles('note.txt');
    call.setValue('kind', 'lift');
    await others().seesFiles('note.txt');
    await others().pressAt('note.txt', '[data-remove]');
    await others().press('[data-confirm]');
    await eventually(() => same('the files of the field', names(), []));
  });

  describe('of a page without a desk', () => {
    async function alone() {
      const element = await showElement('callside-ticket-form', { definition: ticketForm(PHOTO) });
      const form = new TicketFormHarness(element);
      return { element, form, field: await form.files('photo') };
    }

    it('keeps files until the page closes, and says so', async () => {
      const { field } = await alone();
      await field.sees('Kept until this page closes.');
      await field.pick(note());
      await field.seesFiles('note.txt');
    });

    it('hands them to the host with the ticket', async () => {
      const { element, field, form } = await alone();
      await field.pick(note());
      const submitted = oneEvent(element, 'callside-ticket-submit') as Promise<TicketSubmitEvent>;
      await form.submit();
      const { ticket, files } = await submitted;
      const [file] = ticket.values['photo'] as readonly FileReference[];
      expect(await files.get(file?.id ?? '')?.text()).to.equal('abc');
    });

    it('hands on nothing that was removed', async () => {
      const { element, field, form } = await alone();
      await field.pick(note(), note('other.txt'));
      await field.seesFiles('note.txt', 'other.txt');
      await field.pressAt('note.txt', '[data-remove]');
      await field.press('[data-confirm]');
      await field.seesFiles('other.txt');
      const submitted = oneEvent(element, 'callside-ticket-submit') as Promise<TicketSubmitEvent>;
      await form.submit();
      expect([...(await submitted).files.values()].map(({ name }) => name)).to.deep.equal(['other.txt']);
    });

    it('puts the files themselves into the data of a form around it', async () => {
      const { element, field } = await alone();
      await field.pick(note());
      await field.seesFiles('note.txt');
      const around = document.createElement('form');
      element.replaceWith(around);
      around.append(element);
      element.requestUpdate();
      await element.updateComplete;
      const [file] = new FormData(around).getAll('photo');
      expect([file instanceof File, (file as File).name]).to.deep.equal([true, 'note.txt']);
    });
  });

  it('is waited for by a submit that comes while a file is read', async () => {
    const { form, call, field } = await show();
    const large = note();
    let read: () => void = () => undefined;
    const reading = new Promise<void>((resolve) => (read = resolve));
    large.arrayBuffer = async () => {
      await reading;
      return new TextEncoder().encode('abc').buffer;
    };
    await field.pick(large);
    const submitted = form.element.submit();
    await form.seesFieldDisabled('photo');
    read();
    expect(await submitted).to.equal(true);
    expect(namesIn(call.ticket?.ticket.values['photo'])).to.deep.equal(['note.txt']);
  });

  it('is drawn by the host where it has a drawing of its own', async () => {
    const { call } = await show();
    const element = await showElement('callside-ticket-form', {
      definition: ticketForm(PHOTO),
      call,
      fieldRenderers: { attachment: ({ field }) => html`<p data-own>${field.id}</p>` },
    });
    await eventually(() => same('the drawing', element.shadowRoot!.querySelector('[data-own]')?.textContent, 'photo'));
    expect(element.shadowRoot!.querySelector('callside-file-field')).to.equal(null);
  });

  it('counts for the validity of a form around it, in words', async () => {
    const { form } = await show({ fields: [{ ...PHOTO, min: 2 }] });
    document.createElement('form').append(form.element);
    form.element.requestUpdate();
    await form.element.updateComplete;
    expect(form.element.checkValidity()).to.equal(false);
  });

  for (const [theme, lang, words] of [
    ['light', 'en', 'Drop files here'],
    ['dark', 'zh-CN', '可将文件拖到此处'],
    ['light', 'zh-TW', '可將檔案拖到此處'],
  ] as const) {
    it(`is accessible, ${theme}, ${lang}, at 300 pixels, with everything open`, async () => {
      const { form, field } = await show({}, { theme, lang, width: 300 });
      await field.sees(words);
      await form.submit();
      await field.pick(note(`${'very-long-name-'.repeat(5)}.txt`), note('none.txt', ''));
      await field.appears('[data-problems]');
      await field.press('[data-remove]');
      await expect(field.element).to.be.accessible();
      expect(field.element.scrollWidth).to.equal(field.element.clientWidth);
    });
  }
});
