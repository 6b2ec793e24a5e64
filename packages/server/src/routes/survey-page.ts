import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { LOCALES, matchLocale, surveyWay, type Values } from '@callside/core';
import {
  addSurveyLanguage,
  SURVEY_LINK_STATES,
  termWordsIn,
  wordingOf,
  wordsFor,
  type SurveyPageWords,
} from '@callside/survey/html.js';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ServerContext } from '../context.js';
import {
  surveyPage,
  surveyPagePolicy,
  surveyShell,
  surveyWord,
  type SurveyLook,
  type SurveyPage,
  type SurveyPlace,
} from '../pages/survey-page.js';
import { problemOf } from '../problem-replies.js';
import { openSurvey, type OpenedSurvey } from '../survey/open-survey.js';
import { takeForm } from '../survey/take-form.js';
import { isOver } from '../survey/time-limit.js';

export interface SurveyPageOptions {
  /** Folder that holds `survey-page.js`; that of `@callside/survey` when absent. */
  readonly assets?: string;
  /** Sources that may put the page in a frame; nobody when absent. */
  readonly frameAncestors?: readonly string[];
  /** How the pages of each tenant look. */
  readonly looks?: Readonly<Record<string, SurveyLook>>;
  /** Words of further languages, by tag. */
  readonly words?: Readonly<Record<string, Partial<SurveyPageWords>>>;
}

interface Address {
  readonly tenant: string;
  readonly token: string;
}

interface PageQuery {
  readonly at?: string;
  readonly end?: string;
  readonly go?: string;
}

const FORM = 'application/x-www-form-urlencoded';
const BODY_LIMIT = 64 * 1024;

/** The policy is made for each page: it allows the one sheet that is in it. */
const ROUTE = {
  helmet: { contentSecurityPolicy: false, referrerPolicy: { policy: 'no-referrer' }, xFrameOptions: false },
} as const;

/**
 * Adds the pages behind survey links. `GET /s/:tenant/:token` asks the first question in HTML, and a form posts the answer there,
 * so that no script is needed; `GET /s/:tenant` is for tokens in the fragment. Opening a link records nothing, whoever opens it.
 *
 * @example
 * await addSurveyPage(app, context, { looks: { acme: { logo: { src: '/logo.svg', alt: 'Acme' } } } });
 */
export async function addSurveyPage(
  app: FastifyInstance,
  context: ServerContext,
  options: SurveyPageOptions,
): Promise<void> {
  const { assets = dirname(fileURLToPath(import.meta.resolve('@callside/survey/page.js'))) } = options;
  for (const [language, words] of Object.entries(options.words ?? {})) addSurveyLanguage(language, words);
  await app.register((pages) => {
    addPages(pages, context, (tenant) => placeOf(options, tenant));
    return Promise.resolve();
  });
  await app.register(fastifyStatic, {
    root: assets,
    prefix: '/s/assets/',
    index: false,
    decorateReply: false,
    // The worker stands among the assets, serves every link, and asks this server alone.
    setHeaders: (response) => {
      response.setHeader('service-worker-allowed', '/s/');
      response.setHeader('content-security-policy', "default-src 'none';connect-src 'self'");
    },
  });
}

function addPages(app: FastifyInstance, context: ServerContext, place: (tenant?: string) => SurveyPlace): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => sendWord(place(), { error, request, reply }));
  app.addContentTypeParser(FORM, { parseAs: 'string', bodyLimit: BODY_LIMIT }, (_request, body, done) => {
    done(null, new URLSearchParams(body as string));
  });
  app.get('/s/shell', ROUTE, (_request, reply) => send(reply, place(), surveyShell(place())));
  app.get<{ Params: Pick<Address, 'tenant'> }>('/s/:tenant', ROUTE, ({ params: { tenant } }, reply) =>
    send(reply, place(tenant), surveyShell(place(tenant))),
  );
  app.get<{ Params: Address; Querystring: PageQuery }>(
    '/s/:tenant/:token',
    ROUTE,
    async ({ params: { tenant, token }, query }, reply) => {
      const opened = await openSurvey(context, tenant, token);
      const at = placeIn(opened, query);
      const page =
        at === 'end'
          ? endOf(place(tenant), opened, query.end !== undefined)
          : isOver(opened.answersUntil, opened.now)
            ? overOf(place(tenant), opened)
            : surveyPage(place(tenant), opened, {
                action: '',
                id: context.newId(),
                at: at.question,
                ...timeLeftOf(opened),
              });
      return send(reply, place(tenant), page);
    },
  );
  app.post<{ Params: Address; Body: unknown }>('/s/:tenant/:token', ROUTE, async ({ params, body }, reply) => {
    const posted = body instanceof URLSearchParams ? body : new URLSearchParams();
    const step = await takeForm(context, params, posted);
    const { tenant, token } = params;
    const path = `/s/${encodeURIComponent(tenant)}/${encodeURIComponent(token)}`;
    if (step.kind === 'go') return reply.redirect(`${path}${step.query}`, 303);
    if (step.kind === 'late')
      return send(reply.code(409), place(tenant), overOf(place(tenant), step.opened, 'tooLate'));
    const { opened, at, ...refused } = step;
    const form = { action: '', id: context.newId(), at, refused, ...timeLeftOf(opened) };
    const page = surveyPage(place(tenant), opened, form);
    return send(reply.code(422), place(tenant), page);
  });
}

