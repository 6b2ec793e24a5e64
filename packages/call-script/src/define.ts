import { defineElement, TextField } from '@callside/ui';
import { CallScript } from './call-script.js';

// All other fields come with the tools, which every panel loads.
defineElement('callside-text-field', TextField);
defineElement('callside-call-script', CallScript);

declare global {
  interface HTMLElementTagNameMap {
    'callside-call-script': CallScript;
  }
}
