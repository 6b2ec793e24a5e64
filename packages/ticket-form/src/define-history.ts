import { defineElement } from '@callside/ui';
import { TicketHistory } from './ticket-history.js';

defineElement('callside-ticket-history', TicketHistory);

declare global {
  interface HTMLElementTagNameMap {
    'callside-ticket-history': TicketHistory;
  }
}
