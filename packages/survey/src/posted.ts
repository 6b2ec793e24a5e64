import {
  fieldsOfBlock,
  NOT_APPLICABLE,
  type Issue,
  type SurveyBlock,
  type SurveyDefinition,
  type SurveyField,
  type Value,
  type Values,
} from '@callside/core';
import { viewSurvey, type SurveyPlace } from './survey.model.js';

/** Where a form leads. */
export interface PostedStep {
  /** What has to be mended before it goes on. */
  readonly findings: readonly Issue[];
  /** The question to ask then; undefined when all is answered. */
  readonly next: string | undefined;
  readonly previous: string | undefined;
}

/**
 * Reads what a form of `surveyHtml` posted: an answer to each field that stood in it, `null` where there is none. Whether the answers fit is for `surveyWay` and the server to say.
 *
 * @example
 * readPosted(survey, {}, { at: 'attitude', seed, posted: new URLSearchParams(body) }); // { attitude: 4 }
 */
export function readPosted(
  survey: SurveyDefinition,
  before: Values,
  { at, seed, posted }: SurveyPlace & { readonly posted: URLSearchParams },
): Values {
  const { shown } = viewSurvey(oneByOne(survey), before, { at, seed });
  const pairs = shown.flatMap(({ block }) =>
    // Files come by the script alone; a form without them takes none away.
    fieldsOfBlock(block)
      .filter(({ type }) => type !== 'attachment')
      .map((field) => [field.id, valueIn(posted, block, field)] as const),
  );
  return Object.fromEntries(pairs);
}

/**
 * Tells where to go from the question at `at`, with these answers.
 *
 * @example
 * stepFrom(survey, { attitude: 4 }, { at: 'attitude', seed }).next; // 'solved'
 */
export function stepFrom(survey: SurveyDefinition, answers: Values, place: SurveyPlace): PostedStep {
  const { shown, questions, issues, next, previous } = viewSurvey(oneByOne(survey), answers, place);
  // Nobody is held up by what cannot be done without a script.
  const files = new Set(survey.blocks.filter(({ type }) => type === 'attachment').map(({ id }) => id));
  const ids = new Set(shown.flatMap(({ parts }) => parts.map(({ field }) => field.id)));
  const found = issues.filter(({ code, path }) => code !== 'required' || !files.has(String(path[0])));
  const findings = found.filter(({ path }) => ids.has(String(path[0])));
  const [open] = found;
  // A later answer may have made an earlier one required.
  const missing = questions.find(({ parts }) => parts.some(({ field }) => field.id === open?.path[0]))?.block.id;
  return { findings, next: next ?? missing, previous };
}

/**
 * Without a script nothing shows itself: what would be revealed comes question by question.
 *
 * @example
 * oneByOne({ ...survey, layout: 'reveal' }).layout; // 'single'
 */
export function oneByOne(survey: SurveyDefinition): SurveyDefinition {
  return survey.layout === 'pages' ? survey : { ...survey, layout: 'single' };
}

function valueIn(posted: URLSearchParams, block: SurveyBlock, { id, type }: SurveyField): Value {
  if (block.type === 'ranking') return rankingIn(posted, block);
  const all = posted.getAll(id).filter((each) => each.trim() !== '');
  const [first] = all;
  if (first === undefined) return null;
  if (all.includes(NOT_APPLICABLE)) return NOT_APPLICABLE;
  if (type === 'multi-select') return all;
  if (type === 'checkbox') return first === 'true';
  const isNumber = (type === 'rating' || type === 'number') && Number.isFinite(Number(first));
  // Lines of a form end as those of mail do.
  return isNumber ? Number(first) : first.replace(/\r\n/g, '\n');
}

/** Places from lists: what has none, comes behind, as it stood. */
function rankingIn(posted: URLSearchParams, { id, options = [] }: SurveyBlock): Value {
  const placed = options.map(({ value }) => ({ value, place: Number(posted.get(`${id}.${value}`) ?? 0) }));
  if (placed.every(({ place }) => !(place > 0))) return null;
  const last = options.length + 1;
  return placed.sort((a, b) => (a.place || last) - (b.place || last)).map(({ value }) => value);
}
