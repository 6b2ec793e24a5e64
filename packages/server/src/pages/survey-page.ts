import { createHash } from 'node:crypto';
import { LOCALES, textFor, type Issue, type SurveyDefinition, type Values } from '@callside/core';
import {
  directionOf,
  goesBeyond,
  Markup,
  markup,
  surveyHtml,
  surveySheet,
  termWordsIn,
  timeInWords,
  wordsFor,
} from '@callside/survey/html.js';
import type { OpenedSurvey } from '../survey/open-survey.js';

/** How the survey pages of a tenant look. */
export interface SurveyLook {
  /** Tokens of the widgets, such as `--callside-accent`. */
  readonly tokens?: Readonly<Record<string, string>>;
  readonly logo?: { readonly src: string; readonly alt: string };
}

/** What the pages of one tenant have in common. */
export interface SurveyPlace {
  readonly look?: SurveyLook | undefined;
  /** Origins of pages that may put a survey in a frame and hear of it. */
  readonly frames: readonly string[];
}

/** A page, with the sheet that stands in it: the policy allows exactly that. */
export interface SurveyPage {
  readonly html: string;
  readonly sheet: string;
}

/** The form in the page of an opened link. */
export interface SurveyPageForm {
  /** Where it posts to. */
  readonly action: string;
  /** The idempotency key of what it posts. */
  readonly id: string;
  /** The question to ask; the first without an answer when absent. */
  readonly at?: string | undefined;
  /** Milliseconds in which answers are still taken, where that is limited and has begun. */
  readonly timeLeft?: number | undefined;
  /** What was typed and refused, with the reasons. */
  readonly refused?: { readonly answers: Values; readonly findings: readonly Issue[] };
}

const ROOM = `:root{color-scheme:light dark;font-family:system-ui,sans-serif}
body{margin:0;padding-bottom:env(safe-area-inset-bottom)}
header{box-sizing:border-box;max-width:564px;margin:0 auto;padding:18px 18px 0}
header img{display:block;max-width:60%;height:32px;object-fit:contain;object-position:0 50%}
`;

/** Takes the script for old browsers where the other one is not understood; the policy allows exactly this. */
const SCRIPT = `import('/s/assets/survey-page.js').catch(()=>import('/s/assets/survey-page.old.js'))`;

const SHEET = `${ROOM}${surveySheet()}`;

/**
 * The page of an opened link: the question stands in it as a form that posts, and the script takes over from there. What was
 * refused is mended in the form, without the script.
 *
 * @example
 * const { html, sheet } = surveyPage(place, opened, { action: '/s/acme/mJ0x1u', id: newId() });
 */
export function surveyPage(place: SurveyPlace, opened: OpenedSurvey, form: SurveyPageForm): SurveyPage {
  const { survey, locale, answers, response } = opened;
  const { action, id, at, timeLeft, refused } = form;
  const drawn = surveyHtml(survey, {
    language: locale,
    answers: refused?.answers ?? (answers as Values),
    seed: response.id,
    action,
    hidden: { id },
    at,
    timeLeft,
    ...(refused === undefined ? {} : { findings: refused.findings }),
  });
  return pageOf(place, {
    language: locale,
    title: textFor(survey.title, locale),
    form: new Markup(drawn),
    ...(refused === undefined ? { data: { link: opened } } : {}),
  });
}

/**
 * The page without a survey: for links with their token in the fragment, which no server sees, and for a device without network.
 *
 * @example
 * const { html } = surveyShell({ frames: [] });
 */
export function surveyShell(place: SurveyPlace): SurveyPage {
  return pageOf(place, {
    language: 'en',
    title: 'Survey · 满意度调查 · 滿意度調查',
    form: markup`<noscript>${LOCALES.map((each) => markup`<p lang="${each}">${wordsFor(each).needsScript}</p>`)}</noscript>`,
    data: {},
  });
}

/** What a page says in place of questions. */
export interface SurveyWord {
  readonly language: string;
  readonly title: string;
  /** Below the title. */
  readonly lines?: readonly string[];
  /** Milliseconds in which what was sent can be changed; without, or with none, there is no way to it. */
  readonly changes?: number;
  /** With it the script comes along: what has not been sent yet may lie on the device. */
  readonly opened?: OpenedSurvey;
}

/**
 * A calm word in place of a survey, or at its end.
 *
 * @example
 * surveyWord(place, { language: 'en', title: wordsFor('en')['survey-link-expired'] });
 */
