import type { SurveyDefinition, TicketFormDefinition } from '@callside/core';

/** A form whose day begins in Shanghai, eight hours before UTC's. */
export const repairForm: TicketFormDefinition = {
  kind: 'ticket-form',
  id: 'repair',
  version: 1,
  status: 'published',
  title: 'Repair',
  sections: [{ id: 'main', title: 'Main', fields: [{ id: 'description', type: 'long-text', label: 'Description' }] }],
  numbering: 'GD{yyyyMMdd}{seq:3}',
  timeZone: 'Asia/Shanghai',
};

export const csatSurvey: SurveyDefinition = {
  kind: 'survey',
  id: 'csat',
  version: 2,
  status: 'published',
  title: 'Satisfaction',
  blocks: [
    { id: 'attitude', type: 'rating', label: 'Attitude', max: 5 },
    { id: 'remark', type: 'long-text', label: 'Remark' },
  ],
  endings: [{ id: 'thanks', text: 'Thank you' }],
};

/** Asks how to reach who is not content, and lets answers be changed for an hour. */
export const editableSurvey: SurveyDefinition = {
  ...csatSurvey,
  id: 'editable',
  editable: 'PT1H',
  expires: 'P2D',
  followUps: [
    {
      id: 'unhappy',
      title: 'Attitude {{answers.attitude}} of 5',
      when: { '<=': [{ var: ['answers.attitude', 5] }, 2] },
      ticket: {
        form: { id: 'repair' },
        values: { description: { cat: ['Call ', { var: 'answers.reach-phone' }] }, nobody: 'knows' },
        priority: 'high',
      },
    },
  ],
  blocks: [
    { id: 'attitude', type: 'rating', label: 'Attitude', max: 5, notApplicable: true },
    {
      id: 'reach',
      type: 'contact',
      label: 'Reach',
      asks: ['phone'],
      visible: { '<': [{ var: ['answers.attitude', 5] }, 3] },
    },
  ],
};

/** Ten minutes from the first answer, and an hour for changes. */
export const timedSurvey: SurveyDefinition = { ...csatSurvey, id: 'timed', timeLimit: 'PT10M', editable: 'PT1H' };

export const retiredSurvey: SurveyDefinition = { ...csatSurvey, version: 1, status: 'retired' };

/** Fields with every rule for two people who change one value. */
export const mergingForm: TicketFormDefinition = {
  ...repairForm,
  id: 'merging',
  sections: [
    {
      id: 'main',
      title: 'Main',
      fields: [
        { id: 'phone', type: 'phone', label: 'Phone' },
        { id: 'latest', type: 'text', label: 'Latest', merge: 'client' },
        { id: 'asked', type: 'text', label: 'Asked', merge: 'manual' },
        { id: 'urges', type: 'number', label: 'Urges', merge: 'counter' },
      ],
    },
  ],
};

/** A form with personal data of several kinds. */
export const personalForm: TicketFormDefinition = {
  ...repairForm,
  id: 'personal',
  sections: [
    {
      id: 'main',
      title: 'Main',
      fields: [
        { id: 'subject', type: 'text', label: 'Subject' },
        { id: 'phone', type: 'phone', label: 'Phone', pii: 'phone' },
        { id: 'card', type: 'text', label: 'Card', pii: 'card' },
        { id: 'customer', type: 'text', label: 'Customer', pii: 'name' },
        { id: 'cost', type: 'number', label: 'Cost', view: ['manager'] },
        { id: 'verdict', type: 'text', label: 'Verdict', edit: ['supervisor'] },
      ],
    },
  ],
};
