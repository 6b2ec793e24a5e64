import { SURVEY_STRINGS } from './survey.strings.js';

/** What a file beside the self-contained one brings; of the strings, the build leaves this language in it. */
export const words = SURVEY_STRINGS['zh-CN'];
