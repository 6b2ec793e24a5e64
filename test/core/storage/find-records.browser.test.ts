import { openIdbStore } from '@callside/core/idb.js';
import { describeFindRecords } from '../../suites/find-records.suite.js';

describe('findRecords in IndexedDB', () => {
  describeFindRecords(openIdbStore());
});
