import { LOCALES, type Text } from '@callside/core';
import type { Strings } from '@callside/ui/words.js';

type Key =
  | 'not-a-form'
  | 'too-deep'
  | 'not-carried'
  | 'renamed'
  | 'target-unknown'
  | 'type-unknown'
  | 'time-dropped'
  | 'needs-improvement'
  | 'meets-expectations'
  | 'exceeds-expectations'
  | 'not-a-survey'
  | 'not-in-a-survey'
  | 'question-left'
  | 'condition-left'
  | 'check-left'
  | 'trigger-left'
  | 'ending-left'
  | 'input-as-text'
  | 'scale-as-choice'
  | 'none-not-alone'
  | 'all-rows-required'
  | 'survey'
  | 'thanks'
  | 'yes'
  | 'no'
  | 'none'
  | 'refused'
  | 'dontknow';

/** What is said of a form that comes from elsewhere. */
export const IMPORT_STRINGS: Strings<Key> = {
  en: {
    'not-a-form': 'This is no evaluation form of Amazon Connect: expected here: {wanted}.',
    'too-deep': 'This lies more than {max} levels deep.',
    'not-carried': '{property} has no place in a scorecard and was left behind.',
    renamed: '“{from}” is called “{to}” here.',
    'target-unknown': 'The answer fails the section “{section}”, in which it does not lie. It fails nothing here.',
    'type-unknown': 'A question of the type {type} cannot be asked; it was left out.',
    'time-dropped': 'The question asks for a day and a time; here it asks for the day.',
    'needs-improvement': 'Needs improvement',
    'meets-expectations': 'Meets expectations',
    'exceeds-expectations': 'Exceeds expectations',
    'not-a-survey': 'This is no survey of SurveyJS, or none of its questions can be asked.',
    'not-in-a-survey': '{property} has no place in a survey and was left behind.',
    'question-left': 'The question “{name}” of the type {type} cannot be asked; it was left out.',
    'condition-left': 'This condition cannot be said here and was left out: {condition}',
    'check-left': 'The check {type} has no place here and was left behind.',
    'trigger-left': 'This trigger ({type}) cannot be a jump; it was left behind.',
    'ending-left': 'This closing text has no words, or a condition that cannot be said here; it was left out.',
    'input-as-text': 'An input of the type {type} is a plain text here.',
    'scale-as-choice': 'A rating here goes from 1 to 2–10, or from 0 to 10; this one has become a choice.',
    'none-not-alone': '“None” is an option like the others here: it can be chosen beside them.',
    'all-rows-required': 'There one row had to be answered; here all of them have to.',
    survey: 'Survey',
    thanks: 'Thank you for your answers.',
    yes: 'Yes',
    no: 'No',
    none: 'None',
    refused: 'Refuse to answer',
    dontknow: 'Don’t know',
  },
  'zh-CN': {
    'not-a-form': '这不是 Amazon Connect 的评估表：此处应为 {wanted}。',
    'too-deep': '嵌套超过 {max} 层。',
    'not-carried': '评分卡中没有 {property} 的对应项，已略去。',
    renamed: '“{from}”在此改名为“{to}”。',
    'target-unknown': '该选项否决的分组“{section}”并不包含本题，此处不作否决。',
    'type-unknown': '不支持 {type} 类型的题目，已略去。',
    'time-dropped': '原题询问日期和时间，此处只询问日期。',
    'needs-improvement': '需要改进',
    'meets-expectations': '符合预期',
    'exceeds-expectations': '超出预期',
    'not-a-survey': '这不是 SurveyJS 问卷，或者其中没有可以提出的问题。',
    'not-in-a-survey': '问卷中没有 {property} 的对应项，已略去。',
    'question-left': '无法提出 {type} 类型的问题“{name}”，已略去。',
    'condition-left': '此条件无法在此表达，已略去：{condition}',
    'check-left': '没有 {type} 校验的对应项，已略去。',
    'trigger-left': '此触发器（{type}）无法转为跳转，已略去。',
    'ending-left': '此结束语没有文字，或其条件无法在此表达，已略去。',
    'input-as-text': '{type} 类型的输入框在此为普通文本。',
    'scale-as-choice': '此处评分为 1 至 2–10 或 0 至 10，该题已改为单选题。',
    'none-not-alone': '“无”在此与其他选项相同，可与其他选项同时选择。',
    'all-rows-required': '原题只需回答一行，此处须回答所有行。',
    survey: '问卷',
    thanks: '感谢您的回答。',
    yes: '是',
    no: '否',
    none: '无',
    refused: '不愿回答',
    dontknow: '不知道',
  },
  'zh-TW': {
    'not-a-form': '這不是 Amazon Connect 的評估表：此處應為 {wanted}。',
    'too-deep': '巢狀超過 {max} 層。',
    'not-carried': '評分卡中沒有 {property} 的對應項，已略去。',
    renamed: '「{from}」在此改名為「{to}」。',
    'target-unknown': '該選項否決的分組「{section}」並不包含本題，此處不作否決。',
    'type-unknown': '不支援 {type} 類型的題目，已略去。',
    'time-dropped': '原題詢問日期和時間，此處只詢問日期。',
    'needs-improvement': '需要改進',
    'meets-expectations': '符合預期',
    'exceeds-expectations': '超出預期',
    'not-a-survey': '這不是 SurveyJS 問卷，或者其中沒有可以提出的問題。',
    'not-in-a-survey': '問卷中沒有 {property} 的對應項，已略去。',
    'question-left': '無法提出 {type} 類型的問題「{name}」，已略去。',
    'condition-left': '此條件無法在此表達，已略去：{condition}',
    'check-left': '沒有 {type} 檢查的對應項，已略去。',
    'trigger-left': '此觸發器（{type}）無法轉為跳轉，已略去。',
    'ending-left': '此結束語沒有文字，或其條件無法在此表達，已略去。',
    'input-as-text': '{type} 類型的輸入框在此為一般文字。',
    'scale-as-choice': '此處評分為 1 至 2–10 或 0 至 10，該題已改為單選題。',
    'none-not-alone': '「無」在此與其他選項相同，可與其他選項同時選擇。',
    'all-rows-required': '原題只需回答一列，此處須回答所有列。',
    survey: '問卷',
    thanks: '感謝您的回答。',
    yes: '是',
    no: '否',
    none: '無',
    refused: '不願回答',
    dontknow: '不知道',
  },
};

/**
 * Words that become part of a definition, in every language.
 *
 * @example
 * wordsOfImport('yes'); // { en: 'Yes', 'zh-CN': '是', 'zh-TW': '是' }
 */
export function wordsOfImport(key: Key): Text {
  return Object.fromEntries(LOCALES.map((locale) => [locale, IMPORT_STRINGS[locale][key]]));
}
