import type {
  CallScriptDefinition,
  Field,
  ScorecardDefinition,
  ScorecardQuestion,
  SurveyDefinition,
  TicketFormDefinition,
} from '@callside/core';
import type { BrokenCase } from '../suites/widget.suite.js';

const head = { version: 1, status: 'published' } as const;

/** A ticket form of these fields. */
export function ticketForm(...fields: readonly Field[]): TicketFormDefinition {
  return {
    ...head,
    kind: 'ticket-form',
    id: 'small',
    title: 'Small form',
    sections: [{ id: 'all', title: 'All', fields }],
  };
}

/** A script that asks these fields in one step and ends. */
export function callScript(...fields: readonly Field[]): CallScriptDefinition {
  return {
    ...head,
    kind: 'call-script',
    id: 'small',
    title: 'Small script',
    start: 'ask',
    stages: [{ id: 'talk', title: 'Talk' }],
    steps: [{ id: 'ask', stage: 'talk', say: 'What is it?', fields, end: true }],
  };
}

/** A survey of these questions. */
export function survey(...blocks: readonly Field[]): SurveyDefinition {
  return {
    ...head,
    kind: 'survey',
    id: 'small',
    title: 'Small survey',
    blocks,
    endings: [{ id: 'end', text: 'Thank you.' }],
  };
}

/** A scorecard of one section with these questions. */
export function scorecard(...items: readonly ScorecardQuestion[]): ScorecardDefinition {
  return {
    ...head,
    kind: 'scorecard',
    id: 'small',
    title: 'Small scorecard',
    items: [{ id: 'all', title: 'All', weight: 100, items }],
  };
}

const text: Field = { id: 'name', type: 'text', label: 'Name' };

/** The faults that a definition of fields can have; `at` is the path of its field number so and so. */
export function brokenFields(
  make: (...fields: readonly Field[]) => unknown,
  at: (field: number) => string,
): readonly (BrokenCase & { readonly code: string })[] {
  return [
    {
      fault: 'an unknown field type',
      code: 'unknown-field-type',
      definition: make({ ...text, type: 'txet' as 'text' }),
      path: `${at(0)}.type`,
      words: {
        en: 'The field type “txet” does not exist.',
        'zh-CN': '没有“txet”这种字段类型。',
        'zh-TW': '沒有「txet」這種欄位類型。',
      },
    },
    {
      fault: 'a missing label',
      code: 'property-missing',
      definition: make({ id: 'name', type: 'text' } as Field),
      path: `${at(0)}.label`,
      words: {
        en: 'The property “label” is missing.',
        'zh-CN': '缺少属性“label”',
        'zh-TW': '缺少屬性「label」',
      },
    },
    {
      fault: 'a condition on a field that is not there',
      code: 'unknown-field',
      definition: make({ ...text, visible: { '==': [{ var: 'fields.colour' }, 'red'] } }),
      path: `${at(0)}.visible`,
      words: {
        en: 'The condition reads the field “colour”, which is not there.',
        'zh-CN': '条件引用的字段“colour”不存在。',
        'zh-TW': '條件引用的欄位「colour」不存在。',
      },
    },
    {
      fault: 'an id that is used twice',
      code: 'duplicate-id',
      definition: make(text, { ...text, label: 'Name again' }),
      path: `${at(1)}.id`,
      words: {
        en: 'The id “name” is used twice. Rename one.',
        'zh-CN': 'id“name”重复，请改名。',
        'zh-TW': 'id「name」重複，請改名。',
      },
    },
  ];
}
