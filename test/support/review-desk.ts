import {
  disputeEvaluation,
  releaseEvaluation,
  submitEvaluation,
  type Agent,
  type Command,
  type Evaluation,
  type EvaluationAnswers,
} from '@callside/core';
import { inboundScorecard } from '@callside/playbooks';
import { AGENT, openWidgetDesk, type WidgetDesk } from './widget-desk.js';

export const EVALUATOR: Agent = { id: '3001', name: 'Zhao', roles: ['evaluator'] };
export const OTHER_EVALUATOR: Agent = { id: '3002', name: 'Sun', roles: ['evaluator'] };
export const SUPERVISOR: Agent = { id: '2001', name: 'Zhou', roles: ['supervisor'] };

/** A call that was scored: all well but the greeting, of which a moment is noted. */
export const REVIEW_ANSWERS: EvaluationAnswers = {
  clear: { value: 'fully' },
  polite: { value: 'fully' },
  greeting: { value: 'not', comment: 'No agent number.', at: 7000 },
  identity: { value: 'fully' },
  repeat: { value: 'partly' },
  facts: { value: 'fully' },
  ticket: { value: null, notApplicable: true },
  feeling: { value: 'fully' },
  next: { value: 'fully' },
};

export const DISPUTED = [{ question: 'greeting', reason: 'I said it at 0:07, over the customer.' }];

export interface ReviewDesk extends WidgetDesk {
  readonly evaluation: Evaluation;
  /** Lets somebody else say something on this device. */
  says<I, R>(who: Agent, command: Command<I, R>, input: I): Promise<R>;
}

/** How far the evaluation has come. */
export type ReviewPoint = 'submitted' | 'released' | 'disputed';

/** A desk with an evaluation of agent 1001, as somebody looks at it. */
export async function openReviewDesk(
  point: ReviewPoint,
  { agent = AGENT, ...options }: Parameters<typeof openWidgetDesk>[0] = {},
): Promise<ReviewDesk> {
  const opened = await openWidgetDesk({ agent, ...options });
  const says: ReviewDesk['says'] = (who, command, input) =>
    opened.desk.run((context, given: typeof input) => command({ ...context, agent: who }, given), input);
  const scored = await says(EVALUATOR, submitEvaluation, {
    scorecard: inboundScorecard,
    call: { id: 'call-1', agent: { id: AGENT.id, name: AGENT.name } },
    answers: REVIEW_ANSWERS,
  });
  if (!scored.ok) throw new Error(JSON.stringify(scored.issues));
  let { evaluation } = scored;
  const { id } = evaluation;
  if (point !== 'submitted') evaluation = taken(await says(EVALUATOR, releaseEvaluation, { id }));
  if (point === 'disputed') evaluation = taken(await says(AGENT, disputeEvaluation, { id, questions: DISPUTED }));
  return { ...opened, evaluation, says };
}

function taken(result: Awaited<ReturnType<typeof releaseEvaluation>>): Evaluation {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.evaluation;
}
