import { defineElement } from './define-element.js';
import { PrivateField } from './private/private-field.js';

export { PrivateField, type LiftMask } from './private/private-field.js';
export { renderPrivate, type PrivateAround } from './private/render-private.js';

defineElement('callside-private-field', PrivateField);

declare global {
  interface HTMLElementTagNameMap {
    'callside-private-field': PrivateField;
  }
}
