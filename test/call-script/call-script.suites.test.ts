import '@callside/call-script/define.js';
import type { CallScriptDefinition } from '@callside/core';
import { repairCallScript } from '@callside/playbooks';
import { CallScriptHarness } from '../harness/call-script-harness.js';
import { describeElement } from '../suites/element.suite.js';
import { describeWidget } from '../suites/widget.suite.js';
import { brokenFields, callScript } from '../support/widget-definitions.js';

/** The script as it is when a call stands at this step. */
function startingAt(start: string): CallScriptDefinition {
  return { ...repairCallScript, start };
}

describeElement({
  tag: 'callside-call-script',
  properties: () => ({ definition: repairCallScript }),
  shows: { en: 'Fault repair', 'zh-CN': '故障报修' },
  textOf: (element) => new CallScriptHarness(element).text,
  defineAgain: () => import('@callside/call-script/define.js'),
});

describeWidget({
  tag: 'callside-call-script',
  definition: repairCallScript,
  titles: { en: 'Fault repair', 'zh-CN': '故障报修', 'zh-TW': '故障報修' },
  pageObject: (element) => new CallScriptHarness(element),
  parts: repairCallScript.steps.map(({ id }) => startingAt(id)),
  broken: [
    ...brokenFields(callScript, (field) => `steps[0].fields[${String(field)}]`),
    {
      fault: 'a step that is not there',
      definition: startingAt('great'),
      path: 'start',
      words: {
        en: 'The step “great” does not exist. Did you mean “greet”?',
        'zh-CN': '步骤“great”不存在。',
        'zh-TW': '步驟「great」不存在。',
      },
    },
  ],
  brokenTitle: 'This form cannot be shown',
  wrongKind: 'The kind “recipe” is not one of',
  states: {
    'at its first step': () => Promise.resolve(),
    'asking for what is missing': async (script) => {
      await script.next();
      await script.answer('match');
      await script.seesError('name');
    },
    finished: async (script) => {
      Object.assign(script.element, { definition: { ...startingAt('close'), id: 'closing' } });
      await script.seesStep('close');
      await script.fill('solved', 'yes');
      await script.next();
    },
  },
});
