export { CallOffers } from './call-offers.js';
export { HandOver } from './hand-over.js';
export { CallDeclinedEvent, CallHandedOverEvent, CallTakenEvent } from './handover.events.js';
