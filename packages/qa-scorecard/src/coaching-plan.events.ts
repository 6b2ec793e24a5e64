import type { CoachingPlan } from '@callside/core';

/** A plan was opened, brought on, or one of its steps was done; it is stored and on its way. */
export class CoachingChangedEvent extends Event {
  static readonly type = 'callside-coaching-changed';
  readonly plan: CoachingPlan;
  /** `open`, `tick`, or the event of its workflow, such as `check`. */
  readonly change: string;

  constructor(plan: CoachingPlan, change: string) {
    super(CoachingChangedEvent.type, { bubbles: true, composed: true });
    this.plan = plan;
    this.change = change;
  }
}

declare global {
  interface HTMLElementEventMap {
    'callside-coaching-changed': CoachingChangedEvent;
  }
}
