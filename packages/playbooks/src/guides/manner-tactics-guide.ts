import type { QuickGuideDefinition } from '@callside/core';
import { text } from '../text.js';

/** How to meet a customer who threatens, grumbles, is silent, stalls, is friendly, says no to everything, or knows it all. */
export const mannerTacticsGuide: QuickGuideDefinition = {
  kind: 'quick-guide',
  id: 'manner-tactics',
  version: 1,
  status: 'published',
  title: text('How to meet a customer’s manner', '不同态度客户的应对', '不同態度客戶的應對'),
  entries: [
    {
      id: 'threatening',
      topic: 'manner',
      title: text('Threatening', '威胁型', '威脅型'),
      situation: text(
        'Speaks of lawyers, the press or the authorities, or sets an ultimatum.',
        '提到律师、媒体或监管部门，或给出最后期限。',
        '提到律師、媒體或主管機關，或給出最後期限。',
      ),
      say: text(
        'I take this seriously, and I am writing down each point. Let me tell you what I can do right now, and who decides the rest.',
        '您说的我很重视，每一点都会记下来。我先告诉您现在能做什么，其余的由谁来决定。',
        '您說的我很重視，每一點都會記下來。我先告訴您現在能做什麼，其餘的由誰來決定。',
      ),
      never: text('“Go ahead and sue us.”', '“那您去告好了。”', '「那您去告好了。」'),
      instructions: [
        text(
          'Let him finish; keep your voice low and even.',
          '让客户说完，语调放低放稳。',
          '讓客戶說完，語調放低放穩。',
        ),
        text(
          'Repeat the facts, and leave the threat aside.',
          '只复述事实，不回应威胁本身。',
          '只複述事實，不回應威脅本身。',
        ),
        text('Name one step with a time.', '给出一个有时间的下一步。', '給出一個有時間的下一步。'),
        text('Tell the floor supervisor at once.', '立即告知现场主管。', '立即告知現場主管。'),
      ],
      cautions: [
        text('Judge nothing, and give no opinion on the law.', '不下结论，不谈法律意见。', '不下結論，不談法律意見。'),
      ],
      keywords: ['lawyer', 'press', 'sue', '律师', '曝光', '12315', '律師', '消保'],
    },
    {
      id: 'grumbling',
      topic: 'manner',
      title: text('Grumbling', '抱怨型', '抱怨型'),
      situation: text(
        'Goes from one grievance to the next and does not come to the point.',
        '不满一件接一件，迟迟说不到正题。',
        '不滿一件接一件，遲遲說不到正題。',
      ),
      say: text(
        'That was a lot at once, I can hear it. Which of these shall we put right first?',
        '听得出来，这些事让您很烦心。咱们先解决哪一件？',
        '聽得出來，這些事讓您很煩心。我們先解決哪一件？',
      ),
      never: text('“That has nothing to do with it.”', '“这跟您的问题没关系。”', '「這跟您的問題沒關係。」'),
      instructions: [
        text(
          'Show that you listen: short words, no silence.',
          '适时回应，让客户知道您在听。',
          '適時回應，讓客戶知道您在聽。',
        ),
        text('Sum up the grievances in one sentence.', '用一句话归纳客户的不满。', '用一句話歸納客戶的不滿。'),
        text(
          'Ask one closed question that leads to the matter.',
          '用一个封闭式问题回到正题。',
          '用一個封閉式問題回到正題。',
        ),
      ],
      cautions: [text('Do not agree with blame of colleagues.', '不附和对同事的指责。', '不附和對同事的指責。')],
    },
    {
      id: 'silent',
      topic: 'manner',
      title: text('Silent', '沉默型', '沉默型'),
      situation: text(
        'Answers in one word, or not at all.',
        '只答一两个字，或者不出声。',
        '只答一兩個字，或者不出聲。',
      ),
      say: text(
        'Take your time. Shall I name the usual causes, and you tell me which comes closest?',
        '不着急，您慢慢想。我说几种常见情况，您看哪种最接近？',
        '不著急，您慢慢想。我說幾種常見情況，您看哪種最接近？',
      ),
      never: text('“Are you still there?” again and again.', '反复说“喂，您还在吗？”', '反覆說「喂，您還在嗎？」'),
      instructions: [
        text(
          'Ask questions that a yes or a no answers.',
          '多用只需回答“是”或“否”的问题。',
          '多用只需回答「是」或「否」的問題。',
        ),
        text('Offer two or three possibilities to choose from.', '给出两三个选项供选择。', '給出兩三個選項供選擇。'),
        text(
          'Repeat what you have understood and wait for a yes.',
          '复述您的理解，等客户确认。',
          '複述您的理解，等客戶確認。',
        ),
      ],
      cautions: [text('Fill no pause with promises.', '不要为了打破沉默而随口承诺。', '不要為了打破沉默而隨口承諾。')],
    },
    {
      id: 'stalling',
      topic: 'manner',
      title: text('Stalling', '拖延型', '拖延型'),
      situation: text(
        'Puts the decision off: has to ask, has to think, perhaps later.',
        '总说再考虑、再问问、以后再说。',
        '總說再考慮、再問問、以後再說。',
      ),
      say: text(
        'Gladly. What would you need to know to decide? Then I have it ready when we speak on Thursday at ten.',
        '没问题。您还需要了解哪些内容才好决定？我先准备好，周四十点给您回电，可以吗？',
        '沒問題。您還需要了解哪些內容才好決定？我先準備好，週四十點給您回電，可以嗎？',
      ),
      never: text('“You have to decide now.”', '“您今天必须决定。”', '「您今天必須決定。」'),
      instructions: [
        text('Find out what it is that holds him back.', '弄清真正的顾虑。', '弄清真正的顧慮。'),
        text('Make the next step small.', '把下一步变小、变简单。', '把下一步變小、變簡單。'),
        text('Agree on a day and an hour, and note it.', '约定具体日期和时间并记录。', '約定具體日期和時間並記錄。'),
      ],
    },
    {
      id: 'friendly',
      topic: 'manner',
      title: text('Friendly', '友善型', '友善型'),
      situation: text('Likes to chat, and agrees to everything.', '爱聊天，什么都说好。', '愛聊天，什麼都說好。'),
      say: text(
        'It is good to talk with you. So that you get what you need today: we agree that an engineer comes, is that right?',
        '跟您聊得很愉快。为了不耽误您的事，我确认一下：我们约工程师上门，对吗？',
        '跟您聊得很愉快。為了不耽誤您的事，我確認一下：我們約工程師到府，對嗎？',
      ),
      instructions: [
        text(
          'Answer warmly, in one sentence, and lead back.',
          '热情回应一句，再回到正题。',
          '熱情回應一句，再回到正題。',
        ),
        text('Get a clear yes to what was agreed.', '对约定的内容得到明确答复。', '對約定的內容得到明確答覆。'),
        text('Keep to the time of the stage.', '注意各阶段的时间。', '注意各階段的時間。'),
      ],
      cautions: [
        text(
          'A friendly yes is no agreement: repeat it back.',
          '客气的“好”不等于同意，要复述确认。',
          '客氣的「好」不等於同意，要複述確認。',
        ),
      ],
    },
    {
      id: 'negating',
      topic: 'manner',
      title: text('Says no to everything', '否定型', '否定型'),
      situation: text(
        'Turns down each proposal before it is finished.',
        '方案还没说完就否定。',
        '方案還沒說完就否定。',
      ),
      say: text(
        'What would a good solution look like for you? I will tell you honestly which part of it I can do.',
        '您心里理想的解决办法是什么？能做到哪些，我如实告诉您。',
        '您心裡理想的解決辦法是什麼？能做到哪些，我如實告訴您。',
      ),
      never: text(
        '“That is not possible”, without another way.',
        '只说“不行”，不给其他办法。',
        '只說「不行」，不給其他辦法。',
      ),
      instructions: [
        text('Ask for his own proposal.', '请客户说出自己的方案。', '請客戶說出自己的方案。'),
        text('Begin with the part that both agree on.', '从双方都认可的部分谈起。', '從雙方都認可的部分談起。'),
        text('Offer two ways and let him choose.', '给两个办法让客户选。', '給兩個辦法讓客戶選。'),
      ],
    },
    {
      id: 'know-it-all',
      topic: 'manner',
      title: text('Knows it all', '专家型', '專家型'),
      situation: text(
        'Corrects you, cites rules, and has tried it all.',
        '爱纠正人，引用规定，自称都试过了。',
        '愛糾正人，引用規定，自稱都試過了。',
      ),
      say: text(
        'You know the device well, that helps. Let us check this one point together, so that we can rule it out.',
        '您对这个产品很了解，这很有帮助。这一点我们一起核对一下，好把它排除掉。',
        '您對這個產品很了解，這很有幫助。這一點我們一起核對一下，好把它排除掉。',
      ),
      never: text('“You are wrong there.”', '“您说错了。”', '「您說錯了。」'),
      instructions: [
        text('Acknowledge what is right in it.', '先肯定其中正确的部分。', '先肯定其中正確的部分。'),
        text(
          'Give the source and the figure, not your opinion.',
          '用依据和数据说话，不用个人看法。',
          '用依據和數據說話，不用個人看法。',
        ),
        text(
          'Ask for his observation as one expert asks another.',
          '以请教的方式询问他的观察。',
          '以請教的方式詢問他的觀察。',
        ),
      ],
      cautions: [text('Do not compete in knowledge.', '不要比谁懂得多。', '不要比誰懂得多。')],
    },
  ],
};
