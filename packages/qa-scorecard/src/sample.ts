export { SamplePanel } from './sample-panel.js';
export { SampleDrawnEvent, SampleOpenEvent } from './sample.events.js';
export { callsOf, type NamedStratum, type SampleSource } from './sample.model.js';
