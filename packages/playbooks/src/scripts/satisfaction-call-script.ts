import type { CallScriptDefinition, Field } from '@callside/core';
import { HANDLING_FIELDS } from '../tickets/ticket-fields.js';
import { text } from '../text.js';
import { outboundScript } from './outbound-parts.js';
import { SOLVED } from './script-parts.js';

/** A rating from 1 to 5. */
function rating(id: string, label: Field['label']): Field {
  return { id, type: 'rating', label, max: 5, required: true };
}

/** Asks how a service was: attitude, knowledge, result; who is dissatisfied is asked why, and called by a supervisor if he likes. */
export const satisfactionCallScript: CallScriptDefinition = outboundScript({
  id: 'satisfaction-follow-up',
  title: text('Satisfaction follow-up', '满意度回访', '滿意度回訪'),
  reason: text(
    'You spoke with us recently. I have three short questions on how it was; the answers are used to improve our service. May I ask them?',
    '您最近联系过我们，我有三个简短的问题想了解您的感受，回答只用于改进服务，方便吗？',
    '您最近聯絡過我們，我有三個簡短的問題想了解您的感受，回答只用於改進服務，方便嗎？',
  ),
  asksFamily: true,
  talk: { title: text('Questions', '提问', '提問'), targetSeconds: 90 },
  guides: [{ id: 'manner-tactics' }],
  steps: [
    {
      id: 'talk',
      stage: 'talk',
      title: text('Attitude and knowledge', '态度与专业', '態度與專業'),
      say: text(
        'From 1 to 5: how friendly was the agent, and how well did he know the matter?',
        '请用 1 到 5 分评价：客服的态度如何？业务熟悉程度如何？',
        '請用 1 到 5 分評價：客服的態度如何？業務熟悉程度如何？',
      ),
      never: text('a hint at the answer that you hope for.', '暗示您希望听到的答案。', '暗示您希望聽到的答案。'),
      fields: [
        rating('attitude', text('Attitude', '服务态度', '服務態度')),
        rating('knowledge', text('Knowledge', '专业程度', '專業程度')),
      ],
      next: 'solved',
    },
    {
      id: 'solved',
      stage: 'talk',
      title: text('Result', '处理结果', '處理結果'),
      say: text('And is your matter solved?', '您的问题解决了吗？', '您的問題解決了嗎？'),
      fields: [SOLVED],
      next: [
        {
          when: {
            or: [
              { '<=': [{ var: 'fields.attitude' }, 2] },
              { '<=': [{ var: 'fields.knowledge' }, 2] },
              { '==': [{ var: 'fields.solved' }, 'no'] },
            ],
          },
          step: 'why',
        },
        { step: 'close' },
      ],
    },
    {
      id: 'why',
      stage: 'talk',
      title: text('What went wrong', '原因', '原因'),
      say: text(
        'I am sorry to hear that, and thank you for being open. What should we have done better?',
        '很抱歉让您失望，谢谢您直说。您觉得我们哪里应该做得更好？',
        '很抱歉讓您失望，謝謝您直說。您覺得我們哪裡應該做得更好？',
      ),
      fields: [HANDLING_FIELDS.description],
      answers: [
        { id: 'call-me', label: text('Would like to be called', '希望主管回电', '希望主管回電'), next: 'supervisor' },
        { id: 'leave-it', label: text('Leaves it at that', '不需要跟进', '不需要跟進'), next: 'close' },
      ],
    },
    {
      id: 'supervisor',
      stage: 'talk',
      title: text('A supervisor calls', '主管回电', '主管回電'),
      say: text(
        'The supervisor calls you within one working day. When does it suit you?',
        '主管会在一个工作日内给您回电，您什么时间方便？',
        '主管會在一個工作天內給您回電，您什麼時間方便？',
      ),
      actions: [{ id: 'escalate', type: 'escalate', label: text('Tell the supervisor', '通知主管', '通知主管') }],
      fields: [HANDLING_FIELDS.contactTime],
      next: 'close',
    },
  ],
});
