import type { WorkflowDefinition } from '../definition/workflow.js';
import type { Expression } from '../logic/expression.js';

export const CALL_STATES = ['idle', 'offered', 'connected', 'held', 'wrap-up', 'closed'] as const;

export type CallState = (typeof CALL_STATES)[number];

/** What the host's telephony, or a button, tells about a call. */
export const CALL_EVENTS = ['offered', 'connected', 'held', 'resumed', 'ended', 'saved'] as const;

export type CallEventType = (typeof CALL_EVENTS)[number];

/** Refunds and changes of personal data need a verified caller. */
const MAY_BE_DONE: Expression = { or: [{ '!': { var: 'flow.sensitive' } }, { var: 'flow.verified' }] };

/**
 * An inbound call: what the line does outside, the stages of the conversation inside.
 *
 * ```
 * idle ──► offered ──► connected ⇄ held ──► wrap-up ──► closed      a call that nobody took ends without wrap-up
 *
 * connected: greet ► verify ► understand ► classify ► resolve ► summarise ► farewell
 *            at any of them: upset ► soothe ► calmed ► back to where it was
 * ```
 *
 * Greeting and farewell have 30 seconds each, understanding two minutes, the wrap-up five; who takes longer is told.
 * After a hold the conversation goes on in its stage. Refunds and changes of personal data wait for the verification.
 */
