import type { Strings } from './strings.js';

/** The words for why a customer is not asked, or not yet; keys are core's codes. */
export const INVITATION_ISSUE_STRINGS: Strings<string> = {
  en: {
    'invitation-missing': 'This survey is sent by hand only.',
    'opted-out': 'This customer does not want to be asked.',
    'other-occasion': 'This survey does not ask about such an occasion.',
    'condition-fails': 'The survey’s condition does not hold.',
    'asked-already': 'The customer has been asked about this.',
    'not-drawn': 'Only a share of customers is asked, and this one was not drawn.',
    'asked-lately': 'It is too soon after the last invitation.',
    'zone-unknown': 'Nobody knows what time it is where the customer lives.',
    'rest-hours': 'It is rest time where the customer lives.',
  },
  'zh-CN': {
    'invitation-missing': '该问卷只能手动发送。',
    'opted-out': '该客户不愿接受调查。',
    'other-occasion': '该问卷不针对此类情形。',
    'condition-fails': '不符合该问卷的条件。',
    'asked-already': '此事已邀请过该客户。',
    'not-drawn': '只抽取部分客户，该客户未被抽中。',
    'asked-lately': '距上次邀请时间太短。',
    'zone-unknown': '不知道客户所在地的时间。',
    'rest-hours': '客户所在地正值休息时间。',
  },
  'zh-TW': {
    'invitation-missing': '該問卷只能手動傳送。',
    'opted-out': '該客戶不願接受調查。',
    'other-occasion': '該問卷不針對此類情形。',
    'condition-fails': '不符合該問卷的條件。',
    'asked-already': '此事已邀請過該客戶。',
    'not-drawn': '只抽取部分客戶，該客戶未被抽中。',
    'asked-lately': '距上次邀請時間太短。',
    'zone-unknown': '不知道客戶所在地的時間。',
    'rest-hours': '客戶所在地正值休息時間。',
  },
};
