export { repairCallScript } from './repair/repair-call-script.js';
export { repairTicketForm } from './repair/repair-ticket-form.js';
export { inboundPhrasebook } from './shared/inbound-phrasebook.js';
export { inboundScorecard } from './shared/inbound-scorecard.js';
export { postCallSurvey } from './shared/post-call-survey.js';
