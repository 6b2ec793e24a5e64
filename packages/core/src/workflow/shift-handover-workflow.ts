import type { WorkflowDefinition } from '../definition/workflow.js';

const FLOOR = ['agent', 'team-leader', 'supervisor'];

/**
 * From one shift to the next: open matters pass with an owner, and a briefing starts the new shift.
 *
 * ```
 * collecting ──offer, all have owners──► offered ──accept──► accepted ──brief──► briefed
 *     ▲                                     │
 *     └───────────────question──────────────┘     not accepted when the shift starts: the team leader is told
 * ```
 */
export const SHIFT_HANDOVER_WORKFLOW: WorkflowDefinition = {
  kind: 'workflow',
  id: 'shift-handover',
  version: 1,
  status: 'published',
  title: { en: 'Shift hand-over', 'zh-CN': '交接班', 'zh-TW': '交接班' },
  variables: { matters: 0, withoutOwner: 0, startsAt: null, offeredBy: null, acceptedBy: null, questions: 0 },
  events: {
    add: { title: { en: 'Add a matter', 'zh-CN': '添加事项', 'zh-TW': '新增事項' } },
    own: { title: { en: 'Give it an owner', 'zh-CN': '指定负责人', 'zh-TW': '指定負責人' } },
    offer: { title: { en: 'Offer', 'zh-CN': '提交交接', 'zh-TW': '提交交接' } },
    question: { title: { en: 'Ask back', 'zh-CN': '提出疑问', 'zh-TW': '提出疑問' } },
    accept: { title: { en: 'Accept', 'zh-CN': '接收', 'zh-TW': '接收' } },
    brief: { title: { en: 'Briefing held', 'zh-CN': '班前会已开', 'zh-TW': '班前會已開' } },
  },
  initial: 'collecting',
  states: {
    collecting: {
      title: { en: 'Collecting open matters', 'zh-CN': '汇总未结事项', 'zh-TW': '彙整未結事項' },
      on: {
        add: [
          {
            roles: [...FLOOR, 'system'],
            when: { '!!': { var: 'event.owner' } },
            assign: { matters: { '+': [{ var: 'flow.matters' }, 1] } },
          },
          {
            roles: [...FLOOR, 'system'],
            assign: {
              matters: { '+': [{ var: 'flow.matters' }, 1] },
              withoutOwner: { '+': [{ var: 'flow.withoutOwner' }, 1] },
            },
          },
        ],
        own: [
          {
            roles: FLOOR,
            when: { '>': [{ var: 'flow.withoutOwner' }, 0] },
            assign: { withoutOwner: { '-': [{ var: 'flow.withoutOwner' }, 1] } },
          },
        ],
        offer: [
          {
            to: 'offered',
            roles: FLOOR,
            when: { '==': [{ var: 'flow.withoutOwner' }, 0] },
            assign: { offeredBy: { var: 'event.by' } },
          },
        ],
      },
    },
    offered: {
      title: { en: 'Offered to the next shift', 'zh-CN': '待下一班接收', 'zh-TW': '待下一班接收' },
      enter: ['notify-next-shift'],
      after: [{ at: { var: 'flow.startsAt' }, effects: ['notify-team-leader'] }],
      on: {
        question: [{ to: 'collecting', roles: FLOOR, assign: { questions: { '+': [{ var: 'flow.questions' }, 1] } } }],
        accept: [
          {
            to: 'accepted',
            roles: FLOOR,
            when: { and: [{ '!!': { var: 'event.by' } }, { '!=': [{ var: 'event.by' }, { var: 'flow.offeredBy' }] }] },
            assign: { acceptedBy: { var: 'event.by' } },
          },
        ],
      },
    },
    accepted: {
      title: { en: 'Accepted', 'zh-CN': '已接收', 'zh-TW': '已接收' },
      enter: ['pass-owners', 'show-matters-first'],
      on: { brief: [{ to: 'briefed', roles: ['team-leader', 'supervisor'] }] },
    },
    briefed: { title: { en: 'Briefed', 'zh-CN': '班前会完成', 'zh-TW': '班前會完成' }, final: true },
  },
};
