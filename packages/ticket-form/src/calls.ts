// The list of calls, for the page that a CRM has for it.
export { CallList } from './call-list.js';
export { CallExportEvent, CallOpenEvent } from './call-list.events.js';
export { CALL_ANSWERS, type CallAnswers } from './call-list.model.js';
