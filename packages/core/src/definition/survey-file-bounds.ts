/** What a survey takes where it does not say otherwise: a few pictures and papers, as a phone can send them. */
export const SURVEY_FILES = {
  accept: ['image/png', 'image/jpeg', 'image/webp', 'image/heic', 'application/pdf'],
  maxSize: 10_000_000,
  max: 3,
} as const;
