import '@callside/ui/define.js';
import { defineElement } from '@callside/ui';
import { CoachingPlanElement } from './coaching-plan.js';

defineElement('callside-coaching-plan', CoachingPlanElement);

declare global {
  interface HTMLElementTagNameMap {
    'callside-coaching-plan': CoachingPlanElement;
  }
}
