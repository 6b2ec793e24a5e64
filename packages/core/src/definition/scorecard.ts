import type { DefinitionHead } from './definition.js';
import type { Text } from './text.js';

/** The criteria by which an evaluator scores a call. */
export interface ScorecardDefinition extends DefinitionHead {
  readonly kind: 'scorecard';
  /** @minItems 1 */
  readonly items: readonly ScorecardSection[];
  /** Named ranges of the total, highest first. */
  readonly bands?: readonly ScoreBand[];
}

export interface ScorecardSection {
  readonly id: string;
  readonly title: Text;
  /** Share of the total, relative to the other sections. */
  readonly weight: number;
  /** @minItems 1 */
  readonly items: readonly ScorecardQuestion[];
}

export interface ScorecardQuestion {
  readonly id: string;
  readonly text: Text;
  readonly help?: Text;
  /** Share of the section, relative to its other questions. */
  readonly weight: number;
  /** @minItems 1 */
  readonly options: readonly ScorecardOption[];
  /** Offers "not applicable", which takes the question out and keeps the others' relative weights. */
  readonly notApplicable?: boolean;
  /** Class of error that a failed question is reported as. */
  readonly errorClass?: 'customer' | 'business' | 'compliance';
}

export interface ScorecardOption {
  readonly id: string;
  readonly text: Text;
  /** Per cent of the question's weight, 0–100. */
  readonly score: number;
  /** Picking it sets the score of the section or of the whole form to zero. */
  readonly fail?: 'section' | 'form';
}

export interface ScoreBand {
  readonly id: string;
  readonly title: Text;
  /** Smallest total of the band. */
  readonly from: number;
}
