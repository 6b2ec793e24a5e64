import '@callside/ticket-form/define.js';
import { textFor } from '@callside/core';
import { repairTicketForm } from '@callside/playbooks';
import { TicketFormHarness } from '../harness/ticket-form-harness.js';
import { describeElement } from '../suites/element.suite.js';
import { describeWidget } from '../suites/widget.suite.js';
import { brokenFields, ticketForm } from '../support/widget-definitions.js';

/** The same form with every field on show. */
const everything = {
  ...repairTicketForm,
  sections: repairTicketForm.sections.map((section) => ({
    ...section,
    fields: section.fields.map((field) => ({ ...field, visible: true })),
  })),
};

describeElement({
  tag: 'callside-ticket-form',
  properties: () => ({ definition: repairTicketForm }),
  shows: { en: 'Repair ticket', 'zh-CN': '报修工单' },
  textOf: (element) => new TicketFormHarness(element).text,
  defineAgain: () => import('@callside/ticket-form/define.js'),
});

describeWidget({
  tag: 'callside-ticket-form',
  definition: repairTicketForm,
  titles: {
    en: textFor(repairTicketForm.title, 'en'),
    'zh-CN': textFor(repairTicketForm.title, 'zh-CN'),
    'zh-TW': textFor(repairTicketForm.title, 'zh-TW'),
  },
  pageObject: (element) => new TicketFormHarness(element),
  parts: [repairTicketForm, everything],
  broken: brokenFields(ticketForm, (field) => `sections[0].fields[${String(field)}]`),
  brokenTitle: 'This form cannot be shown',
  wrongKind: 'The kind “recipe” is not one of',
  states: {
    empty: () => Promise.resolve(),
    'full of errors': async (form) => {
      await form.submit();
    },
  },
});
