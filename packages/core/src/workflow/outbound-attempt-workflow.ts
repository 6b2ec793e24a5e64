import type { WorkflowDefinition, WorkflowTransition } from '../definition/workflow.js';

const CALLER = ['agent', 'team-leader', 'system'];

/** After the third dial of a day the record waits for the next day's list, before that for four hours. */
const AGAIN_LATER: readonly WorkflowTransition[] = [
  {
    to: 'tomorrow',
    roles: CALLER,
    when: { '>=': [{ var: 'flow.dialsToday' }, { var: 'flow.dialsADay' }] },
    effects: [{ type: 'record-result', params: { result: { var: 'event.type' } } }],
  },
  { to: 'resting', roles: CALLER, effects: [{ type: 'record-result', params: { result: { var: 'event.type' } } }] },
];

/** A number that nobody has to dial again. */
const NO_SUCH_NUMBER: readonly WorkflowTransition[] = [
  {
    to: 'invalid',
    roles: CALLER,
    effects: [{ type: 'record-result', params: { result: { var: 'event.type' } } }, 'correct-number'],
  },
];

/**
 * One contact of an outbound list, dialled until there is a result.
 *
 * ```
 *      ┌────────────── 4 h ── resting ◄─┐ busy, no answer, unreachable
 *      ▼                                │
 *    ready ──dial──► dialling ──────────┤ third dial of the day: tomorrow ──next-day──► ready
 *      ▲                │ connected     └ invalid, fax, changed: invalid
 *      │                ▼
 *  call-back ◄──── talking ──► succeeded | refused | do-not-call | invalid (wrong person)
 *    reminded at its time
 * ```
 *
 * A call-back with a time is reminded of then, one without a time rests for four hours. A relative who gives valid
 * information counts as success. Every result is recorded at once.
 */
