import '@callside/ui/define.js';
import type { TextField } from '@callside/ui';
import { elementUpdated, expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';

async function create(set: Partial<TextField> = {}): Promise<{ field: TextField; input: HTMLInputElement }> {
  const field = await fixture<TextField>(html`<callside-text-field label="Floor"></callside-text-field>`);
  Object.assign(field, set);
  await elementUpdated(field);
  return { field, input: field.renderRoot.querySelector<HTMLInputElement>('input, textarea')! };
}

describe('callside-text-field', () => {
  it('takes what is typed', async () => {
    const { field } = await create();
    field.focus();
    await sendKeys({ type: 'lift' });
    expect(field.value).to.equal('lift');
  });

  it('is null again when it is cleared', async () => {
    const { field } = await create({ value: 'a' });
    field.focus();
    await sendKeys({ press: 'End' });
    await sendKeys({ press: 'Backspace' });
    expect(field.value).to.equal(null);
  });

  for (const [type, native] of [
    ['text', 'text'],
    ['number', 'text'],
    ['phone', 'tel'],
    ['email', 'email'],
    ['url', 'url'],
    ['date', 'date'],
    ['time', 'time'],
    ['date-time', 'datetime-local'],
    ['long-text', 'textarea'],
  ] as const) {
    it(`gives the type ${type} the browser’s control "${native}"`, async () => {
      expect((await create({ type })).input.type).to.equal(native);
    });
  }

  describe('and card numbers', () => {
    const CARD = '4111 1111 1111 1111';

    it('masks one at its last digit, in the control too, and says why', async () => {
      const { field, input } = await create();
      field.focus();
      const heard: unknown[] = [];
      field.addEventListener('input', () => heard.push(field.value));
      await sendKeys({ type: CARD });
      expect([field.value, input.value]).to.deep.equal(['4111 11•• •••• 1111', '4111 11•• •••• 1111']);
      expect(heard).not.to.include(CARD);
      expect(field.renderRoot.querySelector('.error')?.textContent).to.equal('Card numbers must not be kept: masked.');
      await expect(field).to.be.accessible();
    });

    it('says no more of it when somebody types on', async () => {
      const { field } = await create();
      field.focus();
      await sendKeys({ type: `${CARD} ok` });
      expect(field.value).to.equal('4111 11•• •••• 1111 ok');
      expect(field.renderRoot.querySelector('.error')).to.equal(null);
    });

    it('masks the same one that is put in once more', async () => {
      const { field, input } = await create();
      for (let time = 0; time < 2; time++) {
        input.value = CARD;
        input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
        await elementUpdated(field);
        expect(input.value).to.equal('4111 11•• •••• 1111');
      }
    });

    it('takes a long number that is none', async () => {
      const { field } = await create({ type: 'long-text' });
      field.focus();
      await sendKeys({ type: 'Order 2026112100001234' });
      expect(field.value).to.equal('Order 2026112100001234');
    });
  });

  describe('of type number', () => {
    async function type(text: string) {
      const { field, input } = await create({ type: 'number' });
      field.focus();
      await sendKeys({ type: text });
      return { field, input };
    }

    it('gives a number', async () => {
      expect((await type('12')).field.value).to.equal(12);
    });

    for (const text of ['1.', '-', '1.0', '.']) {
      it(`leaves "${text}" as it is typed`, async () => {
        const { field, input } = await type(text);
        await elementUpdated(field);
        expect(input.value).to.equal(text);
      });
    }

    it('comes to a number through "1."', async () => {
      expect((await type('1.5')).field.value).to.equal(1.5);
    });

    it('reads "1." as 1 when the user leaves', async () => {
      const { field, input } = await type('1.');
      input.blur();
      expect(field.value).to.equal(1);
    });

    it('keeps what is no number as text, so that nothing typed is lost', async () => {
      expect((await type('3 or 4')).field.value).to.equal('3 or 4');
    });
  });

  describe('while an input method composes', () => {
    it('does not write into the control', async () => {
      const { field, input } = await create();
      input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true, composed: true }));
      input.value = 'dian';
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, isComposing: true }));
      let written = 0;
      const native = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!;
      Object.defineProperty(input, 'value', {
        get: () => native.get!.call(input) as string,
        set: () => written++,
      });
      await elementUpdated(field);
      expect([field.value, written]).to.deep.equal(['dian', 0]);
    });
  });
});
