import '@callside/ui/agent-fields.js';
import type { TreeEntry } from '@callside/core';
import type { TreeField } from '@callside/ui';
import { elementUpdated, expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { PopupFieldHarness } from '../../harness/popup-field-harness.js';
import { describeFormField } from '../../suites/form-field.suite.js';

const tree: readonly TreeEntry[] = [
  {
    value: 'lift',
    label: 'Lift',
    children: [
      {
        value: 'door',
        label: 'Door',
        children: [
          { value: 'stuck', label: 'Stuck' },
          { value: 'noise', label: 'Noise' },
        ],
      },
      { value: 'cable', label: 'Cable', active: false },
    ],
  },
  { value: 'water', label: 'Water' },
];

/** 20 × 20 × 49 leaves and their branches: 20,020 entries. */
const large: readonly TreeEntry[] = Array.from({ length: 20 }, (_, a) => ({
  value: `a${String(a)}`,
  label: `Area ${String(a)}`,
  children: Array.from({ length: 20 }, (__, b) => ({
    value: `a${String(a)}b${String(b)}`,
    label: `Building ${String(b)}`,
    children: Array.from({ length: 49 }, (___, c) => ({
      value: `a${String(a)}b${String(b)}c${String(c)}`,
      label: `Room ${String(c)}`,
    })),
  })),
}));

async function create(set: Partial<TreeField> = {}) {
  const field = await fixture<TreeField>(html`<callside-tree-field name="f" label="Cause"></callside-tree-field>`);
  Object.assign(field, { tree }, set);
  await elementUpdated(field);
  return { field, on: new PopupFieldHarness(field) };
}

describe('callside-tree-field', () => {
  describeFormField({
    tag: 'callside-tree-field',
    prepare: (field) => Object.assign(field, { tree }),
    value: 'stuck',
    formValue: 'stuck',
    async change(field) {
      const on = new PopupFieldHarness(field);
      await on.click('[data-toggle]');
      await on.choose('Water');
    },
    changed: 'water',
    group: false,
  });

  it('shows the label of its value, and the path to it below', async () => {
    const { on } = await create({ value: 'stuck' });
    expect([on.input.value, on.below]).to.deep.equal(['Stuck', 'Lift › Door › Stuck']);
  });

  it('describes its input by the path', async () => {
    const { on } = await create({ value: 'stuck', help: 'What broke.' } as Partial<TreeField>);
    expect(on.input.getAttribute('aria-describedby')).to.equal('help below');
  });

  it('shows no path where there is none', async () => {
    expect((await create({ value: 'water' })).on.below).to.equal('');
  });

  it('shows the path of an entry that was taken out', async () => {
    expect((await create({ value: 'cable' })).on.below).to.equal('Lift › Cable');
  });

  it('shows a value that is not in the tree', async () => {
    expect((await create({ value: 'gas' })).on.input.value).to.equal('gas');
  });

  it('opens with its branches closed, and without what was taken out', async () => {
    const { on } = await create();
    await on.click('input');
    expect(on.rows).to.deep.equal(['Lift', 'Water']);
    await on.press('ArrowDown', 'ArrowRight');
    expect(on.rows).to.deep.equal(['Lift', 'Door', 'Water']);
  });

  it('opens in sight of its value', async () => {
    const { on } = await create({ value: 'stuck' });
    await on.click('input');
    expect([on.rows, on.active]).to.deep.equal([['Lift', 'Door', 'Stuck', 'Noise', 'Water'], 'Stuck']);
  });

  it('tells level, place and state of each entry', async () => {
    const { on } = await create({ value: 'stuck' });
    await on.click('input');
    const told = [...on.popup.querySelectorAll('[role="treeitem"]')].map((row) =>
      ['level', 'posinset', 'setsize', 'expanded', 'selected'].map((name) => row.getAttribute(`aria-${name}`)).join(),
    );
    expect(told).to.deep.equal(['1,1,2,true,', '2,1,1,true,', '3,1,2,,true', '3,2,2,,false', '1,2,2,,false']);
  });

  describe('keys', () => {
    for (const [keys, active] of [
      [['ArrowDown', 'ArrowRight', 'ArrowRight'], 'Door'],
      [['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight'], 'Stuck'],
      [['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowLeft'], 'Lift'],
      [['ArrowDown', 'ArrowRight', 'End'], 'Water'],
      [['ArrowDown', 'ArrowRight', 'End', 'Home'], 'Lift'],
    ] as const) {
      it(`go to ${active} by ${keys.join(', ')}`, async () => {
        const { on } = await create();
        await on.press(...keys);
        expect(on.active).to.equal(active);
      });
    }

    it('close a branch by Left', async () => {
      const { on } = await create();
      await on.press('ArrowDown', 'ArrowRight', 'ArrowLeft');
      expect([on.rows, on.active]).to.deep.equal([['Lift', 'Water'], 'Lift']);
    });

    it('open a branch by Enter where only ends can be chosen', async () => {
      const { on } = await create();
      await on.press('ArrowDown', 'Enter');
      expect([on.rows, on.value]).to.deep.equal([['Lift', 'Door', 'Water'], null]);
    });

    it('choose a branch by Enter where any can be', async () => {
      const { on } = await create({ selectable: 'any' });
      const heard = on.listen();
      await on.press('ArrowDown', 'Enter');
      expect(heard).to.deep.equal(['input "lift"', 'change "lift"']);
    });

    it('choose an end by Enter', async () => {
      const { on } = await create();
      await on.press('ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter');
      expect([on.value, on.isOpen, on.below]).to.deep.equal(['stuck', false, 'Lift › Door › Stuck']);
    });

    it('move in the text by Left and Right while it is searched', async () => {
      const { on } = await create();
      await on.type('no');
      await on.press('ArrowLeft');
      expect(on.input.selectionStart).to.equal(1);
    });
  });

  describe('pointers', () => {
    it('open a branch', async () => {
      const { on } = await create();
      await on.click('input');
      await on.choose('Lift');
      expect(on.rows).to.deep.equal(['Lift', 'Door', 'Water']);
    });

    it('open a branch by its twig where it could be chosen', async () => {
      const { on } = await create({ selectable: 'any' });
      await on.click('input');
      await on.click('.twig');
      expect([on.rows.length, on.value]).to.deep.equal([3, null]);
      await on.choose('Door');
      expect(on.value).to.equal('door');
    });

    it('have targets of 24 pixels at least', async () => {
      const { on } = await create();
      await on.click('input');
      const { width, height } = on.one('.twig')!.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(24);
    });
  });

  describe('while it is searched', () => {
    it('shows the paths that hold the words', async () => {
      const { on } = await create();
      await on.type('lift no');
      expect([on.rows, on.active]).to.deep.equal([['Lift › Door › Noise'], 'Lift › Door › Noise']);
    });

    it('puts entries that begin so before those below a branch that does', async () => {
      const { on } = await create({ selectable: 'any' });
      await on.type('do');
      expect(on.rows[0]).to.equal('Lift › Door');
      expect(on.rows).to.have.length(3);
    });

    it('finds nothing that was taken out', async () => {
      const { on } = await create();
      await on.type('cable');
      expect(on.message).to.equal('Nothing matches “cable”.');
    });

    it('chooses what was found', async () => {
      const { on } = await create();
      await on.type('noise');
      await on.press('Enter');
      expect([on.value, on.input.value]).to.deep.equal(['noise', 'Noise']);
    });

    it('does not search by what is half composed, nor choose by its Enter', async () => {
      const { on } = await create();
      await on.compose('no');
      expect(on.isOpen).to.equal(false);
      await on.compositionEnds('noise');
      on.input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }));
      await on.settle();
      expect([on.rows.length, on.value]).to.deep.equal([1, null]);
    });
  });

  it('keeps the value when it is left without a choice', async () => {
    const { on } = await create({ value: 'stuck' });
    on.selectAll();
    await on.type('noi');
    await sendKeys({ press: 'Tab' });
    await on.settle();
    expect([on.value, on.input.value]).to.deep.equal(['stuck', 'Stuck']);
  });

  it('finds one of 20,000 entries, and draws few', async () => {
    const { on } = await create({ tree: large, value: 'a19b19c48' });
    await on.click('input');
    expect(on.active).to.equal('Room 48');
    await on.type('area 7 building 12 room 48');
    expect(on.rows).to.include('Area 7 › Building 12 › Room 48');
    expect(on.rows.length).to.be.lessThan(40);
  });

  it('shows hostile labels as text', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const { field, on } = await create({
      tree: [{ value: 'a', label: hostile, children: [{ value: hostile, label: hostile }] }],
      value: hostile,
    });
    await on.click('input');
    expect(on.rows).to.deep.equal([hostile, hostile]);
    expect(field.renderRoot.querySelector('img')).to.equal(null);
  });

  for (const query of ['', 'noise'] as const) {
    it(`is accessible while it shows ${query === '' ? 'the tree' : 'what it found'}`, async () => {
      const { field, on } = await create({ value: 'stuck' });
      if (query === '') await on.press('ArrowDown');
      else {
        on.selectAll();
        await on.type(query);
      }
      await expect(field).to.be.accessible();
    });
  }
});
