import './define.js';
import { defineElement } from '@callside/ui';
import { CalibrationPanel } from './calibration-panel.js';

defineElement('callside-calibration', CalibrationPanel);

declare global {
  interface HTMLElementTagNameMap {
    'callside-calibration': CalibrationPanel;
  }
}
