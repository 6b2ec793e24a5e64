import {
  ERROR_CLASSES,
  isScorecardSection,
  type ErrorClass,
  type FailReach,
  type NotApplicablePolicy,
  type ScoreBand,
  type ScorecardDefinition,
  type ScorecardItem,
  type ScorecardSection,
} from '../definition/scorecard.js';
import { askedQuestions } from './asked-questions.js';
import type { EvaluationAnswers } from './evaluation.js';
import { markAnswer } from './mark.js';
import { questionsOf, type PlacedQuestion } from './questions.js';

/** The score of a call with everything that explains it. Numbers are exact; round them for display only. */
export interface EvaluationScore {
  /** Per cent; null while nothing that counts is answered. Over 100 only by bonus. */
  readonly total: number | null;
  /** The outermost sections. */
  readonly sections: readonly SectionScore[];
  /** All questions, in their order on screen. */
  readonly questions: readonly QuestionScore[];
  /** The question that set the whole form to zero. */
  readonly failedBy?: string;
  /** Id of the band that the total lies in. */
  readonly band?: string;
  /** Each class of errors that questions name. */
  readonly classes: readonly ClassScore[];
  /** How many of the questions that have to be answered are, and how many there are. */
  readonly answered: number;
  readonly asked: number;
  readonly complete: boolean;
}

export interface SectionScore {
  readonly id: string;
  /** Per cent; null while none of its questions counts. */
  readonly score: number | null;
  /** Share of the total that it has now, 0–1; of bonus what it adds at most. */
  readonly appliedWeight: number;
  /** The question that set the section to zero. */
  readonly failedBy?: string;
  readonly band?: string;
  readonly sections: readonly SectionScore[];
}

export interface QuestionScore {
  readonly id: string;
  /** Per cent of its best answer; null when it does not count. */
  readonly score: number | null;
  /** Share of the total that it has now, 0–1; of bonus what it adds at most. */
  readonly appliedWeight: number;
  readonly excluded?: Exclusion;
  /** The score is a mean, or nothing, in place of an answer that does not apply; see `NotApplicablePolicy`. */
  readonly assumed?: boolean;
  /** What its answer sets to zero. */
  readonly fail?: FailReach;
}

/** Why a question does not count: hidden by a condition, kept out by the scorecard, or a kind that has no score. */
export type Exclusion = 'unanswered' | 'not-applicable' | 'hidden' | 'excluded' | 'not-scored';

/** How the questions of one class of errors were answered. */
export interface ClassScore {
  readonly errorClass: ErrorClass;
  /** Per cent of what its questions could give, by their weights; null while none counts. */
  readonly score: number | null;
  /** The questions below their best answer. */
  readonly errors: readonly string[];
  /** How many of its questions count. */
  readonly questions: number;
}

/**
 * Scores a call. Questions without an answer drop out, those that do not apply count by the declared policy, and a failing
 * answer sets its section or the whole form to zero; the result says of each part what it weighs, why it does not count, and
 * which question set it to zero.
 *
 * @example
 * scoreEvaluation(scorecard, { greeting: { value: 'yes' } }).total; // 100
 */
export function scoreEvaluation(scorecard: ScorecardDefinition, answers: EvaluationAnswers): EvaluationScore {
  const { items, scoring = {}, bands } = scorecard;
  const marked = markAll(scorecard, answers);
  const sum = new Sums(scorecard, marked);
  const failedBy = marked.find(({ fail }) => fail === 'form')?.id;
  const whole = sum.of(items);
  const reached = whole.percent === null || failedBy === undefined ? whole.percent : 0;
  const total = reached === null ? null : Math.min(scoring.cap ?? Infinity, reached);
  const sections = items.map((item) => sum.section(item, whole.share(item)));
  const due = marked.filter(({ isDue }) => isDue);
  const answered = due.filter(({ excluded }) => excluded !== 'unanswered').length;
  return {
    total,
    sections,
    questions: marked.map(({ id }) => sum.questions.get(id)).filter((found) => found !== undefined),
    classes: classesOf(marked),
    answered,
    asked: due.length,
    complete: answered === due.length,
    ...(failedBy === undefined ? {} : { failedBy }),
    ...bandOf(bands, total),
  };
}

