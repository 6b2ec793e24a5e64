/** What the self-contained file loads only at need, from a second file beside it. */
export { openMemoryStore } from '@callside/core';
export { DEFINITION_ISSUE_STRINGS } from '@callside/ui';
