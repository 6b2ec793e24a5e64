// The history apart from the form: for a page that has a place of its own for it.
export { TicketHistory } from './ticket-history.js';
