import { openMemoryStore } from '@callside/core';
import { describeStore } from '../../suites/store.suite.js';

describe('openMemoryStore', () => {
  describeStore({ kind: 'memory', open: (name) => openMemoryStore()({ tenant: name, user: '1001' }) });
});
