import type { QuickGuideDefinition } from '@callside/core';
import { text } from '../text.js';

/** What customers object to an offer, a visit or a question, and how to go on without pressing them. */
export const objectionsGuide: QuickGuideDefinition = {
  kind: 'quick-guide',
  id: 'objections',
  version: 1,
  status: 'published',
  title: text('Objections', '异议处理', '異議處理'),
  entries: [
    {
      id: 'price',
      topic: 'objection',
      title: text('Too expensive', '价格太高', '價格太高'),
      situation: text(
        'Compares with a cheaper offer, or has no budget.',
        '与更便宜的方案比较，或预算不足。',
        '與更便宜的方案比較，或預算不足。',
      ),
      say: text(
        'I see why you look at the price. May I ask what you compare it with? Then we see what is the same in both.',
        '您关注价格我理解。方便说说是跟哪个方案比较吗？我们看看两边包含的内容是否一样。',
        '您關注價格我理解。方便說說是跟哪個方案比較嗎？我們看看兩邊包含的內容是否一樣。',
      ),
      never: text('anything bad about a competitor.', '贬低同行的话。', '貶低同業的話。'),
      instructions: [
        text('Ask what it is compared with.', '问清比较对象。', '問清比較對象。'),
        text('Name the use first, the price after it.', '先讲用处，再讲价格。', '先講用處，再講價格。'),
        text('Offer the smaller package.', '推荐更小的方案。', '推薦更小的方案。'),
      ],
      cautions: [text('No discount that is not in the list.', '不承诺目录之外的折扣。', '不承諾目錄之外的折扣。')],
      keywords: ['expensive', 'discount', '便宜', '折扣', '优惠', '優惠'],
    },
    {
      id: 'no-time',
      topic: 'objection',
      title: text('No time now', '现在没时间', '現在沒時間'),
      situation: text('Is at work, driving or busy.', '在上班、开车或正忙。', '在上班、開車或正忙。'),
      say: text(
        'Then I will not keep you. When does it suit you better, today after six or tomorrow morning?',
        '那不打扰您。您看今天六点以后，还是明天上午方便？',
        '那不打擾您。您看今天六點以後，還是明天上午方便？',
      ),
      instructions: [
        text('Offer two times.', '给出两个时间供选择。', '給出兩個時間供選擇。'),
        text('Note day and hour as a call-back.', '记录回电的日期和时间。', '記錄回電的日期和時間。'),
      ],
      cautions: [
        text('End the call at once if he is driving.', '客户在开车时立即结束通话。', '客戶在開車時立即結束通話。'),
      ],
    },
    {
      id: 'not-interested',
      topic: 'objection',
      title: text('Not interested', '不感兴趣', '不感興趣'),
      situation: text('Says no before hearing what it is about.', '还没听内容就拒绝。', '還沒聽內容就拒絕。'),
      say: text(
        'That is fine. May I ask one thing: is it the subject, or the moment?',
        '没关系。冒昧问一句：是对内容没兴趣，还是现在不方便？',
        '沒關係。冒昧問一句：是對內容沒興趣，還是現在不方便？',
      ),
      never: text('the same offer a second time.', '同一个推荐不说第二遍。', '同一個推薦不說第二遍。'),
      instructions: [
        text('Ask once, then accept the answer.', '只问一次，接受答复。', '只問一次，接受答覆。'),
        text('Offer to take the number off the list.', '主动提出可不再致电。', '主動提出可不再致電。'),
      ],
      cautions: [
        text('Who asks not to be called is marked so at once.', '客户要求勿扰时立即标记。', '客戶要求勿擾時立即標記。'),
      ],
    },
    {
      id: 'think-it-over',
      topic: 'objection',
      title: text('I have to think about it', '我再考虑考虑', '我再考慮考慮'),
      situation: text('A doubt that is not spoken.', '有没说出口的顾虑。', '有沒說出口的顧慮。'),
      say: text(
        'Of course. So that you can think with all the facts: what is still open, the scope, the cost or the time?',
        '当然可以。为了方便您考虑，还有哪方面需要我说明，是内容、费用还是时间？',
        '當然可以。為了方便您考慮，還有哪方面需要我說明，是內容、費用還是時間？',
      ),
      instructions: [
        text('Find the open question.', '找出未解的疑问。', '找出未解的疑問。'),
        text(
          'Send it in writing, and say when you call again.',
          '书面发送资料，并约定再次致电的时间。',
          '書面寄送資料，並約定再次致電的時間。',
        ),
      ],
    },
    {
      id: 'how-did-you-get-my-number',
      topic: 'objection',
      title: text('Where did you get my number?', '你们怎么有我的号码？', '你們怎麼有我的號碼？'),
      situation: text('Worries about personal data.', '担心个人信息泄露。', '擔心個資外洩。'),
      say: text(
        'You gave it to us with your contract. I can tell you what we hold, and take it off our calling list if you wish.',
        '号码是您签约时留下的。我可以告诉您我们登记了哪些信息，您也可以要求不再来电。',
        '號碼是您簽約時留下的。我可以告訴您我們登記了哪些資料，您也可以要求不再來電。',
      ),
      never: text('“It is in the system.”', '“系统里就有。”', '「系統裡就有。」'),
      instructions: [
        text('Say where it comes from, as the record shows.', '按记录说明号码来源。', '依記錄說明號碼來源。'),
        text(
          'Offer deletion or do-not-call, and do it.',
          '提供删除或勿扰选项并当场办理。',
          '提供刪除或勿擾選項並當場辦理。',
        ),
      ],
      cautions: [
        text('Source unknown: end politely and report it.', '来源不明时礼貌结束并上报。', '來源不明時禮貌結束並上報。'),
      ],
      keywords: ['privacy', 'data', '隐私', '个人信息', '個資', '隱私'],
    },
    {
      id: 'bad-experience',
      topic: 'objection',
      title: text('It went wrong last time', '上次体验不好', '上次體驗不好'),
      situation: text('A promise was not kept before.', '之前的承诺没有兑现。', '之前的承諾沒有兌現。'),
      say: text(
        'I am sorry that it went like that. May I look at what happened, before we speak of anything new?',
        '上次让您失望了，很抱歉。我先看看当时的情况，再谈新的事，可以吗？',
        '上次讓您失望了，很抱歉。我先看看當時的情況，再談新的事，可以嗎？',
      ),
      instructions: [
        text('Open the earlier ticket.', '打开之前的工单。', '打開之前的工單。'),
        text('Say what is different now, with a fact.', '用事实说明现在有何不同。', '用事實說明現在有何不同。'),
        text('Offer a complaint ticket.', '提出可登记投诉工单。', '提出可登記投訴工單。'),
      ],
    },
  ],
};
