// The bar apart from the form: for a page that shows where tickets stand without letting anybody fill them in.
export { TicketBar } from './ticket-bar.js';
