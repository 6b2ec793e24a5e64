import '@callside/ui/define-basic.js';
import { defineElement } from '@callside/ui';
import { TicketForm } from './ticket-form.js';

defineElement('callside-ticket-form', TicketForm);

declare global {
  interface HTMLElementTagNameMap {
    'callside-ticket-form': TicketForm;
  }
}
