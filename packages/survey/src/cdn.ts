/** The self-contained file for a `<script type="module">`: the element is registered, keeping and sending come along. */
import './define.js';

export { openSurvey } from '@callside/core';
export { openIdbStore } from '@callside/core/survey-idb.js';
export { createSurveyTransport } from '@callside/core/survey-http.js';
export { addSurveyLanguage } from './languages.js';
export { Survey } from './survey.js';
export { SurveyAnsweredEvent, SurveyFinishedEvent, SurveyRetryEvent } from './survey.events.js';
