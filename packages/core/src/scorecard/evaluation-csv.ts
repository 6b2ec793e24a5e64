import { toCsv, type CsvCell } from '../csv.js';
import { hasOptions, type ScorecardDefinition, type ScorecardQuestion } from '../definition/scorecard.js';
import { textFor, type Locale } from '../definition/text.js';
import type { Evaluation, EvaluationAnswer } from './evaluation.js';
import { questionsOf, type PlacedQuestion } from './questions.js';
import { scoreEvaluation, type EvaluationScore, type QuestionScore } from './score.js';

/** The columns of the table, by the names that its first row gives them. */
export const EVALUATION_COLUMNS = [
  'evaluation',
  'call',
  'agent',
  'evaluator',
  'submitted_at',
  'scorecard',
  'version',
  'total',
  'section',
  'question',
  'question_text',
  'answer',
  'answer_text',
  'score',
  'weight',
  'reasons',
  'comment',
  'recording_seconds',
] as const;

/** What the table tells of an evaluation; one that is not stored yet has no id. */
export type ScoredEvaluation = Pick<
  Evaluation,
  'scorecard' | 'callId' | 'agentId' | 'evaluatorId' | 'answers' | 'total' | 'submittedAt'
> & { readonly id?: string };

/**
 * Evaluations as a table for a spreadsheet: one row for each question that was asked in each of them. Ids are there to count
 * by, texts to read; what somebody typed never runs as a formula.
 *
 * @example
 * evaluationCsv(scorecard, await desk.list('evaluation'), 'en');
 */
export function evaluationCsv(
  scorecard: ScorecardDefinition,
  evaluations: readonly ScoredEvaluation[],
  locale: Locale = 'en',
): string {
  const rows = evaluations.flatMap((evaluation) => rowsOf(scorecard, evaluation, locale));
  return toCsv([EVALUATION_COLUMNS, ...rows]);
}

type Column = (typeof EVALUATION_COLUMNS)[number];

function rowsOf(scorecard: ScorecardDefinition, evaluation: ScoredEvaluation, locale: Locale): CsvCell[][] {
  const score = scoreEvaluation(scorecard, evaluation.answers);
  const whole = wholeOf(evaluation);
  return questionsOf(scorecard).flatMap((placed) => {
    const mark = score.questions.find(({ id }) => id === placed.question.id);
    if (mark === undefined || mark.excluded === 'hidden') return [];
    const own: Readonly<Record<string, CsvCell>> = {
      ...whole,
      ...asked(placed, locale),
      ...answered(placed.question, evaluation.answers[placed.question.id], locale),
      ...marked(mark),
    };
    return [EVALUATION_COLUMNS.map((column) => own[column])];
  });
}

type Cells = Readonly<Partial<Record<Column, CsvCell>>>;

function wholeOf({ id, callId, agentId, evaluatorId, submittedAt, scorecard, total }: ScoredEvaluation): Cells {
  return {
    evaluation: id,
    call: callId,
    agent: agentId,
    evaluator: evaluatorId,
    submitted_at: submittedAt === undefined ? null : new Date(submittedAt).toISOString(),
    scorecard: scorecard.id,
    version: scorecard.version,
    total: rounded(total),
  };
}

function asked({ question, sections }: PlacedQuestion, locale: Locale): Cells {
  return {
    section: sections.map(({ title }) => textFor(title, locale)).join(' / '),
    question: question.id,
    question_text: textFor(question.text, locale),
  };
}

function answered(question: ScorecardQuestion, answer: EvaluationAnswer | undefined, locale: Locale): Cells {
  const { value = null, notApplicable = false, reasons = [], comment, at } = answer ?? {};
  const options = hasOptions(question) ? question.options : [];
  const wordsFor = (id: string): string => textFor(options.find((option) => option.id === id)?.text, locale) || id;
  const picked = Array.isArray(value) ? (value as readonly string[]) : typeof value === 'string' ? [value] : [];
  const named = question.reasons ?? [];
  return {
    answer: notApplicable ? 'n/a' : typeof value === 'number' ? value : picked.join('; '),
    answer_text: typeof value === 'number' ? value : picked.map(wordsFor).join('; '),
    reasons: reasons.map((id) => textFor(named.find((each) => each.id === id)?.text, locale) || id).join('; '),
    comment,
    recording_seconds: at === undefined ? null : at / 1000,
  };
}

function marked({ score, appliedWeight }: QuestionScore): Cells {
  return { score: rounded(score), weight: rounded(appliedWeight * 100) };
}

/** Two decimals are enough to read, and hide what binary fractions add. */
function rounded(number: EvaluationScore['total']): number | null {
  return number === null ? null : Math.round(number * 100) / 100;
}
