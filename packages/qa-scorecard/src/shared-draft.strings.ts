import type { Strings } from '@callside/ui';

type Key = 'keep' | 'kept' | 'differ' | 'submittedBy' | 'notKept' | 'theirs' | 'take' | 'own' | 'withComment';

/** Texts of an evaluation that several evaluators go on with. */
export const SHARED_DRAFT_STRINGS: Strings<Key> = {
  en: {
    keep: 'Keep for colleagues',
    kept: 'Kept: colleagues can go on with it.',
    differ: 'A colleague has answered differently: {count}.',
    submittedBy: 'Submitted by {id} meanwhile.',
    notKept: 'Your own answers stand at their questions: {count}.',
    theirs: 'A colleague has answered:',
    take: 'Take this answer',
    own: 'Your answer, not submitted:',
    withComment: '{answer} · “{comment}”',
  },
  'zh-CN': {
    keep: '留给同事',
    kept: '已保留，同事可以继续评分。',
    differ: '同事有不同的回答：{count} 题。',
    submittedBy: '{id} 已先行提交。',
    notKept: '您自己的回答列在相应题目处：{count} 题。',
    theirs: '同事的回答：',
    take: '采用此回答',
    own: '您的回答（未提交）：',
    withComment: '{answer} · “{comment}”',
  },
  'zh-TW': {
    keep: '留給同事',
    kept: '已保留，同事可以繼續評分。',
    differ: '同事有不同的回答：{count} 題。',
    submittedBy: '{id} 已先行提交。',
    notKept: '您自己的回答列在相應題目處：{count} 題。',
    theirs: '同事的回答：',
    take: '採用此回答',
    own: '您的回答（未提交）：',
    withComment: '{answer} · 「{comment}」',
  },
};
