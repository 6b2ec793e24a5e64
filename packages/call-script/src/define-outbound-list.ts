import './define-disposition.js';
import { defineElement } from '@callside/ui';
import { OutboundList } from './outbound-list.js';

defineElement('callside-outbound-list', OutboundList);

declare global {
  interface HTMLElementTagNameMap {
    'callside-outbound-list': OutboundList;
  }
}
