import type { WorkflowDefinition, WorkflowTransition } from '../definition/workflow.js';
import type { Expression } from '../logic/expression.js';

const DAY = 86_400_000;

/** The moment so many days after the event, by the variable that says how many. */
function daysFromNow(variable: string): Expression {
  return { '+': [{ var: 'event.at' }, { '*': [{ var: `flow.${variable}` }, DAY] }] };
}

/** Only the scored agent speaks for the agent. */
const BY_THE_AGENT: Expression = { '==': [{ var: 'event.by' }, { var: 'flow.agent' }] };

/**
 * The agent says which questions, each with a reason, in time; after the last round there is nothing left to dispute. Each
 * question is `{ question, reason }`.
 */
const DISPUTE: readonly WorkflowTransition[] = [
  {
    to: 'disputed',
    when: {
      and: [
        BY_THE_AGENT,
        { '!!': { var: 'event.questions' } },
        { '<': [{ var: 'flow.rounds' }, { var: 'flow.maxRounds' }] },
        { '<=': [{ var: 'event.at' }, { var: 'flow.disputeBy' }] },
      ],
    },
    assign: {
      rounds: { '+': [{ var: 'flow.rounds' }, 1] },
      questions: { var: 'event.questions' },
      decideBy: daysFromNow('decideDays'),
    },
  },
];

const ACKNOWLEDGE: readonly WorkflowTransition[] = [{ to: 'acknowledged', when: BY_THE_AGENT }];

/** Nobody decides about their own scoring, and the second time it is a supervisor's turn. */
function decision(to: string, effects: WorkflowTransition['effects'] = []): readonly WorkflowTransition[] {
  const byAnother: Expression = { '!=': [{ var: 'event.by' }, { var: 'flow.evaluator' }] };
  const notByTheAgent: Expression = { '!=': [{ var: 'event.by' }, { var: 'flow.agent' }] };
  const isFirst: Expression = { '==': [{ var: 'flow.rounds' }, 1] };
  const assign = { disputeBy: daysFromNow('disputeDays') };
  return [
    { to, roles: ['evaluator', 'supervisor'], when: { and: [isFirst, byAnother, notByTheAgent] }, effects, assign },
    { to, roles: ['supervisor'], when: { and: [byAnother, notByTheAgent] }, effects, assign },
  ];
}

/**
 * The evaluation of a call, from the evaluator's draft to the agent's word on it.
 *
 * ```
 * draft ──submit──► submitted ──release──► released ──acknowledge──► acknowledged ──close──► closed
 *   ▲                  │                      │ dispute questions          ▲
 *   └────send-back─────┘                      ▼                            │ acknowledge
 *                                         disputed ──uphold──► upheld ─────┤
 *                                             ▲  └───revise──► revised ────┘
 *                                             └── dispute, while rounds and days are left
 * ```
 *
 * How many rounds and days there are, its variables say; `agent` is who was scored. A flow of one's own takes this one and says
 * other numbers, or other roles.
 */
export const EVALUATION_WORKFLOW: WorkflowDefinition = {
  kind: 'workflow',
  id: 'evaluation',
  version: 1,
  status: 'published',
  title: { en: 'Evaluation', 'zh-CN': '质检评分', 'zh-TW': '質檢評分' },
  variables: {
    agent: null,
    evaluator: null,
    acknowledgeDays: 7,
    disputeDays: 7,
    decideDays: 3,
    maxRounds: 2,
    rounds: 0,
    questions: null,
    acknowledgeBy: null,
    disputeBy: null,
    decideBy: null,
  },
  events: {
    submit: { title: { en: 'Submit', 'zh-CN': '提交', 'zh-TW': '提交' } },
    'send-back': { title: { en: 'Send back', 'zh-CN': '退回修改', 'zh-TW': '退回修改' } },
    release: { title: { en: 'Release', 'zh-CN': '发布', 'zh-TW': '發布' } },
    acknowledge: { title: { en: 'Acknowledge', 'zh-CN': '确认', 'zh-TW': '確認' } },
    dispute: { title: { en: 'Dispute questions', 'zh-CN': '对评分项申诉', 'zh-TW': '對評分項申訴' } },
    uphold: { title: { en: 'Uphold', 'zh-CN': '维持原判', 'zh-TW': '維持原判' } },
    revise: { title: { en: 'Revise', 'zh-CN': '改判', 'zh-TW': '改判' } },
    close: { title: { en: 'Close', 'zh-CN': '归档', 'zh-TW': '歸檔' } },
  },
  initial: 'draft',
  states: {
    draft: {
      title: { en: 'Draft', 'zh-CN': '草稿', 'zh-TW': '草稿' },
      on: { submit: [{ to: 'submitted', assign: { evaluator: { var: 'event.by' } } }] },
    },
    submitted: {
      title: { en: 'Submitted', 'zh-CN': '已提交', 'zh-TW': '已提交' },
      on: {
        'send-back': [{ to: 'draft', roles: ['evaluator', 'supervisor'] }],
        release: [
          {
            to: 'released',
            roles: ['evaluator', 'supervisor'],
            when: { '!=': [{ var: 'event.by' }, { var: 'flow.agent' }] },
            assign: { acknowledgeBy: daysFromNow('acknowledgeDays'), disputeBy: daysFromNow('disputeDays') },
          },
        ],
      },
    },
    released: {
      title: { en: 'Released', 'zh-CN': '已发布', 'zh-TW': '已發布' },
      enter: ['notify-agent'],
      after: [{ at: { var: 'flow.acknowledgeBy' }, effects: ['remind-agent'] }],
      on: { acknowledge: ACKNOWLEDGE, dispute: DISPUTE },
    },
    disputed: {
      title: { en: 'Disputed', 'zh-CN': '申诉中', 'zh-TW': '申訴中' },
      enter: [
        { type: 'notify-decider', params: { questions: { var: 'flow.questions' }, round: { var: 'flow.rounds' } } },
      ],
      after: [{ at: { var: 'flow.decideBy' }, effects: ['remind-decider'] }],
      on: { uphold: decision('upheld'), revise: decision('revised') },
    },
    upheld: {
      title: { en: 'Upheld', 'zh-CN': '已维持', 'zh-TW': '已維持' },
      enter: ['notify-agent'],
      on: { acknowledge: ACKNOWLEDGE, dispute: DISPUTE },
    },
    revised: {
      title: { en: 'Revised', 'zh-CN': '已改判', 'zh-TW': '已改判' },
      enter: ['notify-agent'],
      on: { acknowledge: ACKNOWLEDGE, dispute: DISPUTE },
    },
    acknowledged: {
      title: { en: 'Acknowledged', 'zh-CN': '已确认', 'zh-TW': '已確認' },
      on: { close: [{ to: 'closed', roles: ['evaluator', 'supervisor', 'system'] }] },
    },
    closed: { title: { en: 'Closed', 'zh-CN': '已归档', 'zh-TW': '已歸檔' }, enter: ['count-in-reports'], final: true },
  },
};
