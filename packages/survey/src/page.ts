/** The script of the page behind a survey link: `/s/<tenant>#<token>`, with one `<callside-survey>` on it. */
import './define.js';
import { isCallsideError, openSurvey } from '@callside/core';
import { openIdbStore } from '@callside/core/idb.js';
import { createSurveyTransport } from '@callside/core/survey-http.js';
import { SURVEY_LINK_STATES, type SurveyLinkState } from './survey.strings.js';

const survey = document.querySelector('callside-survey');
const page = document.documentElement;
page.lang = navigator.language;
survey?.addEventListener('callside-survey-retry', start);
start();

function start(): void {
  open().catch(reportError);
}

async function open(): Promise<void> {
  if (survey === null) return;
  survey.linkState = 'loading';
  const tenant = decodeURIComponent(location.pathname.split('/').at(-1) ?? '');
  // The fragment never leaves the browser with a request or a referrer.
  const token = location.hash.slice(1);
  try {
    const transport = createSurveyTransport({ url: '', tenant, token });
    const session = await openSurvey({ tenant, token, transport, store: openIdbStore(), onProblem: reportError });
    page.lang = session.locale;
    survey.session = session;
  } catch (error) {
    if (!isCallsideError(error) || error.code !== 'survey-link-refused') throw error;
    survey.linkState = asLinkState(error.details.reason);
  }
}

function asLinkState(reason: unknown): SurveyLinkState {
  return SURVEY_LINK_STATES.find((state) => state === reason) ?? 'survey-link-unknown';
}
