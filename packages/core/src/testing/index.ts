export { FakeDisk, type DiskFaults } from './fake-disk.js';
export { FakeLocks } from './fake-locks.js';
export { FakeTransport } from './fake-transport.js';
export { ManualClock } from './manual-clock.js';
export { sequentialIds } from './sequential-ids.js';
