// The files of a ticket apart from its form.
export { TicketAttachments } from './ticket-attachments.js';
export { AttachmentOpenEvent } from './ticket-attachments.events.js';
export { openMicrophone, type OpenMicrophone, type VoiceProblem, type VoiceTake } from './voice-note.js';
