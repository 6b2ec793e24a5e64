import { systemClock, type SurveyDefinition, type SurveySession, type Values } from '@callside/core';
import type { html as litHtml, ReactiveController, TemplateResult } from 'lit';
import type { FilesHost } from './files.js';
import type { SurveyPageWords } from './survey.strings.js';
import { momentInWords, termsOf, termWordsIn, timeInWords, warningBefore, type SurveyTerms } from './terms.model.js';

/** What the survey shows now, and what that follows from. */
export interface TermsPlace {
  readonly survey: SurveyDefinition;
  readonly session: SurveySession | undefined;
  readonly answers: Values;
  readonly words: SurveyPageWords;
  /** BCP 47 tag. */
  readonly language: string;
  /** The ending is on screen, or answers that were sent are being changed. */
  readonly stage: 'asking' | 'changing' | 'ended';
  /** What has arrived. */
  readonly arrival: string;
  /** The questions, or the ending. */
  readonly body: TemplateResult;
}

/** The element that the terms are drawn in. */
export interface TermsHost extends FilesHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  /** Shows the questions again, with what was answered. */
  change(): void;
}

/** Draws what stands behind the end. It is asked whatever is shown. */
export type DrawBehind = (place: TermsPlace) => TemplateResult | '';

/** Draws the terms of a survey around what it shows. */
export type DrawTerms = (place: TermsPlace) => TemplateResult;

const MINUTE = 60_000;
/** A timer of a browser counts to 25 days at most. */
const HOUR = 60 * MINUTE;

/**
 * Makes what draws how long answers are taken, and how long they can be changed. It is loaded for surveys that have such terms,
 * from a file without a Lit of its own. The time that is left stands there and changes by the minute; it is read out once, while
 * there is time enough.
 *
 * @example
 * const draw = surveyTerms(html, host);
 */
export function surveyTerms(html: typeof litHtml, host: TermsHost, drawBehind: DrawBehind = () => ''): DrawTerms {
  let since: number | undefined;
  let finishedAt: number | undefined;
  let warning = '';
  let isOver = false;
  let cancel = (): void => undefined;
  host.addController({
    hostDisconnected() {
      cancel();
    },
  } satisfies ReactiveController);

  const lookAgain = ({ session }: TermsPlace, ms: number): void => {
    cancel();
    cancel = (session?.clock ?? systemClock).after(Math.min(ms, HOUR), () => {
      host.requestUpdate();
    });
  };
  const focus = (find: (root: ParentNode) => HTMLElement | null | undefined): void => {
    void host.updateComplete.then(() => find(host.renderRoot)?.focus());
  };

  /** Without a session nobody else knows when it began, and when it ended. */
  const termsAt = ({ survey, session, answers, stage }: TermsPlace, now: number): SurveyTerms => {
    if (session !== undefined) return termsOf({ survey, ...timesOf(session) });
    if (Object.keys(answers).length > 0) since ??= now;
    if (stage === 'ended') finishedAt ??= now;
    return termsOf({ survey, since, finishedAt });
  };

  const drawOffer = (place: TermsPlace, until: number, now: number): TemplateResult => {
    const { language, session, body } = place;
    const words = termWordsIn(language, place.words);
    // What was refused stays: nothing behind it would arrive.
    if (now >= until || (session?.status.dead ?? 0) > 0) return body;
    lookAgain(place, until - now);
    const change = (): void => {
      host.change();
      focus((root) => {
        const first = root.querySelector('[data-question]');
        return first?.querySelector<HTMLElement>(':checked') ?? first?.querySelector('input,select,textarea,button');
      });
    };
    return html`${body}
      <p class="intro" data-terms>
        ${words.changeUntil.replace('{time}', () => momentInWords(until, { now, language }))}
      </p>
      <div class="buttons"><button type="button" data-change @click=${change}>${words.change}</button></div>`;
  };

  const drawEnd = (title: string, text: string, arrival: string): TemplateResult =>
    html`<h2 class="ending" tabindex="-1">${title}</h2>
      <p class="intro" data-terms>${text}</p>
      ${arrival === '' ? '' : html`<p class="intro" role="status" data-arrival>${arrival}</p>`}`;

  const end = (): void => {
    if (isOver) return;
    isOver = true;
    // Whoever was writing reads on; nobody else is taken to it.
    const { activeElement } = host.renderRoot as ShadowRoot;
    if (activeElement !== null) focus((root) => root.querySelector<HTMLElement>('.ending'));
  };

  const drawLimit = (place: TermsPlace, { limit = 0, answersUntil }: SurveyTerms, now: number): TemplateResult => {
    const { language, session, body, arrival } = place;
    const words = termWordsIn(language, place.words);
    const left = answersUntil === undefined ? limit : answersUntil - now;
    if (left <= 0) {
      // An answer that is on its way may lead to what is being typed.
      session?.settle().catch(reportError);
      end();
      const { pending = 0, dead = 0 } = session?.status ?? {};
      const told = session === undefined ? '' : pending + dead === 0 ? place.words.sent : arrival;
      return drawEnd(words.timeOver, words.timeOverKept, told);
    }
    const time = timeInWords(left, language);
    const said =
      answersUntil === undefined ? words.timeLimit.replace('{time}', time) : words.timeLeft.replace('{time}', time);
    const before = left - warningBefore(limit);
    if (answersUntil !== undefined && before <= 0 && warning === '') warning = said;
    if (answersUntil !== undefined) lookAgain(place, Math.min(left % MINUTE || MINUTE, before > 0 ? before : MINUTE));
    return html`${body}
      <p class="note" data-time>${said}</p>
      <p class="visually-hidden" role="status" data-warning>${warning}</p>`;
  };

  const drawTerms: DrawTerms = (place) => {
    const now = (place.session?.clock ?? systemClock).now();
    const terms = termsAt(place, now);
    const { stage, body, language } = place;
    const { editableUntil: until = 0 } = terms;
    if (stage === 'ended') return drawOffer(place, until, now);
    if (stage === 'asking') return terms.limit === undefined ? body : drawLimit(place, terms, now);
    if (now < until) {
      lookAgain(place, until - now);
      return body;
    }
    end();
    return drawEnd(place.words.thanks, termWordsIn(language, place.words).changeOver, '');
  };
  return (place) => {
    const behind = drawBehind(place);
    if (place.stage === 'ended') return drawTerms({ ...place, body: html`${place.body}${behind}` });
    const drawn = drawTerms(place);
    return isOver ? html`${drawn}${behind}` : drawn;
  };
}

function timesOf({ since, finishedAt, link }: SurveySession): Pick<SurveySession, 'since' | 'finishedAt' | 'link'> {
  return { since, finishedAt, link };
}
