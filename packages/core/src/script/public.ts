// What the room of call scripts gives to everybody.
export { advance, startRun, type AdvanceResult, type ScriptRefusal } from './advance.js';
export { confirmStep, noteAction } from './duties.js';
export { expandScript, type ExpandedScript } from './expand-script.js';
export { jumpTargets, jumpTo, type JumpRefusal, type JumpTarget } from './jump.js';
export { goBack, startSidetrip } from './move.js';
export { isPaused, pauseRun, resumeRun } from './pause.js';
export type {
  ScriptDeed,
  ScriptMoment,
  ScriptPause,
  ScriptRun,
  ScriptStamp,
  ScriptTurn,
  ScriptVisit,
} from './script-run.js';
export { currentStep, isStamped } from './script-run.js';
export { scriptSummary, type SummaryLine } from './script-summary.js';
export { scriptToMermaid, type ScriptDrawingOptions } from './script-to-mermaid.js';
export { stageTimes, type StageTime } from './stage-times.js';
export { isUsableScript } from './usable-script.js';
export { waysOut } from './ways-out.js';
