/** What a page hears of a survey that it shows in a frame. */
export interface SurveyFrameMessage {
  readonly source: 'callside-survey';
  readonly type: 'answered' | 'finished' | 'height';
  readonly question?: string;
  /** CSS pixels, so that the frame need not scroll. */
  readonly height?: number;
}

/**
 * Tells the page around a frame what happens in it: that a question was answered, never with what; the end; and how high the
 * survey is. Only pages of the given origins hear it.
 *
 * @example
 * tellFrame(survey, ['https://crm.example.com']);
 */
export function tellFrame(survey: HTMLElement, origins: readonly string[]): void {
  if (parent === window) return;
  const tell = (message: Omit<SurveyFrameMessage, 'source'>): void => {
    for (const origin of origins) parent.postMessage({ source: 'callside-survey', ...message }, origin);
  };
  survey.addEventListener('callside-survey-answered', ({ question }) => {
    tell({ type: 'answered', question });
  });
  survey.addEventListener('callside-survey-finished', () => {
    tell({ type: 'finished' });
  });
  new ResizeObserver(() => {
    tell({ type: 'height', height: Math.ceil(document.body.getBoundingClientRect().height) });
  }).observe(document.body);
}
