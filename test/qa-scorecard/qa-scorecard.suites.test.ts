import '@callside/qa-scorecard/define.js';
import type { ScorecardQuestion } from '@callside/core';
import { inboundScorecard } from '@callside/playbooks';
import { QaScorecardHarness } from '../harness/qa-scorecard-harness.js';
import { describeElement } from '../suites/element.suite.js';
import { describeWidget } from '../suites/widget.suite.js';
import { scorecard } from '../support/widget-definitions.js';

const question: ScorecardQuestion = {
  id: 'greeting',
  text: 'Greeting',
  weight: 100,
  options: [
    { id: 'yes', text: 'Yes', score: 100 },
    { id: 'no', text: 'No', score: 0 },
  ],
};

describeElement({
  tag: 'callside-qa-scorecard',
  properties: () => ({ definition: inboundScorecard }),
  shows: { en: 'QA: inbound call', 'zh-CN': '质检：呼入通话' },
  textOf: (element) => new QaScorecardHarness(element).text,
  defineAgain: () => import('@callside/qa-scorecard/define.js'),
});

describeWidget({
  tag: 'callside-qa-scorecard',
  definition: inboundScorecard,
  titles: { en: 'QA: inbound call', 'zh-CN': '质检：呼入通话', 'zh-TW': '質檢：呼入通話' },
  pageObject: (element) => new QaScorecardHarness(element),
  parts: [inboundScorecard],
  broken: [
    {
      fault: 'a missing text',
      definition: scorecard({ ...question, text: undefined } as unknown as ScorecardQuestion),
      path: 'items[0].items[0].text',
      words: {
        en: 'The property “text” is missing.',
        'zh-CN': '缺少属性“text”',
        'zh-TW': '缺少屬性「text」',
      },
    },
    {
      fault: 'an id that is used twice',
      definition: scorecard(question, question),
      path: 'items[0].items[1].id',
      words: {
        en: 'The id “greeting” is used twice. Rename one.',
        'zh-CN': 'id“greeting”重复，请改名。',
        'zh-TW': 'id「greeting」重複，請改名。',
      },
    },
    {
      fault: 'a negative weight',
      definition: scorecard(question, { ...question, id: 'tone', weight: -5 }),
      path: 'items[0].items[1].weight',
      words: {
        en: 'A weight is 0 or more, not -5.',
        'zh-CN': '权重不能小于 0，现为 -5。',
        'zh-TW': '權重不能小於 0，現為 -5。',
      },
    },
  ],
  brokenTitle: 'This form cannot be shown',
  wrongKind: 'The kind “recipe” is not one of',
  states: {
    empty: () => Promise.resolve(),
    'full of open questions': async (card) => {
      await card.submit();
    },
    'failed for a reason': async (card) => {
      await card.answerAll({
        identity: 'not',
        facts: 'not',
        feeling: 'partly',
      });
    },
  },
});
