import {
  checkAnswer,
  issue,
  surveyFields,
  type Doc,
  type Issue,
  type SurveyDefinition,
  type SurveyField,
  type Value,
} from '@callside/core';
import { ProblemError } from '../problem.js';
import { whyUnstorable } from '../storable.js';

const PREFIX = 'answers.';
const MAX_TEXT = 10_000;
const MAX_CHOICES = 100;

/**
 * Reads a post's paths (`answers.<question>`) into questions, or throws 422 with every finding: an unknown question, a value
 * that the question cannot have. Which options are on offer is the page's affair: it knows all answers at once.
 *
 * @example
 * checkAnswers(survey, { set: { 'answers.attitude': 5 }, unset: [] }); // { put: [['attitude', 5]], removed: [] }
 */
export function checkAnswers(
  survey: SurveyDefinition,
  given: { set: Doc; unset: readonly string[] },
): { put: readonly (readonly [question: string, value: unknown])[]; removed: readonly string[] } {
  const fields = new Map(surveyFields(survey).map((field) => [field.id, field]));
  const unknown = [...Object.keys(given.set), ...given.unset].filter((path) => !fields.has(questionOf(path)));
  const wrong = Object.entries(given.set).flatMap(([path, value]) =>
    whyNoAnswer(value, fields.get(questionOf(path)), path),
  );
  const findings: readonly Issue[] = [...unknown.map(() => issue('question-unknown', ['set'])), ...wrong];
  if (findings.length > 0) throw new ProblemError('survey-answer-invalid', 'See issues.', { issues: findings });
  const put = Object.entries(given.set).map(([path, value]) => [questionOf(path), value] as const);
  return { put, removed: given.unset.map(questionOf) };
}

/** The question of a path; empty, which no question is called, when the path leads elsewhere. */
function questionOf(path: string): string {
  return path.startsWith(PREFIX) ? path.slice(PREFIX.length) : '';
}

function whyNoAnswer(value: unknown, field: SurveyField | undefined, path: string): Issue[] {
  if (!isStorableAnswer(value, field)) return [issue('value-refused', ['set', path])];
  if (field === undefined) return [];
  return checkAnswer(field, value).map((each) => ({ ...each, path: ['set', path] }));
}

function isStorableAnswer(value: unknown, field: SurveyField | undefined): value is Value {
  if (whyUnstorable(value) !== undefined) return false;
  if (Array.isArray(value)) {
    // What a file is, its own check knows.
    return value.length <= MAX_CHOICES && (field?.type === 'attachment' || value.every(isShortText));
  }
  return value === null || typeof value === 'boolean' || typeof value === 'number' || isShortText(value);
}

function isShortText(value: unknown): boolean {
  return typeof value === 'string' && value.length <= MAX_TEXT;
}
