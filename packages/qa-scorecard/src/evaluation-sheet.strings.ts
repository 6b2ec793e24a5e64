import type { Strings } from '@callside/ui';

type Key = 'agent' | 'call' | 'evaluator' | 'at' | 'fails';

/** Texts of an evaluation on paper. */
export const EVALUATION_SHEET_STRINGS: Strings<Key> = {
  en: {
    agent: 'Agent: {name} ({id})',
    call: 'Call of {moment}, {time}; {id}',
    evaluator: 'Evaluator: {name} ({id})',
    at: 'at {time}',
    fails: 'sets the score to zero',
  },
  'zh-CN': {
    agent: '座席：{name}（{id}）',
    call: '通话：{moment}，{time}；{id}',
    evaluator: '质检员：{name}（{id}）',
    at: '录音 {time}',
    fails: '导致得分为零',
  },
  'zh-TW': {
    agent: '座席：{name}（{id}）',
    call: '通話：{moment}，{time}；{id}',
    evaluator: '質檢員：{name}（{id}）',
    at: '錄音 {time}',
    fails: '導致得分為零',
  },
};
