import { defineElement } from '@callside/ui';
import { CallList } from './call-list.js';

defineElement('callside-call-list', CallList);

declare global {
  interface HTMLElementTagNameMap {
    'callside-call-list': CallList;
  }
}
