// What the card loads once it has shown its questions: the recording, suggestions, earlier marks, the path, print and table.
import './define-player.js';
import { scorecardToolStyles } from './scorecard-tools.styles.js';

export { renderBroken } from '@callside/ui';
export { ScorecardTools } from './scorecard-tools.js';

/** The looks of the tools, for the root that they are drawn in. */
export const toolSheet = scorecardToolStyles.styleSheet;
