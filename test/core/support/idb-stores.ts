import { openIdbStore } from '@callside/core/idb.js';
import { openIdbStore as openSurveyStore } from '@callside/core/survey-idb.js';

/** What opens the lasting store, by the entry that has it: they differ in what makes promises of IndexedDB. */
export const IDB_STORES = [
  { entry: 'idb.js', openIdbStore },
  { entry: 'survey-idb.js', openIdbStore: openSurveyStore },
] as const;
