import '@callside/ui/define.js';
import { defineElement } from '@callside/ui';
import { CallScript } from './call-script.js';

defineElement('callside-call-script', CallScript);

declare global {
  interface HTMLElementTagNameMap {
    'callside-call-script': CallScript;
  }
}
