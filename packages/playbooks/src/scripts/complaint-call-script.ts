import type { CallScriptDefinition } from '@callside/core';
import { complaintTicketForm } from '../tickets/complaint-ticket-form.js';
import { text } from '../text.js';
import { CLOSING, CONFIRMATION, INBOUND_STAGES, OPENING, verification } from './inbound-script.js';
import { fieldsOf, SIDETRIPS, sidetripSteps } from './script-parts.js';

/**
 * A complaint: is it ours, then what the agent may offer, then the floor supervisor, then the business contact, whose answer has
 * a deadline. Whoever decides, the customer is told who calls back and by when.
 */
export const complaintCallScript: CallScriptDefinition = {
  kind: 'call-script',
  id: 'complaint',
  version: 1,
  status: 'published',
  title: text('Complaint', '投诉受理', '投訴受理'),
  start: 'greet',
  wrapUpSeconds: 300,
  guides: [{ id: 'manner-tactics' }, { id: 'escalation' }],
  stages: INBOUND_STAGES.map((stage) => (stage.id === 'resolve' ? { ...stage, targetSeconds: 420 } : stage)),
  steps: [
    ...OPENING,
    ...verification(complaintTicketForm),
    {
      id: 'understand',
      stage: 'understand',
      title: text('Listen', '倾听', '傾聽'),
      say: text(
        'I am sorry that you have reason to call. Please tell me what happened, {{fields.name}}; I listen and write it down.',
        '很抱歉给您添了麻烦。{{fields.name}}，请您说说事情经过，我会边听边记。',
        '很抱歉給您添了麻煩。{{fields.name}}，請您說說事情經過，我會邊聽邊記。',
      ),
      never: text('an excuse, or who else is to blame.', '辩解，或者归咎于别人。', '辯解，或者歸咎於別人。'),
      fields: fieldsOf(complaintTicketForm, 'description', 'happenedAt'),
      next: 'confirm',
    },
    CONFIRMATION,
    {
      id: 'classify',
      stage: 'classify',
      title: text('Clarify', '明确诉求', '明確訴求'),
      say: text('And what would be a fair solution for you?', '您希望我们怎样处理？', '您希望我們怎樣處理？'),
      fields: fieldsOf(complaintTicketForm, 'problemType', 'person', 'demands', 'amount', 'goesPublic', 'urgency'),
      answers: [
        { id: 'ours', label: text('Ours to decide', '属受理范围', '屬受理範圍'), next: 'respond' },
        { id: 'not-ours', label: text('Another office decides', '不属受理范围', '不屬受理範圍'), next: 'other-office' },
      ],
    },
    {
      id: 'other-office',
      stage: 'resolve',
      title: text('Another office', '其他单位', '其他單位'),
      say: text(
        'This is decided by another office. I give you its number and its hours; would that help you?',
        '这件事由其他单位受理，我把电话和服务时间告诉您，可以吗？',
        '這件事由其他單位受理，我把電話和服務時間告訴您，可以嗎？',
      ),
      answers: [
        { id: 'accepts', label: text('The customer calls there', '客户自行联系', '客戶自行聯絡'), next: 'summarise' },
        {
          id: 'insists',
          label: text('Wants it recorded here', '坚持由我们记录', '堅持由我們記錄'),
          next: 'record-for-supervisor',
        },
      ],
    },
    {
      id: 'record-for-supervisor',
      stage: 'resolve',
      title: text('Record it for the supervisor', '记录转主管', '記錄轉主管'),
      say: text(
        'Then I record it as you said it. The supervisor on the floor sees it today and decides how to pass it on.',
        '好的，我如实记录下来。现场主管今天会看到，并决定如何转达。',
        '好的，我如實記錄下來。現場主管今天會看到，並決定如何轉達。',
      ),
      actions: [
        { id: 'escalate', type: 'escalate', label: text('Tell the supervisor', '通知现场主管', '通知現場主管') },
      ],
      fields: fieldsOf(complaintTicketForm, 'contactTime'),
      next: 'summarise',
    },
    {
      id: 'respond',
      stage: 'resolve',
      title: text('Offer what the rules allow', '按规定答复', '依規定答覆'),
      say: text(
        'Thank you for putting it so clearly. What I can do for you right now is this.',
        '谢谢您说得这么清楚。我现在可以为您这样处理。',
        '謝謝您說得這麼清楚。我現在可以為您這樣處理。',
      ),
      never: text(
        'a date for a refund, or anything that you cannot keep.',
        '退款日期，或任何做不到的承诺。',
        '退款日期，或任何做不到的承諾。',
      ),
      fields: fieldsOf(complaintTicketForm, 'outcome'),
      answers: [
        { id: 'accepted', label: text('Accepted', '客户接受', '客戶接受'), next: 'summarise' },
        { id: 'declined', label: text('Not accepted', '客户不接受', '客戶不接受'), next: 'supervisor' },
      ],
    },
    {
      id: 'supervisor',
      stage: 'resolve',
      title: text('Floor supervisor', '现场主管', '現場主管'),
      say: text(
        'I hear that this is not enough. I bring in the supervisor, who may decide more than I may; you need not tell it again.',
        '我明白这样您还不满意。我请现场主管来处理，他的权限更大，您不用再重复。',
        '我明白這樣您還不滿意。我請現場主管來處理，他的權限更大，您不用再重複。',
      ),
      actions: [
        { id: 'transfer', type: 'transfer', label: text('Connect the supervisor', '转接现场主管', '轉接現場主管') },
      ],
      answers: [
        { id: 'accepted', label: text('Accepted', '客户接受', '客戶接受'), next: 'summarise' },
        { id: 'declined', label: text('Not accepted', '客户不接受', '客戶不接受'), next: 'business-contact' },
      ],
    },
    {
      id: 'business-contact',
      stage: 'resolve',
      title: text('Business contact', '业务接口人', '業務接口人'),
      say: text(
        'The department that is responsible works out a proposal. The supervisor calls you within 24 hours, and within 48 hours it is settled. When may we call?',
        '我们转给业务部门研究方案，主管会在 24 小时内给您回电，48 小时内办结。您什么时间方便接听？',
        '我們轉給業務部門研究方案，主管會在 24 小時內給您回電，48 小時內結案。您什麼時間方便接聽？',
      ),
      actions: [
        {
          id: 'escalate',
          type: 'escalate',
          label: text('Pass to the business contact', '转业务接口人', '轉業務接口人'),
          told: text('The supervisor calls within 24 hours.', '主管 24 小时内回电。', '主管 24 小時內回電。'),
        },
      ],
      fields: fieldsOf(complaintTicketForm, 'plannedFor', 'contactTime'),
      next: 'summarise',
    },
    ...CLOSING,
    ...sidetripSteps(
      { soothe: 'understand', hold: 'resolve', escalate: 'resolve' },
      fieldsOf(complaintTicketForm, 'outcome'),
    ),
  ],
  sidetrips: SIDETRIPS,
};
