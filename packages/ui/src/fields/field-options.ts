import {
  isSelectable,
  textFor,
  treePath,
  TRI_STATES,
  type Field,
  type Locale,
  type Option,
  type TreeEntry,
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
 * value. The list stays the same until one of them does.
 *
 * @example
 * pathOptions(field, 'door', 'en'); // [{ value: 'door', label: 'Lift › Door' }, …]
 */
export function pathOptions(field: Field, value: Value, locale: Locale): readonly Option[] {
  const kept = made.get(field);
  if (kept?.value === value && kept.locale === locale) return kept.options;
  const options: Option[] = [];
  const add = (entries: readonly TreeEntry[] = [], before = ''): void => {
    for (const entry of entries) {
      if (entry.active === false && entry.value !== value) continue;
      const label = before + textFor(entry.label, locale);
      if (isSelectable(entry, field.selectable)) options.push({ value: entry.value, label });
      add(entry.children, `${label} › `);
    }
  };
  add(field.tree);
  made.set(field, { value, locale, options });
  return options;
}

const made = new WeakMap<
  Field,
  { readonly value: Value; readonly locale: Locale; readonly options: readonly Option[] }
>();
