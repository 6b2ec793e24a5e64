import './define-basic.js';
import { defineElement } from './define-element.js';
import { RatingField } from './fields/rating-field.js';

defineElement('callside-rating-field', RatingField);

declare global {
  interface HTMLElementTagNameMap {
    'callside-rating-field': RatingField;
  }
}
