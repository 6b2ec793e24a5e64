import type { SurveyDefinition } from '@callside/core';
import { postCallSurvey } from '@callside/playbooks';

/** The survey after a call, for servers on which no form is published that a ticket could be of. */
export const UNFOLLOWED_SURVEY: SurveyDefinition = { ...postCallSurvey, followUps: [] };
