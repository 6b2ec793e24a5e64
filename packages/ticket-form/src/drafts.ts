// The list of unfinished tickets apart from the form: it is for all tickets of a desk.
export { DraftOpenEvent } from './draft-list.events.js';
export { DraftList } from './draft-list.js';
