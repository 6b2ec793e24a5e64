/**
 * The script of the page behind a survey link. `/s/<tenant>/<token>` brings the survey along and asks the first question before
 * this runs; `/s/<tenant>#<token>`, and what the service worker keeps for a page without network, brings nothing but the tag.
 */
import { isCallsideError, openSurvey, type SurveyLink, type SurveySession } from '@callside/core';
import { openIdbStore } from '@callside/core/survey-idb.js';
import { createSurveyTransport } from '@callside/core/survey-http.js';
import { tellFrame } from './frame.js';
import { missingParts } from './further-parts.js';
import { teachOldBrowser } from './old-browser.js';
import { Survey } from './survey.js';
import { SURVEY_LINK_STATES, type SurveyLinkState } from './link-state.js';

/** What the server wrote into the page. */
export interface SurveyPageData {
  readonly link?: SurveyLink;
  /** Origins of pages that may hear what happens in a frame. */
  readonly frames?: readonly string[];
}

const page = document.documentElement;
const survey = document.querySelector<Survey>('callside-survey');
const data = JSON.parse(document.getElementById('survey-data')?.textContent ?? '{}') as SurveyPageData;
const [, , tenant = '', inPath = ''] = location.pathname.split('/').map(decodeURIComponent);
// A fragment never leaves the browser with a request or a referrer.
const token = inPath || location.hash.slice(1);
if (isAble()) {
  teachOldBrowser();
  if (survey !== null) start(survey).catch(reportError);
} else if (inPath === '') {
  // The same survey as a form, which needs no script.
  location.replace(`/s/${encodeURIComponent(tenant)}/${encodeURIComponent(token)}`);
}

/** Browsers that cannot take part (before Chromium 77, Safari 16.4, Firefox 101) keep the page's own form. */
function isAble(): boolean {
  return 'attachInternals' in HTMLElement.prototype && 'replaceSync' in CSSStyleSheet.prototype;
}

async function start(element: Survey): Promise<void> {
  tellFrame(element, data.frames ?? []);
  element.addEventListener('callside-survey-retry', () => {
    open(element).catch(reportError);
  });
  const { link } = data;
  if (link === undefined) page.lang = navigator.language;
  else {
    // Without what this survey needs, the page's own form serves on.
    await missingParts(link.survey);
    await untilNobodyTypes(element);
  }
  const { finished = false, answersUntil = Infinity, now = 0 } = link ?? {};
  // Where nothing is asked any more, nothing is asked for a moment either.
  const isClosed = finished || answersUntil <= now;
  if (isClosed) await open(element);
  else Object.assign(element, { linkState: 'loading' }, link && { definition: link.survey, seed: link.response.id });
  // The page is ours: no other copy can have taken the tag.
  customElements.define('callside-survey', Survey);
  if (!isClosed) await open(element);
  if (location.search === '?go=change') element.change();
  await keepPage();
}

/** Lets the page open without a network, where the browser can: only pages with a certificate have that. */
async function keepPage(): Promise<void> {
  const { serviceWorker } = navigator as { readonly serviceWorker?: ServiceWorkerContainer };
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedPolicies };
  const { caches } = globalThis as { readonly caches?: CacheStorage };
  const isOld = import.meta.url.endsWith('.old.js');
  const worker = `/s/assets/survey-worker.js${isOld ? '?old' : ''}`;
  const policy = trustedTypes?.createPolicy('callside', { createScriptURL: () => worker });
  await serviceWorker?.register(policy?.createScriptURL(worker) ?? worker, { scope: '/s/' });
  // The worker keeps what any survey may need; for files few ask.
  if (data.link?.survey.files === true)
    await (await caches?.open('callside-survey'))?.add(`/s/assets/survey-page${isOld ? '.old' : ''}.files.js`);
}

/** What is used of trusted types, which the types of pages do not know everywhere; the sink takes what the policy makes. */
interface TrustedPolicies {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

async function open(element: Survey): Promise<void> {
  try {
    const session = await openLink();
    page.lang = session.locale;
    element.seed = session.id;
    element.session = session;
  } catch (error) {
    if (!isCallsideError(error) || error.code !== 'survey-link-refused') throw error;
    element.linkState = asLinkState(error.details.reason);
  }
}

function openLink(): Promise<SurveySession> {
  const transport = createSurveyTransport({ url: '', tenant, token });
  const { link } = data;
  return openSurvey({ tenant, token, transport, store: openIdbStore(), onProblem: reportError, ...(link && { link }) });
}

/** Nobody is taken out of a word: as long as somebody writes in the page's own form, it stays. */
function untilNobodyTypes(element: Element): Promise<void> {
  const { activeElement: line } = document;
  const writes =
    line !== null && element.contains(line) && line.matches('textarea,input:not([type=radio],[type=checkbox])');
  return writes
    ? new Promise((resolve) => {
        line.addEventListener('blur', () => resolve(), { once: true });
      })
    : Promise.resolve();
}

function asLinkState(reason: unknown): SurveyLinkState {
  return SURVEY_LINK_STATES.find((state) => state === reason) ?? 'survey-link-unknown';
}
