export { FakeTransport } from './fake-transport.js';
export { ManualClock } from './manual-clock.js';
export { sequentialIds } from './sequential-ids.js';
