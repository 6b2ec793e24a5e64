import type { QuickGuideDefinition } from '@callside/core';
import { afterSalesTicketForm } from '../tickets/after-sales-ticket-form.js';
import { billingTicketForm } from '../tickets/billing-ticket-form.js';
import { complaintTicketForm } from '../tickets/complaint-ticket-form.js';
import { logisticsTicketForm } from '../tickets/logistics-ticket-form.js';
import { productUseTicketForm } from '../tickets/product-use-ticket-form.js';
import { text } from '../text.js';
import { concerns } from './concerns.js';

/** What to do about the problems that customers call about most. */
export const frequentProblemsGuide: QuickGuideDefinition = {
  kind: 'quick-guide',
  id: 'frequent-problems',
  version: 1,
  status: 'published',
  title: text('Frequent problems', '高频问题速查', '高頻問題速查'),
  entries: [
    {
      id: 'billing',
      title: text('Billing', '账单', '帳單'),
      situation: text(
        'The customer does not recognise a charge, or finds it too high.',
        '客户不认识某笔费用，或认为收费偏高。',
        '客戶不認得某筆費用，或認為收費偏高。',
      ),
      instructions: [
        text('Verify who is calling.', '核实来电人身份。', '核實來電人身分。'),
        text(
          'Open the bill and name the period and the amount.',
          '打开账单，说出账期和金额。',
          '打開帳單，說出帳期和金額。',
        ),
        text('Explain the charge item by item.', '逐项说明费用。', '逐項說明費用。'),
        text(
          'If it is wrong, open a ticket and promise a time for the answer.',
          '如有差错，开立工单并承诺答复时间。',
          '如有差錯，開立工單並承諾答覆時間。',
        ),
      ],
      minutes: { from: 5, to: 8 },
      when: concerns(billingTicketForm),
      keywords: ['invoice', 'charge', '发票', '扣费', '發票', '扣款'],
      cautions: [
        text('Give no figures before verification.', '核实身份之前不透露任何金额。', '核實身分之前不透露任何金額。'),
        text('Promise no date for a refund.', '不承诺退款日期。', '不承諾退款日期。'),
      ],
    },
    {
      id: 'product-use',
      title: text('Using the product', '产品使用', '產品使用'),
      situation: text(
        'Something does not work as the customer expects.',
        '客户操作后没有得到预期的效果。',
        '客戶操作後沒有得到預期的效果。',
      ),
      instructions: [
        text('Ask for the model and what is shown.', '询问型号和显示的内容。', '詢問型號和顯示的內容。'),
        text(
          'Lead through the steps one at a time and wait for each.',
          '一步一步引导，等客户做完再说下一步。',
          '一步一步引導，等客戶做完再說下一步。',
        ),
        text('Let the customer try it once more alone.', '请客户自己再操作一遍。', '請客戶自己再操作一遍。'),
      ],
      minutes: { from: 3, to: 5 },
      when: concerns(productUseTicketForm),
      keywords: ['manual', 'setup', '说明书', '设置', '說明書', '設定'],
      cautions: [
        text(
          'After two attempts hand over to technical support.',
          '两次未成功即转技术支持。',
          '兩次未成功即轉技術支援。',
        ),
      ],
    },
    {
      id: 'complaint',
      title: text('Complaint', '投诉', '投訴'),
      situation: text(
        'The customer is upset about service, quality or a promise that was not kept.',
        '客户对服务、质量或未兑现的承诺不满。',
        '客戶對服務、品質或未兌現的承諾不滿。',
      ),
      instructions: [
        text(
          'Listen to the end, then say sorry for the trouble.',
          '听完再为带来的不便致歉。',
          '聽完再為帶來的不便致歉。',
        ),
        text('Repeat the facts and get a yes.', '复述事实并得到确认。', '複述事實並得到確認。'),
        text(
          'Offer what the rules allow; beyond it, pass it to the floor supervisor.',
          '按规定提出方案，超出权限转现场主管。',
          '依規定提出方案，超出權限轉現場主管。',
        ),
        text(
          'Say who calls back and by when, and open the ticket.',
          '说明由谁、在何时之前回电，并开立工单。',
          '說明由誰、在何時之前回電，並開立工單。',
        ),
      ],
      minutes: { from: 10, to: 15 },
      when: concerns(complaintTicketForm),
      cautions: [
        text('Do not argue, and do not blame a colleague.', '不争辩，不归咎于同事。', '不爭辯，不歸咎於同事。'),
        text('Promise only what can be kept.', '只承诺做得到的事。', '只承諾做得到的事。'),
      ],
    },
    {
      id: 'delivery',
      title: text('Delivery', '物流配送', '物流配送'),
      situation: text('A parcel is late, lost or damaged.', '包裹延误、丢失或破损。', '包裹延誤、遺失或破損。'),
      say: text(
        'May I have the order number? Then I see with you where the parcel is.',
        '请提供一下订单号，我帮您查包裹到哪里了。',
        '請提供一下訂單編號，我幫您查包裹到哪裡了。',
      ),
      never: text(
        'a day of arrival that the carrier has not given.',
        '物流方未确认的送达日期。',
        '物流方未確認的送達日期。',
      ),
      instructions: [
        text(
          'Open the order and read the last scan.',
          '打开订单，查看最近的物流记录。',
          '打開訂單，查看最近的物流記錄。',
        ),
        text(
          'Late: tell the new date, as the carrier gives it.',
          '延误：告知物流方给出的新日期。',
          '延誤：告知物流方給出的新日期。',
        ),
        text(
          'Lost or damaged: ask for a photo, open a ticket.',
          '丢失或破损：请客户提供照片并开立工单。',
          '遺失或破損：請客戶提供照片並開立工單。',
        ),
      ],
      minutes: { from: 4, to: 6 },
      when: concerns(logisticsTicketForm),
      keywords: ['parcel', 'waybill', '快递', '运单', '包裹', '運單'],
    },
    {
      id: 'after-sales',
      title: text('Return or exchange', '退换货', '退換貨'),
      situation: text('The customer wants to send something back.', '客户要求退货或换货。', '客戶要求退貨或換貨。'),
      instructions: [
        text('Verify who is calling, and the day of purchase.', '核实身份和购买日期。', '核實身分和購買日期。'),
        text('Read the terms that hold for this product.', '说明该商品适用的退换规则。', '說明該商品適用的退換規則。'),
        text('Open the ticket; tell how it is collected.', '开立工单，说明取件方式。', '開立工單，說明取件方式。'),
      ],
      minutes: { from: 5, to: 8 },
      cautions: [text('Promise no date for a refund.', '不承诺退款日期。', '不承諾退款日期。')],
      when: concerns(afterSalesTicketForm),
      keywords: ['return', 'exchange', '退货', '换货', '退貨', '換貨'],
    },
  ],
};
