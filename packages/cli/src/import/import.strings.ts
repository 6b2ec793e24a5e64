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
  | 'exceeds-expectations';

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
  },
};
