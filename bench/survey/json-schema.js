import { QUESTIONS } from './questions.js';

/** The questions as JSON Schema, with those that are asked by radio buttons, and those that take long texts. */
export function schemaOf() {
  const property = ({ type, label, points, options }) => {
    if (type === 'many') {
      return { title: label, type: 'array', uniqueItems: true, items: { type: 'string', enum: options } };
    }
    const values = points ?? options;
    return { title: label, type: 'string', ...(values ? { enum: values } : {}) };
  };
  const idsOf = (...types) => QUESTIONS.filter(({ type }) => types.includes(type)).map(({ id }) => id);
  return {
    schema: { type: 'object', properties: Object.fromEntries(QUESTIONS.map((each) => [each.id, property(each)])) },
    radios: idsOf('scale', 'one'),
    long: idsOf('long'),
  };
}
