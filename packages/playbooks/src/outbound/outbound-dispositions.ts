import type { DispositionSetDefinition } from '@callside/core';
import { text } from '../text.js';

/** The results of a follow-up or sales call. */
export const outboundDispositions: DispositionSetDefinition = {
  kind: 'disposition-set',
  id: 'outbound',
  version: 1,
  status: 'published',
  title: text('Results of outbound calls', '外呼结果', '外呼結果'),
  dispositions: [
    { id: 'busy', key: '1', label: text('Busy', '占线', '忙線'), maxTalkSeconds: 15 },
    { id: 'no-answer', key: '2', label: text('No answer', '无人接听', '無人接聽'), maxTalkSeconds: 15 },
    { id: 'unreachable', key: '3', label: text('Unreachable', '无法接通', '無法接通'), maxTalkSeconds: 15 },
    { id: 'invalid-number', key: '4', label: text('Invalid number', '空号', '空號'), maxTalkSeconds: 30 },
    { id: 'fax-number', label: text('Fax', '传真号码', '傳真號碼'), maxTalkSeconds: 30 },
    { id: 'number-changed', label: text('Number changed', '号码已变更', '號碼已變更') },
    { id: 'wrong-person', key: '5', label: text('Wrong person', '非本人', '非本人') },
    {
      id: 'success',
      key: '6',
      label: text('Successful', '成功', '成功'),
      flags: ['contact', 'final'],
      minTalkSeconds: 10,
    },
    {
      id: 'lead',
      key: '7',
      label: text('Sales lead', '销售线索', '銷售線索'),
      flags: ['contact', 'final', 'lead'],
      minTalkSeconds: 10,
      notes: 'required',
    },
    {
      id: 'call-later',
      key: '8',
      label: text('Call back later', '稍后再拨', '稍後再撥'),
      flags: ['contact', 'callback'],
      fields: [
        {
          id: 'callbackAt',
          type: 'date-time',
          label: text('Time, if one was agreed', '约定时间（如有）', '約定時間（如有）'),
        },
      ],
    },
    {
      id: 'refused',
      key: '9',
      label: text('Refused', '拒绝', '拒絕'),
      flags: ['contact', 'final'],
      fields: [
        {
          id: 'reason',
          type: 'select',
          label: text('Reason', '原因', '原因'),
          required: true,
          options: [
            { value: 'no-need', label: text('No need', '不需要', '不需要') },
            { value: 'price', label: text('Price', '价格', '價格') },
            { value: 'no-time', label: text('No time', '没有时间', '沒有時間') },
            { value: 'other', label: text('Other', '其他', '其他') },
          ],
        },
      ],
    },
    {
      id: 'complaint-risk',
      label: text('Complaint likely', '有投诉风险', '有客訴風險'),
      flags: ['contact', 'final', 'complaint-risk'],
      notes: 'required',
    },
    {
      id: 'do-not-call',
      key: '0',
      label: text('Do not call again', '不要再来电', '不要再來電'),
      flags: ['contact', 'final', 'do-not-call'],
    },
  ],
};
