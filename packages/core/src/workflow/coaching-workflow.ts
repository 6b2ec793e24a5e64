import type { WorkflowDefinition } from '../definition/workflow.js';
import type { Expression } from '../logic/expression.js';

/** Whoever is coached does not say how far they have come. */
const BY_THE_COACH: Expression = { '!=': [{ var: 'event.by' }, { var: 'flow.agent' }] };

const COACHES = ['team-leader', 'supervisor', 'business-supervisor', 'evaluator', 'trainer'];

/**
 * A personal improvement plan, round by round.
 *
 * ```
 * plan ──start──► do ──check──► check ──act──► act ──secure──► closed
 *   │              ▲                            │
 *   └─withdraw     └──────────repeat────────────┘
 * ```
 *
 * Checking takes what was measured, `values`, and acting says what follows from it. A round that was not enough is repeated with a
 * day of its own.
 */
export const COACHING_WORKFLOW: WorkflowDefinition = {
  kind: 'workflow',
  id: 'coaching',
  version: 1,
  status: 'published',
  title: { en: 'Coaching', 'zh-CN': '辅导', 'zh-TW': '輔導' },
  variables: { agent: null, dueAt: null, round: 1 },
  events: {
    start: { title: { en: 'Start', 'zh-CN': '开始', 'zh-TW': '開始' } },
    check: { title: { en: 'Check the effect', 'zh-CN': '检查效果', 'zh-TW': '檢查成效' } },
    act: { title: { en: 'Say what follows', 'zh-CN': '作出结论', 'zh-TW': '作出結論' } },
    secure: { title: { en: 'Secure and close', 'zh-CN': '巩固并结束', 'zh-TW': '鞏固並結束' } },
    repeat: { title: { en: 'Another round', 'zh-CN': '再来一轮', 'zh-TW': '再來一輪' } },
    withdraw: { title: { en: 'Withdraw', 'zh-CN': '撤销', 'zh-TW': '撤銷' } },
  },
  initial: 'plan',
  states: {
    plan: {
      title: { en: 'Plan', 'zh-CN': '计划', 'zh-TW': '計畫' },
      on: {
        start: [{ to: 'do', roles: COACHES, when: BY_THE_COACH, effects: ['notify-agent'] }],
        withdraw: [{ to: 'withdrawn', roles: COACHES, when: BY_THE_COACH }],
      },
    },
    do: {
      title: { en: 'Do', 'zh-CN': '执行', 'zh-TW': '執行' },
      after: [{ at: { var: 'flow.dueAt' }, effects: ['remind-coach'] }],
      on: {
        check: [{ to: 'check', roles: COACHES, when: { and: [BY_THE_COACH, { '!!': { var: 'event.values' } }] } }],
        withdraw: [{ to: 'withdrawn', roles: COACHES, when: BY_THE_COACH }],
      },
    },
    check: {
      title: { en: 'Check', 'zh-CN': '检查', 'zh-TW': '檢查' },
      on: { act: [{ to: 'act', roles: COACHES, when: { and: [BY_THE_COACH, { '!!': { var: 'event.note' } }] } }] },
    },
    act: {
      title: { en: 'Act', 'zh-CN': '处理', 'zh-TW': '處理' },
      on: {
        secure: [{ to: 'closed', roles: COACHES, when: BY_THE_COACH, effects: ['notify-agent'] }],
        repeat: [
          {
            to: 'do',
            roles: COACHES,
            when: { and: [BY_THE_COACH, { '>': [{ var: 'event.dueAt' }, { var: 'event.at' }] }] },
            assign: { dueAt: { var: 'event.dueAt' }, round: { '+': [{ var: 'flow.round' }, 1] } },
            effects: ['notify-agent'],
          },
        ],
      },
    },
    closed: { title: { en: 'Closed', 'zh-CN': '已结束', 'zh-TW': '已結束' }, enter: ['count-in-reports'], final: true },
    withdrawn: { title: { en: 'Withdrawn', 'zh-CN': '已撤销', 'zh-TW': '已撤銷' }, final: true },
  },
};
