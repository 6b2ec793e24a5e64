import '@callside/ticket-form/define.js';
import '@callside/ticket-form/define-attachments.js';
import {
  attachHeldFiles,
  CallsideError,
  openMemoryStore,
  openTicket,
  pauseUpload,
  submitTicket,
  type OpenStore,
} from '@callside/core';
import type { AttachmentOpenEvent, OpenMicrophone, TicketAttachments } from '@callside/ticket-form/attachments.js';
import { expect, oneEvent } from '@open-wc/testing';
import { AttachmentsHarness, pasteOf, transferOf } from '../harness/attachments-harness.js';
import { eventually, same } from '../harness/eventually.js';
import { ticketForm } from '../support/widget-definitions.js';
import { openWidgetDesk, type WidgetDesk } from '../support/widget-desk.js';
import { showElement, type PageOptions } from '../support/widget-page.js';

const FORM = ticketForm({ id: 'place', type: 'text', label: 'Place' });

const HELD = 'Kept here, goes with the ticket';
const WAITING = 'Kept here, waits to be sent';

const note = (name = 'note.txt', content = 'abc'): File => new File([content], name, { type: 'text/plain' });

/** A picture of one colour. */
async function picture(name = 'photo.png', size = 200): Promise<File> {
  const canvas = new OffscreenCanvas(size, size);
  const paint = canvas.getContext('2d');
  if (paint === null) throw new Error('No canvas.');
  paint.fillStyle = '#ff0000';
  paint.fillRect(0, 0, size, size);
  return new File([await canvas.convertToBlob({ type: 'image/png' })], name, { type: 'image/png' });
}

/** A store whose answers about files can be kept on their way. */
function slowStore() {
  let isHolding = false;
  const held: (() => void)[] = [];
  const open: OpenStore = async (owner) => {
    const inner = await openMemoryStore()(owner);
    return {
      ...inner,
      async read(stores, work) {
        const result = await inner.read(stores, work);
        if (isHolding && stores.includes('attachments')) await new Promise<void>((resolve) => held.push(resolve));
        return result;
      },
    };
  };
  return {
    open,
    get waiting() {
      return held.length;
    },
    hold() {
      isHolding = true;
    },
    stopHolding() {
      isHolding = false;
    },
    async letGo() {
      for (const resolve of held.splice(0)) resolve();
      await new Promise<void>((resolve) => {
        setTimeout(resolve);
      });
    },
  };
}

interface Shown extends WidgetDesk {
  readonly call: ReturnType<WidgetDesk['openCall']>;
  readonly files: AttachmentsHarness;
  submit(): Promise<void>;
}

async function show(
  properties: Partial<TicketAttachments> = {},
  { store, ...page }: PageOptions & { store?: OpenStore } = {},
): Promise<Shown> {
  const opened = await openWidgetDesk(store === undefined ? {} : { store });
  const call = opened.openCall();
  await call.handle('connected');
  const given = { definition: FORM, call, ...properties };
  const files = new AttachmentsHarness(await showElement('callside-ticket-attachments', given, page));
  return {
    ...opened,
    call,
    files,
    async submit() {
      await call.perform(submitTicket, call.ticketInput(FORM));
    },
  };
}

const idOf = async ({ desk, call }: Shown): Promise<string> => {
  const id = await desk.run(
    async ({ store }) => (await store.read(['attachments'], (tx) => tx.getAll('attachments')))[0]?.id,
    undefined,
  );
  return id ?? call.id;
};

