import type { Value, Values } from '@callside/core';

/** The customer answered a question; `null` takes the answer back. */
export class SurveyAnsweredEvent extends Event {
  static readonly type = 'callside-survey-answered';
  readonly question: string;
  readonly value: Value;

  constructor(question: string, value: Value) {
    super(SurveyAnsweredEvent.type, { bubbles: true, composed: true });
    this.question = question;
    this.value = value;
  }
}

/** The customer sent the survey; the answers are of the questions that were on show. */
export class SurveyFinishedEvent extends Event {
  static readonly type = 'callside-survey-finished';
  readonly answers: Values;

  constructor(answers: Values) {
    super(SurveyFinishedEvent.type, { bubbles: true, composed: true });
    this.answers = answers;
  }
}

/** The survey could not be loaded and the customer wants to try again. */
export class SurveyRetryEvent extends Event {
  static readonly type = 'callside-survey-retry';

  constructor() {
    super(SurveyRetryEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'callside-survey-answered': SurveyAnsweredEvent;
    'callside-survey-finished': SurveyFinishedEvent;
    'callside-survey-retry': SurveyRetryEvent;
  }
}
