export { TicketForm } from './ticket-form.js';
export { TicketStoredEvent, TicketSubmitEvent, TicketTemplateEvent, type TicketDraft } from './ticket-form.events.js';
export { TicketIncompleteEvent, TicketMovedEvent } from './ticket-bar.events.js';
export { TicketOpenEvent } from './ticket-history.events.js';
