import '@callside/ui/phrases.js';
import { keepPhrase, type PhrasebookDefinition, type SharedCall } from '@callside/core';
import { inboundPhrasebook } from '@callside/playbooks';
import type { TextField } from '@callside/ui';
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { eventually, same } from '../../harness/eventually.js';
import { QuickPhrasesHarness } from '../../harness/quick-phrases-harness.js';
import { describeElement } from '../../suites/element.suite.js';
import { openWidgetDesk } from '../../support/widget-desk.js';
import { showElement, type PageOptions } from '../../support/widget-page.js';

const TEAM: PhrasebookDefinition = {
  kind: 'phrasebook',
  id: 'team',
  version: 1,
  status: 'published',
  scope: 'team',
  title: 'Team',
  phrases: [
    { id: 'hi', shortcut: 'hi', group: 'greeting', text: 'Lifts, good day.' },
    {
      id: 'visit',
      shortcut: 'visit',
      group: 'promising',
      text: 'We come on {{day}}, {{customer.name}}, to {{place}}.',
    },
    { id: 'two', shortcut: 'two', group: 'asking', text: 'One.\nTwo.' },
  ],
};

interface Shown {
  readonly phrases: QuickPhrasesHarness;
  readonly field: TextField;
  readonly area: HTMLTextAreaElement | HTMLInputElement;
  readonly call: SharedCall;
}

async function show(page: PageOptions = {}, type: TextField['type'] = 'long-text'): Promise<Shown> {
  const { openCall } = await openWidgetDesk();
  const call = openCall();
  await call.stored;
  const element = await showElement('callside-quick-phrases', { phrasebooks: [TEAM, inboundPhrasebook], call }, page);
  const field = document.createElement('callside-text-field');
  Object.assign(field, { type, label: 'Description', name: 'description' });
  // Tab must find something in the page: a Firefox whose focus has gone to its own bars keeps it from every page to come.
  element.after(field, Object.assign(document.createElement('button'), { textContent: 'After' }));
  await field.updateComplete;
  const area = field.renderRoot.querySelector<HTMLTextAreaElement | HTMLInputElement>('[data-control]')!;
  return { phrases: new QuickPhrasesHarness(element), field, area, call };
}

async function type(area: HTMLElement, text: string): Promise<void> {
  area.focus();
  await sendKeys({ type: text });
}

const holds = (field: TextField, value: string | null): Promise<void> =>
  eventually(() => same('the field', field.value, value));

/** By the browser's own list of what can be undone; not every engine here lets the key through. */
function undo(): void {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- As the key does.
  document.execCommand('undo');
}

describeElement({
  tag: 'callside-quick-phrases',
  properties: () => ({ phrasebooks: [inboundPhrasebook] }),
  shows: { en: 'Phrases', 'zh-CN': '快捷短语' },
  textOf: ({ renderRoot }) => renderRoot.textContent,
  defineAgain: () => import('@callside/ui/phrases.js'),
});

