import '@callside/ui/define.js';
import { judgePatternsBy, patternFault } from '@callside/core';
import { defineElement } from '@callside/ui';
import { ChangeReview } from './change-review.js';

// It draws forms of which nobody has asked whether they are usable.
judgePatternsBy(patternFault);
defineElement('callside-change-review', ChangeReview);

declare global {
  interface HTMLElementTagNameMap {
    'callside-change-review': ChangeReview;
  }
}