export function surveyWord(place: SurveyPlace, word: SurveyWord): SurveyPage {
  const { language, title, lines = [], changes = 0, opened } = word;
  const words = termWordsIn(language, wordsFor(language));
  const until = words.changeFor.replace('{time}', () => timeInWords(changes, language));
  const said = [...lines, ...(changes > 0 ? [until] : [])].map((line) => markup`<p class="intro">${line}</p>`);
  const change = markup`<div class="buttons"><button name="go" value="change">${words.change}</button></div>`;
  const form = markup`<form method="get"><h1 class="ending">${title}</h1>${said}${changes > 0 ? change : undefined}</form>`;
  return pageOf(place, { language, title, form, ...(opened === undefined ? {} : { data: { link: opened } }) });
}

interface PageParts {
  readonly language: string;
  readonly title: string;
  readonly form: Markup;
  /** What the script starts from; without it the page has no script. */
  readonly data?: { readonly link?: OpenedSurvey };
}

function pageOf({ look = {}, frames }: SurveyPlace, { language, title, form, data }: PageParts): SurveyPage {
  const sheet = `${SHEET}${tokenRule(look.tokens)}`;
  const { logo } = look;
  const languages = data?.link === undefined ? LOCALES : [language];
  const words = Object.fromEntries(languages.map((each) => [each, wordsFor(each)]));
  const start = data && [
    markup`<script type="application/json" id="survey-data">${new Markup(scriptJson({ ...data, frames: frames.flatMap(asTarget) }))}</script>`,
    // The script carries no words: these are all that it says.
    markup`<script type="application/json" id="survey-words">${new Markup(scriptJson(words))}</script>`,
  ];
  const further = data?.link === undefined ? [] : furtherFiles(data.link.survey);
  const page = markup`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${data && markup`<link rel="modulepreload" href="/s/assets/survey-page.js">${further}<script type="module">${new Markup(SCRIPT)}</script>`}
<style id="survey-sheet">${new Markup(sheet)}</style>
</head>
<body>
${logo && markup`<header><img src="${logo.src}" alt="${logo.alt}"></header>`}
<main><callside-survey>${form}</callside-survey></main>
${start}
</body>
</html>
`;
  return { html: page.html, sheet };
}

/** The names and values come from the operator; what could leave the rule is no token. */
function tokenRule(tokens: SurveyLook['tokens'] = {}): string {
  const sound = Object.entries(tokens).filter(
    ([name, value]) => /^--callside-[\w-]+$/.test(name) && /^[^<>{};]+$/.test(value),
  );
  const lines = sound.map(([name, value]) => `${name}:${value}`).join(';');
  return lines === '' ? '' : `callside-survey{${lines}}`;
}

/** A source of the policy as the target of a message: the page's own origin is `/`, and to a pattern nothing can be sent. */
function asTarget(source: string): string[] {
  if (source === "'self'") return ['/'];
  return /^https?:\/\/[^*]+$/.test(source) ? [source] : [];
}

/** JSON in which no end of a script can stand. */
function scriptJson(data: unknown): string {
  return JSON.stringify(data).replace(/</g, '\\u003c');
}

/**
 * The page's Content-Security-Policy: own scripts and requests only, the one sheet that is in it, Trusted Types for Lit.
 *
 * @example
 * surveyPagePolicy({ frames: ["'self'", 'https://crm.example.com'] }, page.sheet); // who may put the page in a frame
 */
export function surveyPagePolicy({ look, frames }: SurveyPlace, sheet: string): Record<string, string[]> {
  const src = look?.logo?.src ?? '';
  const logoFrom = src.startsWith('https://') ? [new URL(src).origin] : [];
  return {
    'default-src': ["'none'"],
    'script-src': ["'self'", hashOf(SCRIPT)],
    'style-src': [hashOf(sheet)],
    'img-src': ["'self'", ...logoFrom],
    'connect-src': ["'self'"],
    'worker-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': frames.length === 0 ? ["'none'"] : [...frames],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ['lit-html', 'callside', 'default'],
  };
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** What the script would ask for once it has seen the survey comes beside it. */
function furtherFiles(survey: SurveyDefinition): readonly Markup[] {
  const names = [...(goesBeyond(survey) ? ['more'] : []), ...(survey.files === true ? ['files'] : [])];
  return names.map((name) => markup`<link rel="modulepreload" href="/s/assets/survey-page.${name}.js">`);
}
