import type { WorkflowDefinition, WorkflowTransition } from '../definition/workflow.js';

/** Reminds whoever owes a reply; it is counted and moves nothing. */
const URGE: readonly WorkflowTransition[] = [
  {
    roles: ['agent', 'team-leader', 'supervisor', 'customer', 'system'],
    assign: { urges: { '+': [{ var: 'flow.urges' }, 1] } },
    effects: [{ type: 'urge', params: { urges: { var: 'flow.urges' } } }],
  },
];

/** The business contact gets the matter with a deadline, and the customer the promise of a call-back. */
const TO_BUSINESS: WorkflowTransition = {
  to: 'business-contact',
  when: { '>': [{ var: 'event.replyBy' }, { var: 'now' }] },
  assign: { replyBy: { var: 'event.replyBy' }, rounds: { '+': [{ var: 'flow.rounds' }, 1] } },
  effects: [{ type: 'promise-call-back', params: { by: { var: 'flow.replyBy' } } }],
};

/**
 * A complaint from the first call to the second confirmation.
 *
 * ```
 * scope ──► agent ──decline──► supervisor ──decline──► business-contact ◄──────────────┐
 *   │         │ accept            │ accept                   │ propose                 │ decline
 *   ▼         ▼                   ▼                          ▼                         │
 * elsewhere  closed             closed                   follow-up ──accept──► second-confirmation
 *   │ decline: recorded and given to the supervisor          └──decline──► business-contact   │ confirm ──► closed
 * ```
 *
 * The first plan is due within 24 hours and the end within 48. A business contact's reply has the deadline that the
 * supervisor promised, `replyBy`; an overdue reply is urged. Nobody can close before the customer has said yes twice.
 */
export const COMPLAINT_WORKFLOW: WorkflowDefinition = {
  kind: 'workflow',
  id: 'complaint',
  version: 1,
  status: 'published',
  title: { en: 'Complaint', 'zh-CN': '投诉', 'zh-TW': '投訴' },
  variables: { planned: false, urges: 0, rounds: 0, attempts: 0, replyBy: null, proposal: null },
  events: {
    'in-scope': { title: { en: 'In scope', 'zh-CN': '属于受理范围', 'zh-TW': '屬於受理範圍' } },
    'out-of-scope': { title: { en: 'Out of scope', 'zh-CN': '不属于受理范围', 'zh-TW': '不屬於受理範圍' } },
    answer: { title: { en: 'Answer given', 'zh-CN': '已答复', 'zh-TW': '已答覆' } },
    accept: { title: { en: 'Customer accepts', 'zh-CN': '客户接受', 'zh-TW': '客戶接受' } },
    decline: { title: { en: 'Customer declines', 'zh-CN': '客户不接受', 'zh-TW': '客戶不接受' } },
    propose: { title: { en: 'Proposal received', 'zh-CN': '收到处理方案', 'zh-TW': '收到處理方案' } },
    'not-reached': { title: { en: 'Customer not reached', 'zh-CN': '未联系上客户', 'zh-TW': '未聯絡上客戶' } },
    confirm: { title: { en: 'Customer confirms', 'zh-CN': '客户再次确认', 'zh-TW': '客戶再次確認' } },
    urge: { title: { en: 'Urge', 'zh-CN': '催办', 'zh-TW': '催辦' } },
  },
  after: [
    { delay: 'PT24H', when: { '!': { var: 'flow.planned' } }, effects: ['plan-overdue', 'notify-supervisor'] },
    { delay: 'PT48H', effects: ['closure-overdue', 'notify-manager'] },
  ],
  initial: 'scope',
  states: {
    scope: {
      title: { en: 'Checking the scope', 'zh-CN': '判断受理范围', 'zh-TW': '判斷受理範圍' },
      on: {
        'in-scope': [{ to: 'agent', roles: ['agent', 'team-leader'] }],
        'out-of-scope': [{ to: 'elsewhere', roles: ['agent', 'team-leader'], effects: ['name-hotline'] }],
      },
    },
    elsewhere: {
      title: { en: 'Another hotline named', 'zh-CN': '已告知其他热线', 'zh-TW': '已告知其他專線' },
      on: {
        accept: [{ to: 'closed', roles: ['agent', 'team-leader'] }],
        decline: [{ to: 'supervisor', roles: ['agent', 'team-leader'], effects: ['record-refusal'] }],
      },
    },
    agent: {
      title: { en: 'With the agent', 'zh-CN': '座席处理', 'zh-TW': '座席處理' },
      on: {
        answer: [{ roles: ['agent', 'team-leader'], assign: { planned: true }, effects: ['record-answer'] }],
        accept: [{ to: 'closed', roles: ['agent', 'team-leader'], when: { var: 'flow.planned' } }],
        decline: [{ to: 'supervisor', roles: ['agent', 'team-leader'], when: { var: 'flow.planned' } }],
        urge: URGE,
      },
    },
    supervisor: {
      title: { en: 'With the floor supervisor', 'zh-CN': '现场主管处理', 'zh-TW': '現場主管處理' },
      enter: ['notify-supervisor'],
      on: {
        answer: [{ roles: ['supervisor'], assign: { planned: true }, effects: ['record-answer'] }],
        accept: [{ to: 'closed', roles: ['supervisor'], when: { var: 'flow.planned' } }],
        decline: [{ ...TO_BUSINESS, roles: ['supervisor'] }],
        urge: URGE,
      },
    },
    'business-contact': {
      title: { en: 'With the business contact', 'zh-CN': '业务接口人处理', 'zh-TW': '業務接口人處理' },
      enter: ['notify-business-contact'],
      after: [
        {
          at: { var: 'flow.replyBy' },
          assign: { urges: { '+': [{ var: 'flow.urges' }, 1] } },
          effects: [{ type: 'urge', params: { urges: { var: 'flow.urges' } } }, 'notify-supervisor'],
        },
      ],
      on: {
        propose: [
          {
            to: 'follow-up',
            roles: ['business-contact', 'supervisor'],
            assign: { planned: true, proposal: { var: 'event.proposal' } },
          },
        ],
        urge: URGE,
      },
    },
    'follow-up': {
      title: { en: 'Follow-up call', 'zh-CN': '回访', 'zh-TW': '回訪' },
      enter: ['plan-follow-up-call'],
      on: {
        'not-reached': [
          {
            roles: ['agent', 'team-leader', 'supervisor'],
            assign: { attempts: { '+': [{ var: 'flow.attempts' }, 1] } },
          },
        ],
        accept: [{ to: 'second-confirmation', roles: ['agent', 'team-leader', 'supervisor'] }],
        decline: [{ ...TO_BUSINESS, roles: ['supervisor', 'team-leader', 'agent'] }],
        urge: URGE,
      },
    },
    'second-confirmation': {
      title: { en: 'Second confirmation', 'zh-CN': '二次确认', 'zh-TW': '二次確認' },
      enter: ['plan-second-confirmation'],
      on: {
        'not-reached': [
          {
            roles: ['agent', 'team-leader', 'supervisor'],
            assign: { attempts: { '+': [{ var: 'flow.attempts' }, 1] } },
          },
        ],
        confirm: [{ to: 'closed', roles: ['agent', 'team-leader', 'supervisor'] }],
        decline: [{ ...TO_BUSINESS, roles: ['supervisor', 'team-leader', 'agent'] }],
        urge: URGE,
      },
    },
    closed: { title: { en: 'Closed', 'zh-CN': '已关闭', 'zh-TW': '已關閉' }, enter: ['invite-to-survey'], final: true },
  },
};