describe('<callside-ticket-attachments>', () => {
  it('keeps what is picked before the ticket is stored, and sends it with the ticket', async () => {
    const { files, submit, server } = await show();
    await files.pick(note(), note('b.txt'));
    await files.seesState('note.txt', HELD);
    await files.seesState('b.txt', HELD);
    await submit();
    await files.seesState('note.txt', WAITING);
    await eventually(() => {
      const sent = [...server.docs().values()].filter(({ sha256 }) => sha256 !== undefined);
      same('the files at the server', sent.map(({ name }) => name).sort(), ['b.txt', 'note.txt']);
    });
  });

  it('takes the same file again', async () => {
    const { files } = await show();
    await files.pick(note());
    expect(files.chosen).to.equal(0);
  });

  it('shows what is there now, also where an older answer of the store comes later', async () => {
    const slow = slowStore();
    const { files } = await show({}, { store: slow.open });
    await files.pick(note());
    await files.seesState('note.txt', HELD);
    slow.hold();
    await files.pick(note('b.txt'));
    await eventually(() => same('the answers on their way', slow.waiting > 0, true));
    slow.stopHolding();
    await files.pick(note('c.txt'));
    await files.seesState('c.txt', HELD);
    await slow.letGo();
    await files.element.updateComplete;
    await files.seesState('c.txt', HELD);
  });

  it('finds them again after a reload', async () => {
    const kept = await openMemoryStore()({ tenant: 'demo', user: '1001' });
    const store: OpenStore = () => Promise.resolve({ ...kept, close: () => Promise.resolve() });
    const { files, desk } = await show({}, { store });
    await files.pick(note());
    await files.seesState('note.txt', HELD);
    await desk.close();
    const again = await openWidgetDesk({ store });
    const [call] = await again.desk.resumeCalls();
    const element = await showElement('callside-ticket-attachments', { definition: FORM, call: call! });
    await new AttachmentsHarness(element).seesState('note.txt', HELD);
  });

  it('leaves the files of a ticket beside the call’s own to that ticket', async () => {
    const { files, submit, desk, call } = await show();
    const beside = await openTicket(desk, { form: FORM, callId: call.id });
    const element = await showElement('callside-ticket-attachments', { definition: FORM, call: beside });
    const theirs = new AttachmentsHarness(element);
    await theirs.pick(note());
    await theirs.seesState('note.txt', HELD);
    await submit();
    await desk.run(attachHeldFiles, undefined);
    await files.seesFiles();
    await theirs.seesState('note.txt', HELD);
    await beside.perform!(submitTicket, beside.ticketInput!(FORM));
    await theirs.seesState('note.txt', WAITING);
    await files.seesFiles();
  });

  it('takes what is dropped', async () => {
    const { files } = await show();
    expect(files.drop(note()).defaultPrevented).to.equal(true);
    await files.seesFiles('note.txt');
  });

  it('takes a pasted screenshot, under a name of its own', async () => {
    const { files } = await show();
    const event = pasteOf([await picture('image.png')]);
    files.element.dispatchEvent(event);
    await files.sees('Screenshot 2026-11-21');
    expect(event.defaultPrevented).to.equal(true);
  });

  it('leaves a text that is pasted alone, with a picture of it too', async () => {
    const { files } = await show();
    const event = pasteOf([await picture('image.png')], 'Cells of a sheet');
    files.element.dispatchEvent(event);
    expect(event.defaultPrevented).to.equal(false);
    await files.seesFiles();
  });

  it('says why a file is not taken, and keeps nothing of it', async () => {
    const { files, desk } = await show({ limits: { size: 5 } });
    const script = new File(['<svg/>'], 'a.svg', { type: 'image/svg+xml' });
    await files.pick(note('large.txt', 'abcdef'), script, note('none.txt', ''), note());
    await files.sees('Not attached: large.txt The file is larger than 5 bytes.');
    await files.sees('Not attached: a.svg Files of this type cannot be attached.');
    await files.sees('Not attached: none.txt The file is empty.');
    await files.seesFiles('note.txt');
    const count = await desk.run(({ store }) => store.read(['chunks'], (tx) => tx.count('chunks')), undefined);
    expect(count).to.equal(1);
    await files.press('[data-dismiss]');
    await files.seesNot('Not attached');
    await files.seesFocusOn('[data-add]');
  });

  it('says so when the disk is full', async () => {
    const full: OpenStore = async (owner) => {
      const store = await openMemoryStore()(owner);
      const write: typeof store.write = (stores, work, options) =>
        stores.includes('chunks') && stores.length === 1
          ? Promise.reject(new CallsideError('storage-quota', 'Full.'))
          : store.write(stores, work, options);
      return { ...store, write };
    };
    const { files } = await show({}, { store: full });
    await files.pick(note());
    await files.sees('Not attached: note.txt There is no room for it on this device.');
  });

  it('shows a picture small', async () => {
    const { files } = await show();
    await files.pick(await picture());
    await files.seesThumb('photo.png');
    await files.seesColour('photo.png', [255, 0, 0, 255]);
  });

  it('decodes nothing that only says it is a picture', async () => {
    const { files } = await show();
    const attack = '<svg xmlns="http://www.w3.org/2000/svg" onload="window.hacked = true"/>';
    await files.pick(new File([attack], 'trap.png', { type: 'image/png' }), await picture());
    await files.seesThumb('photo.png');
    expect(files.thumb('trap.png')).to.equal(null);
    expect('hacked' in window).to.equal(false);
  });

  it('shows a hostile name as a name', async () => {
    const { files } = await show();
    await files.pick(note('<img src=x onerror=alert(1)>.txt'));
    await files.seesFiles('<img src=x onerror=alert(1)>.txt');
    expect(files.element.shadowRoot?.querySelector('img')).to.equal(null);
  });

  it('pauses an upload and lets it go on', async () => {
    const { files, submit } = await show();
    await submit();
    await files.pick(note());
    await files.seesState('note.txt', WAITING);
    await files.pressAt('note.txt', '[data-act=pause]');
    await files.seesState('note.txt', 'Paused at 0 %');
    await files.appears('progress');
    await files.pressAt('note.txt', '[data-act=resume]');
    await files.seesState('note.txt', WAITING);
  });

  it('shows one that was paused elsewhere', async () => {
    const shown = await show();
    await shown.submit();
    await shown.files.pick(note());
    await shown.files.seesState('note.txt', WAITING);
    const id = await idOf(shown);
    await shown.desk.run(({ store }) => pauseUpload(store, id), undefined);
    await shown.files.seesState('note.txt', 'Paused at 0 %');
  });

  it('tries a failed upload again', async () => {
    const shown = await show();
    const { files, desk } = shown;
    await shown.submit();
    await files.pick(note());
    await files.seesState('note.txt', WAITING);
    await desk.run(
      ({ store }) =>
        store.write(['attachments'], async (tx) => {
          const [record] = await tx.getAll('attachments');
          const problem = { code: 'hash-mismatch', detail: '' };
          if (record !== undefined) await tx.put('attachments', { ...record, state: 'failed', problem });
        }),
      undefined,
    );
    await files.sees('Could not be sent (hash-mismatch)');
    await files.pressAt('note.txt', '[data-act=resume]');
    await files.seesState('note.txt', WAITING);
  });

  it('tells of a file that the server refuses, and can remove it', async () => {
    const { files, submit, server, desk } = await show();
    server.refuse = ({ type }) => (type === 'attachment' ? 'attachment-type-refused' : undefined);
    await submit();
    await files.pick(note());
    await files.sees('Refused by the server (attachment-type-refused)');
    await files.pressAt('note.txt', '[data-remove]');
    await files.press('[data-confirm]');
    await files.seesFiles();
    expect(await desk.refused()).to.deep.equal([]);
  });

  it('asks before it removes, and takes no for an answer', async () => {
    const { files } = await show();
    await files.pick(note());
    await files.seesFiles('note.txt');
    await files.pressAt('note.txt', '[data-remove]');
    await files.sees('Remove “note.txt” for everybody?');
    await files.seesFocusOn('[data-keep]');
    files.pressKey('Escape');
    await files.disappears('[data-confirm]');
    await files.seesFocusOn('[data-remove]');
    await files.pressAt('note.txt', '[data-remove]');
    await files.press('[data-confirm]');
    await files.seesFiles();
    await files.sees('note.txt was removed.');
    await files.seesFocusOn('[data-add]');
  });

  it('lists what others have attached, with who and when', async () => {
    const { files, submit, server, call, desk } = await show();
    await submit();
    server.change('attachment', crypto.randomUUID(), {
      for: { type: 'ticket', id: call.ticket?.ticket.id },
      name: 'theirs.pdf',
      mime: 'application/pdf',
      size: 1_234_567,
      by: '1002',
      at: Date.UTC(2026, 10, 21, 8),
      uploaded: true,
    });
    desk.sync();
    await files.seesState('theirs.pdf', 'On the server');
    await files.sees('1.2 MB · 1002 · ');
  });

  it('tells the host which file somebody wants to see, with its bytes where they are here', async () => {
    const { files } = await show();
    await files.pick(note());
    await files.seesFiles('note.txt');
    const opened = oneEvent(files.element, 'callside-attachment-open') as Promise<AttachmentOpenEvent>;
    await files.pressAt('note.txt', '[data-open]');
    const { file, read } = await opened;
    expect([file.name, await (await read())?.text()]).to.deep.equal(['note.txt', 'abc']);
  });

  it('lets nobody change anything while it is disabled', async () => {
    const { files } = await show();
    await files.pick(note());
    await files.seesFiles('note.txt');
    files.element.disabled = true;
    await files.disappears('[data-add]');
    await files.disappears('[data-remove]');
    expect(files.drop(note('b.txt')).defaultPrevented).to.equal(false);
    await files.seesFiles('note.txt');
  });

  for (const [theme, lang, words] of [
    ['light', 'en', 'Files (2)'],
    ['dark', 'zh-CN', '附件（2）'],
    ['light', 'zh-TW', '附件（2）'],
  ] as const) {
    it(`is accessible, ${theme}, ${lang}, at 300 pixels, with everything open`, async () => {
      const { files, clock, submit } = await show({ microphone: speaking().microphone }, { theme, lang, width: 300 });
      await submit();
      await files.pick(note(`${'very-long-name-'.repeat(5)}.txt`), await picture(), note('none.txt', ''));
      await files.sees(words);
      await files.seesThumb('photo.png');
      await files.pressAt('photo.png', '[data-act=pause]');
      await files.pressAt('photo.png', '[data-remove]');
      await files.press('[data-record]');
      await files.appears('[data-recording]');
      clock.advance(5000);
      await expect(files.element).to.be.accessible();
      expect(files.element.scrollWidth).to.equal(files.element.clientWidth);
    });
  }
});

