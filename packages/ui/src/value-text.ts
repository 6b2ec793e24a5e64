import { isMaskedValue, textFor, type Field, type Locale } from '@callside/core';

/** Shown where there is no value. */
const NONE = '—';

/**
 * A value as people read it: the labels of its options, the names of files, one line for a list; what has no form of its own as JSON.
 *
 * @example
 * valueText({ id: 'type', type: 'select', label: 'Type', options: [{ value: 'w', label: 'Water' }] }, 'w', 'en'); // 'Water'
 */
export function valueText(field: Field | undefined, value: unknown, locale: Locale): string {
  if (value === undefined || value === null || value === '') return NONE;
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.length === 0 ? NONE : items.map((item) => valueText(field, item, locale)).join(', ');
  }
  const option = field?.options?.find((each) => each.value === value);
  if (option !== undefined) return textFor(option.label, locale);
  if (typeof value === 'object') {
    if (isMaskedValue(value)) return value.hint;
    return 'name' in value && typeof value.name === 'string' ? value.name : JSON.stringify(value);
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
