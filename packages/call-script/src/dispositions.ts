// The result of a call, for a script's wrap-up, a calling list, or a page of one's own.
export { DispositionElement } from './disposition.js';
export { DispositionChosenEvent } from './disposition.events.js';
