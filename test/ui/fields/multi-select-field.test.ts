import '@callside/ui/agent-fields.js';
import type { Option } from '@callside/core';
import type { MultiSelectField } from '@callside/ui';
import { elementUpdated, expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { ChipsHarness } from '../../harness/chips-harness.js';
import { describeFormField } from '../../suites/form-field.suite.js';
import { place } from '../../support/place.js';

const options: readonly Option[] = [
  { value: 'lift', label: { en: 'Lift', 'zh-CN': '电梯', 'zh-TW': '電梯' } },
  { value: 'door', label: { en: 'Door', 'zh-CN': '门', 'zh-TW': '門' } },
  { value: 'water', label: { en: 'Water', 'zh-CN': '给排水', 'zh-TW': '給排水' } },
  { value: 'power', label: { en: 'Power', 'zh-CN': '供电', 'zh-TW': '供電' } },
];

async function create(set: Partial<MultiSelectField> = {}, lang = 'en') {
  const page = await fixture<HTMLElement>(
    html`<div lang=${lang}><callside-multi-select-field name="f" label="Parts"></callside-multi-select-field></div>`,
  );
  const field = page.querySelector('callside-multi-select-field')!;
  Object.assign(field, { options }, set);
  await elementUpdated(field);
  return { field, page, on: new ChipsHarness(field) };
}

const ALL = ['lift', 'door', 'water'];

describe('callside-multi-select-field', () => {
  describeFormField({
    tag: 'callside-multi-select-field',
    prepare: (field) => Object.assign(field, { options }),
    value: ['lift'],
    formValue: 'lift',
    async change(field) {
      const on = new ChipsHarness(field);
      await on.click('[data-toggle]');
      await on.choose('Lift');
    },
    changed: ['lift'],
    group: false,
  });

  it('shows what is chosen as chips, in the order in which it was chosen', async () => {
    const { on } = await create({ value: ['water', 'lift'] });
    expect([on.chips, on.input.value]).to.deep.equal([['Water', 'Lift'], '']);
  });

  it('shows a value that is not on offer any more', async () => {
    expect((await create({ value: ['gas'] })).on.chips).to.deep.equal(['gas']);
  });

  it('gives each value to a form’s data', async () => {
    const form = place(
      html`<form>
        <callside-multi-select-field name="f" .value=${['lift', 'door']}></callside-multi-select-field>
      </form>`,
    ).querySelector('form')!;
    await elementUpdated(form.querySelector('callside-multi-select-field')!);
    expect(new FormData(form).getAll('f')).to.deep.equal(['lift', 'door']);
  });

  it('describes its input by what is chosen', async () => {
    const { on } = await create({ value: ['water', 'lift'], help: 'All that are broken.' });
    expect(on.described).to.deep.equal(['Chosen: Water, Lift.', 'All that are broken.']);
  });

  it('says to the browser that an input with chips has its answer', async () => {
    const { on, field } = await create({ value: ['lift'], required: true });
    expect([on.input.required, field.checkValidity()]).to.deep.equal([false, true]);
  });

  describe('the list', () => {
    it('says that several can be chosen, and which are', async () => {
      const { on } = await create({ value: ['door'] });
      await on.press('ArrowDown');
      expect(on.one('#list')?.ariaMultiSelectable ?? on.one('#list')?.getAttribute('aria-multiselectable')).to.equal(
        'true',
      );
      expect(on.selected).to.deep.equal(['Door']);
    });

    it('stays open at the row that was taken, and takes it back', async () => {
      const { on } = await create();
      await on.press('ArrowDown', 'ArrowDown', 'Enter');
      expect([on.value, on.isOpen, on.active]).to.deep.equal([['door'], true, 'Door']);
      await on.press('Enter');
      expect([on.value, on.isOpen]).to.deep.equal([null, true]);
    });

    it('forgets what was searched for when a row is taken', async () => {
      const { on } = await create({ value: ['lift'] });
      await on.type('wat');
      await on.press('Enter');
      expect([on.value, on.input.value, on.rows.length, on.active]).to.deep.equal([['lift', 'water'], '', 4, 'Water']);
    });

    it('takes a row by a click', async () => {
      const { on } = await create();
      await on.click('[data-toggle]');
      await on.choose('Power');
      await on.choose('Lift');
      expect([on.value, on.isOpen]).to.deep.equal([['power', 'lift'], true]);
    });

    it('tells the page of each choice once', async () => {
      const { on } = await create();
      const heard = on.listen();
      await on.press('ArrowDown', 'Enter');
      expect(heard).to.deep.equal(['input ["lift"]', 'change ["lift"]']);
    });

    it('says what was taken, and what was taken back', async () => {
      const { on } = await create();
      await on.press('ArrowDown', 'Enter');
      expect(on.news).to.equal('Lift added.');
      await on.press('Enter');
      expect(on.news).to.equal('Lift removed.');
    });
  });

  it('loses nothing by Escape, by an emptied text, or by leaving', async () => {
    const { on } = await create({ value: ALL });
    await on.type('x');
    await on.press('Backspace', 'Escape', 'Escape', 'Escape');
    await sendKeys({ press: 'Tab' });
    await on.settle();
    expect([on.value, on.input.value]).to.deep.equal([ALL, '']);
  });

  it('leaves Escape to the page where it has nothing to close', async () => {
    const { on, field } = await create({ value: ALL });
    let heard = 0;
    field.addEventListener('keydown', () => (heard += 1));
    await on.press('Escape');
    expect(heard).to.equal(1);
  });

  describe('Backspace', () => {
    it('removes the last chip from the empty input, and says so', async () => {
      const { on } = await create({ value: ALL });
      const heard = on.listen();
      await on.press('Backspace');
      expect([on.chips, on.news]).to.deep.equal([['Lift', 'Door'], 'Water removed.']);
      expect(heard).to.deep.equal(['input ["lift","door"]', 'change ["lift","door"]']);
      expect(on.focused).to.equal('input');
    });

    it('only edits where there is a text', async () => {
      const { on } = await create({ value: ALL });
      await on.type('a');
      await on.press('Backspace');
      expect([on.chips.length, on.input.value]).to.deep.equal([3, '']);
    });

    it('removes nothing while it is held down', async () => {
      const { on } = await create({ value: ALL });
      on.hold('Backspace');
      await on.settle();
      expect(on.value).to.deep.equal(ALL);
    });

    it('removes nothing while an input method composes', async () => {
      const { on } = await create({ value: ALL });
      on.hold('Backspace', { repeat: false, isComposing: true });
      await on.settle();
      expect(on.value).to.deep.equal(ALL);
    });
  });

  describe('the chips', () => {
    it('are reached by the arrow that leads back, and left by the one that leads on', async () => {
      const { on } = await create({ value: ALL });
      await on.press('ArrowLeft');
      expect(on.focused).to.equal('Remove Water');
      await on.pressHere('ArrowLeft', 'ArrowLeft', 'ArrowLeft');
      expect(on.focused).to.equal('Remove Lift');
      await on.pressHere('End');
      expect(on.focused).to.equal('Remove Water');
      await on.pressHere('Home');
      expect(on.focused).to.equal('Remove Lift');
      await on.pressHere('ArrowRight', 'ArrowRight', 'ArrowRight');
      expect(on.focused).to.equal('input');
    });

    it('turn round with the direction of the page', async () => {
      const { on, page } = await create({ value: ALL });
      page.dir = 'rtl';
      await on.press('ArrowRight');
      expect(on.focused).to.equal('Remove Water');
      await on.pressHere('ArrowLeft');
      expect(on.focused).to.equal('input');
    });

    it('leave the arrow to the text where there is one', async () => {
      const { on } = await create({ value: ALL });
      await on.type('a');
      await on.press('ArrowLeft');
      expect(on.focused).to.equal('input');
    });

    it('are one stop of Tab, before the input', async () => {
      const { on } = await create({ value: ALL });
      expect(on.stops).to.deep.equal(['Remove Lift']);
      await on.press('ArrowLeft');
      expect(on.stops).to.deep.equal(['Remove Water']);
    });

    for (const [name, key] of [
      ['Delete', 'Delete'],
      ['Backspace', 'Backspace'],
      ['Enter', 'Enter'],
      ['the space bar', ' '],
    ] as const)
      it(`go by ${name}, and the focus goes on to the next`, async () => {
        const { on } = await create({ value: ALL });
        await on.press('ArrowLeft');
        await on.pressHere('ArrowLeft', key);
        expect([on.chips, on.focused, on.news]).to.deep.equal([['Lift', 'Water'], 'Remove Water', 'Door removed.']);
      });

    it('give the focus back to the input with the last of them', async () => {
      const { on } = await create({ value: ['lift'] });
      await on.press('ArrowLeft');
      await on.pressHere('Delete');
      expect([on.value, on.focused]).to.deep.equal([null, 'input']);
    });

    it('go by a click, which leaves the focus where it is', async () => {
      const { on } = await create({ value: ALL });
      on.input.focus();
      await on.click('[data-remove="1"]');
      expect([on.chips, on.focused]).to.deep.equal([['Lift', 'Water'], 'input']);
    });

    it('keep the keys that they take from the page', async () => {
      const { on, field } = await create({ value: ALL });
      await on.press('ArrowLeft');
      const heard: string[] = [];
      field.addEventListener('keydown', ({ key }) => heard.push(key));
      await on.pressHere('ArrowLeft', 'Delete');
      expect(heard).to.deep.equal([]);
    });

    it('cannot be removed where the field is read-only, nor while it is disabled', async () => {
      for (const set of [{ readOnly: true }, { disabled: true }]) {
        const { on } = await create({ value: ALL, ...set });
        expect([on.chips, on.one('[data-remove]'), on.input.value]).to.deep.equal([
          ['Lift', 'Door', 'Water'],
          null,
          '3 chosen',
        ]);
      }
    });

    it('show a hostile label as a text', async () => {
      const label = '<img src=x onerror=alert(1)>';
      const { on } = await create({ options: [{ value: 'a', label }], value: ['a'] });
      expect([on.chips, on.one('img')]).to.deep.equal([[label], null]);
    });
  });

  for (const [lang, chip, news, remove] of [
    ['en', 'Water', 'Water removed.', 'Remove Lift'],
    ['zh-CN', '给排水', '已移除“给排水”。', '移除“电梯”'],
    ['zh-TW', '給排水', '已移除「給排水」。', '移除「電梯」'],
  ] as const)
    it(`speaks ${lang}`, async () => {
      const { on } = await create({ value: ['lift', 'water'] }, lang);
      expect([on.chips[1], on.one('[data-remove]')?.ariaLabel]).to.deep.equal([chip, remove]);
      await on.press('Backspace');
      expect(on.news).to.equal(news);
    });

  for (const theme of ['light', 'dark'])
    it(`is accessible and fits in 300 pixels, ${theme}, with its list open`, async () => {
      const long = {
        value: 'long',
        label: 'A part with a name that nobody will ever say aloud, for it has no end at all',
      };
      const { field, page, on } = await create({ options: [...options, long], value: [...ALL, 'long'] });
      Object.assign(page.style, { colorScheme: theme, background: 'Canvas', color: 'CanvasText', inlineSize: '300px' });
      await on.press('ArrowDown');
      await expect(field).to.be.accessible();
      expect(field.scrollWidth).to.equal(field.clientWidth);
    });
});
