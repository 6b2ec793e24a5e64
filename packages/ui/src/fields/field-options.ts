import {
  isSelectable,
  textFor,
  treeIndex,
  treePath,
  TRI_STATES,
  type Field,
  type Locale,
  type Option,
  type TreePlace,
  type Value,
} from '@callside/core';
import { FIELD_STRINGS } from '../field.strings.js';

/**
 * Yes, no and unknown as options, in a language.
 *
 * @example
 * triStateOptions('en').map(({ label }) => label); // ['Yes', 'No', 'Unknown']
 */
export function triStateOptions(locale: Locale): readonly Option[] {
  return TRI_STATES.map((value) => ({ value, label: FIELD_STRINGS[locale][value] }));
}

/**
 * The path to a place of a tree as one text.
 *
 * @example
 * pathText(treeIndex(tree).get('door'), 'en'); // 'Lift › Door'
 */
export function pathText(place: TreePlace | undefined, locale: Locale): string {
  return treePath(place)
    .map(({ label }) => textFor(label, locale))
    .join(' › ');
}

/**
 * The entries of a tree field that can be chosen as options, each by its path; one that was taken out only while it is the
 * value. The list is made once for a field and a language.
 *
 * @example
 * pathOptions(field, 'door', 'en'); // [{ value: 'door', label: 'Lift › Door' }, …]
 */
export function pathOptions(field: Field, value: Value, locale: Locale): readonly Option[] {
  const index = treeIndex(field.tree ?? []);
  const kept = made.get(field);
  const options = kept?.locale === locale ? kept.options : optionsOf(field, locale);
  made.set(field, { locale, options });
  const place = typeof value === 'string' ? index.get(value) : undefined;
  if (place === undefined || place.active) return options;
  return [...options, { value: place.entry.value, label: pathText(place, locale) }];
}

const made = new WeakMap<Field, { readonly locale: Locale; readonly options: readonly Option[] }>();

function optionsOf({ tree = [], selectable }: Field, locale: Locale): readonly Option[] {
  return [...treeIndex(tree).values()]
    .filter(({ active, entry }) => active && isSelectable(entry, selectable))
    .map((place) => ({ value: place.entry.value, label: pathText(place, locale) }));
}
