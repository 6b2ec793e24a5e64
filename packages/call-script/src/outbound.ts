// The calling list, for the page that a CRM has for outbound work.
export { OutboundList } from './outbound-list.js';
export {
  AttemptRecordedEvent,
  CallbackDueEvent,
  DialGivenUpEvent,
  DialRequestedEvent,
  OutboundReportEvent,
} from './outbound-list.events.js';
export { ContactImport } from './contact-import.js';
export { ContactsImportedEvent } from './contact-import.events.js';
