import type { CallRecord, CallScriptDefinition, Desk, EvaluationAnswers, ScorecardDefinition } from '@callside/core';
import { html, type TemplateResult } from 'lit';
import type { EvaluationSubmitEvent } from './qa-scorecard.events.js';
import type { CallRecording } from './scorecard-panel.js';

/** One call of a calibration that is being scored. */
export interface RatingView {
  readonly scorecard: ScorecardDefinition;
  readonly desk: Desk | undefined;
  readonly subject: CallRecord;
  readonly script: CallScriptDefinition | undefined;
  readonly recording: CallRecording | undefined;
  /** Under which name the answers are kept until they are handed in. */
  readonly draft: string;
  readonly handIn: (answers: EvaluationAnswers) => void;
}

/**
 * The scorecard of a calibration. What is submitted is handed in to the session: it is no evaluation, and no host may take it
 * for one.
 *
 * @example
 * renderRating({ scorecard, desk, subject, script, recording, draft, handIn });
 */
export function renderRating(view: RatingView): TemplateResult {
  const { scorecard, desk, subject, script, recording, draft, handIn } = view;
  return html`<callside-qa-scorecard
    .definition=${scorecard}
    .desk=${desk}
    .subject=${subject}
    .script=${script}
    .recording=${recording}
    .draftName=${draft}
    alone
    @callside-evaluation-submit=${(event: EvaluationSubmitEvent) => {
      event.preventDefault();
      event.stopPropagation();
      handIn(event.evaluation.answers);
    }}
  ></callside-qa-scorecard>`;
}
