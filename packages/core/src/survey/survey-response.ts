import type { DefinitionRef } from '../definition/definition.js';
import type { Values } from '../definition/field.js';

/** What one customer answered to one invitation. */
export interface SurveyResponse {
  readonly id: string;
  readonly survey: DefinitionRef;
  readonly locale: string;
  readonly answers: Values;
  /** When each question was first answered, by the server's clock; taken back and answered anew, it counts anew. */
  readonly answeredAt?: Readonly<Record<string, number>>;
  readonly startedAt: number;
  /** Set by finishing; nothing can be answered after it, unless the survey is still `editable`. */
  readonly finishedAt?: number;
  /** Whose work was asked about, as it was when the link was sent. */
  readonly agentId?: string;
  readonly queue?: string;
  readonly callId?: string;
  readonly ticketId?: string;
  /** The script that led the call. */
  readonly script?: DefinitionRef;
}
