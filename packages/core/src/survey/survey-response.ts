import type { DefinitionRef } from '../definition/definition.js';
import type { Values } from '../definition/field.js';

/** What one customer answered to one invitation. */
export interface SurveyResponse {
  readonly id: string;
  readonly survey: DefinitionRef;
  readonly locale: string;
  readonly answers: Values;
  readonly startedAt: number;
  /** Set by finishing; nothing can be answered after it. */
  readonly finishedAt?: number;
}
