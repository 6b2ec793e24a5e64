import '@callside/ui/define.js';
import { judgePatternsBy, patternFault } from '@callside/core';
import { defineElement } from '@callside/ui';
import { TicketBar } from './ticket-bar.js';

// It draws forms of which nobody has asked whether they are usable.
judgePatternsBy(patternFault);
defineElement('callside-ticket-bar', TicketBar);

declare global {
  interface HTMLElementTagNameMap {
    'callside-ticket-bar': TicketBar;
  }
}
