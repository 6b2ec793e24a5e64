import { formatPath, lintDefinition, type AssignmentRule, type KpiJob, type ReportDefinition } from '@callside/core';
import { expect } from 'chai';
import { OFFICE_CODES } from '../../support/issue-codes.js';
import { assignmentPolicy, kpiSet, quickGuide, report } from '../support/office.js';

type OfficeCode = (typeof OFFICE_CODES)[number];

function told(definition: unknown): string[] {
  return lintDefinition(definition).map(({ code, path }) => `${code} at ${formatPath(path)}`);
}

function rules(...given: readonly Partial<AssignmentRule>[]): unknown {
  return assignmentPolicy({
    rules: given.map((rule, index) => ({ id: `r${String(index)}`, to: { team: 'a' }, ...rule })),
  });
}

function weights(...given: KpiJob['weights'][number][]): unknown {
  return kpiSet({ jobs: [{ id: 'inbound', title: 'Inbound', weights: given }] });
}

const queue = { to: { queue: 'waiting' } };

const CASES: Readonly<Record<OfficeCode, { readonly bad: unknown; readonly at: string; readonly good: unknown }>> = {
  'assignee-unclear': {
    bad: rules({ to: { team: 'a', queue: 'b' } }),
    at: 'rules[0].to',
    good: rules({ to: { person: '1001' } }),
  },
  'rule-unreachable': { bad: rules(queue, {}), at: 'rules[1]', good: rules({}, queue) },
  'unknown-measure': {
    bad: weights({ measure: 'fcrr', weight: 100 }),
    at: 'jobs[0].weights[0].measure',
    good: weights({ measure: 'fcr', weight: 100 }),
  },
  'weights-not-hundred': {
    bad: weights({ measure: 'fcr', weight: 60 }, { measure: 'aht', weight: 30 }),
    at: 'jobs[0].weights',
    good: kpiSet(),
  },
  'due-unclear': {
    bad: report({ period: 'weekly', due: { time: '18:00' } }),
    at: 'due',
    good: report({ period: 'weekly', due: { weekday: 'tue', time: '18:00' } }),
  },
  'month-day-malformed': {
    bad: report({ period: 'monthly', due: { day: 31 } }),
    at: 'due.day',
    good: report({ period: 'monthly', due: { day: 28 } }),
  },
  'range-empty': {
    bad: quickGuide({ minutes: { from: 8, to: 5 } }),
    at: 'entries[0].minutes.to',
    good: quickGuide({ minutes: { from: 5, to: 5 } }),
  },
};

describe('lintDefinition of quick guides, assignment policies, KPIs and reports', () => {
  for (const code of OFFICE_CODES) {
    const { bad, at, good } = CASES[code];

    it(`finds ${code}`, () => {
      expect(told(bad)).to.deep.equal([`${code} at ${at}`]);
    });

    it(`finds nothing where ${code} is put right`, () => {
      expect(told(good)).to.deep.equal([]);
    });
  }

  it('finds a target that is nobody', () => {
    expect(told(rules({ to: {} }))).to.deep.equal(['assignee-unclear at rules[0].to']);
  });

  it('suggests the measure that was meant', () => {
    expect(lintDefinition(CASES['unknown-measure'].bad)[0]?.suggestion).to.equal('fcr');
  });

  it('finds a measure that counts twice', () => {
    const twice = weights({ measure: 'fcr', weight: 50 }, { measure: 'fcr', weight: 50 });
    expect(told(twice)).to.deep.equal(['duplicate-id at jobs[0].weights[1].measure']);
  });

  it('finds a column that stands twice', () => {
    expect(told(report({ measures: ['fcr', 'fcr'] }))).to.deep.equal(['duplicate-id at measures[1]']);
  });

  it('finds a problem without minutes', () => {
    const { minutes: _minutes, ...entry } = quickGuide().entries[0]!;
    expect(told({ ...quickGuide(), entries: [entry] })).to.deep.equal(['property-missing at entries[0].minutes']);
  });

  it('lets a card that is no problem do without minutes', () => {
    const { minutes: _minutes, ...entry } = quickGuide({ topic: 'manner' }).entries[0]!;
    expect(told({ ...quickGuide(), entries: [entry] })).to.deep.equal([]);
  });

  it('suggests the topic that was meant', () => {
    const [finding] = lintDefinition(quickGuide({ topic: 'maner' as never }));
    expect([finding?.code, finding?.suggestion]).to.deep.equal(['unknown-word', 'manner']);
  });

  it('lets a card look at the call and the fields of any form, and not at answers of a survey or at the agent', () => {
    expect(told(quickGuide({ when: { '==': [{ var: 'fields.any' }, { var: 'call.direction' }] } }))).to.deep.equal([]);
    expect(told(quickGuide({ when: { var: 'answers.csat' } }))).to.deep.equal(['unknown-field at entries[0].when']);
    expect(told(quickGuide({ when: { var: 'agent.id' } }))).to.deep.equal(['unknown-variable at entries[0].when']);
  });

  it('finds braces in the words to speak that are no variable', () => {
    expect(told(quickGuide({ say: 'Good day, {{customer name}}.' }))).to.deep.equal([
      'template-malformed at entries[0].say',
    ]);
  });

  for (const [period, due] of [
    ['daily', { time: '18:00', weekday: 'mon' }],
    ['monthly', { time: '18:00' }],
    ['ad-hoc', { day: 3 }],
  ] as const satisfies readonly (readonly [ReportDefinition['period'], ReportDefinition['due']])[]) {
    it(`finds a ${period} report whose due time is another period’s`, () => {
      expect(told(report({ period, due }))).to.deep.equal(['due-unclear at due']);
    });
  }

  it('lets a rule read the ticket and its fields, and not the answers of a survey', () => {
    expect(told(rules({ when: { '==': [{ var: 'fields.any' }, { var: 'ticket.status' }] } }))).to.deep.equal([]);
    expect(told(rules({ when: { var: 'answers.csat' } }))).to.deep.equal(['unknown-field at rules[0].when']);
    expect(told(rules({ when: { var: 'agent.id' } }))).to.deep.equal(['unknown-variable at rules[0].when']);
  });
});
