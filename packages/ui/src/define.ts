import { defineElement } from './define-element.js';
import { CheckboxField } from './fields/checkbox-field.js';
import { ChoiceField } from './fields/choice-field.js';
import { RatingField } from './fields/rating-field.js';
import { SelectField } from './fields/select-field.js';
import { TextField } from './fields/text-field.js';

defineElement('callside-text-field', TextField);
defineElement('callside-select-field', SelectField);
defineElement('callside-choice-field', ChoiceField);
defineElement('callside-checkbox-field', CheckboxField);
defineElement('callside-rating-field', RatingField);

declare global {
  interface HTMLElementTagNameMap {
    'callside-text-field': TextField;
    'callside-select-field': SelectField;
    'callside-choice-field': ChoiceField;
    'callside-checkbox-field': CheckboxField;
    'callside-rating-field': RatingField;
  }
}
