import {
  isCallsideError,
  issue,
  isEmpty,
  surveyProgress,
  type Issue,
  type SurveyDefinition,
  type SurveyProgress,
  type Value,
  type Values,
} from '@callside/core';

/** Where the customer stands, with what the buttons may do. */
export interface SurveyView extends SurveyProgress {
  readonly canGoBack: boolean;
  /** The question on screen is the last one with these answers. */
  readonly last: boolean;
  /** The question may be left without an answer, and has none. */
  readonly skippable: boolean;
  /** Findings on the question on screen. */
  readonly currentIssues: readonly Issue[];
}

/**
 * Works out what the screen shows for these answers, with `at` on screen.
 *
 * @example
 * viewSurvey(survey, {}, undefined).current?.field.id; // 'attitude'
 */
export function viewSurvey(survey: SurveyDefinition, answers: Values, at: string | undefined): SurveyView {
  const open = surveyProgress(survey, answers, at);
  // With every question answered the last one stays: only the customer's own "send" ends a survey.
  const progress = open.current === undefined ? surveyProgress(survey, answers, open.blocks.at(-1)?.field.id) : open;
  const { current, position, blocks, issues } = progress;
  return {
    ...progress,
    canGoBack: position > 0,
    last: position >= blocks.length - 1,
    skippable: current !== undefined && !current.required && isEmpty(current.value),
    currentIssues: issues.filter(({ path }) => path[0] === current?.field.id),
  };
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
    surveyProgress(definition as SurveyDefinition, {});
    return [];
  } catch (error) {
    if (isCallsideError(error)) return [issue(error.code, ['blocks'])];
    throw error;
  }
}
