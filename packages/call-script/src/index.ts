export { CallScript } from './call-script.js';
export {
  CallChosenEvent,
  CallControlEvent,
  CallSavedEvent,
  ScriptActionEvent,
  ScriptFinishedEvent,
  StepEnteredEvent,
} from './call-script.events.js';
export { TEXT_SIZES, type TextSize } from './script-panel.js';
