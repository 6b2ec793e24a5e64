import type { Calibration, CalibrationRating } from '@callside/core';

/** A calibration was begun: its evaluators can score the calls. */
export class CalibrationStartedEvent extends Event {
  static readonly type = 'callside-calibration-started';
  readonly calibration: Calibration;

  constructor(calibration: Calibration) {
    super(CalibrationStartedEvent.type, { bubbles: true, composed: true });
    this.calibration = calibration;
  }
}

/** The evaluator has handed in a call. */
export class CalibrationRatedEvent extends Event {
  static readonly type = 'callside-calibration-rated';
  readonly rating: CalibrationRating;

  constructor(rating: CalibrationRating) {
    super(CalibrationRatedEvent.type, { bubbles: true, composed: true });
    this.rating = rating;
  }
}

/** A calibration was finalised or withdrawn here; its `state` says which. */
export class CalibrationEndedEvent extends Event {
  static readonly type = 'callside-calibration-ended';
  readonly calibration: Calibration;

  constructor(calibration: Calibration) {
    super(CalibrationEndedEvent.type, { bubbles: true, composed: true });
    this.calibration = calibration;
  }
}

declare global {
  interface HTMLElementEventMap {
    'callside-calibration-started': CalibrationStartedEvent;
    'callside-calibration-rated': CalibrationRatedEvent;
    'callside-calibration-ended': CalibrationEndedEvent;
  }
}