describe('<callside-quick-phrases> and a shortcut that is typed', () => {
  it('becomes the phrase, filled from the call, at Tab', async () => {
    const { field, area, phrases } = await show();
    await type(area, 'Noted. /sorry');
    await sendKeys({ press: 'Tab' });
    await holds(field, 'Noted. I am sorry for the trouble, Ms Chen. I am seeing to it now.');
    expect(field.matches(':focus-within')).to.equal(true);
    await phrases.sees('Inserted /sorry.');
  });

  it('becomes the phrase at Enter, behind Chinese without a blank, in whatever case', async () => {
    const { field, area } = await show();
    area.focus();
    area.value = '您好：/WHERE';
    area.setSelectionRange(area.value.length, area.value.length);
    await sendKeys({ press: 'Enter' });
    await holds(field, '您好：Where exactly is it: building, floor, door?');
  });

  it('is the nearest scope’s where several have it', async () => {
    const { field, area } = await show();
    await type(area, '/hi');
    await sendKeys({ press: 'Tab' });
    await holds(field, 'Lifts, good day.');
  });

  it('is taken back by the browser’s own undo', async () => {
    const { field, area } = await show();
    await type(area, 'Noted /two');
    await sendKeys({ press: 'Tab' });
    await holds(field, 'Noted One.\nTwo.');
    undo();
    await eventually(() => same('the phrase', String(field.value).includes('One.'), false));
    await eventually(() => same('what was typed', area.value.startsWith('Noted'), true));
  });

  it('stays what it is where no phrase has it, and the key does what it always does', async () => {
    const { field, area } = await show();
    await type(area, 'and/or /nobody');
    await sendKeys({ press: 'Enter' });
    await holds(field, 'and/or /nobody\n');
    await type(area, 'and/hi');
    await sendKeys({ press: 'Tab' });
    await holds(field, 'and/or /nobody\nand/hi');
    expect(document.activeElement?.textContent).to.equal('After');
  });

  it('is what it is while it is selected', async () => {
    const { field, area } = await show();
    await type(area, '/hi');
    area.setSelectionRange(0, 3);
    await sendKeys({ press: 'Tab' });
    await holds(field, '/hi');
  });

  it('is never taken from an input method', async () => {
    const { field, area } = await show();
    await type(area, '/hi');
    for (const init of [{ isComposing: true }, { keyCode: 229 }]) {
      const event = new KeyboardEvent('keydown', {
        key: 'Enter',
        bubbles: true,
        composed: true,
        cancelable: true,
        ...init,
      });
      area.dispatchEvent(event);
      expect(event.defaultPrevented).to.equal(false);
    }
    await holds(field, '/hi');
  });

  it('stays on one line where the field has one', async () => {
    const { field, area } = await show({}, 'text');
    await type(area, '/two');
    await sendKeys({ press: 'Tab' });
    await holds(field, 'One. Two.');
  });

  it('means nothing in a number, and nothing in a field that is read only', async () => {
    const number = await show({}, 'number');
    await type(number.area, '/hi');
    await sendKeys({ press: 'Enter' });
    await holds(number.field, '/hi');
    const closed = await show();
    closed.field.value = '/hi';
    closed.field.readOnly = true;
    await closed.field.updateComplete;
    closed.area.focus();
    await sendKeys({ press: 'F2' });
    await closed.phrases.seesClosed();
  });
});

