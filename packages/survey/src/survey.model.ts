import {
  isCallsideError,
  issue,
  surveyWay,
  type Issue,
  type SurveyDefinition,
  type SurveyQuestion,
  type SurveyWay,
  type Value,
  type Values,
} from '@callside/core';

/** Where the customer is on the way. */
export interface SurveyPlace {
  /** The block that was reached last; the first without an answer when absent. */
  readonly at?: string | undefined;
  /** Orders what is asked in random order, the same each time. */
  readonly seed: string;
}

/** What the screen shows, and what the buttons may do. */
export interface SurveyView extends SurveyWay {
  /** The questions on screen: one, those of a page, or all up to the one that was reached. */
  readonly shown: readonly SurveyQuestion[];
  /** The one that was reached, from 0 among the questions of the way. */
  readonly position: number;
  /** The block to go on with; undefined at the end. */
  readonly next: string | undefined;
  /** The block to go back to. */
  readonly previous: string | undefined;
  /** All that is on screen may be left without an answer, and has none. */
  readonly skippable: boolean;
}

/**
 * Works out what the screen shows for these answers. With every question answered the last one stays: only the customer's own
 * "send" ends a survey.
 *
 * @example
 * viewSurvey(survey, {}, { seed: link }).shown[0]?.block.id; // 'attitude'
 */
export function viewSurvey(survey: SurveyDefinition, answers: Values, { at, seed }: SurveyPlace): SurveyView {
  const way = surveyWay(survey, answers, { seed });
  const { questions } = way;
  const wanted = questions.findIndex(({ block }) => block.id === at);
  const open = questions.findIndex(({ answered }) => !answered);
  const reached = wanted >= 0 ? wanted : open >= 0 ? open : questions.length - 1;
  const { layout = 'reveal' } = survey;
  const first = layout === 'reveal' ? 0 : layout === 'pages' ? pageStart(questions, reached) : reached;
  const end = layout === 'pages' ? pageEnd(questions, reached) : reached + 1;
  const shown = questions.slice(first, end);
  const before = layout === 'pages' && first > 0 ? pageStart(questions, first - 1) : first - 1;
  return {
    ...way,
    shown,
    position: reached,
    next: questions[end]?.block.id,
    previous: survey.back === false ? undefined : questions[before]?.block.id,
    skippable: shown.slice(layout === 'reveal' ? -1 : 0).every(isSkippable),
  };
}

/** The first of the questions that stand together on a page. */
function pageStart(questions: readonly SurveyQuestion[], index: number): number {
  let first = index;
  while (first > 0 && isSamePage(questions[first - 1], questions[first])) first -= 1;
  return first;
}

function pageEnd(questions: readonly SurveyQuestion[], index: number): number {
  let end = index + 1;
  while (end < questions.length && isSamePage(questions[end - 1], questions[end])) end += 1;
  return end;
}

function isSamePage(one: SurveyQuestion | undefined, other: SurveyQuestion | undefined): boolean {
  return one?.block.page !== undefined && one.block.page === other?.block.page;
}

function isSkippable({ parts, answered }: SurveyQuestion): boolean {
  return !answered && parts.every(({ required }) => !required);
}

/**
 * The answers with one more; `null` takes an answer out.
 *
 * @example
 * withAnswer({ attitude: 4 }, 'attitude', null); // {}
 */
export function withAnswer(answers: Values, question: string, value: Value): Values {
  const { [question]: _before, ...rest } = answers;
  return value === null ? rest : { ...rest, [question]: value };
}

/**
 * What keeps a definition from being used as a survey. It only looks for what would stop the page: a customer can mend
 * nothing, and does not wait for a linter. Authors ask `lintSurvey`.
 *
 * @example
 * checkSurvey({ kind: 'ticket-form' }); // [{ code: 'unknown-kind', path: ['kind'], … }]
 */
export function checkSurvey(definition: unknown): readonly Issue[] {
  const { kind, blocks, endings } = (definition ?? {}) as { readonly [property in keyof SurveyDefinition]?: unknown };
  if (kind !== 'survey') return [issue('unknown-kind', ['kind'])];
  if (!Array.isArray(blocks) || !Array.isArray(endings)) return [issue('not-a-list', ['blocks'])];
  try {
    surveyWay(definition as SurveyDefinition, {}, { seed: '' });
    return [];
  } catch (error) {
    if (isCallsideError(error)) return [issue(error.code, ['blocks'])];
    throw error;
  }
}
