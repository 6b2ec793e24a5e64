import '@callside/ui/agent-fields.js';
import type { Option } from '@callside/core';
import type { ComboboxField } from '@callside/ui';
import { elementUpdated, expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { PopupFieldHarness } from '../../harness/popup-field-harness.js';
import { describeFormField } from '../../suites/form-field.suite.js';
import { place } from '../../support/place.js';

const options: readonly Option[] = [
  { value: 'power', label: { en: 'Electric power', 'zh-CN': '电力故障' } },
  { value: 'lift', label: { en: 'Lift', 'zh-CN': '电梯' } },
  { value: 'lift-door', label: { en: 'Door of the lift', 'zh-CN': '电梯门' } },
  { value: 'uplift', label: { en: 'Uplifting', 'zh-CN': '顶升' } },
  { value: 'W-17', label: { en: 'Water', 'zh-CN': '给排水' } },
];
const many: readonly Option[] = Array.from({ length: 5000 }, (_, index) => ({
  value: `b${String(index)}`,
  label: `Building ${String(index)}`,
}));

async function create(set: Partial<ComboboxField> = {}) {
  const field = await fixture<ComboboxField>(
    html`<callside-combobox-field name="f" label="Kind"></callside-combobox-field>`,
  );
  Object.assign(field, { options }, set);
  await elementUpdated(field);
  return { field, on: new PopupFieldHarness(field) };
}

describe('callside-combobox-field', () => {
  describeFormField({
    tag: 'callside-combobox-field',
    prepare: (field) => Object.assign(field, { options }),
    value: 'lift',
    formValue: 'lift',
    async change(field) {
      const on = new PopupFieldHarness(field);
      await on.click('[data-toggle]');
      await on.choose('Lift');
    },
    changed: 'lift',
    group: false,
  });

  it('shows the label of its value', async () => {
    expect((await create({ value: 'W-17' })).on.input.value).to.equal('Water');
  });

  it('shows a value that is not on offer any more', async () => {
    expect((await create({ value: 'gas' })).on.input.value).to.equal('gas');
  });

  it('has a closed combobox for its input', async () => {
    const { on } = await create();
    expect(on.input.role ?? on.input.getAttribute('role')).to.equal('combobox');
    expect(on.input.getAttribute('aria-expanded')).to.equal('false');
    expect(on.isOpen).to.equal(false);
  });

  describe('while it is typed in', () => {
    for (const [typed, rows] of [
      ['lift', ['Lift', 'Door of the lift', 'Uplifting']],
      ['LIFT', ['Lift', 'Door of the lift', 'Uplifting']],
      ['lift do', ['Door of the lift']],
      ['w-17', ['Water']],
      ['er', ['Electric power', 'Water']],
    ] as const) {
      it(`finds ${rows.join(', ')} for “${typed}”`, async () => {
        const { on } = await create();
        await on.type(typed);
        expect(on.rows).to.deep.equal(rows);
      });
    }

    it('finds by full-width letters what has plain ones', async () => {
      const { on } = await create();
      await on.compose('ｌｉｆｔ');
      await on.compositionEnds('ｌｉｆｔ');
      expect(on.rows[0]).to.equal('Lift');
    });

    it('finds Chinese by any part', async () => {
      const page = place(
        html`<div lang="zh-CN"><callside-combobox-field .options=${options}></callside-combobox-field></div>`,
      );
      const field = page.querySelector('callside-combobox-field')!;
      await elementUpdated(field);
      const on = new PopupFieldHarness(field);
      await on.compose('dian ti');
      await on.compositionEnds('梯');
      expect(on.rows).to.deep.equal(['电梯', '电梯门']);
    });

    it('tells how many it found', async () => {
      const { on } = await create();
      await on.type('lift');
      expect(on.spoken).to.equal('3 results');
      await on.type(' d');
      expect(on.spoken).to.equal('1 result');
    });

    it('says that nothing matches, and keeps the value', async () => {
      const { on } = await create({ value: 'lift' });
      on.selectAll();
      await on.type('gas');
      expect(on.message).to.equal('Nothing matches “gas”.');
      expect(on.spoken).to.equal('Nothing matches “gas”.');
      expect(on.input.getAttribute('aria-expanded')).to.equal('false');
      await sendKeys({ press: 'Tab' });
      await on.settle();
      expect([on.value, on.input.value, on.below]).to.deep.equal([
        'lift',
        'Lift',
        'Nothing was chosen for “gas”. The field is as it was.',
      ]);
    });

    it('tells the page of no value that it does not have', async () => {
      const { on } = await create();
      const heard = on.listen();
      await on.type('lift');
      await sendKeys({ press: 'Tab' });
      expect(heard).to.deep.equal([]);
    });
  });

  describe('keys', () => {
    it('open by Down, on the first row', async () => {
      const { on } = await create();
      await on.press('ArrowDown');
      expect([on.isOpen, on.active]).to.deep.equal([true, 'Electric power']);
    });

    it('open by Alt+Down on no row, and close by Alt+Up', async () => {
      const { on } = await create();
      await on.press('Alt+ArrowDown');
      expect([on.isOpen, on.active]).to.deep.equal([true, undefined]);
      await on.press('Alt+ArrowUp');
      expect(on.isOpen).to.equal(false);
    });

    it('open on the value', async () => {
      const { on } = await create({ value: 'W-17' });
      await on.press('ArrowDown');
      expect(on.active).to.equal('Water');
    });

    for (const [keys, active] of [
      [['ArrowDown', 'ArrowDown'], 'Building 1'],
      [['ArrowUp'], 'Building 4999'],
      [['ArrowDown', 'ArrowUp'], 'Building 4999'],
      [['ArrowDown', 'End'], 'Building 4999'],
      [['ArrowDown', 'End', 'ArrowDown'], 'Building 0'],
      [['ArrowDown', 'End', 'Home'], 'Building 0'],
      [['ArrowDown', 'PageDown', 'PageUp'], 'Building 0'],
    ] as const) {
      it(`go to ${active} by ${keys.join(', ')}`, async () => {
        const { on } = await create({ options: many });
        await on.press(...keys);
        expect(on.active).to.equal(active);
      });
    }

    it('go down by as many rows as are in view', async () => {
      const { on } = await create({ options: many });
      await on.press('ArrowDown', 'PageDown');
      const list = on.one('.list')!;
      expect(on.active).to.equal(`Building ${String(Math.floor(list.clientHeight / on.one('.row')!.offsetHeight))}`);
    });

    it('choose by Enter, once, and tell the page', async () => {
      const { on } = await create();
      const heard = on.listen();
      await on.type('lif');
      await on.press('ArrowDown', 'Enter');
      expect(heard).to.deep.equal(['input "lift-door"', 'change "lift-door"']);
      expect([on.isOpen, on.input.value]).to.deep.equal([false, 'Door of the lift']);
    });

    it('take the first match by Enter', async () => {
      const { on } = await create();
      await on.type('lif');
      await on.press('Enter');
      expect(on.value).to.equal('lift');
    });

    it('tell nothing when the value is chosen again', async () => {
      const { on } = await create({ value: 'lift' });
      const heard = on.listen();
      await on.press('ArrowDown', 'Enter');
      expect(heard).to.deep.equal([]);
    });

    it('close by Escape first, and clear by the second', async () => {
      const { on } = await create({ value: 'lift' });
      await on.press('ArrowDown', 'Escape');
      expect([on.isOpen, on.value]).to.deep.equal([false, 'lift']);
      await on.press('Escape');
      expect([on.value, on.input.value]).to.deep.equal([null, '']);
    });

    it('leave Escape to the page when there is nothing to close or clear', async () => {
      const { field, on } = await create();
      const heard: string[] = [];
      field.addEventListener('keydown', ({ key }) => heard.push(key));
      await on.press('ArrowDown', 'Escape');
      expect(heard).to.deep.equal([]);
      await on.press('Escape');
      expect(heard).to.deep.equal(['Escape']);
    });

    it('choose nothing by Tab', async () => {
      const { on } = await create({ value: 'W-17' });
      await on.press('ArrowDown', 'ArrowUp', 'Tab');
      expect([on.value, on.isOpen]).to.deep.equal(['W-17', false]);
    });

    it('clear it when the text was taken out', async () => {
      const { on } = await create({ value: 'lift' });
      const heard = on.listen();
      on.selectAll();
      await on.press('Backspace');
      expect(on.value).to.equal('lift');
      await sendKeys({ press: 'Tab' });
      await on.settle();
      expect(heard).to.deep.equal(['input null', 'change null']);
    });
  });

  describe('while an input method composes', () => {
    it('does not search by what is half composed', async () => {
      const { on } = await create();
      await on.compose('li');
      expect([on.isOpen, on.input.value]).to.deep.equal([false, 'li']);
    });

    it('does not write into the input', async () => {
      const { field, on } = await create({ value: 'W-17' });
      await on.compose('li');
      field.error = 'Fill this in.';
      await elementUpdated(field);
      expect(on.input.value).to.equal('li');
    });

    for (const [what, init] of [
      ['isComposing', { isComposing: true }],
      ['the code 229', { keyCode: 229 }],
    ] as const) {
      it(`chooses nothing on an Enter with ${what}`, async () => {
        const { on } = await create();
        await on.type('lif');
        const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init });
        on.input.dispatchEvent(enter);
        await on.settle();
        expect([on.value, enter.defaultPrevented]).to.deep.equal([null, false]);
      });
    }

    it('searches once the text is there', async () => {
      const { on } = await create();
      await on.compose('w');
      await on.compositionEnds('wat');
      expect(on.rows).to.deep.equal(['Water']);
    });
  });

  describe('pointers', () => {
    it('open by a click on the input, and choose by a click on a row', async () => {
      const { on } = await create();
      await on.click('input');
      await on.choose('Water');
      expect([on.value, on.isOpen]).to.deep.equal(['W-17', false]);
    });

    it('clear by the button', async () => {
      const { on } = await create({ value: 'lift' });
      const heard = on.listen();
      await on.click('[data-clear]');
      expect(heard).to.deep.equal(['input null', 'change null']);
    });

    it('find nothing to clear where nothing is, or may be changed', async () => {
      expect((await create()).on.one('[data-clear]')).to.equal(null);
      expect((await create({ value: 'lift', readOnly: true })).on.one('[data-clear]')).to.equal(null);
    });

    it('have targets of 24 pixels at least', async () => {
      const { on } = await create({ value: 'lift' });
      await on.click('input');
      for (const target of ['[data-clear]', '[data-toggle]', '.row', 'input']) {
        const { width, height } = on.one(target)!.getBoundingClientRect();
        expect(Math.min(width, height), target).to.be.at.least(24);
      }
    });

    it('leave the focus in the input', async () => {
      const { field, on } = await create();
      await on.click('[data-toggle]');
      const press = new MouseEvent('mousedown', { bubbles: true, cancelable: true, composed: true });
      on.one('.row')?.dispatchEvent(press);
      expect([press.defaultPrevented, field.matches(':focus-within')]).to.deep.equal([true, true]);
    });
  });

  for (const state of ['readOnly', 'disabled'] as const) {
    it(`does not open when it is ${state}`, async () => {
      const { on } = await create({ [state]: true, value: 'lift' });
      await on.click('input');
      await on.click('[data-toggle]');
      expect(on.isOpen).to.equal(false);
    });
  }

  describe('with 5,000 options', () => {
    it('draws those in view only, each with its place among all', async () => {
      const { on } = await create({ options: many });
      await on.press('ArrowUp');
      expect(on.rows.length).to.be.lessThan(40);
      const last = on.one(`#${on.input.getAttribute('aria-activedescendant')!}`)!;
      expect([last.getAttribute('aria-setsize'), last.getAttribute('aria-posinset')]).to.deep.equal(['5000', '5000']);
    });

    it('brings the row of the keys into view', async () => {
      const { on } = await create({ options: many });
      await on.press('ArrowDown', 'End');
      const list = on.one('.list')!.getBoundingClientRect();
      const row = on.one('.row.active')!.getBoundingClientRect();
      expect(row.top >= list.top - 1 && row.bottom <= list.bottom + 1).to.equal(true);
    });

    it('opens in view of its value', async () => {
      const { on } = await create({ options: many, value: 'b2500' });
      await on.click('input');
      expect(on.active).to.equal('Building 2500');
    });
  });

  describe('its popup', () => {
    /** A page that clips and moves what is in it. */
    async function hostile(style: string) {
      const page = place(html`<div></div>`).firstElementChild as HTMLElement;
      Object.assign(page.style, { position: 'fixed', insetInline: '20px', height: '60px', overflow: 'hidden' });
      page.setAttribute('style', `${page.getAttribute('style') ?? ''};${style}`);
      const field = document.createElement('callside-combobox-field');
      Object.assign(field, { label: 'Kind', options: many });
      page.append(field);
      await elementUpdated(field);
      return { page, field, on: new PopupFieldHarness(field) };
    }

    for (const style of ['', 'transform: translateX(10px)', 'contain: paint', 'filter: blur(0)']) {
      it(`is seen beyond an edge that clips${style === '' ? '' : `, with ${style}`}`, async () => {
        const { page, field, on } = await hostile(`top: 40px; ${style}`);
        await on.click('input');
        const box = on.popup.getBoundingClientRect();
        expect(box.bottom).to.be.greaterThan(page.getBoundingClientRect().bottom);
        const seen = document.elementFromPoint(box.left + box.width / 2, box.bottom - 20);
        expect(seen).to.equal(field);
      });
    }

    it('opens below where there is room, and above where there is more', async () => {
      const below = await hostile('top: 20px');
      await below.on.click('input');
      expect(below.on.popup.getBoundingClientRect().top).to.be.greaterThan(
        below.on.input.getBoundingClientRect().bottom,
      );
      await below.on.press('Escape');
      const above = await hostile('bottom: 4px');
      await above.on.click('input');
      expect(above.on.popup.getBoundingClientRect().bottom).to.be.lessThan(above.on.input.getBoundingClientRect().top);
    });

    it('stays on the page', async () => {
      const { on } = await hostile(`top: ${String(window.innerHeight / 2 - 30)}px`);
      await on.click('input');
      const { top, bottom, left, right } = on.popup.getBoundingClientRect();
      expect(top >= 0 && left >= 0 && right <= window.innerWidth && bottom <= window.innerHeight).to.equal(true);
    });

    it('closes when the page scrolls its input away', async () => {
      const page = place(html`<div></div>`).firstElementChild as HTMLElement;
      Object.assign(page.style, { height: '120px', overflow: 'auto' });
      const field = document.createElement('callside-combobox-field');
      Object.assign(field, { label: 'Kind', options });
      const filler = document.createElement('div');
      filler.style.height = '600px';
      page.append(field, filler);
      await elementUpdated(field);
      const on = new PopupFieldHarness(field);
      await on.click('input');
      const scrolled = new Promise((resolve) => {
        page.addEventListener('scroll', resolve, { once: true });
      });
      page.scrollTop = 40;
      await scrolled;
      await on.settle();
      expect(on.isOpen).to.equal(false);
    });

    it('closes when a widget around it scrolls its input away', async () => {
      const widget = place(html`<div></div>`).firstElementChild as HTMLElement;
      const scroller = document.createElement('div');
      Object.assign(scroller.style, { height: '120px', overflow: 'auto' });
      const field = document.createElement('callside-combobox-field');
      Object.assign(field, { label: 'Kind', options });
      const filler = document.createElement('div');
      filler.style.height = '600px';
      scroller.append(field, filler);
      widget.attachShadow({ mode: 'closed' }).append(scroller);
      await elementUpdated(field);
      const on = new PopupFieldHarness(field);
      await on.click('input');
      const scrolled = new Promise((resolve) => {
        scroller.addEventListener('scroll', resolve, { once: true });
      });
      scroller.scrollTop = 40;
      await scrolled;
      await on.settle();
      expect(on.isOpen).to.equal(false);
    });

    it('stays while its own list is scrolled', async () => {
      const { on } = await create({ options: many });
      await on.click('input');
      const list = on.one('.list')!;
      const scrolled = new Promise((resolve) => {
        list.addEventListener('scroll', resolve, { once: true });
      });
      list.scrollTop = 34 * 1000;
      await scrolled;
      await on.settle();
      expect([on.isOpen, on.rows.includes('Building 1002')]).to.deep.equal([true, true]);
    });

    it('is gone with the field', async () => {
      const { field, on } = await create();
      await on.click('input');
      const parent = field.parentElement!;
      field.remove();
      parent.append(field);
      await on.settle();
      expect(on.isOpen).to.equal(false);
    });

    it('is accessible', async () => {
      const { field, on } = await create({ value: 'lift' });
      await on.press('ArrowDown');
      await expect(field).to.be.accessible();
    });
  });

  it('shows hostile labels as text', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const { field, on } = await create({ options: [{ value: hostile, label: hostile }] });
    await on.press('ArrowDown');
    expect(on.rows).to.deep.equal([hostile]);
    await on.press('Enter');
    expect([on.value, field.renderRoot.querySelector('img')]).to.deep.equal([hostile, null]);
  });

  it('drops what was typed when its form is reset', async () => {
    const form = place(html`<form><callside-combobox-field .options=${options}></callside-combobox-field></form>`);
    const field = form.querySelector('callside-combobox-field')!;
    await elementUpdated(field);
    const on = new PopupFieldHarness(field);
    await on.type('wat');
    form.querySelector('form')?.reset();
    await on.settle();
    expect(on.input.value).to.equal('');
  });
});
