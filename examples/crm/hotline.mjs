// What this call centre has made of the ready definitions. The server gives them to whoever asks; JSON files would do as well.
import { repairCallScript } from '@callside/playbooks';

const text = (en, hans, hant) => ({ en, 'zh-CN': hans, 'zh-TW': hant });

/** What comes of a call that came in. */
const hotlineResults = {
  kind: 'disposition-set',
  id: 'hotline',
  version: 1,
  status: 'published',
  title: text('Results of the hotline', '热线通话结果', '熱線通話結果'),
  dispositions: [
    { id: 'solved', key: '1', label: text('Solved in the call', '当场解决', '當場解決'), flags: ['contact', 'final'] },
    { id: 'ticket', key: '2', label: text('Ticket opened', '已建工单', '已建工單'), flags: ['contact'] },
    {
      id: 'call-back',
      key: '3',
      label: text('We call back', '需回电', '需回電'),
      flags: ['contact', 'callback'],
      fields: [{ id: 'callbackAt', type: 'date-time', label: text('When', '回电时间', '回電時間') }],
    },
    { id: 'wrong-number', key: '4', label: text('Wrong number', '打错电话', '打錯電話') },
    { id: 'cut-off', key: '5', label: text('Cut off', '通话中断', '通話中斷') },
  ],
};

/** The ready script for repairs, which asks for one of these results at the end. */
const repairScript = { ...repairCallScript, id: 'hillside-repair', dispositions: { id: 'hotline' } };

export const HOTLINE = [hotlineResults, repairScript];
