import {
  openCoaching,
  releaseEvaluation,
  submitEvaluation,
  type Agent,
  type CoachingOutline,
  type CoachingPlan,
  type EvaluationAnswers,
} from '@callside/core';
import { inboundScorecard } from '@callside/playbooks';
import { EVALUATOR, REVIEW_ANSWERS, SUPERVISOR } from './review-desk.js';
import { AGENT, openWidgetDesk, type WidgetDesk } from './widget-desk.js';

const DAY = 86_400_000;

/** What every new plan is made from, unless a test says otherwise. */
export const CASES = [{ type: 'evaluation', id: 'e-1' }] as const;

export interface CoachingDesk extends WidgetDesk {
  readonly plan: CoachingPlan | undefined;
  /** Scores a call of agent 1001: all well but the greeting, unless it is well, too. */
  score(greeting: 'fully' | 'not'): Promise<void>;
  /** Scores a call of the agent in which nobody was verified. */
  fail(): Promise<void>;
}

/** A desk with evaluations of agent 1001, and on demand with a plan made from them. */
export async function openCoachingDesk({
  agent = SUPERVISOR,
  plan: given,
  ...options
}: NonNullable<Parameters<typeof openWidgetDesk>[0]> & {
  agent?: Agent;
  plan?: Partial<CoachingOutline>;
} = {}): Promise<CoachingDesk> {
  const opened = await openWidgetDesk({ agent, ...options });
  const { desk, clock } = opened;
  let calls = 0;
  const scoreBy = async (given: EvaluationAnswers): Promise<void> => {
    calls++;
    const answers: EvaluationAnswers = { ...REVIEW_ANSWERS, ...given };
    const call = { id: `call-${String(calls)}`, agent: { id: AGENT.id, name: AGENT.name } };
    await desk.run(async (context) => {
      const as = { ...context, agent: EVALUATOR };
      const result = await submitEvaluation(as, { scorecard: inboundScorecard, call, answers });
      if (result.ok) await releaseEvaluation(as, { id: result.evaluation.id });
    }, undefined);
  };
  const score: CoachingDesk['score'] = (greeting) => scoreBy({ greeting: { value: greeting } });
  const fail: CoachingDesk['fail'] = () => scoreBy({ identity: { value: 'not' } });
  for (const greeting of ['not', 'not', 'fully', 'not', 'not', 'not', 'not', 'not'] as const) await score(greeting);
  clock.advance(60_000);
  if (given === undefined) return { ...opened, plan: undefined, score, fail };
  const now = clock.now();
  const outline: CoachingOutline = {
    agentId: AGENT.id,
    cases: CASES,
    finding: 'The greeting comes late.',
    goal: { kind: 'score', scorecard: 'inbound', question: 'greeting' },
    baseline: { from: now - 90 * DAY, to: now, values: [0, 0, 100, 0, 0, 0, 0, 0] },
    target: 90,
    dueAt: now + 14 * DAY,
    steps: [
      { id: '1', text: 'Listen to three calls with good greetings.' },
      { id: '2', text: 'Practise with the team leader.', dueAt: now + 2 * DAY },
    ],
    ...given,
  };
  const result = await desk.run((context) => openCoaching({ ...context, agent: SUPERVISOR }, outline), undefined);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return { ...opened, plan: result.plan, score, fail };
}
