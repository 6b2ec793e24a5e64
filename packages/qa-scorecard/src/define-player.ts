import { defineElement } from '@callside/ui';
import { CallPlayer } from './call-player.js';

defineElement('callside-call-player', CallPlayer);

declare global {
  interface HTMLElementTagNameMap {
    'callside-call-player': CallPlayer;
  }
}
