/** How many fields depend on the first one. */
export const DEPENDENTS = 10;

/** What the first field has to say for them to be shown. */
export const SHOWS = 'yes';

/**
 * The same form for everybody, as plain facts: texts, every fifth a select of five, every seventh a number; ten that are shown
 * when the first says yes.
 *
 * @param {number} count
 */
export function sampleFields(count) {
  return Array.from({ length: count }, (_, number) => ({
    id: `f${number}`,
    label: `Field ${number}`,
    type: number === 0 ? 'text' : number % 5 === 0 ? 'select' : number % 7 === 0 ? 'number' : 'text',
    options: ['a', 'b', 'c', 'd', 'e'],
    depends: number > 0 && number <= DEPENDENTS,
  }));
}