/** A question with all that its answer comes to. */
interface Marked {
  readonly id: string;
  readonly placed: PlacedQuestion;
  /** Per cent of the best answer; undefined while it does not count. */
  readonly percent?: number;
  /** What it weighs beside the other parts of its section. */
  readonly weight: number;
  readonly excluded?: Exclusion;
  readonly assumed?: boolean;
  readonly fail?: FailReach;
  /** It has to be answered. */
  readonly isDue: boolean;
}

function markAll(scorecard: ScorecardDefinition, answers: EvaluationAnswers): Marked[] {
  const { mode = 'weighted' } = scorecard.scoring ?? {};
  const asked = askedQuestions(scorecard, answers);
  const marked = questionsOf(scorecard).map((placed): Marked => {
    const { question, sections } = placed;
    const { id } = question;
    const answer = Object.hasOwn(answers, id) ? answers[id] : undefined;
    const { earned, best, fail, isAnswered } = markAnswer(question, answer, mode);
    const weight = (question.weight ?? 1) * (mode === 'points' ? best : 1);
    const isDue = asked.has(id) && question.type !== 'text' && question.type !== 'date';
    const out = (excluded: Exclusion): Marked => ({ id, placed, weight, isDue, excluded });
    if (!asked.has(id)) return out('hidden');
    if (question.notApplicable === true && answer?.notApplicable === true) return out('not-applicable');
    if (!isAnswered) return out(isDue ? 'unanswered' : 'not-scored');
    if (earned === undefined || best === 0) return out('not-scored');
    if ([question, ...sections].some((part) => part.excluded === true)) return out('excluded');
    return { id, placed, weight, isDue, percent: (earned * 100) / best, ...(fail === undefined ? {} : { fail }) };
  });
  return assumeNotApplicable(marked, policyOf(scorecard));
}

function policyOf({ scoring: { mode = 'weighted', notApplicable } = {} }: ScorecardDefinition): NotApplicablePolicy {
  return notApplicable ?? (mode === 'points' ? 'drop-points' : 'keep-weights');
}

/** Counts what does not apply as the policy says. Bonus that does not apply gives nothing. */
function assumeNotApplicable(marked: readonly Marked[], policy: NotApplicablePolicy): Marked[] {
  if (policy === 'keep-weights' || policy === 'drop-points') return [...marked];
  const inForm = meanOf(marked);
  return marked.map((each) => {
    const { placed, excluded } = each;
    const parts = [placed.question, ...placed.sections];
    if (excluded !== 'not-applicable' || parts.some((part) => part.bonus === true || part.excluded === true))
      return each;
    const section = placed.sections.at(-1);
    const inGroup = meanOf(marked.filter((other) => other.placed.sections.at(-1) === section));
    const percent = policy === 'zero' ? 0 : policy === 'form-mean' ? inForm : (inGroup ?? inForm);
    return percent === undefined ? each : { ...each, percent, assumed: true };
  });
}

/** The mean of what counts, each question alike; undefined where nothing does. */
function meanOf(marked: readonly Marked[]): number | undefined {
  const percents = marked.flatMap(({ percent, placed }) =>
    percent === undefined || placed.question.bonus === true ? [] : [percent],
  );
  return percents.length === 0 ? undefined : add(percents) / percents.length;
}

/** Parts of one section beside each other. */
interface Beside {
  /** Per cent of what can be reached; null where nothing counts. */
  readonly percent: number | null;
  /** What they weigh together: all of them, and those that count. */
  readonly nominal: number;
  readonly counted: number;
  /** The share of one of them in all that counts. */
  share(item: ScorecardItem): number;
}

/** Adds up a scorecard from its questions to the total, and shares the total out again. */
class Sums {
  readonly questions = new Map<string, QuestionScore>();
  readonly #marked: ReadonlyMap<string, Marked>;
  readonly #failed: ReadonlyMap<ScorecardSection, string>;
  readonly #keepsShares: boolean;
  readonly #hasPoints: boolean;

  constructor(scorecard: ScorecardDefinition, marked: readonly Marked[]) {
    this.#marked = new Map(marked.map((each) => [each.id, each]));
    this.#failed = failedSections(marked);
    this.#keepsShares = policyOf(scorecard) !== 'drop-points';
    this.#hasPoints = scorecard.scoring?.mode === 'points';
  }

