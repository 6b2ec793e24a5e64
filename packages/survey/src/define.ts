import { defineElement } from '@callside/ui';
import { Survey } from './survey.js';

defineElement('callside-survey', Survey);

declare global {
  interface HTMLElementTagNameMap {
    'callside-survey': Survey;
  }
}
