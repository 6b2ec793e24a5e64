import type { Expression } from '../logic/expression.js';
import type { DefinitionHead } from './definition.js';
import type { FixedDuration } from './duration.js';
import type { Field, FieldType } from './field.js';
import type { SurveyFollowUp } from './survey-follow-up.js';
import type { SurveyInvitation } from './survey-invitation.js';
import type { SurveyMetric } from './survey-metric.js';
import type { Text } from './text.js';

/** What a customer is asked after a call. */
export interface SurveyDefinition extends DefinitionHead {
  readonly kind: 'survey';
  /** @minItems 1 */
  readonly blocks: readonly SurveyBlock[];
  /** @minItems 1 */
  readonly endings: readonly SurveyEnding[];
  /** A line above the first question. */
  readonly intro?: Text;
  /** Questions show up below each other as they are answered (`reveal`, default), or one stands on a screen, or those of a page. */
  readonly layout?: 'reveal' | 'single' | 'pages';
  /** False takes the way back away; there is one otherwise. */
  readonly back?: boolean;
  /** An answer by one tap leads on by itself. */
  readonly autoAdvance?: boolean;
  /** False hides how far it still is. */
  readonly progress?: boolean;
  /** `random` asks the questions of each page, or all where none has one, in an order that is the respondent's own. */
  readonly order?: 'random';
  /** How long answers are taken, from the first one. */
  readonly timeLimit?: FixedDuration;
  /** How long a link lives. */
  readonly expires?: FixedDuration;
  /** How long answers may still be changed after finishing; absent: not at all. */
  readonly editable?: FixedDuration;
  /** Questions may ask for files (type `attachment`); the server has to allow it as well. */
  readonly files?: boolean;
  /** Whom it asks, and when; without it, whoever is sent a link. */
  readonly invitation?: SurveyInvitation;
  /** What follows from answers that somebody has to see to. */
  readonly followUps?: readonly SurveyFollowUp[];
}

/** The types of questions that no form has: an order to make, rows on one scale, and how to reach the customer. */
export const SURVEY_TYPES = ['ranking', 'matrix', 'contact'] as const;

export type SurveyBlockType = FieldType | (typeof SURVEY_TYPES)[number];

/** What a contact question can ask for. */
export const CONTACT_PARTS = ['name', 'phone', 'email'] as const;

/** One question: a field, with what only surveys have. */
export interface SurveyBlock extends Omit<Field, 'type'> {
  readonly type: SurveyBlockType;
  readonly metric?: SurveyMetric;
  /** Questions that follow each other with the same name stand on one page; one without a name has a page of its own. */
  readonly page?: string;
  /**
   * Where an answer leads; the first whose condition holds counts, an unanswered question leads to the next.
   *
   * @minItems 1
   */
  readonly jump?: readonly SurveyJump[];
  /** A last option with a text of its own: the answer is `other`, the text lies at `<id>-other`. A text is its label. */
  readonly other?: true | Text;
  /** The question may not concern the customer: the answer is `not-applicable` and counts for no metric. */
  readonly notApplicable?: true | Text;
  /** `random` shows options or rows in an order that is the respondent's own; `other` and not applicable stay last. */
  readonly order?: 'random';
  /** Asked once more before it may stay empty. */
  readonly soft?: boolean;
  /**
   * The rows of a matrix, each answered on the same scale: the options, or a rating. The answer lies at `<id>-<row>`.
   *
   * @minItems 1
   */
  readonly rows?: readonly SurveyRow[];
  /**
   * What a contact question asks for, once the customer has agreed; the answers lie at `<id>-consent`, `<id>-name`…
   *
   * @minItems 1
   */
  readonly asks?: readonly (typeof CONTACT_PARTS)[number][];
  /** What the customer agrees to in a contact question. */
  readonly agreement?: Text;
}

/** A way out of the order. */
export interface SurveyJump {
  readonly when?: Expression;
  /** A later question, or an ending. */
  readonly to: string;
}

export interface SurveyRow {
  readonly id: string;
  readonly label: Text;
}

/** The closing text; the first whose condition holds is shown. */
export interface SurveyEnding {
  readonly id: string;
  readonly when?: Expression;
  readonly text: Text;
}
