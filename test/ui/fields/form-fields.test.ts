import '@callside/ui/define.js';
import '@callside/ui/agent-fields.js';
import { describeFormField, fireNative, type FormFieldUnderTest } from '../../suites/form-field.suite.js';

const options = [
  { value: 'lift', label: 'Lift' },
  { value: 'water', label: 'Water' },
];

function pick(index: number): FormFieldUnderTest['change'] {
  return (field) => {
    const control = field.renderRoot.querySelectorAll<HTMLInputElement>('input')[index]!;
    fireNative(control, () => {
      control.checked = true;
    });
  };
}

function write(text: string): FormFieldUnderTest['change'] {
  return (field) => {
    const control = field.renderRoot.querySelector<HTMLInputElement>('[data-control]')!;
    fireNative(control, () => {
      control.value = text;
    });
  };
}

const choices: FormFieldUnderTest['prepare'] = (field) => Object.assign(field, { options });

describe('callside-text-field', () => {
  describeFormField({
    tag: 'callside-text-field',
    value: '138',
    formValue: '138',
    change: write('139'),
    changed: '139',
    group: false,
  });
});

describe('callside-text-field of type long-text', () => {
  describeFormField({
    tag: 'callside-text-field',
    prepare: (field) => Object.assign(field, { type: 'long-text' }),
    value: 'one\ntwo',
    formValue: 'one\ntwo',
    change: write('three'),
    changed: 'three',
    group: false,
  });
});

describe('callside-select-field', () => {
  describeFormField({
    tag: 'callside-select-field',
    prepare: choices,
    value: 'lift',
    formValue: 'lift',
    change: write('water'),
    changed: 'water',
    group: false,
  });
});

describe('callside-choice-field', () => {
  describeFormField({
    tag: 'callside-choice-field',
    prepare: choices,
    value: 'lift',
    formValue: 'lift',
    change: pick(1),
    changed: 'water',
    group: true,
  });
});

describe('callside-choice-field of several options', () => {
  describeFormField({
    tag: 'callside-choice-field',
    prepare: (field) => Object.assign(field, { options, multiple: true }),
    value: ['lift'],
    formValue: 'lift',
    change: pick(1),
    changed: ['water'],
    group: true,
  });
});

describe('callside-checkbox-field', () => {
  describeFormField({
    tag: 'callside-checkbox-field',
    value: true,
    formValue: 'true',
    change: pick(0),
    changed: true,
    group: false,
  });
});

describe('callside-rating-field', () => {
  describeFormField({
    tag: 'callside-rating-field',
    value: 4,
    formValue: '4',
    change: pick(1),
    changed: 2,
    group: true,
  });
});

describe('callside-tri-state-field', () => {
  describeFormField({
    tag: 'callside-tri-state-field',
    value: 'unknown',
    formValue: 'unknown',
    change: pick(1),
    changed: 'no',
    group: true,
  });
});
