import '@callside/survey/define.js';
import { postCallSurvey } from '@callside/playbooks';
import { SurveyHarness } from '../harness/survey-harness.js';
import { describeElement } from '../suites/element.suite.js';
import { describeWidget } from '../suites/widget.suite.js';
import { brokenFields, survey } from '../support/widget-definitions.js';

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
  // A customer can mend nothing: the findings are codes, for whoever is asked about it.
  broken: brokenFields(survey, (field) => `blocks[${String(field)}]`, 'answers').map((each) => ({
    ...each,
    words: { en: each.code, 'zh-CN': each.code, 'zh-TW': each.code },
  })),
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
