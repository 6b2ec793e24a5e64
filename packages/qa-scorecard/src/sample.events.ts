import type { KeptSample } from '@callside/core';

/** Calls were drawn, and the draw is kept. */
export class SampleDrawnEvent extends Event {
  static readonly type = 'callside-sample-drawn';
  readonly sample: KeptSample;

  constructor(sample: KeptSample) {
    super(SampleDrawnEvent.type, { bubbles: true, composed: true });
    this.sample = sample;
  }
}

/** A drawn call is to be scored: the host shows it in a scorecard. */
export class SampleOpenEvent extends Event {
  static readonly type = 'callside-sample-open';
  readonly sample: KeptSample;
  readonly callId: string;
  /** Agent number of whoever led the call. */
  readonly agentId: string;

  constructor(sample: KeptSample, callId: string, agentId: string) {
    super(SampleOpenEvent.type, { bubbles: true, composed: true });
    this.sample = sample;
    this.callId = callId;
    this.agentId = agentId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'callside-sample-drawn': SampleDrawnEvent;
    'callside-sample-open': SampleOpenEvent;
  }
}