export const INBOUND_CALL_WORKFLOW: WorkflowDefinition = {
  kind: 'workflow',
  id: 'inbound-call',
  version: 1,
  status: 'published',
  title: { en: 'Inbound call', 'zh-CN': '呼入通话', 'zh-TW': '進線通話' },
  variables: { verified: false, sensitive: false, category: null, soothed: 0 },
  events: {
    offered: { title: { en: 'Ringing', 'zh-CN': '来电振铃', 'zh-TW': '來電響鈴' } },
    connected: { title: { en: 'Connected', 'zh-CN': '接通', 'zh-TW': '接通' } },
    held: { title: { en: 'Held', 'zh-CN': '保持', 'zh-TW': '保留' } },
    resumed: { title: { en: 'Resumed', 'zh-CN': '取回', 'zh-TW': '取回' } },
    ended: { title: { en: 'Hung up', 'zh-CN': '挂断', 'zh-TW': '掛斷' } },
    saved: { title: { en: 'Record saved', 'zh-CN': '记录已保存', 'zh-TW': '記錄已儲存' } },
    greeted: { title: { en: 'Greeted', 'zh-CN': '已问候', 'zh-TW': '已問候' } },
    verified: { title: { en: 'Identity verified', 'zh-CN': '身份已核实', 'zh-TW': '身分已核實' } },
    unverified: { title: { en: 'Go on unverified', 'zh-CN': '未核实，继续', 'zh-TW': '未核實，繼續' } },
    understood: { title: { en: 'Request confirmed', 'zh-CN': '诉求已确认', 'zh-TW': '需求已確認' } },
    classified: { title: { en: 'Classified', 'zh-CN': '已分类', 'zh-TW': '已分類' } },
    answered: { title: { en: 'Answered', 'zh-CN': '已答复', 'zh-TW': '已答覆' } },
    promised: { title: { en: 'Call-back promised', 'zh-CN': '已承诺回电', 'zh-TW': '已承諾回電' } },
    handed: { title: { en: 'Handed on', 'zh-CN': '已转交', 'zh-TW': '已轉交' } },
    unknown: { title: { en: 'No answer known', 'zh-CN': '知识库无答案', 'zh-TW': '知識庫無答案' } },
    summarised: { title: { en: 'Summarised', 'zh-CN': '已总结', 'zh-TW': '已總結' } },
    upset: { title: { en: 'Customer is upset', 'zh-CN': '客户情绪激动', 'zh-TW': '客戶情緒激動' } },
    calmed: { title: { en: 'Customer is calm', 'zh-CN': '客户已平静', 'zh-TW': '客戶已平靜' } },
  },
  initial: 'idle',
  states: {
    idle: {
      title: { en: 'Idle', 'zh-CN': '空闲', 'zh-TW': '閒置' },
      on: { offered: [{ to: 'offered' }], connected: [{ to: 'connected' }] },
    },
    offered: {
      title: { en: 'Ringing', 'zh-CN': '振铃中', 'zh-TW': '響鈴中' },
      enter: ['load-history'],
      on: { connected: [{ to: 'connected' }], ended: [{ to: 'closed' }] },
    },
    connected: {
      title: { en: 'Talking', 'zh-CN': '通话中', 'zh-TW': '通話中' },
      history: true,
      initial: 'greet',
      on: {
        held: [{ to: 'held' }],
        ended: [{ to: 'wrap-up' }],
        upset: [{ call: 'soothe', assign: { soothed: { '+': [{ var: 'flow.soothed' }, 1] } } }],
      },
      states: {
        greet: {
          title: { en: 'Greet', 'zh-CN': '问候', 'zh-TW': '問候' },
          after: [{ delay: 'PT30S', effects: ['stage-overdue'] }],
          on: { greeted: [{ to: 'verify' }] },
        },
        verify: {
          title: { en: 'Verify identity', 'zh-CN': '核实身份', 'zh-TW': '核實身分' },
          on: {
            verified: [{ to: 'understand', assign: { verified: true } }],
            unverified: [{ to: 'understand' }],
          },
        },
        understand: {
          title: { en: 'Understand', 'zh-CN': '了解诉求', 'zh-TW': '了解需求' },
          after: [{ delay: 'PT2M', effects: ['stage-overdue'] }],
          on: { understood: [{ to: 'classify' }] },
        },
        classify: {
          title: { en: 'Classify', 'zh-CN': '判断类型', 'zh-TW': '判斷類型' },
          on: {
            classified: [
              {
                to: 'resolve',
                assign: { category: { var: 'event.category' }, sensitive: { '!!': { var: 'event.sensitive' } } },
              },
            ],
          },
        },
        resolve: {
          title: { en: 'Resolve', 'zh-CN': '处理', 'zh-TW': '處理' },
          on: {
            answered: [{ to: 'summarise', when: MAY_BE_DONE }],
            promised: [
              {
                to: 'summarise',
                effects: [{ type: 'open-ticket', params: { callBackBy: { var: 'event.callBackBy' } } }],
              },
            ],
            handed: [{ to: 'summarise', effects: [{ type: 'transfer', params: { team: { var: 'event.team' } } }] }],
            unknown: [{ effects: [{ type: 'record-knowledge-gap', params: { question: { var: 'event.question' } } }] }],
            verified: [{ assign: { verified: true } }],
          },
        },
        summarise: {
          title: { en: 'Summarise', 'zh-CN': '总结', 'zh-TW': '總結' },
          on: { summarised: [{ to: 'farewell' }] },
        },
        farewell: {
          title: { en: 'Say goodbye', 'zh-CN': '结束语', 'zh-TW': '結束語' },
          enter: ['ask-satisfaction'],
          after: [{ delay: 'PT30S', effects: ['stage-overdue'] }],
        },
        soothe: {
          title: { en: 'Soothe', 'zh-CN': '安抚', 'zh-TW': '安撫' },
          enter: ['show-soothing-phrases'],
          on: { calmed: [{ to: 'return' }], upset: [{}] },
        },
      },
    },
    held: {
      title: { en: 'On hold', 'zh-CN': '保持中', 'zh-TW': '保留中' },
      on: { resumed: [{ to: 'connected' }], ended: [{ to: 'wrap-up' }] },
    },
    'wrap-up': {
      title: { en: 'Wrap-up', 'zh-CN': '话后处理', 'zh-TW': '話後處理' },
      enter: ['start-wrap-up'],
      leave: ['stop-wrap-up'],
      after: [{ delay: 'PT5M', effects: ['wrap-up-overdue'] }],
      on: { saved: [{ to: 'closed' }] },
    },
    closed: { title: { en: 'Closed', 'zh-CN': '已结束', 'zh-TW': '已結束' }, final: true },
  },
};
