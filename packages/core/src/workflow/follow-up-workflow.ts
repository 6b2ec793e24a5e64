import type { WorkflowDefinition } from '../definition/workflow.js';

const CALLER = ['agent', 'team-leader'];

/**
 * A follow-up call: is the matter solved, and is the customer content?
 *
 * ```
 * planned ──call──► calling ──reached──► asking ──solved──► rating ──rate──► done
 *    ▲                 │                   └──unsolved──► unsolved: the ticket is opened again
 *    └──── 4 h ── waiting ◄──not-reached     third try of the day: waits for next-day
 *                      └──give-up──► not-reached
 * ```
 *
 * Planned with a time, it reminds then. A relative who knows counts as the customer. Whoever is rated 1 or 2 is looked
 * at by the team leader.
 */
export const FOLLOW_UP_WORKFLOW: WorkflowDefinition = {
  kind: 'workflow',
  id: 'follow-up',
  version: 1,
  status: 'published',
  title: { en: 'Follow-up call', 'zh-CN': '回访', 'zh-TW': '回訪' },
  variables: { dueAt: null, tries: 0, triesToday: 0, triesADay: 3, satisfaction: null },
  events: {
    call: { title: { en: 'Call', 'zh-CN': '拨打', 'zh-TW': '撥打' } },
    plan: { title: { en: 'Plan for later', 'zh-CN': '改约时间', 'zh-TW': '改約時間' } },
    reached: { title: { en: 'Customer reached', 'zh-CN': '已联系上客户', 'zh-TW': '已聯絡上客戶' } },
    'relative-reached': { title: { en: 'Relative reached', 'zh-CN': '已联系上家属', 'zh-TW': '已聯絡上家屬' } },
    'not-reached': { title: { en: 'Not reached', 'zh-CN': '未联系上', 'zh-TW': '未聯絡上' } },
    solved: { title: { en: 'Solved', 'zh-CN': '问题已解决', 'zh-TW': '問題已解決' } },
    unsolved: { title: { en: 'Not solved', 'zh-CN': '问题未解决', 'zh-TW': '問題未解決' } },
    rate: { title: { en: 'Rating given', 'zh-CN': '已评分', 'zh-TW': '已評分' } },
    'no-rating': { title: { en: 'No rating wanted', 'zh-CN': '不愿评分', 'zh-TW': '不願評分' } },
    'next-day': { title: { en: 'Next day begins', 'zh-CN': '进入次日', 'zh-TW': '進入次日' } },
    'give-up': { title: { en: 'Give up', 'zh-CN': '停止回访', 'zh-TW': '停止回訪' } },
  },
  on: { 'next-day': [{ roles: ['system'], assign: { triesToday: 0 } }] },
  initial: 'planned',
  states: {
    planned: {
      title: { en: 'Planned', 'zh-CN': '待回访', 'zh-TW': '待回訪' },
      after: [{ at: { var: 'flow.dueAt' }, effects: ['remind-agent'] }],
      on: {
        call: [
          {
            to: 'calling',
            roles: CALLER,
            when: { '<': [{ var: 'flow.triesToday' }, { var: 'flow.triesADay' }] },
            assign: {
              tries: { '+': [{ var: 'flow.tries' }, 1] },
              triesToday: { '+': [{ var: 'flow.triesToday' }, 1] },
            },
          },
        ],
        plan: [{ to: 'planned', roles: CALLER, assign: { dueAt: { var: 'event.dueAt' } } }],
        'give-up': [{ to: 'not-reached', roles: ['team-leader'] }],
      },
    },
    calling: {
      title: { en: 'Calling', 'zh-CN': '拨打中', 'zh-TW': '撥打中' },
      on: {
        reached: [{ to: 'asking', roles: CALLER }],
        'relative-reached': [{ to: 'asking', roles: CALLER }],
        'not-reached': [{ to: 'waiting', roles: CALLER, effects: ['record-result'] }],
      },
    },
    waiting: {
      title: { en: 'Waiting for the next try', 'zh-CN': '等待再次拨打', 'zh-TW': '等待再次撥打' },
      after: [
        {
          delay: 'PT4H',
          to: 'planned',
          when: { '<': [{ var: 'flow.triesToday' }, { var: 'flow.triesADay' }] },
          assign: { dueAt: { var: 'now' } },
        },
      ],
      on: {
        'next-day': [{ to: 'planned', roles: ['system'], assign: { triesToday: 0, dueAt: { var: 'now' } } }],
        plan: [{ to: 'planned', roles: CALLER, assign: { dueAt: { var: 'event.dueAt' } } }],
        'give-up': [{ to: 'not-reached', roles: ['team-leader'] }],
      },
    },
    asking: {
      title: { en: 'Asking for the result', 'zh-CN': '询问结果', 'zh-TW': '詢問結果' },
      on: {
        solved: [{ to: 'rating', roles: CALLER }],
        unsolved: [{ to: 'unsolved', roles: CALLER }],
        plan: [{ to: 'planned', roles: CALLER, assign: { dueAt: { var: 'event.dueAt' } } }],
      },
    },
    rating: {
      title: { en: 'Asking for a rating', 'zh-CN': '询问满意度', 'zh-TW': '詢問滿意度' },
      on: {
        rate: [
          {
            to: 'done',
            roles: CALLER,
            when: { '<=': [1, { var: 'event.satisfaction' }, 2] },
            assign: { satisfaction: { var: 'event.satisfaction' } },
            effects: ['notify-team-leader'],
          },
          {
            to: 'done',
            roles: CALLER,
            when: { '<=': [1, { var: 'event.satisfaction' }, 5] },
            assign: { satisfaction: { var: 'event.satisfaction' } },
          },
        ],
        'no-rating': [{ to: 'done', roles: CALLER }],
      },
    },
    done: { title: { en: 'Done', 'zh-CN': '回访完成', 'zh-TW': '回訪完成' }, enter: ['record-result'], final: true },
    unsolved: {
      title: { en: 'Not solved', 'zh-CN': '未解决', 'zh-TW': '未解決' },
      enter: ['record-result', 'reopen-ticket'],
      final: true,
    },
    'not-reached': {
      title: { en: 'Not reached', 'zh-CN': '未联系上', 'zh-TW': '未聯絡上' },
      enter: ['record-result'],
      final: true,
    },
  },
};
