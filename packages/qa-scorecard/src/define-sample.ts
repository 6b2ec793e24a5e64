import '@callside/ui/define.js';
import { defineElement } from '@callside/ui';
import { SamplePanel } from './sample-panel.js';

defineElement('callside-sample', SamplePanel);

declare global {
  interface HTMLElementTagNameMap {
    'callside-sample': SamplePanel;
  }
}
