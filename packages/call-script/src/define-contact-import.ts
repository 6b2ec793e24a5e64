import { defineElement } from '@callside/ui';
import { ContactImport } from './contact-import.js';

defineElement('callside-contact-import', ContactImport);

declare global {
  interface HTMLElementTagNameMap {
    'callside-contact-import': ContactImport;
  }
}
