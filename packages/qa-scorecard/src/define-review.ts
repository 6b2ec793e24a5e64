import '@callside/ui/define.js';
import { defineElement } from '@callside/ui';
import { EvaluationReview } from './evaluation-review.js';

defineElement('callside-evaluation-review', EvaluationReview);

declare global {
  interface HTMLElementTagNameMap {
    'callside-evaluation-review': EvaluationReview;
  }
}
