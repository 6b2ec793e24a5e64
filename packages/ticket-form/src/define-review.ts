import '@callside/ui/define.js';
import { defineElement } from '@callside/ui';
import { ChangeReview } from './change-review.js';

defineElement('callside-change-review', ChangeReview);

declare global {
  interface HTMLElementTagNameMap {
    'callside-change-review': ChangeReview;
  }
}
