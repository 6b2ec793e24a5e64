import { defineElement } from '@callside/ui';
import { CallOffers } from './call-offers.js';
import { HandOver } from './hand-over.js';

defineElement('callside-call-offers', CallOffers);
defineElement('callside-hand-over', HandOver);

declare global {
  interface HTMLElementTagNameMap {
    'callside-call-offers': CallOffers;
    'callside-hand-over': HandOver;
  }
}