export const OUTBOUND_ATTEMPT_WORKFLOW: WorkflowDefinition = {
  kind: 'workflow',
  id: 'outbound-attempt',
  version: 1,
  status: 'published',
  title: { en: 'Outbound attempt', 'zh-CN': '外呼', 'zh-TW': '外呼' },
  variables: { dials: 0, dialsToday: 0, dialsADay: 3, callAt: null, blockedUntil: null, reason: null },
  events: {
    dial: { title: { en: 'Dial', 'zh-CN': '拨打', 'zh-TW': '撥打' } },
    block: { title: { en: 'Not allowed now', 'zh-CN': '当前不可拨打', 'zh-TW': '目前不可撥打' } },
    busy: { title: { en: 'Busy', 'zh-CN': '占线', 'zh-TW': '忙線' } },
    'no-answer': { title: { en: 'No answer', 'zh-CN': '无人接听', 'zh-TW': '無人接聽' } },
    unreachable: { title: { en: 'Unreachable', 'zh-CN': '无法接通', 'zh-TW': '無法接通' } },
    'invalid-number': { title: { en: 'Invalid number', 'zh-CN': '空号', 'zh-TW': '空號' } },
    fax: { title: { en: 'Fax', 'zh-CN': '传真', 'zh-TW': '傳真' } },
    'number-changed': { title: { en: 'Number changed', 'zh-CN': '号码已变更', 'zh-TW': '號碼已變更' } },
    connected: { title: { en: 'Connected', 'zh-CN': '接通', 'zh-TW': '接通' } },
    'wrong-person': { title: { en: 'Wrong person', 'zh-CN': '非本人', 'zh-TW': '非本人' } },
    succeed: { title: { en: 'Successful', 'zh-CN': '成功', 'zh-TW': '成功' } },
    'relative-informed': { title: { en: 'Relative informed us', 'zh-CN': '家属告知', 'zh-TW': '家屬告知' } },
    refuse: { title: { en: 'Refused', 'zh-CN': '拒绝', 'zh-TW': '拒絕' } },
    'call-back': { title: { en: 'Call back later', 'zh-CN': '稍后再打', 'zh-TW': '稍後再撥' } },
    'opt-out': { title: { en: 'Do not call again', 'zh-CN': '不再致电', 'zh-TW': '不再致電' } },
    lead: { title: { en: 'Sales lead', 'zh-CN': '销售线索', 'zh-TW': '銷售線索' } },
    'complaint-risk': { title: { en: 'Complaint risk', 'zh-CN': '投诉风险', 'zh-TW': '投訴風險' } },
    'next-day': { title: { en: 'Next day begins', 'zh-CN': '进入次日名单', 'zh-TW': '進入次日名單' } },
  },
  on: { 'next-day': [{ roles: ['system'], assign: { dialsToday: 0 } }] },
  initial: 'ready',
  states: {
    ready: {
      title: { en: 'Ready to dial', 'zh-CN': '待拨打', 'zh-TW': '待撥打' },
      on: {
        dial: [
          {
            to: 'dialling',
            roles: CALLER,
            when: { '<': [{ var: 'flow.dialsToday' }, { var: 'flow.dialsADay' }] },
            assign: {
              dials: { '+': [{ var: 'flow.dials' }, 1] },
              dialsToday: { '+': [{ var: 'flow.dialsToday' }, 1] },
            },
          },
        ],
        block: [
          {
            to: 'blocked',
            roles: ['system'],
            assign: { blockedUntil: { var: 'event.until' }, reason: { var: 'event.reason' } },
            effects: [{ type: 'show-reason', params: { reason: { var: 'event.reason' } } }],
          },
        ],
        'opt-out': [{ to: 'do-not-call', roles: [...CALLER, 'customer'] }],
      },
    },
    blocked: {
      title: { en: 'Not allowed now', 'zh-CN': '暂不可拨打', 'zh-TW': '暫不可撥打' },
      after: [{ at: { var: 'flow.blockedUntil' }, to: 'ready', assign: { reason: null } }],
      on: { 'opt-out': [{ to: 'do-not-call', roles: [...CALLER, 'customer'] }] },
    },
    dialling: {
      title: { en: 'Dialling', 'zh-CN': '拨打中', 'zh-TW': '撥打中' },
      on: {
        busy: AGAIN_LATER,
        'no-answer': AGAIN_LATER,
        unreachable: AGAIN_LATER,
        'invalid-number': NO_SUCH_NUMBER,
        fax: NO_SUCH_NUMBER,
        'number-changed': NO_SUCH_NUMBER,
        connected: [{ to: 'talking', roles: CALLER }],
      },
    },
    talking: {
      title: { en: 'Talking', 'zh-CN': '通话中', 'zh-TW': '通話中' },
      leave: ['sync-result'],
      on: {
        succeed: [{ to: 'succeeded', roles: CALLER }],
        'relative-informed': [{ to: 'succeeded', roles: CALLER }],
        refuse: [{ to: 'refused', roles: CALLER, assign: { reason: { var: 'event.reason' } } }],
        'wrong-person': NO_SUCH_NUMBER,
        'call-back': [
          {
            to: 'call-back',
            roles: CALLER,
            when: { '>': [{ var: 'event.callAt' }, { var: 'now' }] },
            assign: { callAt: { var: 'event.callAt' } },
          },
          ...AGAIN_LATER,
        ],
        'opt-out': [{ to: 'do-not-call', roles: [...CALLER, 'customer'] }],
        lead: [{ roles: CALLER, effects: ['create-lead'] }],
        'complaint-risk': [{ roles: CALLER, effects: ['flag-complaint-risk'] }],
      },
    },
    resting: {
      title: { en: 'Resting', 'zh-CN': '等待重拨', 'zh-TW': '等待重撥' },
      after: [{ delay: 'PT4H', to: 'ready', effects: ['queue-again'] }],
    },
    tomorrow: {
      title: { en: 'On the next day’s list', 'zh-CN': '转入次日名单', 'zh-TW': '轉入次日名單' },
      enter: ['roll-over'],
      on: { 'next-day': [{ to: 'ready', roles: ['system'], assign: { dialsToday: 0 } }] },
    },
    'call-back': {
      title: { en: 'Call-back agreed', 'zh-CN': '已约回拨', 'zh-TW': '已約回撥' },
      enter: [{ type: 'book-callback', params: { at: { var: 'flow.callAt' } } }],
      after: [{ at: { var: 'flow.callAt' }, to: 'ready', effects: ['remind-agent'] }],
    },
    succeeded: { title: { en: 'Successful', 'zh-CN': '成功', 'zh-TW': '成功' }, final: true },
    refused: { title: { en: 'Refused', 'zh-CN': '已拒绝', 'zh-TW': '已拒絕' }, final: true },
    invalid: { title: { en: 'Invalid contact', 'zh-CN': '无效联系方式', 'zh-TW': '無效聯絡方式' }, final: true },
    'do-not-call': {
      title: { en: 'Do not call', 'zh-CN': '禁止拨打', 'zh-TW': '禁止撥打' },
      enter: ['add-to-do-not-call'],
      final: true,
    },
  },
};
