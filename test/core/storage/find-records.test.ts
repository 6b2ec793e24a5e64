import { openMemoryStore } from '@callside/core';
import { describeFindRecords } from '../../suites/find-records.suite.js';

describe('findRecords in a memory store', () => {
  describeFindRecords(openMemoryStore());
});
