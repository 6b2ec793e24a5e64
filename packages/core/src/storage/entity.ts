/** The kinds of record that sync knows; storage gives them no other meaning. */
export const ENTITY_TYPES = ['call', 'ticket', 'evaluation', 'survey-response', 'attachment'] as const;

export type EntityType = (typeof ENTITY_TYPES)[number];

/** A JSON object as it is stored and sent. */
export type Doc = Readonly<Record<string, unknown>>;
