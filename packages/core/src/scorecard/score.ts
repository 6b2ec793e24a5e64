import type { ScorecardDefinition, ScorecardQuestion, ScorecardSection } from '../definition/scorecard.js';
import type { EvaluationAnswer } from './evaluation.js';

/** The score of a call with everything that explains it. Numbers are exact; round them for display only. */
export interface EvaluationScore {
  /** 0–100; null while nothing that counts is answered. */
  readonly total: number | null;
  readonly sections: readonly SectionScore[];
  /** The question that set the whole form to zero. */
  readonly failedBy?: string;
  /** Id of the band that the total lies in. */
  readonly band?: string;
  readonly answered: number;
  readonly questions: number;
  readonly complete: boolean;
}

export interface SectionScore {
  readonly id: string;
  /** 0–100; null while none of its questions counts. */
  readonly score: number | null;
  /** Share of the total that it has now, 0–1. */
  readonly appliedWeight: number;
  /** The question that set the section to zero. */
  readonly failedBy?: string;
  readonly questions: readonly QuestionScore[];
}

export interface QuestionScore {
  readonly id: string;
  /** Per cent of the question's weight; null when it does not count. */
  readonly score: number | null;
  /** Share of the section that it has now, 0–1. */
  readonly appliedWeight: number;
  readonly excluded?: 'unanswered' | 'not-applicable';
}

/**
 * Scores a call. Questions without an answer, or not applicable, drop out and the others keep their relative weights, as
 * do sections in which nothing counts. A failing option sets its section or the whole form to zero, and the result names
 * the question that did it.
 *
 * @example
 * scoreEvaluation(scorecard, { greeting: { option: 'yes' } }).total; // 100
 */
export function scoreEvaluation(
  scorecard: ScorecardDefinition,
  answers: Readonly<Record<string, EvaluationAnswer>>,
): EvaluationScore {
  const drafts = scorecard.items.map((section) => scoreSection(section, answers));
  const weights = scorecard.items.map((section, index) => (drafts[index]?.score === null ? 0 : section.weight));
  const sum = add(weights);
  const sections = drafts.map((draft, index) => ({
    ...draft,
    appliedWeight: sum === 0 ? 0 : (weights[index] ?? 0) / sum,
  }));
  const failedBy = findFailing(
    scorecard.items.flatMap(({ items }) => items),
    answers,
    'form',
  );
  const raw = sum === 0 ? null : add(sections.map(({ score, appliedWeight }) => (score ?? 0) * appliedWeight));
  const total = failedBy === undefined ? raw : 0;
  const questions = sections.flatMap((section) => section.questions);
  const answered = questions.filter(({ excluded }) => excluded !== 'unanswered').length;
  const band =
    total === null
      ? undefined
      : [...(scorecard.bands ?? [])].sort((a, b) => b.from - a.from).find(({ from }) => total >= from)?.id;
  return {
    total,
    sections,
    answered,
    questions: questions.length,
    complete: answered === questions.length,
    ...(failedBy === undefined ? {} : { failedBy }),
    ...(band === undefined ? {} : { band }),
  };
}

function scoreSection(section: ScorecardSection, answers: Readonly<Record<string, EvaluationAnswer>>): SectionScore {
  const drafts = section.items.map((question) => scoreQuestion(question, answers[question.id]));
  const weights = section.items.map(({ weight }, index) => (drafts[index]?.score === null ? 0 : weight));
  const sum = add(weights);
  const questions = drafts.map((draft, index) => ({
    ...draft,
    appliedWeight: sum === 0 ? 0 : (weights[index] ?? 0) / sum,
  }));
  const failedBy = findFailing(section.items, answers, 'section') ?? findFailing(section.items, answers, 'form');
  const raw = sum === 0 ? null : add(questions.map(({ score, appliedWeight }) => (score ?? 0) * appliedWeight));
  const head = { id: section.id, score: failedBy === undefined ? raw : 0, appliedWeight: 0, questions };
  return failedBy === undefined ? head : { ...head, failedBy };
}

function scoreQuestion(question: ScorecardQuestion, answer: EvaluationAnswer | undefined): QuestionScore {
  if (answer?.notApplicable === true)
    return { id: question.id, score: null, appliedWeight: 0, excluded: 'not-applicable' };
  const option = question.options.find(({ id }) => id === answer?.option);
  if (option === undefined) return { id: question.id, score: null, appliedWeight: 0, excluded: 'unanswered' };
  return { id: question.id, score: option.score, appliedWeight: 0 };
}

function findFailing(
  questions: readonly ScorecardQuestion[],
  answers: Readonly<Record<string, EvaluationAnswer>>,
  reach: 'section' | 'form',
): string | undefined {
  return questions.find((question) => {
    const answer = answers[question.id];
    if (answer === undefined || answer.notApplicable === true) return false;
    return question.options.find(({ id }) => id === answer.option)?.fail === reach;
  })?.id;
}

function add(numbers: readonly number[]): number {
  return numbers.reduce((sum, value) => sum + value, 0);
}