/** A microphone of which a test knows everything. */
function speaking() {
  const heard: string[] = [];
  const microphone: OpenMicrophone = () =>
    Promise.resolve({
      ok: true,
      take: {
        stop() {
          heard.push('stop');
          return Promise.resolve(new Blob(['words'], { type: 'audio/webm;codecs=opus' }));
        },
        cancel: () => void heard.push('cancel'),
      },
    });
  return { heard, microphone };
}

describe('<callside-ticket-attachments> and voice notes', () => {
  it('records, shows for how long, and attaches', async () => {
    const { heard, microphone } = speaking();
    const { files, clock } = await show({ microphone });
    await files.press('[data-record]');
    await files.seesFocusOn('[data-stop]');
    await files.sees('Recording 0:00');
    clock.advance(12_000);
    await files.sees('Recording 0:12');
    await files.press('[data-stop]');
    await files.sees('Voice note 2026-11-21');
    await files.sees('.webm');
    await files.disappears('[data-recording]');
    await files.seesFocusOn('[data-record]');
    expect(heard).to.deep.equal(['stop']);
  });

  it('forgets what is discarded', async () => {
    const { heard, microphone } = speaking();
    const { files } = await show({ microphone });
    await files.press('[data-record]');
    await files.press('[data-discard]');
    await files.disappears('[data-recording]');
    await files.seesFiles();
    expect(heard).to.deep.equal(['cancel']);
  });

  it('keeps what was said when the element leaves the page', async () => {
    const { heard, microphone } = speaking();
    const { files, desk } = await show({ microphone });
    await files.press('[data-record]');
    await files.appears('[data-recording]');
    files.element.remove();
    expect(heard).to.deep.equal(['stop']);
    let count = 0;
    const look = async (): Promise<void> => {
      count = await desk.run(({ store }) => store.read(['attachments'], (tx) => tx.count('attachments')), undefined);
    };
    await eventually(() => {
      void look();
      same('files', count, 1);
    });
  });

  it('stops by itself after ten minutes, and keeps it', async () => {
    const { microphone } = speaking();
    const { files, clock } = await show({ microphone });
    await files.press('[data-record]');
    await files.appears('[data-recording]');
    clock.advance(600_000);
    await files.sees('Voice note');
    await files.disappears('[data-recording]');
  });

  it('gives the microphone back when nobody waits for it any more', async () => {
    const { heard, microphone } = speaking();
    let allow: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (allow = resolve));
    const { files } = await show({ microphone: () => asked.then(microphone) });
    await files.press('[data-record]');
    await files.sees('Allow the microphone');
    files.element.remove();
    allow();
    await eventually(() => same('what the microphone heard', heard, ['cancel']));
  });

  for (const [problem, words] of [
    ['refused', 'The microphone is not allowed for this page.'],
    ['missing', 'There is no microphone.'],
    ['busy', 'The microphone does not answer.'],
    ['unsupported', 'This browser cannot record on this page.'],
  ] as const)
    it(`says so when the microphone is ${problem}`, async () => {
      const { files } = await show({ microphone: () => Promise.resolve({ ok: false, problem }) });
      await files.press('[data-record]');
      await files.sees(words);
      await files.press('[data-dismiss]');
      await files.seesNot(words);
    });
});

