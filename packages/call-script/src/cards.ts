// The cards beside a script, for the place that a host has for them.
export { SideCards } from './side-cards.js';
export { ArticleOpenedEvent, CardOpenedEvent, KnowledgeGapEvent } from './side-cards.events.js';
export type { ArticleSource, CardTab } from './side-cards.model.js';
