import type { DefinitionHead, Name } from './definition.js';
import type { Text } from './text.js';

/** In what a measure is counted. */
export const KPI_UNITS = ['percent', 'seconds', 'minutes', 'hours', 'count', 'points'] as const;

export type KpiUnit = (typeof KPI_UNITS)[number];

/**
 * The measures that a call centre goes by, and how they add up to one figure of performance for each type of job.
 *
 * @example
 * const kpis: KpiSetDefinition = {
 *   kind: 'kpi-set', id: 'service', version: 1, status: 'published', title: 'Service',
 *   measures: [
 *     { id: 'fcr', title: 'First-contact resolution', unit: 'percent', direction: 'higher', target: 80 },
 *     { id: 'aht', title: 'Handling time', unit: 'seconds', direction: 'lower', target: 360 },
 *   ],
 *   jobs: [{ id: 'inbound', title: 'Inbound', weights: [{ measure: 'fcr', weight: 60 }, { measure: 'aht', weight: 40 }] }],
 * };
 */
export interface KpiSetDefinition extends DefinitionHead {
  readonly kind: 'kpi-set';
  /** @minItems 1 */
  readonly measures: readonly KpiMeasure[];
  /** A job without an entry has no figure of performance. */
  readonly jobs?: readonly KpiJob[];
}

export interface KpiMeasure {
  readonly id: string;
  readonly title: Text;
  /** How it is counted, for those who read it. */
  readonly help?: Text;
  readonly unit: KpiUnit;
  /** Which way is better. */
  readonly direction: 'higher' | 'lower';
  readonly target: number;
}

/** The figure of performance of one type of job. */
export interface KpiJob {
  readonly id: string;
  readonly title: Text;
  /**
   * The share of each measure in per cent; together 100.
   *
   * @minItems 1
   */
  readonly weights: readonly KpiWeight[];
}

export interface KpiWeight {
  /** Id of a measure. */
  readonly measure: Name;
  readonly weight: number;
}
