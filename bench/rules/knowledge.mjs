import { searchTerms } from '@callside/core';
import { alternate } from './alternate.mjs';

const COUNT = 5000;

const PIECES = [
  'Ask for the name of the device, then reset the password in the portal.',
  '请客户关闭水槽下方的阀门，并在存水弯下放一个桶。',
  'The token lasts 30 seconds; a new one is sent by text message.',
  '發票一般在 24 小時內寄到登記的信箱，VPN 用戶請先登入。',
  'An engineer comes within four hours, at night too.',
];

/** Articles of five paragraphs, Chinese and English side by side, no two alike. */
const ARTICLES = Array.from({ length: COUNT }, (_, at) =>
  PIECES.map((_piece, turn) => `${PIECES[(at + turn) % PIECES.length]} ${at}-${turn}`).join('\n\n'),
);

/** Times how long 5,000 articles take to be cut into what they are found by, beside the browser's own dictionary. */
export function measureKnowledge() {
  const words = new Intl.Segmenter('zh', { granularity: 'word' });
  return alternate('terms of 5,000 articles', [
    {
      who: 'Intl.Segmenter',
      baseline: true,
      run: () => ARTICLES.map((text) => [...words.segment(text)].filter(({ isWordLike }) => isWordLike)),
    },
    { who: 'Callside', run: () => ARTICLES.map(searchTerms) },
  ]);
}
