import '@callside/ui/define.js';
import { defineElement } from '@callside/ui';
import { TicketBar } from './ticket-bar.js';

defineElement('callside-ticket-bar', TicketBar);

declare global {
  interface HTMLElementTagNameMap {
    'callside-ticket-bar': TicketBar;
  }
}
