export { CallScript } from './call-script.js';
export { CallSavedEvent, ScriptFinishedEvent, StepEnteredEvent } from './call-script.events.js';
