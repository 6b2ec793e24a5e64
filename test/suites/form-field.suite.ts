import type { Value } from '@callside/core';
import type { FormField } from '@callside/ui';
import { elementUpdated, expect, fixture } from '@open-wc/testing';
import { place } from '../support/place.js';
import { html as staticHtml, unsafeStatic } from 'lit/static-html.js';

/** How the suite gets fields. */
export interface FormFieldUnderTest {
  readonly tag: string;
  /** Gives the element what it needs beside a label: options, points. */
  readonly prepare?: (field: FormField) => void;
  /** A value, and what it is in a form’s data. */
  readonly value: Value;
  readonly formValue: string;
  /** Makes the user’s change: the way the native control would. */
  readonly change: (field: FormField) => void | Promise<void>;
  /** The value after that change. */
  readonly changed: Value;
  /** Whether the whole group, not one control, carries label and description. */
  readonly group: boolean;
}

/** Holds a field element to what every field promises. */
export function describeFormField(given: FormFieldUnderTest): void {
  const { tag, value, formValue, change, changed, group } = given;
  const name = unsafeStatic(tag);

  async function create(set: Partial<FormField> = {}): Promise<FormField> {
    const field = await fixture<FormField>(staticHtml`<${name} name="f" label="Phone"></${name}>`);
    given.prepare?.(field);
    Object.assign(field, set);
    await elementUpdated(field);
    return field;
  }

  async function inForm(set: Partial<FormField> = {}): Promise<{ form: HTMLFormElement; field: FormField }> {
    const form = place(
      staticHtml`<form><fieldset><${name} name="f" label="Phone"></${name}></fieldset></form>`,
    ).querySelector('form')!;
    const field = form.querySelector<FormField>(tag)!;
    given.prepare?.(field);
    Object.assign(field, set);
    await elementUpdated(field);
    return { form, field };
  }

  const control = (field: FormField): HTMLElement =>
    field.renderRoot.querySelector<HTMLElement>(group ? 'fieldset' : '[data-control]')!;
  const nativeControl = (field: FormField): HTMLInputElement => field.renderRoot.querySelector('[data-control]')!;
  const described = (field: FormField): string[] =>
    (control(field).getAttribute('aria-describedby') ?? '')
      .split(' ')
      .filter((id) => id !== '')
      .map((id) => (field.renderRoot as ShadowRoot).getElementById(id)?.textContent.trim() ?? '');

  it('names its control by its label', async () => {
    const field = await create();
    const labels = group ? [field.renderRoot.querySelector('legend')] : [...(nativeControl(field).labels ?? [])];
    expect(labels.map((label) => label?.textContent.trim())).to.deep.equal(['Phone']);
  });

  it('describes its control by help and error', async () => {
    expect(described(await create({ help: 'With area code.', error: 'Fill this in.' }))).to.deep.equal([
      'With area code.',
      'Fill this in.',
    ]);
  });

  it('describes its control by nothing that is not there', async () => {
    expect(control(await create()).hasAttribute('aria-describedby')).to.equal(false);
  });

  it('announces an error', async () => {
    const field = await create({ error: 'Fill this in.' });
    expect(field.renderRoot.querySelector('[aria-live] .error')?.textContent).to.equal('Fill this in.');
  });

  describe('in the colours of the page', () => {
    const page = document.documentElement.style;

    afterEach(() => {
      page.removeProperty('color-scheme');
      page.removeProperty('background');
    });

    for (const scheme of ['light', 'dark']) {
      it(`is accessible when they are ${scheme}`, async () => {
        page.setProperty('color-scheme', scheme);
        page.setProperty('background', 'canvas');
        const field = await create({ value, help: 'With area code.', error: 'Fill this in.', required: true });
        await expect(field).to.be.accessible();
      });
    }
  });

  describe('when it is required', () => {
    it('is invalid without a value, with a message', async () => {
      const field = await create({ required: true });
      expect(field.validity.valueMissing).to.equal(true);
      expect(field.checkValidity()).to.equal(false);
    });

    it('is valid with a value', async () => {
      expect((await create({ required: true, value })).checkValidity()).to.equal(true);
    });

    it('marks its label for the eye only', async () => {
      const field = await create({ required: true });
      expect(field.renderRoot.querySelector('.mark')?.getAttribute('aria-hidden')).to.equal('true');
    });
  });

  it('is valid when it is not required', async () => {
    expect((await create()).checkValidity()).to.equal(true);
  });

  it('is invalid while it has an error', async () => {
    expect((await create({ value, error: 'No such number.' })).validity.customError).to.equal(true);
  });

  describe('in a form', () => {
    it('gives its value to the form’s data', async () => {
      const { form } = await inForm({ value });
      expect(new FormData(form).get('f')).to.equal(formValue);
    });

    it('gives nothing when it is empty', async () => {
      const { form } = await inForm();
      expect(new FormData(form).has('f')).to.equal(false);
    });

    it('gives nothing when it is disabled', async () => {
      const { form } = await inForm({ value, disabled: true });
      expect(new FormData(form).has('f')).to.equal(false);
    });

    it('knows its form', async () => {
      const { form, field } = await inForm();
      expect(field.form).to.equal(form);
    });

    it('is empty again when the form is reset', async () => {
      const { form, field } = await inForm();
      field.value = value;
      await elementUpdated(field);
      form.reset();
      expect(field.value).to.equal(null);
    });

    it('takes the value that it was first drawn with again when the form is reset', async () => {
      const { form, field } = await inForm({ value });
      field.value = null;
      await elementUpdated(field);
      form.reset();
      expect(field.value).to.deep.equal(value);
    });

    it('takes back what the browser has kept of it, and nothing that is no state of it', async () => {
      const { field } = await inForm();
      field.formStateRestoreCallback(JSON.stringify(value));
      expect(field.value).to.deep.equal(value);
      field.formStateRestoreCallback('{');
      expect(field.value).to.deep.equal(value);
    });

    it('keeps the form from being sent while it is invalid', async () => {
      const { form } = await inForm({ required: true });
      expect(form.checkValidity()).to.equal(false);
    });

    it('is disabled with its fieldset, and enabled with it', async () => {
      const { form, field } = await inForm();
      const fieldset = form.querySelector('fieldset')!;
      const states: boolean[] = [];
      for (const disabled of [true, false]) {
        fieldset.disabled = disabled;
        await elementUpdated(field);
        states.push(nativeControl(field).matches(':disabled'));
      }
      expect(states).to.deep.equal([true, false]);
    });
  });

  it('disables its control', async () => {
    expect(nativeControl(await create({ disabled: true })).matches(':disabled')).to.equal(true);
  });

  it('lets nobody change it when it is read-only', async () => {
    const native = nativeControl(await create({ readOnly: true }));
    expect(native.matches(':disabled') || native.readOnly).to.equal(true);
  });

  describe('events', () => {
    function listen(field: FormField): string[] {
      const heard: string[] = [];
      for (const type of ['input', 'change']) {
        field.addEventListener(type, () => heard.push(`${type} ${JSON.stringify(field.value)}`));
      }
      return heard;
    }

    it('are not fired when the page sets the value', async () => {
      const field = await create();
      const heard = listen(field);
      field.value = value;
      await elementUpdated(field);
      expect(heard).to.deep.equal([]);
    });

    it('are the native ones, once each, with the new value, when the user changes it', async () => {
      const field = await create();
      const heard = listen(field);
      await change(field);
      await elementUpdated(field);
      expect(heard).to.deep.equal([`input ${JSON.stringify(changed)}`, `change ${JSON.stringify(changed)}`]);
    });
  });

  it('takes the focus to its control', async () => {
    const field = await create();
    field.focus();
    expect((field.renderRoot as ShadowRoot).activeElement).to.equal(nativeControl(field));
  });

  it('keeps label and error as plain text, whatever they hold', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const field = await create({ label: hostile, help: hostile, error: hostile });
    expect(field.renderRoot.querySelector('img')).to.equal(null);
  });

  it('shows its texts in the language of the page', async () => {
    const page = place(staticHtml`<div lang="zh-CN"><${name}></${name}></div>`);
    const field = page.querySelector<FormField>(tag)!;
    await elementUpdated(field);
    expect(field.locale).to.equal('zh-CN');
  });
}

/** Fires what a native control fires when the user has changed it. */
export function fireNative(control: Element, set: () => void): void {
  set();
  control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  control.dispatchEvent(new Event('change', { bubbles: true }));
}
