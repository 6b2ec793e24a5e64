import type {
  AssignmentPolicyDefinition,
  KpiSetDefinition,
  QuickGuideDefinition,
  QuickGuideEntry,
  ReportDefinition,
} from '@callside/core';

const head = { version: 1, status: 'published' } as const;

export function quickGuide(given: Partial<QuickGuideEntry> = {}): QuickGuideDefinition {
  const entry = {
    id: 'billing',
    title: 'Billing',
    situation: 'A charge is not known.',
    instructions: ['Open the bill.'],
    minutes: { from: 5, to: 8 },
    ...given,
  };
  return { ...head, kind: 'quick-guide', id: 'frequent', title: 'Frequent problems', entries: [entry] };
}

/** Lifts to who knows lifts, the rest in turn. */
export function assignmentPolicy(given: Partial<AssignmentPolicyDefinition> = {}): AssignmentPolicyDefinition {
  return {
    ...head,
    kind: 'assignment-policy',
    id: 'desk',
    title: 'Desk',
    rules: [
      {
        id: 'lift',
        when: { '==': [{ var: 'fields.type' }, 'lift'] },
        to: { team: 'engineering' },
        strategy: 'by-skill',
        skills: [{ skill: 'lift', level: 2 }],
      },
      { id: 'rest', to: { team: 'engineering' }, limits: { open: 3 } },
    ],
    ...given,
  };
}

export function kpiSet(given: Partial<KpiSetDefinition> = {}): KpiSetDefinition {
  return {
    ...head,
    kind: 'kpi-set',
    id: 'service',
    title: 'Service',
    measures: [
      { id: 'fcr', title: 'FCR', help: 'Solved at once', unit: 'percent', direction: 'higher', target: 80 },
      { id: 'aht', title: 'AHT', unit: 'seconds', direction: 'lower', target: 360 },
    ],
    jobs: [
      {
        id: 'inbound',
        title: 'Inbound',
        weights: [
          { measure: 'fcr', weight: 60 },
          { measure: 'aht', weight: 40 },
        ],
      },
    ],
    ...given,
  };
}

/** Every day by six. */
export function report(given: Partial<ReportDefinition> = {}): ReportDefinition {
  return {
    ...head,
    kind: 'report',
    id: 'daily',
    title: 'Daily',
    period: 'daily',
    due: { time: '18:00' },
    kpis: { id: 'service' },
    measures: ['fcr', 'aht'],
    ...given,
  };
}
