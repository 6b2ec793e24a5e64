/** Satisfied answers among all: the best two of five points, or the best one of three or two. */
export const CSAT_VARIANTS = ['top-2-of-5', 'top-1-of-3', 'top-1-of-2'] as const;

/** Promoters (9, 10) less detractors (0 to 6). */
export const NPS_VARIANTS = ['0-to-10'] as const;

/**
 * How easy it was, in the four ways that are in use: the mean of seven points, easy (6, 7) less hard (1 to 3), the best three
 * of seven, the best two of five. Seven is the easiest.
 */
export const CES_VARIANTS = ['mean-of-7', 'net-of-7', 'top-3-of-7', 'top-2-of-5'] as const;

/** What the answers to a question count for. Never guessed from a scale: not every 0 to 10 is an NPS. */
export type SurveyMetric = CsatMetric | NpsMetric | CesMetric;

export interface CsatMetric {
  readonly kind: 'csat';
  readonly variant: (typeof CSAT_VARIANTS)[number];
}

export interface NpsMetric {
  readonly kind: 'nps';
  readonly variant: (typeof NPS_VARIANTS)[number];
}

export interface CesMetric {
  readonly kind: 'ces';
  readonly variant: (typeof CES_VARIANTS)[number];
}

/** The variants of each kind. */
export const METRIC_VARIANTS: Readonly<Record<SurveyMetric['kind'], readonly SurveyMetric['variant'][]>> = {
  csat: CSAT_VARIANTS,
  nps: NPS_VARIANTS,
  ces: CES_VARIANTS,
};

/** The first and the last point of the scale that a variant is made for. */
export const VARIANT_SCALES: Readonly<Record<SurveyMetric['variant'], readonly [min: number, max: number]>> = {
  'top-2-of-5': [1, 5],
  'top-1-of-3': [1, 3],
  'top-1-of-2': [1, 2],
  '0-to-10': [0, 10],
  'mean-of-7': [1, 7],
  'net-of-7': [1, 7],
  'top-3-of-7': [1, 7],
};
