// What the panel loads once it has shown its first step: fields to choose in, duties, refusals, speaking aids, the overview, the end of the call.
import '@callside/ui/define-basic.js';
import { scriptToolStyles } from './script-tools.styles.js';

export { layOut } from './lay-out.js';
export { renderBroken } from '@callside/ui';
export { renderAfterCall, renderEndFoot, renderFinished } from './render-after-call.js';
export { renderDuties } from './render-duties.js';
export { renderLines } from './render-lines.js';
export { renderOverview, renderPaused } from './render-overview.js';
export { renderRefusal } from './render-refusal.js';
export { renderSpeaking } from './render-speaking.js';

/** The looks of the tools, for the root that they are drawn in. */
export const toolSheet = scriptToolStyles.styleSheet;
