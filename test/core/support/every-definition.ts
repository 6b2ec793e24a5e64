import type { DefinitionHead } from '@callside/core';
import * as playbooks from '@callside/playbooks';
import { callScript, field, phrasebook, richSurvey, scorecard, survey, ticketForm } from './definitions.js';
import { assignmentPolicy, kpiSet, report } from './office.js';
import { dispositionSet, outboundPolicy } from './outbound.js';
import { SHIPPED_WORKFLOWS } from './shipped-workflows.js';
import { calendarOf, policyOf } from './sla.js';

/** A field that uses all that fields have. */
const richField = field('lift', {
  type: 'select',
  help: { en: 'Its number', 'zh-CN': '编号' },
  placeholder: 'L',
  required: { '==': [{ var: 'fields.summary' }, 'lift'] },
  requiredFor: ['closed'],
  visible: true,
  readOnly: false,
  default: 'a',
  pii: 'address',
  copyTo: 'ticket.lift',
  width: 'half',
  options: [
    { value: 'a', label: 'A', active: true },
    { value: 'b', label: 'B', when: { '!!': [{ var: 'agent.id' }] } },
  ],
});

/** Definitions of every kind, plain and rich: ready-made ones and those that the tests work with. */
export const EVERY_DEFINITION: readonly DefinitionHead[] = [
  ...Object.values(playbooks),
  ...SHIPPED_WORKFLOWS,
  {
    ...ticketForm(),
    workflow: { id: 'ticket', version: 2 },
    sla: { id: 'service' },
    assignment: { id: 'desk' },
    duplicates: { fields: ['summary'], days: 7 },
  },
  ticketForm([
    field('summary', { min: 1, max: 200, pattern: '[a-z]+' }),
    richField,
    field('mood', { type: 'rating', scale: 'faces', ends: ['Bad', 'Good'], compute: { '+': [1, 2] } }),
    field('cause', {
      type: 'tree',
      tree: [{ value: 'a', label: 'A', children: [{ value: 'b', label: { en: 'B', 'zh-CN': '乙' }, active: false }] }],
      selectable: 'any',
    }),
    field('asset', { type: 'lookup', source: 'assets' }),
    field('injured', { type: 'tri-state', default: 'unknown' }),
    field('damage', { type: 'attachment', accept: ['image/jpeg', 'image/*'], maxSize: 5_000_000, max: 3 }),
    field('since', { type: 'date', min: '2026-01-01', max: '2026-12-31' }),
  ]),
  callScript({ wrapUpSeconds: 300 }),
  scorecard(),
  survey({ intro: 'Hello.' }),
  richSurvey(),
  phrasebook(),
  outboundPolicy({ zones: ['Europe/Berlin'], rollOver: 'none' }),
  dispositionSet({ fields: [field('why')], notes: 'required', minTalkSeconds: 1, maxTalkSeconds: 9, active: false }),
  calendarOf({
    holidays: [
      { name: 'Labour Day', date: '2026-05-01', to: '2026-05-05' },
      { rrule: 'FREQ=YEARLY;INTERVAL=2;BYMONTH=1', from: '2026-01-01' },
    ],
    overrides: [{ date: '2026-10-10', windows: [['09:00', '24:00']], name: 'Shift' }],
  }),
  assignmentPolicy({
    rules: [
      {
        id: 'vip',
        title: 'VIP',
        when: { var: 'customer.vip' },
        to: { person: '1001' },
        skills: [{ skill: 'lift', level: 2 }],
        limits: { open: 3, perDay: 9 },
      },
      { id: 'rest', to: { department: 'service' }, strategy: 'manual' },
    ],
    fallback: { queue: 'waiting' },
  }),
  kpiSet(),
  report({ period: 'ad-hoc', due: { within: 'P2D', calendar: 'hotline' }, when: { var: 'call.queue' } }),
  report({ period: 'monthly', due: { day: 5, time: '18:00' }, groupBy: ['team'] }),
  policyOf(
    { id: 'first-response', title: 'Answer', within: 'PT4H', warnAt: 0.8, pauseIn: ['waiting'], onReopen: 'restart' },
    {
      id: 'plan',
      when: { '==': [{ var: 'ticket.urgency' }, 'urgent'] },
      within: [{ when: { var: 'ticket.vip' }, within: 'PT1H' }, { within: 'P1D' }],
      calendar: 'hotline',
      onPriorityChange: 'reset',
      starts: ['created'],
      stops: ['planned'],
      stopsIn: ['solved'],
    },
  ),
];
