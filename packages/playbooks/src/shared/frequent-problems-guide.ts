import type { QuickGuideDefinition } from '@callside/core';
import { text } from '../text.js';

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
      cautions: [
        text('Do not argue, and do not blame a colleague.', '不争辩，不归咎于同事。', '不爭辯，不歸咎於同事。'),
        text('Promise only what can be kept.', '只承诺做得到的事。', '只承諾做得到的事。'),
      ],
    },
  ],
};
