import '@callside/ui/define.js';
import { defineElement } from '@callside/ui';
import { DispositionElement } from './disposition.js';

defineElement('callside-disposition', DispositionElement);

declare global {
  interface HTMLElementTagNameMap {
    'callside-disposition': DispositionElement;
  }
}
