import type { QuickGuideDefinition } from '@callside/core';
import { complaintTicketForm } from '../tickets/complaint-ticket-form.js';
import { text } from '../text.js';
import { concerns } from './concerns.js';

/** Who decides what an agent may not, with what it takes to hand a matter up. */
export const escalationGuide: QuickGuideDefinition = {
  kind: 'quick-guide',
  id: 'escalation',
  version: 1,
  status: 'published',
  title: text('Escalation', '升级处理', '升級處理'),
  entries: [
    {
      id: 'emergency',
      topic: 'escalation',
      title: text('Danger to people', '有人身危险', '有人身危險'),
      situation: text(
        'People trapped, fire, gas, a violent threat.',
        '人员被困、起火、燃气泄漏、暴力威胁。',
        '人員受困、起火、瓦斯外洩、暴力威脅。',
      ),
      say: text(
        'I am getting help now. Stay on the line and keep away from the place.',
        '我马上联系救援，您先不要挂机，请远离现场。',
        '我馬上聯絡救援，您先不要掛機，請遠離現場。',
      ),
      never: text('how long it will take.', '需要多长时间。', '需要多長時間。'),
      instructions: [
        text('Name the place and the number of people, and get a yes.', '确认地点和人数。', '確認地點和人數。'),
        text(
          'Call the rescue team while the customer is on the line.',
          '通话不中断，同时通知救援。',
          '通話不中斷，同時通知救援。',
        ),
        text('Tell the floor supervisor at every step.', '每一步都报告现场主管。', '每一步都報告現場主管。'),
      ],
      minutes: { from: 2, to: 3 },
      when: {
        or: [{ '==': [{ var: 'fields.peopleTrapped' }, 'yes'] }, { '==': [{ var: 'fields.urgency' }, 'emergency'] }],
      },
      keywords: ['fire', 'trapped', '被困', '着火', '受困', '火災'],
    },
    {
      id: 'team-leader',
      topic: 'escalation',
      title: text('To the team leader', '升级到班长', '升級到班長'),
      situation: text(
        'The matter is beyond your authority, or the customer asks for somebody above you.',
        '超出权限，或客户要求上级处理。',
        '超出權限，或客戶要求上級處理。',
      ),
      say: text(
        'My team leader may decide this. I pass on all that you told me, so that you need not say it again.',
        '这件事由我们班长决定。我会把情况完整转达，您不用再重复。',
        '這件事由我們班長決定。我會把情況完整轉達，您不用再重複。',
      ),
      instructions: [
        text(
          'Write facts, wish and what was offered into the ticket.',
          '把事实、诉求和已给方案写进工单。',
          '把事實、訴求和已給方案寫進工單。',
        ),
        text(
          'Ask to hold, and tell the leader in three sentences.',
          '请客户稍等，用三句话向班长说明。',
          '請客戶稍等，用三句話向班長說明。',
        ),
        text(
          'Hand over the call, or say who calls back and by when.',
          '转接，或说明由谁在何时之前回电。',
          '轉接，或說明由誰在何時之前回電。',
        ),
      ],
      cautions: [text('Promise nothing in the leader’s name.', '不要代班长承诺。', '不要代班長承諾。')],
    },
    {
      id: 'floor-supervisor',
      topic: 'escalation',
      title: text('Complaint not accepted', '客户不接受投诉方案', '客戶不接受投訴方案'),
      situation: text(
        'The customer turns down what the complaint rules allow.',
        '客户不接受规定内的解决方案。',
        '客戶不接受規定內的解決方案。',
      ),
      say: text(
        'I hear that this is not enough for you. The supervisor on the floor will look at it and call you today.',
        '我明白这个方案您不满意。现场主管会亲自跟进，今天给您回电。',
        '我明白這個方案您不滿意。現場主管會親自跟進，今天給您回電。',
      ),
      never: text('a date for a refund.', '退款日期。', '退款日期。'),
      instructions: [
        text(
          'Ask what would be acceptable, and note it word for word.',
          '问清可接受的方案并如实记录。',
          '問清可接受的方案並如實記錄。',
        ),
        text(
          'Hand over to the floor supervisor; he brings in the business contact if needed.',
          '转现场主管，必要时由主管联系业务接口人。',
          '轉現場主管，必要時由主管聯絡業務接口人。',
        ),
        text(
          'First plan within 24 hours, closed within 48.',
          '24 小时内给出方案，48 小时内办结。',
          '24 小時內給出方案，48 小時內結案。',
        ),
      ],
      when: concerns(complaintTicketForm),
      keywords: ['refund', 'compensation', '赔偿', '退款', '賠償'],
    },
    {
      id: 'overdue',
      topic: 'escalation',
      title: text('An answer is overdue', '答复逾期', '答覆逾期'),
      situation: text(
        'The business department has not answered in time, and the customer asks again.',
        '业务部门未按时答复，客户再次来电。',
        '業務部門未按時答覆，客戶再次來電。',
      ),
      say: text(
        'You should have heard from us by now, and I am sorry. I urge it while we speak, and call you by four o’clock.',
        '本该早些给您答复，很抱歉。我现在就催办，四点前给您回电。',
        '本該早些給您答覆，很抱歉。我現在就催辦，四點前給您回電。',
      ),
      instructions: [
        text('Urge the owner of the ticket.', '催办工单负责人。', '催辦工單負責人。'),
        text(
          'No answer within the hour: to the floor supervisor.',
          '一小时内无回应，上报现场主管。',
          '一小時內無回應，上報現場主管。',
        ),
        text(
          'Call back at the time that you gave, with or without news.',
          '到约定时间必须回电，无论有无进展。',
          '到約定時間必須回電，無論有無進展。',
        ),
      ],
      when: { '==': [{ var: 'ticket.status' }, 'waiting'] },
    },
    {
      id: 'out-of-scope',
      topic: 'escalation',
      title: text('Not ours to decide', '不在受理范围', '不在受理範圍'),
      situation: text(
        'The matter belongs to another office or another company.',
        '事项属于其他部门或其他单位。',
        '事項屬於其他部門或其他單位。',
      ),
      say: text(
        'This is decided by another office. I give you its number; and if you would rather leave it with us, I note it and my supervisor sees it today.',
        '这件事由其他单位受理，我把电话告诉您。如果您希望由我们转达，我记录下来，主管今天会看到。',
        '這件事由其他單位受理，我把電話告訴您。如果您希望由我們轉達，我記錄下來，主管今天會看到。',
      ),
      instructions: [
        text('Name the right hotline, and its hours.', '告知正确的热线及服务时间。', '告知正確的專線及服務時間。'),
        text(
          'The customer insists: record it for the floor supervisor.',
          '客户坚持时记录并转现场主管。',
          '客戶堅持時記錄並轉現場主管。',
        ),
      ],
    },
  ],
};
