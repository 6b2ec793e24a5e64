import '@callside/ui/define.js';
import { defineElement } from '@callside/ui';
import { TicketAttachments } from './ticket-attachments.js';

defineElement('callside-ticket-attachments', TicketAttachments);

declare global {
  interface HTMLElementTagNameMap {
    'callside-ticket-attachments': TicketAttachments;
  }
}
