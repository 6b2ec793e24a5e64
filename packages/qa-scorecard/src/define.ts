import '@callside/ui/define.js';
import { defineElement } from '@callside/ui';
import { QaScorecard } from './qa-scorecard.js';

defineElement('callside-qa-scorecard', QaScorecard);

declare global {
  interface HTMLElementTagNameMap {
    'callside-qa-scorecard': QaScorecard;
  }
}
