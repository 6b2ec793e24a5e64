import {
  formatPath,
  lintCatalog,
  type DefinitionLink,
  type FollowUpTicket,
  type Issue,
  type SurveyFollowUp,
} from '@callside/core';
import { expect } from 'chai';
import { richSurvey, ticketForm } from '../../support/definitions.js';
import { kpiSet, report } from '../../support/office.js';
import { calendarOf, policyOf } from '../../support/sla.js';

const policy = policyOf({ id: 'first-response', within: 'PT4H', calendar: 'hotline' });

function formWith(given: object): object {
  return { ...ticketForm(), ...given };
}

function followUp(form: DefinitionLink, values: FollowUpTicket['values']): SurveyFollowUp {
  return { id: 'a', title: 'A', when: true, ticket: { form, values } };
}

function told(definitions: readonly unknown[]): string[] {
  return lintCatalog(definitions).map(({ code, severity, path }) => `${severity} ${code} at ${formatPath(path)}`);
}

describe('lintCatalog', () => {
  it('finds nothing when everything that is named is there', () => {
    expect(told([formWith({ sla: { id: 'service' } }), policy, calendarOf()])).to.deep.equal([]);
  });

  it('finds a name that is not there, and the one that was meant', () => {
    const found: Issue[] = lintCatalog([formWith({ sla: { id: 'servce' } }), policy, calendarOf()]);
    expect(found).to.deep.equal([
      {
        code: 'unknown-definition',
        severity: 'error',
        path: [0, 'sla', 'id'],
        params: { kind: 'sla-policy', id: 'servce' },
        suggestion: 'service',
      },
    ]);
  });

  it('finds the calendar that a policy counts by', () => {
    expect(told([policy, calendarOf({ id: 'office' })])).to.deep.equal([
      'error unknown-definition at [0].targets[0].calendar',
    ]);
  });

  it('only warns where no definition of the kind was given at all', () => {
    expect(told([formWith({ workflow: { id: 'ticket' }, assignment: { id: 'desk' } })])).to.deep.equal([
      'warning unknown-definition at [0].workflow.id',
      'warning unknown-definition at [0].assignment.id',
    ]);
  });

  it('finds a column of a report that its KPIs do not have', () => {
    const found = lintCatalog([report({ measures: ['fcr', 'ahd'] }), kpiSet()]);
    expect(found.map(({ code, path, suggestion }) => ({ code, path, suggestion }))).to.deep.equal([
      { code: 'unknown-measure', path: [0, 'measures', 1], suggestion: 'aht' },
    ]);
  });

  it('finds KPIs that are not there, and does not ask for their measures', () => {
    expect(told([report({ kpis: { id: 'servce' } }), kpiSet()])).to.deep.equal([
      'error unknown-definition at [0].kpis.id',
    ]);
  });

  it('finds the form of the tickets that a survey makes, and fields that it does not have', () => {
    const unknown = richSurvey({ followUps: [followUp({ id: 'repare' }, {})] });
    expect(told([unknown, ticketForm()])).to.deep.equal([
      'error unknown-definition at [0].followUps[0].ticket.form.id',
    ]);
    const values = { summary: 'x', sumary: 'x' };
    const found = lintCatalog([richSurvey({ followUps: [followUp({ id: 'repair' }, values)] }), ticketForm()]);
    expect(found.map(({ code, path, suggestion }) => ({ code, path, suggestion }))).to.deep.equal([
      {
        code: 'unknown-form-field',
        path: [0, 'followUps', 0, 'ticket', 'values', 'sumary'],
        suggestion: 'summary',
      },
    ]);
  });

  it('finds a version that is not there, and suggests the newest', () => {
    const found = lintCatalog([
      formWith({ sla: { id: 'service', version: 3 } }),
      policy,
      { ...policy, version: 2 },
      calendarOf(),
    ]);
    expect(found.map(({ code, path, suggestion }) => ({ code, path, suggestion }))).to.deep.equal([
      { code: 'unknown-version', path: [0, 'sla', 'version'], suggestion: '2' },
    ]);
  });

  for (const status of ['draft', 'retired'] as const) {
    it(`warns of a name that only a ${status} definition has`, () => {
      expect(told([formWith({ sla: { id: 'service' } }), { ...policy, status }, calendarOf()])).to.deep.equal([
        'warning definition-not-published at [0].sla.id',
      ]);
    });
  }

  it('is content with a draft beside the published version', () => {
    const draft = { ...policy, version: 2, status: 'draft' };
    expect(told([formWith({ sla: { id: 'service' } }), policy, draft, calendarOf()])).to.deep.equal([]);
  });

  it('finds a clash of versions at its place in the list', () => {
    expect(told([null, ticketForm(), 'nothing', formWith({ title: 'Other' })])).to.deep.equal([
      'error version-clash at [3].version',
    ]);
  });

  it('reads definitions that are not sound as far as they go', () => {
    expect(
      told([formWith({ sla: 7, workflow: { id: 7 } }), { ...policy, targets: [null, { calendar: 3 }] }, { kind: 5 }]),
    ).to.deep.equal([]);
  });
});