describe('<callside-quick-phrases> and its list', () => {
  it('opens by F2 at the cursor, and inserts there what was found', async () => {
    const { phrases, field, area } = await show();
    await type(area, 'AB');
    area.setSelectionRange(1, 1);
    await sendKeys({ press: 'F2' });
    await phrases.seesList();
    await sendKeys({ type: 'listen' });
    await phrases.seesRows('/listen Everybody Please tell me all of it. I am taking notes.');
    await sendKeys({ press: 'Enter' });
    await holds(field, 'APlease tell me all of it. I am taking notes.B');
    await phrases.seesClosed();
    expect(area.selectionStart).to.equal(field.value?.toString().indexOf('B'));
  });

  it('takes the place of what is selected', async () => {
    const { phrases, field, area } = await show();
    await type(area, 'old words');
    area.select();
    await sendKeys({ press: 'F2' });
    await phrases.seesList();
    await phrases.search('bye');
    await sendKeys({ press: 'Enter' });
    await holds(field, 'Thank you for calling. Have a good day.');
  });

  it('goes by the arrows, round and round, and Escape leads back to the cursor', async () => {
    const { phrases, area } = await show();
    await type(area, 'AB');
    area.setSelectionRange(1, 1);
    await sendKeys({ press: 'F2' });
    await phrases.seesList();
    await phrases.seesActive('/hi');
    await sendKeys({ press: 'ArrowUp' });
    await phrases.seesActive('/bye');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowDown' });
    await phrases.seesActive('/visit');
    await sendKeys({ press: 'Escape' });
    await phrases.seesClosed();
    expect([area.matches(':focus'), area.selectionStart]).to.deep.equal([true, 1]);
  });

  it('says which shortcut is another’s', async () => {
    const { phrases, area } = await show();
    area.focus();
    await phrases.open();
    await phrases.search('hi');
    await eventually(() => same('the rows', phrases.rows[1]?.includes('/hi inserts the team’s phrase.'), true));
  });

  it('says that nothing fits, and inserts nothing', async () => {
    const { phrases, area, field } = await show();
    area.focus();
    await phrases.open();
    await phrases.search('没有这个');
    await phrases.sees('No phrase has “没有这个”.');
    await sendKeys({ press: 'Enter' });
    await holds(field, null);
  });

  it('is not searched by what an input method still composes', async () => {
    const { phrases, area } = await show();
    area.focus();
    await phrases.open();
    const input = phrases.one('.search') as HTMLInputElement;
    input.value = 'ma fan';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
    await phrases.element.updateComplete;
    expect(phrases.rows.length).to.be.greaterThan(5);
    phrases.press('Enter', { isComposing: true });
    input.value = '麻烦';
    input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '麻烦' }));
    await eventually(() => same('the rows', phrases.rows.length, 1));
  });

  it('asks for a text field where there is none', async () => {
    const { phrases } = await show();
    await phrases.open();
    await phrases.click('.row');
    await phrases.sees('Put the cursor into a text field first.');
  });

  it('closes when the focus goes elsewhere', async () => {
    const { phrases, area } = await show();
    area.focus();
    await phrases.open();
    area.focus();
    await phrases.seesClosed();
  });

  it('leaves a book with errors out, and says so', async () => {
    const { phrases, area } = await show();
    phrases.element.phrasebooks = [TEAM, { kind: 'phrasebook' } as PhrasebookDefinition];
    area.focus();
    await phrases.open();
    await phrases.sees('Phrasebooks with errors, left out: 1');
  });

  it('keeps its keys from the page', async () => {
    const { phrases, area } = await show();
    const heard: string[] = [];
    const listening = new AbortController();
    document.addEventListener('keydown', ({ key }) => heard.push(key), { signal: listening.signal });
    area.focus();
    await phrases.open();
    for (const key of ['j', 'ArrowDown', 'Escape']) phrases.press(key);
    listening.abort();
    expect(heard).to.deep.equal([]);
  });
});

describe('<callside-quick-phrases> and what is missing', () => {
  it('is asked for, once each, and filled in', async () => {
    const { phrases, field, area } = await show();
    await type(area, '/visit');
    await sendKeys({ press: 'Tab' });
    await eventually(() => same('the questions', phrases.labels, ['day', 'place']));
    await eventually(() => same('the focus', phrases.one('[name="gap-0"]').matches(':focus-within'), true));
    await sendKeys({ type: 'Monday' });
    await phrases.sees('We come on Monday, Ms Chen, to place.');
    await phrases.fill('gap-1', 'the roof');
    await sendKeys({ press: 'Enter' });
    await holds(field, 'We come on Monday, Ms Chen, to the roof.');
    expect(field.matches(':focus-within')).to.equal(true);
  });

  it('may stay open, and what was answered is there when one comes back', async () => {
    const { phrases, field, area } = await show();
    await type(area, '/visit');
    await sendKeys({ press: 'Tab' });
    await phrases.fill('gap-0', 'Monday');
    phrases.press('Escape');
    await phrases.seesList();
    await phrases.search('visit');
    phrases.press('Enter');
    await phrases.sees('We come on Monday, Ms Chen, to place.');
    await phrases.click('[data-insert]');
    await holds(field, 'We come on Monday, Ms Chen, to ….');
  });

  it('has the name that the page gives it', async () => {
    const { phrases, area } = await show();
    phrases.element.nameOf = (variable) => (variable === 'day' ? 'Which day' : undefined);
    await type(area, '/visit');
    await sendKeys({ press: 'Tab' });
    await eventually(() => same('the questions', phrases.labels, ['Which day', 'place']));
  });
});

