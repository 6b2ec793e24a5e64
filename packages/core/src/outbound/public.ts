// What the room of outbound calls gives to everybody.
export * from './attempt.js';
export { bookCallback, type CallbackResult, type CallbackWish } from './book-callback.js';
export * from './campaign-day.js';
export * from './check-contacts.js';
export { checkDisposition, checkTalk, type DispositionInput } from './check-disposition.js';
export * from './contact-log.js';
export * from './contact.js';
export type { DispositionChoice, UnfinishedDisposition } from './disposition-choice.js';
export { callbackDue, nextAttempt, type AttemptOptions } from './next-attempt.js';
export { compileOutboundPolicy, type CompiledOutboundPolicy } from './outbound-rules.js';
export { readConsent } from './read-consent.js';
export * from './urgency.js';
