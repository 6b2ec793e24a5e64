import type { CallScriptDefinition } from '@callside/core';
import { logisticsTicketForm } from '../tickets/logistics-ticket-form.js';
import { text } from '../text.js';
import { inboundScript, WAYS_OUT } from './inbound-script.js';
import { fieldsOf } from './script-parts.js';

/** A parcel that is late, lost or broken, or that is to go elsewhere. */
export const logisticsCallScript: CallScriptDefinition = inboundScript({
  id: 'logistics',
  title: text('Delivery', '物流查询', '物流查詢'),
  form: logisticsTicketForm,
  ask: text(
    'May I have the order number, {{fields.name}}? And what has happened to the parcel?',
    '{{fields.name}}，请提供一下订单号。包裹遇到了什么情况？',
    '{{fields.name}}，請提供一下訂單編號。包裹遇到了什麼情況？',
  ),
  asked: ['orderNumber', 'description'],
  classified: ['problemType', 'waybill', 'damage', 'urgency'],
  resolve: [
    {
      id: 'resolve',
      stage: 'resolve',
      say: text(
        'I see the last scan here. Let me tell you where the parcel is.',
        '我查到了最近的物流记录，跟您说一下包裹现在的位置。',
        '我查到了最近的物流記錄，跟您說一下包裹現在的位置。',
      ),
      never: text(
        'a day of arrival that the carrier has not given.',
        '物流方未确认的送达日期。',
        '物流方未確認的送達日期。',
      ),
      fields: fieldsOf(logisticsTicketForm, 'promisedFor'),
      answers: [
        WAYS_OUT.solved,
        { id: 'redirect', label: text('To another address', '改派地址', '更改地址'), next: 'redirect' },
        { id: 'lost', label: text('Lost or damaged', '丢失或破损', '遺失或破損'), next: 'claim' },
        WAYS_OUT.leader,
      ],
    },
    {
      id: 'redirect',
      stage: 'resolve',
      title: text('Another address', '改派地址', '更改地址'),
      requires: 'verified',
      say: text(
        'I ask the carrier to change it. What is the new address, with the door number?',
        '我联系物流改派。请说一下新地址，包括门牌号。',
        '我聯絡物流更改地址。請說一下新地址，包括門牌號碼。',
      ),
      fields: fieldsOf(logisticsTicketForm, 'newAddress'),
      next: 'record-outcome',
    },
    {
      id: 'claim',
      stage: 'resolve',
      title: text('Lost or damaged', '丢失或破损', '遺失或破損'),
      say: text(
        'Please keep the packaging and take a photo of it. With the photo we settle it with the carrier for you.',
        '请保留外包装并拍张照片，我们凭照片替您跟物流方处理。',
        '請保留外包裝並拍張照片，我們憑照片替您跟物流方處理。',
      ),
      next: 'promise',
    },
  ],
});
