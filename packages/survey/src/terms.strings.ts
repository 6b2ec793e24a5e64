import type { Strings } from '@callside/ui';

/** Texts of what few surveys have: a time limit, and a time in which answers can be changed. They come with what draws it. */
export const SURVEY_TERM_WORDS = [
  ...['timeLimit', 'timeLeft', 'timeOver', 'timeOverKept', 'tooLate'],
  ...['change', 'changeUntil', 'changeFor', 'changeOver'],
] as const;

export type SurveyTermWord = (typeof SURVEY_TERM_WORDS)[number];

export type SurveyTermWords = Readonly<Record<SurveyTermWord, string>>;

/** Texts of the terms of a survey; the customer reads them. */
export const SURVEY_TERM_STRINGS: Strings<SurveyTermWord> = {
  en: {
    timeLimit: 'You have {time} for your answers, from the first one.',
    timeLeft: '{time} left',
    timeOver: 'The time for this survey is over.',
    timeOverKept: 'What you answered in time has been kept and counts. Thank you.',
    tooLate: 'Your last answer came too late and could not be taken.',
    change: 'Change my answers',
    changeUntil: 'You can change your answers until {time}.',
    changeFor: 'You can change your answers for another {time}.',
    changeOver: 'The time for changes is over. The answers that you sent before count.',
  },
  'zh-CN': {
    timeLimit: '从回答第一题起，您有{time}作答。',
    timeLeft: '剩余 {time}',
    timeOver: '本次调查的作答时间已到。',
    timeOverKept: '您在规定时间内的回答均已保存并有效，谢谢您。',
    tooLate: '您的最后一个回答超过了时间，未能接收。',
    change: '修改我的回答',
    changeUntil: '您可在 {time} 之前修改回答。',
    changeFor: '您在接下来的{time}内可以修改回答。',
    changeOver: '修改时间已过，以您之前提交的回答为准。',
  },
  'zh-TW': {
    timeLimit: '從回答第一題起，您有{time}作答。',
    timeLeft: '剩餘 {time}',
    timeOver: '本次調查的作答時間已到。',
    timeOverKept: '您在規定時間內的回答均已儲存並有效，謝謝您。',
    tooLate: '您的最後一個回答超過了時間，未能接收。',
    change: '修改我的回答',
    changeUntil: '您可在 {time} 之前修改回答。',
    changeFor: '您在接下來的{time}內可以修改回答。',
    changeOver: '修改時間已過，以您之前提交的回答為準。',
  },
};
