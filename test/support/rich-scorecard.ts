import type { ScorecardDefinition } from '@callside/core';

const t = (en: string, cn: string, tw: string) => ({ en, 'zh-CN': cn, 'zh-TW': tw });

const done = [
  { id: 'yes', text: t('Done', '做到', '做到'), score: 100 },
  { id: 'no', text: t('Missed', '未做到', '未做到'), score: 0 },
];

/** A scorecard that uses what most do not: sections in sections, all types of questions, conditions, reasons, bonus. */
export const richScorecard: ScorecardDefinition = {
  kind: 'scorecard',
  id: 'refund-quality',
  version: 1,
  status: 'published',
  title: t('QA: refund call', '质检：退款通话', '質檢：退款通話'),
  bands: [
    { id: 'good', title: t('Good', '良好', '良好'), from: 80 },
    { id: 'low', title: t('Below target', '未达标', '未達標'), from: 0 },
  ],
  items: [
    {
      id: 'opening',
      title: t('Opening', '开场', '開場'),
      weight: 40,
      items: [
        {
          id: 'wait',
          type: 'number',
          text: t('Seconds until the greeting', '接通至问候的秒数', '接通至問候的秒數'),
          min: 0,
          max: 600,
          ranges: [
            { to: 30, score: 100 },
            { from: 31, to: 60, score: 50 },
            { from: 61, score: 0 },
          ],
        },
        {
          id: 'verification',
          title: t('Verification', '身份核实', '身分核實'),
          help: t('Before anything personal is said.', '须在谈及个人信息之前完成。', '須在談及個人資訊之前完成。'),
          items: [
            {
              id: 'asked',
              text: t('Asked for two matching facts', '核对了两项信息', '核對了兩項資訊'),
              options: [done[0]!, { ...done[1]!, fail: 'subsection' }],
              errorClass: 'compliance',
              reasons: [
                { id: 'haste', text: t('In haste', '过于匆忙', '過於匆忙') },
                { id: 'unknown', text: t('Did not know the rule', '不了解规定', '不瞭解規定') },
              ],
              commentRequired: { '==': [{ var: 'answers.asked' }, 'no'] },
            },
            { id: 'matched', text: t('Compared them with the record', '与记录比对', '與記錄比對'), options: done },
          ],
        },
      ],
    },
    {
      id: 'handling',
      title: t('Handling', '处理', '處理'),
      weight: 60,
      items: [
        {
          id: 'told',
          type: 'choices',
          text: t('What the customer was told', '告知客户的内容', '告知客戶的內容'),
          options: [
            { id: 'amount', text: t('The amount', '金额', '金額'), score: 50 },
            { id: 'day', text: t('The day', '到账日期', '入帳日期'), score: 50 },
            { id: 'promise', text: t('A promise beyond the rules', '超出规定的承诺', '超出規定的承諾'), score: -100 },
          ],
          notApplicable: true,
        },
        {
          id: 'refused',
          text: t('Was the refund refused?', '是否拒绝退款？', '是否拒絕退款？'),
          excluded: true,
          default: 'no',
          options: [
            { id: 'yes', text: t('Yes', '是', '是'), score: 0 },
            { id: 'no', text: t('No', '否', '否'), score: 0 },
          ],
        },
        {
          id: 'why',
          text: t('Gave the reason and the way to appeal', '说明原因与申诉途径', '說明原因與申訴途徑'),
          options: done,
          enabled: { '==': [{ var: 'answers.refused' }, 'yes'] },
        },
        {
          id: 'thanked',
          text: t('Was thanked by the customer', '获得客户感谢', '獲得客戶感謝'),
          bonus: true,
          weight: 0.1,
          options: done,
          notApplicable: true,
        },
        { id: 'words', type: 'text', text: t('In the customer’s words', '客户原话', '客戶原話') },
        { id: 'day', type: 'date', text: t('Listen again on', '复听日期', '複聽日期') },
      ],
    },
  ],
};
