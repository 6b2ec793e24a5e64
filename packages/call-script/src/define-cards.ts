import { defineElement } from '@callside/ui';
import { SideCards } from './side-cards.js';

defineElement('callside-side-cards', SideCards);

declare global {
  interface HTMLElementTagNameMap {
    'callside-side-cards': SideCards;
  }
}
