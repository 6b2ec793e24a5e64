import type { SurveyBlock, SurveyDefinition } from '@callside/core';

/** The bytes that a PNG starts with. */
export const PNG_START = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** A survey that asks for nothing but a picture. */
export function photoSurvey(block: Partial<SurveyBlock> = {}): SurveyDefinition {
  return {
    kind: 'survey',
    id: 'damage',
    version: 1,
    status: 'published',
    title: 'Damage',
    files: true,
    blocks: [{ id: 'photo', type: 'attachment', label: 'A picture of it?', ...block }],
    endings: [{ id: 'thanks', text: 'Thank you.' }],
  };
}
