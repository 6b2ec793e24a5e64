export { CalibrationPanel } from './calibration-panel.js';
export { CalibrationEndedEvent, CalibrationRatedEvent, CalibrationStartedEvent } from './calibration.events.js';
