import { QUESTIONS } from './questions.js';

const TYPES = { one: 'choice', many: 'multi-select', order: 'ranking', short: 'text', long: 'long-text' };

const metric = { content: { kind: 'csat', variant: 'top-2-of-5' }, recommend: { kind: 'nps', variant: '0-to-10' } };

/** The questions as a definition. */
export const SURVEY = {
  kind: 'survey',
  id: 'bench',
  version: 1,
  status: 'published',
  title: 'After the call',
  blocks: QUESTIONS.map(({ id, type, label, points, options }) => ({
    id,
    label,
    ...(metric[id] ? { metric: metric[id] } : {}),
    ...(type === 'scale'
      ? { type: 'rating', min: Number(points[0]), max: Number(points.at(-1)) }
      : { type: TYPES[type], ...(options ? { options: options.map((value) => ({ value, label: value })) } : {}) }),
  })),
  endings: [{ id: 'thanks', text: 'Thank you.' }],
};
