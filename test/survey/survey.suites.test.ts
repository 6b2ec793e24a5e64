import '@callside/survey/define.js';
import type { Field } from '@callside/core';
import { postCallSurvey } from '@callside/playbooks';
import { SurveyHarness } from '../harness/survey-harness.js';
import { describeElement } from '../suites/element.suite.js';
import { describeWidget } from '../suites/widget.suite.js';
import { survey } from '../support/widget-definitions.js';

describeElement({
  tag: 'callside-survey',
  properties: () => ({ definition: postCallSurvey }),
  shows: { en: 'It takes less than a minute.', 'zh-CN': '只需不到一分钟。' },
  textOf: (element) => new SurveyHarness(element).text,
  defineAgain: () => import('@callside/survey/define.js'),
});

describeWidget({
  tag: 'callside-survey',
  definition: postCallSurvey,
  titles: {
    en: 'It takes less than a minute.',
    'zh-CN': '只需不到一分钟。',
    'zh-TW': '只需不到一分鐘。',
  },
  pageObject: (element) => new SurveyHarness(element),
  parts: postCallSurvey.blocks.map((block) => ({ ...postCallSurvey, blocks: [{ ...block, visible: true }] })),
  // A customer can mend nothing and waits for no linter: only what would stop the page is found, by its code.
  broken: [
    { fault: 'questions that are no list', code: 'not-a-list', definition: { ...postCallSurvey, blocks: {} } },
    {
      fault: 'a condition that cannot be read',
      code: 'expression-invalid',
      definition: survey({ ...postCallSurvey.blocks[0], visible: { nope: [] } } as Field),
    },
    {
      fault: 'a pattern that could explode',
      code: 'definition-invalid',
      definition: survey({ id: 'code', type: 'text', label: 'Code', pattern: '(a+)+' }),
    },
  ].map(({ code, ...each }) => ({ ...each, path: 'blocks', words: { en: code, 'zh-CN': code, 'zh-TW': code } })),
  brokenTitle: 'This survey cannot be shown.',
  wrongKind: 'unknown-kind',
  states: {
    'at its first question': () => Promise.resolve(),
    'asking for what is missing': async (page) => {
      await page.next();
      await page.seesError('attitude');
    },
    finished: async (page) => {
      await page.answerAndGoOn(5);
      await page.next();
      await page.answerAndGoOn('yes');
    },
  },
});
