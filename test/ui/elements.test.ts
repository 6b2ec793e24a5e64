import '@callside/ui/define.js';
import '@callside/ui/agent-fields.js';
import type { FormField } from '@callside/ui';
import { describeElement } from '../suites/element.suite.js';

const defineAgain = (): Promise<unknown> => import('@callside/ui/define.js');

const label = { en: 'Lift', 'zh-CN': '电梯' };
const options = [
  { value: 'lift', label },
  { value: 'water', label: { en: 'Water', 'zh-CN': '给排水' } },
];

/** A field draws labels as its host gives them; options and texts of its own follow the language. */
const textOf = ({ shadowRoot }: FormField): string => shadowRoot?.textContent ?? '';

describeElement({
  tag: 'callside-select-field',
  properties: () => ({ label: 'Problem type', options }),
  shows: label,
  textOf,
  defineAgain,
});

describeElement({
  tag: 'callside-choice-field',
  properties: () => ({ label: 'Problem type', options }),
  shows: label,
  textOf,
  defineAgain,
});

const same = (text: string): { en: string; 'zh-CN': string } => ({ en: text, 'zh-CN': text });

describeElement({
  tag: 'callside-text-field',
  properties: () => ({ label: 'Phone', type: 'phone' as const, help: 'With the area code.' }),
  shows: same('With the area code.'),
  textOf,
  defineAgain,
});

describeElement({
  tag: 'callside-checkbox-field',
  properties: () => ({ label: 'Agrees to a call back' }),
  shows: same('Agrees to a call back'),
  textOf,
  defineAgain,
});

describeElement({
  tag: 'callside-rating-field',
  properties: () => ({ label: 'How was the call?', lowLabel: 'Very poor', highLabel: 'Very good' }),
  shows: same('Very good'),
  textOf,
  defineAgain,
});

const defineAgentFieldsAgain = (): Promise<unknown> => import('@callside/ui/agent-fields.js');

/** What it has chosen stands in its input. */
const shownBy = ({ shadowRoot }: FormField): string => shadowRoot?.querySelector('input')?.value ?? '';

describeElement({
  tag: 'callside-combobox-field',
  properties: () => ({ label: 'Problem type', options, value: 'lift' }),
  shows: label,
  textOf: shownBy,
  defineAgain: defineAgentFieldsAgain,
});

describeElement({
  tag: 'callside-tree-field',
  properties: () => ({ label: 'Cause', tree: options, value: 'lift' }),
  shows: label,
  textOf: shownBy,
  defineAgain: defineAgentFieldsAgain,
});

describeElement({
  tag: 'callside-tri-state-field',
  properties: () => ({ label: 'Is anybody hurt?' }),
  shows: { en: 'Unknown', 'zh-CN': '不清楚' },
  textOf,
  defineAgain: defineAgentFieldsAgain,
});