function placeOf({ looks = {}, frameAncestors = [] }: SurveyPageOptions, tenant: string | undefined): SurveyPlace {
  const look = tenant !== undefined && Object.hasOwn(looks, tenant) ? looks[tenant] : undefined;
  return { look, frames: frameAncestors };
}

/** The question to ask; or the end, once it was reached and nothing is to be changed. */
function placeIn(opened: OpenedSurvey, { at, go }: PageQuery): 'end' | { readonly question: string | undefined } {
  if (!opened.finished) return { question: at };
  if (opened.editableUntil === undefined || (at === undefined && go !== 'change')) return 'end';
  const { questions } = surveyWay(opened.survey, opened.answers as Values, { seed: opened.response.id });
  return { question: at ?? questions[0]?.block.id };
}

function timeLeftOf({ answersUntil, now }: OpenedSurvey): { readonly timeLeft?: number } {
  return answersUntil === undefined ? {} : { timeLeft: answersUntil - now };
}

/** Right after the last answer the survey's own words; later, that there is nothing left to do. */
function endOf(place: SurveyPlace, opened: OpenedSurvey, isFresh: boolean): SurveyPage {
  const { survey, answers, locale: language, response, editableUntil, now } = opened;
  const given = answers as Values;
  const { ending } = surveyWay(survey, given, { seed: response.id });
  const { say, words } = wordingOf({ survey, answers: given, language });
  const changes = editableUntil === undefined ? {} : { changes: editableUntil - now };
  // Files that are on their way lie on the device: the script sends them.
  const script = editableUntil === undefined && survey.files !== true ? {} : { opened };
  return isFresh
    ? surveyWord(place, {
        language,
        title: say(ending?.text) || words.thanks,
        lines: [words.sent],
        ...changes,
        ...script,
      })
    : surveyWord(place, { language, title: words['survey-finished'], ...changes, ...script });
}

/** What was given in time counts, and may still lie on the device: the script sends it. */
function overOf(place: SurveyPlace, opened: OpenedSurvey, first?: 'tooLate'): SurveyPage {
  const { locale: language } = opened;
  const words = termWordsIn(language, wordsFor(language));
  const lines = [...(first === undefined ? [] : [words[first]]), words.timeOverKept];
  return surveyWord(place, { language, title: words.timeOver, lines, ...(first === undefined ? { opened } : {}) });
}

/** Whoever follows a link reads a calm word, never a problem's JSON. */
function sendWord(
  place: SurveyPlace,
  { error, request, reply }: { error: FastifyError; request: FastifyRequest; reply: FastifyReply },
): FastifyReply {
  const { code, status } = problemOf(error);
  if (status >= 500) request.log.error({ err: error }, 'request failed');
  const word = SURVEY_LINK_STATES.find((each) => each === code) ?? 'busy';
  const accepted =
    request.headers['accept-language']?.split(',').map((each) => each.split(';', 1)[0]?.trim() ?? '') ?? [];
  const [language = 'en'] = accepted.flatMap((each) => matchLocale(each, LOCALES) ?? []);
  return send(reply.code(status), place, surveyWord(place, { language, title: wordsFor(language)[word] }));
}

/** `X-Frame-Options` cannot name sources, so it gives way to `frame-ancestors` where some are allowed. */
function send(reply: FastifyReply, place: SurveyPlace, { html, sheet }: SurveyPage): FastifyReply {
  const policy = Object.entries(surveyPagePolicy(place, sheet)).map(
    ([name, sources]) => `${name} ${sources.join(' ')}`,
  );
  if (place.frames.length === 0) void reply.header('x-frame-options', 'DENY');
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', policy.join(';'))
    .header('cache-control', 'no-store')
    .send(html);
}