describe('<callside-ticket-form> and files', () => {
  async function inForm() {
    const { desk, openCall } = await openWidgetDesk();
    const call = openCall();
    const form = await showElement('callside-ticket-form', { definition: FORM, call });
    const find = (): TicketAttachments | null => form.shadowRoot!.querySelector('callside-ticket-attachments');
    await eventually(() => same('the files', find()?.shadowRoot?.querySelector('.files') instanceof Element, true));
    return { desk, form, files: new AttachmentsHarness(find()!) };
  }

  it('takes a screenshot that is pasted into a field', async () => {
    const { form, files } = await inForm();
    const event = pasteOf([await picture('image.png')]);
    form.shadowRoot!.querySelector('[name=place]')!.dispatchEvent(event);
    await files.sees('Screenshot');
  });

  it('takes files that are dropped anywhere on it', async () => {
    const { form, files } = await inForm();
    const init = { dataTransfer: transferOf([note()]), bubbles: true, composed: true, cancelable: true };
    form.shadowRoot!.querySelector('.head')!.dispatchEvent(new DragEvent('drop', init));
    await files.seesFiles('note.txt');
  });

  it('has none without a desk', async () => {
    const form = await showElement('callside-ticket-form', { definition: FORM });
    expect(form.shadowRoot!.querySelector('callside-ticket-attachments')).to.equal(null);
  });
});
