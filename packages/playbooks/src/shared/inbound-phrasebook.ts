import type { PhrasebookDefinition } from '@callside/core';
import { text } from '../text.js';

/** Sentences that an agent on an inbound call needs again and again. */
export const inboundPhrasebook: PhrasebookDefinition = {
  kind: 'phrasebook',
  id: 'inbound',
  version: 1,
  status: 'published',
  title: text('Inbound phrases', '呼入常用语', '呼入常用語'),
  phrases: [
    {
      id: 'greet',
      shortcut: 'hi',
      group: 'greeting',
      text: text(
        'Good day, this is {{agent.company}}, agent {{agent.id}}.',
        '您好，{{agent.company}}，工号 {{agent.id}} 为您服务。',
        '您好，{{agent.company}}，工號 {{agent.id}} 為您服務。',
      ),
    },
    {
      id: 'sorry',
      shortcut: 'sorry',
      group: 'soothing',
      text: text(
        'I am sorry for the trouble, {{customer.name}}. I am seeing to it now.',
        '{{customer.name}}，给您添麻烦了，我马上为您处理。',
        '{{customer.name}}，給您添麻煩了，我馬上為您處理。',
      ),
    },
    {
      id: 'listen',
      shortcut: 'listen',
      group: 'soothing',
      text: text(
        'Please tell me all of it. I am taking notes.',
        '请您慢慢说，我都记下来。',
        '請您慢慢說，我都記下來。',
      ),
    },
    {
      id: 'where',
      shortcut: 'where',
      group: 'asking',
      text: text(
        'Where exactly is it: building, floor, door?',
        '请问具体位置是几号楼、几层、几号门？',
        '請問具體位置是幾號樓、幾層、幾號門？',
      ),
    },
    {
      id: 'repeat',
      shortcut: 'repeat',
      group: 'asking',
      text: text(
        'May I repeat it, to be sure that I have it right?',
        '我跟您复述一遍，确认没有记错，好吗？',
        '我跟您複述一遍，確認沒有記錯，好嗎？',
      ),
    },
    {
      id: 'call-back',
      shortcut: 'call',
      group: 'promising',
      text: text(
        'A specialist will call you within 30 minutes on {{customer.phone}}.',
        '专员会在 30 分钟内拨打 {{customer.phone}} 与您联系。',
        '專員會在 30 分鐘內撥打 {{customer.phone}} 與您聯絡。',
      ),
    },
    {
      id: 'news',
      shortcut: 'news',
      group: 'promising',
      text: text(
        'We will tell you as soon as there is news, and today in any case.',
        '一有进展我们就通知您，今天之内一定给您答复。',
        '一有進展我們就通知您，今天之內一定給您答覆。',
      ),
    },
    {
      id: 'thanks',
      shortcut: 'bye',
      group: 'closing',
      text: text(
        'Thank you for calling. Have a good day.',
        '感谢您的来电，祝您生活愉快。',
        '感謝您的來電，祝您生活愉快。',
      ),
    },
  ],
};
