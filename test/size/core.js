// What an application imports from core, and nothing else.
export { createDesk } from '@callside/core';
export { createHttpTransport } from '@callside/core/http.js';
export { openIdbStore } from '@callside/core/idb.js';
