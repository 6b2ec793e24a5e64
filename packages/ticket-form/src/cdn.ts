/** The self-contained file for a `<script type="module">`: the element is registered, the desk comes along. */
import './define.js';

export { createDesk } from '@callside/core';
export { createHttpTransport } from '@callside/core/http.js';
export { openIdbStore } from '@callside/core/idb.js';
export * from './index.js';
