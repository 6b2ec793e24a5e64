import type { Strings } from '@callside/ui';

/** What a survey page can say in place of the survey. */
export const SURVEY_LINK_STATES = [
  'loading',
  'unreachable',
  'survey-link-unknown',
  'survey-link-expired',
  'survey-finished',
] as const;

export type SurveyLinkState = (typeof SURVEY_LINK_STATES)[number];

type Key =
  | 'back'
  | 'next'
  | 'send'
  | 'skip'
  | 'progress'
  | 'kept'
  | 'notKept'
  | 'sending'
  | 'toSend'
  | 'toSendMemory'
  | 'sent'
  | 'refused'
  | 'thanks'
  | 'tryAgain'
  | 'broken'
  | SurveyLinkState;

/** Texts of the survey; the customer reads them. */
export const SURVEY_STRINGS: Strings<Key> = {
  en: {
    back: 'Back',
    next: 'Next',
    send: 'Send',
    skip: 'Skip',
    progress: 'Question {position} of {count}',
    kept: 'Your answer is kept, also without network',
    notKept: 'Please finish before you close this page',
    sending: 'Sending your answers…',
    toSend:
      'Your answers are kept on this device and will be sent when the network is back. You may close this page and open the link again later.',
    toSendMemory: 'There is no network. Keep this page open: your answers will be sent when it is back.',
    sent: 'Your answers have arrived.',
    refused: 'Some answers could not be taken by the server. They are kept on this device.',
    thanks: 'Thank you.',
    loading: 'One moment…',
    'survey-link-unknown': 'This link is not known. Please check that it is complete.',
    'survey-link-expired': 'This survey has ended. Thank you for wanting to answer.',
    'survey-finished': 'You have answered this survey already. Thank you.',
    unreachable: 'The survey cannot be loaded without network.',
    tryAgain: 'Try again',
    broken: 'This survey cannot be shown.',
  },
  'zh-CN': {
    back: '返回',
    next: '下一题',
    send: '提交',
    skip: '跳过',
    progress: '第 {position} 题，共 {count} 题',
    kept: '您的回答已保存，没有网络也不会丢失',
    notKept: '请在关闭页面前完成',
    sending: '正在发送您的回答…',
    toSend: '您的回答已保存在本机，网络恢复后会自动发送。您可以关闭页面，稍后再打开此链接。',
    toSendMemory: '当前没有网络。请不要关闭页面，网络恢复后会自动发送您的回答。',
    sent: '您的回答已送达。',
    refused: '部分回答未能被服务器接收，已保存在本机。',
    thanks: '谢谢您。',
    loading: '请稍候…',
    'survey-link-unknown': '此链接无效，请检查是否完整。',
    'survey-link-expired': '此调查已结束，感谢您的关注。',
    'survey-finished': '您已完成此调查，谢谢。',
    unreachable: '没有网络，暂时无法打开调查。',
    tryAgain: '重试',
    broken: '此调查无法显示。',
  },
  'zh-TW': {
    back: '返回',
    next: '下一題',
    send: '提交',
    skip: '略過',
    progress: '第 {position} 題，共 {count} 題',
    kept: '您的回答已儲存，沒有網路也不會遺失',
    notKept: '請在關閉頁面前完成',
    sending: '正在傳送您的回答…',
    toSend: '您的回答已儲存在本機，網路恢復後會自動傳送。您可以關閉頁面，稍後再開啟此連結。',
    toSendMemory: '目前沒有網路。請不要關閉頁面，網路恢復後會自動傳送您的回答。',
    sent: '您的回答已送達。',
    refused: '部分回答未能被伺服器接收，已儲存在本機。',
    thanks: '謝謝您。',
    loading: '請稍候…',
    'survey-link-unknown': '此連結無效，請檢查是否完整。',
    'survey-link-expired': '此調查已結束，感謝您的關注。',
    'survey-finished': '您已完成此調查，謝謝。',
    unreachable: '沒有網路，暫時無法開啟調查。',
    tryAgain: '重試',
    broken: '此調查無法顯示。',
  },
};
