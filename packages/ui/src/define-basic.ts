import { defineElement } from './define-element.js';
import { CheckboxField } from './fields/checkbox-field.js';
import { ChoiceField } from './fields/choice-field.js';
import { SelectField } from './fields/select-field.js';
import { TextField } from './fields/text-field.js';

// What nearly every form has; `define.ts` has the rest.
defineElement('callside-text-field', TextField);
defineElement('callside-select-field', SelectField);
defineElement('callside-choice-field', ChoiceField);
defineElement('callside-checkbox-field', CheckboxField);

declare global {
  interface HTMLElementTagNameMap {
    'callside-text-field': TextField;
    'callside-select-field': SelectField;
    'callside-choice-field': ChoiceField;
    'callside-checkbox-field': CheckboxField;
  }
}
