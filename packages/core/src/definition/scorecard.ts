import type { Expression } from '../logic/expression.js';
import type { DefinitionHead, DefinitionLink } from './definition.js';
import type { Text } from './text.js';

/** The criteria by which an evaluator scores a call. */
export interface ScorecardDefinition extends DefinitionHead {
  readonly kind: 'scorecard';
  /** @minItems 1 */
  readonly items: readonly ScorecardSection[];
  readonly scoring?: Scoring;
  /** Named ranges of the total. */
  readonly bands?: readonly ScoreBand[];
  /** The workflow that its evaluations go through, from the draft to the agent's word; the usual one when absent. */
  readonly workflow?: DefinitionLink;
}

/** How answers become a total. */
export interface Scoring {
  /**
   * `weighted`, the usual one: scores are per cent, weights share them out. `points`: scores are points, which are added, and
   * the total is what was reached of what could be. What one way makes cannot be compared with what the other makes.
   */
  readonly mode?: 'weighted' | 'points';
  readonly notApplicable?: NotApplicablePolicy;
  /** The largest total, in per cent. Without it bonus may pass 100. */
  readonly cap?: number;
  /** Weights and scores stay hidden from the evaluator while scoring. */
  readonly blind?: boolean;
}

/**
 * What a question that does not apply does to the score. `keep-weights`, usual with weights: the rest of its section takes its
 * share. `drop-points`, usual with points: its share is gone, and its section weighs less. `group-mean`, `form-mean`: it counts as
 * the mean of what was answered in its section, or in the whole form. `zero`: as nothing.
 */
export type NotApplicablePolicy = 'keep-weights' | 'drop-points' | 'group-mean' | 'form-mean' | 'zero';

/** How deep sections may lie in one another. */
export const MOST_SECTIONS_DEEP = 5;

/** Classes of errors that count apart from the total. */
export const ERROR_CLASSES = ['customer', 'business', 'compliance'] as const;

export type ErrorClass = (typeof ERROR_CLASSES)[number];

/** How far a failing answer reaches: the section around the question, the outermost section, or the whole form. */
export const FAIL_REACHES = ['subsection', 'section', 'form'] as const;

export type FailReach = (typeof FAIL_REACHES)[number];

export type ScorecardItem = ScorecardSection | ScorecardQuestion;

/** A part of a scorecard; sections lie in one another, five deep at most. */
export interface ScorecardSection extends ScorecardPart {
  readonly title: Text;
  /**
   * With weights its share, relative to what is beside it; without one it weighs what its questions weigh. With points what its
   * points are multiplied by; 1 without one.
   */
  readonly weight?: number;
  /** @minItems 1 */
  readonly items: readonly ScorecardItem[];
  /** Named ranges of its own score. */
  readonly bands?: readonly ScoreBand[];
}

/** What sections and questions have in common. */
export interface ScorecardPart {
  readonly id: string;
  readonly help?: Text;
  /** It is answered, and counts for nothing. */
  readonly excluded?: boolean;
  /** What it gives comes on top: it adds to what is reached, not to what can be. */
  readonly bonus?: boolean;
}

export type ScorecardQuestion = ChoiceQuestion | NumberQuestion | WrittenQuestion;

export interface ScorecardQuestionHead extends ScorecardPart {
  readonly text: Text;
  /** Share, relative to what is beside it; with points what they are multiplied by. 1 without one. */
  readonly weight?: number;
  /** Offers "not applicable". */
  readonly notApplicable?: boolean;
  /** Asked only while this is so; it reads the other answers as `answers.<id>`. */
  readonly enabled?: Expression;
  /** Class of error that a question below its best answer is reported as. */
  readonly errorClass?: ErrorClass;
  /** A comment is required: always, or while this is so. */
  readonly commentRequired?: boolean | Expression;
  /** What can be named as the reason of a mark below the best. */
  readonly reasons?: readonly LowMarkReason[];
  /** Answers that the course of the call speaks for; the first that holds is suggested, none is ever given by itself. */
  readonly suggest?: readonly AnswerSuggestion[];
}