  of(items: readonly ScorecardItem[]): Beside {
    const parts = new Map(items.map((item) => [item, this.#part(item)]));
    const regular = items.filter(({ bonus }) => bonus !== true).flatMap((item) => parts.get(item) ?? []);
    const counted = add(regular.map(({ counts }) => counts));
    const earned = add([...parts.values()].map(({ counts, percent }) => counts * percent));
    return {
      percent: counted === 0 ? null : Math.max(0, earned / counted),
      nominal: add(regular.map(({ nominal }) => nominal)),
      counted,
      share: (item) => (counted === 0 ? 0 : (parts.get(item)?.counts ?? 0) / counted),
    };
  }

  /** The score of a section that has this share of the total, and of all that lies in it. */
  section(section: ScorecardSection, share: number): SectionScore {
    const { id, items, bands } = section;
    const beside = this.of(items);
    const failedBy = this.#failed.get(section);
    const score = beside.percent === null ? null : failedBy === undefined ? beside.percent : 0;
    const sections: SectionScore[] = [];
    for (const item of items) {
      const own = share * beside.share(item);
      if (isScorecardSection(item)) sections.push(this.section(item, own));
      else this.#question(item.id, own);
    }
    const failed = failedBy === undefined ? {} : { failedBy };
    return { id, score, appliedWeight: share, sections, ...failed, ...bandOf(bands, score) };
  }

  #question(id: string, share: number): void {
    const { percent, excluded, assumed, fail } = this.#marked.get(id) ?? {};
    this.questions.set(id, {
      id,
      score: percent ?? null,
      appliedWeight: percent === undefined ? 0 : share,
      ...(excluded === undefined ? {} : { excluded }),
      ...(assumed === undefined ? {} : { assumed }),
      ...(fail === undefined ? {} : { fail }),
    });
  }

  /** What one part weighs by the scorecard, what of that counts, and the per cent that was reached of it. */
  #part(item: ScorecardItem): { readonly nominal: number; readonly counts: number; readonly percent: number } {
    if (!isScorecardSection(item)) {
      const { weight = 0, percent, excluded } = this.#marked.get(item.id) ?? {};
      // What cannot be scored at all has no share that could be dropped.
      const nominal = excluded === 'not-scored' || excluded === 'excluded' ? 0 : weight;
      return { nominal, counts: percent === undefined ? 0 : weight, percent: percent ?? 0 };
    }
    const { percent, nominal: inner, counted } = this.of(item.items);
    const nominal = this.#hasPoints ? (item.weight ?? 1) * inner : (item.weight ?? inner);
    const keeps = this.#keepsShares && (this.#hasPoints || item.weight !== undefined);
    const counts = percent === null ? 0 : keeps ? nominal : (nominal * counted) / inner;
    return { nominal, counts, percent: this.#failed.has(item) ? 0 : (percent ?? 0) };
  }
}

/** The sections that failing answers set to zero: those from the question out to where they reach. */
function failedSections(marked: readonly Marked[]): Map<ScorecardSection, string> {
  const failed = new Map<ScorecardSection, string>();
  for (const { id, fail, placed } of marked) {
    const reached = fail === undefined ? [] : fail === 'subsection' ? placed.sections.slice(-1) : placed.sections;
    for (const section of reached) if (!failed.has(section)) failed.set(section, id);
  }
  return failed;
}

function classesOf(marked: readonly Marked[]): ClassScore[] {
  return ERROR_CLASSES.flatMap((errorClass) => {
    const own = marked.filter(({ placed }) => placed.question.errorClass === errorClass);
    if (own.length === 0) return [];
    const counted = own.filter(({ percent, assumed }) => percent !== undefined && assumed !== true);
    const weight = add(counted.map((each) => each.weight));
    const reached = add(counted.map((each) => each.weight * (each.percent ?? 0)));
    const errors = counted.filter(({ percent = 0 }) => percent < 100).map(({ id }) => id);
    return [{ errorClass, score: weight === 0 ? null : reached / weight, errors, questions: counted.length }];
  });
}

function bandOf(bands: readonly ScoreBand[] = [], score: number | null): { readonly band?: string } {
  if (score === null) return {};
  const band = [...bands].sort((a, b) => b.from - a.from).find(({ from }) => score >= from);
  return band === undefined ? {} : { band: band.id };
}

function add(numbers: readonly number[]): number {
  return numbers.reduce((sum, value) => sum + value, 0);
}
