import {
  casesToReview,
  COACHING_WORKFLOW,
  followCoaching,
  hasOptions,
  measureOf,
  measureScores,
  meanOf,
  possibleEvents,
  questionsOf,
  shareOf,
  textFor,
  type Agent,
  type CaseToReview,
  type CoachingGoal,
  type CoachingPlan,
  type CoachingStanding,
  type Desk,
  type Locale,
  type Measurement,
  type ScorecardDefinition,
  type Statistic,
  type Text,
} from '@callside/core';

/** A measure of the host's that a plan may aim at. */
export interface GoalMeasure {
  readonly goal: Extract<CoachingGoal, { readonly kind: 'kpi' }>;
  readonly title: Text;
  /** What was measured of an agent in a span, in epoch milliseconds. */
  measure(span: { readonly agentId: string; readonly from: number; readonly to: number }): Promise<Measurement>;
}

/** A goal with its words and a name of its own. */
export interface GoalChoice {
  readonly id: string;
  readonly title: string;
  readonly goal: CoachingGoal;
}

export interface Goals {
  readonly scorecards: readonly ScorecardDefinition[];
  readonly measures: readonly GoalMeasure[];
}

/**
 * What can be aimed at: the total of each scorecard, each of its questions that is scored, and the host's measures.
 *
 * @example
 * goalChoices({ scorecards: [inboundScorecard], measures: [] }, { locale: 'en', total: 'total' })[0]; // { id: 'score/inbound', … }
 */
export function goalChoices(
  { scorecards, measures }: Goals,
  { locale, total }: { readonly locale: Locale; readonly total: string },
): readonly GoalChoice[] {
  const ofScorecards = scorecards.flatMap((scorecard): GoalChoice[] => {
    const { id, title } = scorecard;
    const name = textFor(title, locale);
    const scored = questionsOf(scorecard).filter(({ question }) => hasOptions(question) || question.type === 'number');
    return [
      { id: `score/${id}`, title: `${name}: ${total}`, goal: { kind: 'score', scorecard: id } },
      ...scored.map(({ question }): GoalChoice => ({
        id: `score/${id}/${question.id}`,
        title: `${name}: ${textFor(question.text, locale)}`,
        goal: { kind: 'score', scorecard: id, question: question.id },
      })),
    ];
  });
  const ofHost = measures.map(({ goal, title }) => ({ id: `kpi/${goal.kpi}`, title: textFor(title, locale), goal }));
  return [...ofScorecards, ...ofHost];
}

/**
 * The name that a goal has among the choices.
 *
 * @example
 * idOfGoal({ kind: 'score', scorecard: 'inbound', question: 'greeting' }); // 'score/inbound/greeting'
 */
export function idOfGoal(goal: CoachingGoal): string {
  if (goal.kind === 'kpi') return `kpi/${goal.kpi}`;
  return ['score', goal.scorecard, ...(goal.question === undefined ? [] : [goal.question])].join('/');
}

/**
 * Measures a goal in a span: scores by the evaluations on this device, other measures by the host.
 *
 * @example
 * (await measureGoal(desk, goal, { goals, agentId: '1001', from, to })).values.length; // 8
 */
export async function measureGoal(
  desk: Desk,
  goal: CoachingGoal,
  { goals, ...span }: { readonly goals: Goals; readonly agentId: string; readonly from: number; readonly to: number },
): Promise<Measurement> {
  if (goal.kind === 'kpi') {
    const measure = goals.measures.find(({ goal: { kpi } }) => kpi === goal.kpi);
    return measure?.measure(span) ?? { from: span.from, to: span.to, values: [] };
  }
  const evaluations = await desk.list('evaluation');
  return measureScores(goal, evaluations, { ...span, scorecardOf: scorecardAmong(goals) });
}

/**
 * What was measured as one figure.
 *
 * @example
 * figureOf(goal, measurement); // { value: 62.5, n: 8, interval: { … } }
 */
export function figureOf(goal: CoachingGoal, { values }: Measurement): Statistic {
  if (measureOf(goal).measured === 'figures') return meanOf(values);
  return shareOf(values.filter((value) => value === 1).length, values.length);
}

/** What people say to a plan. */
export const COACHING_ACTS = ['start', 'check', 'act', 'secure', 'repeat', 'withdraw'] as const;

export type CoachingAct = (typeof COACHING_ACTS)[number];

/** Something to say, so that only who may say it, and when, is asked. */
const ANYTHING = { values: [1], note: 'any', dueAt: Number.MAX_SAFE_INTEGER };

/**
 * Where a plan stands and what one person may say to it.
 *
 * @example
 * coachingOf(plan, { agent: desk.agent, now }).acts.has('start'); // true
 */
export function coachingOf(
  plan: CoachingPlan,
  { agent, now }: { readonly agent: Pick<Agent, 'id'> & Partial<Pick<Agent, 'roles'>>; readonly now: number },
): { readonly standing: CoachingStanding; readonly acts: ReadonlySet<CoachingAct> } {
  const standing = followCoaching(plan, { now });
  const { roles = [], id } = agent;
  const events = possibleEvents(COACHING_WORKFLOW, standing.snapshot, { at: now, by: id, data: ANYTHING }, { roles });
  const open = new Set(events.flatMap(({ event, result }) => (result.ok ? [event] : [])));
  return { standing, acts: new Set(COACHING_ACTS.filter((act) => open.has(act))) };
}

/**
 * A day of a date field as the moment in which it ends where the reader is; undefined for what is none.
 *
 * @example
 * endOfDay('2026-12-01'); // the first millisecond of 2 December
 */
export function endOfDay(day: string): number | undefined {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined || !Number.isFinite(year + month + date))
    return undefined;
  return new Date(year, month - 1, date + 1).getTime();
}

/**
 * What of an agent in a span should be reviewed, from what is on this device.
 *
 * @example
 * await casesOn(desk, { goals, agentId: '1001', from, to }); // [{ type: 'evaluation', reason: 'failed', … }]
 */
export async function casesOn(
  desk: Desk,
  { goals, ...span }: { readonly goals: Goals; readonly agentId: string; readonly from: number; readonly to: number },
): Promise<readonly CaseToReview[]> {
  const [evaluations, tickets] = await Promise.all([desk.list('evaluation'), desk.list('ticket')]);
  return casesToReview({ evaluations, tickets }, { ...span, scorecardOf: scorecardAmong(goals) });
}

function scorecardAmong({ scorecards }: Goals) {
  return ({ id, version }: { readonly id: string; readonly version: number }): ScorecardDefinition | undefined =>
    scorecards.find((each) => each.id === id && each.version === version);
}