/** One answer of several, or as many as are true. */
export interface ChoiceQuestion extends ScorecardQuestionHead {
  /** `choice` when absent. `choices` adds up the scores of what is picked. */
  readonly type?: 'choice' | 'choices';
  /** @minItems 1 */
  readonly options: readonly ScorecardOption[];
  /** The most that what is picked adds up to; with weights 100 when absent. */
  readonly cap?: number;
  /** What is picked to begin with. */
  readonly default?: string | readonly string[];
}

/** A number that is scored by the range it lies in. */
export interface NumberQuestion extends ScorecardQuestionHead {
  readonly type: 'number';
  readonly min?: number;
  readonly max?: number;
  /** The first that holds the number counts; without ranges it is noted and not scored. */
  readonly ranges?: readonly ScoreRange[];
  readonly default?: number;
}

/** Words or a day, for the record; they are not scored. */
export interface WrittenQuestion extends ScorecardQuestionHead {
  readonly type: 'text' | 'date';
}

/** What an answer is worth. */
export interface Marked {
  /** Per cent of the question's weight, 0–100; with points as many points. */
  readonly score: number;
  /** Picking it sets this much of the score to zero. */
  readonly fail?: FailReach;
}

export interface ScorecardOption extends Marked {
  readonly id: string;
  readonly text: Text;
  /** What it gives beyond the others comes on top of what can be reached. */
  readonly bonus?: boolean;
}

export interface ScoreRange extends Marked {
  /** Smallest and largest number of the range; without one it has no end there. */
  readonly from?: number;
  readonly to?: number;
}

export interface LowMarkReason {
  readonly id: string;
  readonly text: Text;
}

export type AnswerSuggestion = SuggestedValue | SuggestedNotApplicable;

/** An answer, and when it is suggested. */
export interface SuggestedValue {
  /** An option's id, several of them, a number, words or a day. */
  readonly answer: string | number | readonly string[];
  /** Reads the facts of the call, as `callFacts` gives them: `call.*`, and what the script has noted as `fields.*`. */
  readonly when: Expression;
}

/** When it is suggested that a question does not apply. */
export interface SuggestedNotApplicable {
  readonly notApplicable: true;
  /** Reads the facts of the call, as `callFacts` gives them: `call.*`, and what the script has noted as `fields.*`. */
  readonly when: Expression;
}

/** The first names of the variables that a suggestion may use. */
export const FACT_ROOTS = ['call', 'fields'] as const;

/** The names below `call` that a suggestion may read, and those of a stage or a step. */
export const CALL_FACTS = [
  'direction',
  'queue',
  'seconds',
  'ringSeconds',
  'talkSeconds',
  'holdSeconds',
  'wrapUpSeconds',
  'holds',
  'stages',
  'steps',
] as const;

export const STAGE_FACTS = ['at', 'seconds', 'visits'] as const;

export const STEP_FACTS = ['at', 'seconds', 'visits', 'answer', 'stampedAt'] as const;

export interface ScoreBand {
  readonly id: string;
  readonly title: Text;
  /** Smallest total of the band. */
  readonly from: number;
}

/**
 * Tells sections from questions.
 *
 * @example
 * isScorecardSection(scorecard.items[0]); // true
 */
export function isScorecardSection(item: ScorecardItem): item is ScorecardSection {
  return 'items' in item;
}

/**
 * Tells questions with options from others; what an author has left lying on a question of another type does not count.
 *
 * @example
 * hasOptions({ id: 'wait', type: 'number', text: 'Seconds' }); // false
 */
export function hasOptions(question: ScorecardQuestion): question is ChoiceQuestion {
  return question.type === undefined || question.type === 'choice' || question.type === 'choices';
}