describe('<callside-quick-phrases> and phrases of one’s own', () => {
  it('are written, found first, and win their shortcut', async () => {
    const { phrases, field, area, call } = await show();
    await call.perform?.(keepPhrase, { shortcut: 'other', text: 'Other.' });
    await type(area, 'Call the porter');
    area.select();
    await sendKeys({ press: 'F2' });
    await phrases.seesList();
    await phrases.click('[data-new]');
    await phrases.fill('shortcut', '/hi');
    await phrases.click('[data-keep]');
    await phrases.sees('Saved /hi.');
    await eventually(() => same('the rows', phrases.rows[0], '/hi Mine Call the porter'));
    phrases.press('Escape');
    await phrases.seesClosed();
    area.focus();
    area.value = '';
    await type(area, '/hi');
    await sendKeys({ press: 'Tab' });
    await holds(field, 'Call the porter');
  });

  it('are refused with the reason at the field', async () => {
    const { phrases, area } = await show();
    area.focus();
    await phrases.open();
    await phrases.click('[data-new]');
    await phrases.fill('shortcut', 'two words');
    await phrases.click('[data-keep]');
    await eventually(() => same('the error', phrases.errorAt('shortcut'), 'Use no spaces and no /.'));
    expect(phrases.errorAt('text')).to.equal('Fill this in.');
  });

  it('keep what is written when one looks elsewhere', async () => {
    const { phrases, area } = await show();
    area.focus();
    await phrases.open();
    await phrases.click('[data-new]');
    await phrases.fill('text', 'Half a sentence');
    phrases.press('Escape');
    await phrases.seesList();
    await phrases.click('[data-new]');
    await eventually(() => same('the text', phrases.valueOf('text'), 'Half a sentence'));
  });

  it('change, are deleted, and come back', async () => {
    const { phrases, area, call } = await show();
    await call.perform?.(keepPhrase, { shortcut: 'aa', text: 'First.' });
    area.focus();
    await phrases.open();
    await phrases.click('[data-change]');
    await phrases.fill('text', 'Second.');
    await phrases.click('[data-keep]');
    await eventually(() => same('the rows', phrases.rows[0], '/aa Mine Second.'));
    await phrases.click('[data-change]');
    await phrases.click('[data-delete]');
    await phrases.sees('Deleted /aa.');
    await eventually(() => same('the rows', phrases.rows[0]?.startsWith('/aa'), false));
    await phrases.click('[data-undo]');
    await eventually(() => same('the rows', phrases.rows[0], '/aa Mine Second.'));
  });

  it('are not offered where nothing is stored', async () => {
    const { phrases, area } = await show();
    phrases.element.call = undefined;
    area.focus();
    await phrases.open();
    expect(phrases.has('[data-new]')).to.equal(false);
  });

  it('show hostile texts as texts', async () => {
    const attack = '<img src=x onerror=alert(1)>';
    const { phrases, field, area, call } = await show();
    await call.perform?.(keepPhrase, { shortcut: 'a<b>', text: `${attack}{{${attack}}}` });
    area.focus();
    await phrases.open();
    await phrases.sees(attack);
    await phrases.search('a<b>');
    phrases.press('Enter');
    await eventually(() => same('the questions', phrases.labels, [attack]));
    await phrases.fill('gap-0', attack);
    await phrases.click('[data-insert]');
    await holds(field, attack + attack);
    expect(phrases.has('img')).to.equal(false);
  });
});

describe('<callside-quick-phrases> for everybody', () => {
  for (const [theme, lang, width] of [
    ['light', 'en', 360],
    ['dark', 'zh-CN', 360],
    ['light', 'zh-TW', 300],
    ['dark', 'en', 800],
  ] as const) {
    it(`is accessible and fits in each view, ${theme}, ${lang}, ${String(width)} px`, async () => {
      const { phrases, area, call } = await show({ theme, lang, width });
      await call.perform?.(keepPhrase, { shortcut: 'aa', text: 'Mine for {{day}}.' });
      area.focus();
      await phrases.open();
      await eventually(() => same('the rows', phrases.rows.length > 5, true));
      await expect(phrases.element).to.be.accessible();
      await phrases.click('[data-change]');
      await expect(phrases.element).to.be.accessible();
      phrases.press('Escape');
      await phrases.seesList();
      await phrases.search('aa');
      phrases.press('Enter');
      await eventually(() => same('the questions', phrases.labels.length, 1));
      await expect(phrases.element).to.be.accessible();
      const popup = phrases.one('.popup');
      expect(popup.scrollWidth).to.equal(popup.clientWidth);
    });
  }
});
