import { warning, type Issue, type Path } from '../../issue.js';
import type { DefinitionHead } from '../definition.js';
import { nearest } from '../shape.js';
import { comparisonsIn } from './conditions.js';
import { fieldGroupsOf, optionsFor } from './field-groups.js';
import { expressionsIn } from './parts.js';

/** Finds conditions that compare a choice with a value that nobody can choose: they never hold, or always. */
export function reviewComparisons(definition: DefinitionHead, found: Issue[]): void {
  const groups = fieldGroupsOf(definition);
  for (const { entry, path } of expressionsIn(definition)) {
    const group = groups.find(({ fields }) => fields.some((field) => isWithin(path, field.path))) ?? groups[0];
    if (group === undefined) continue;
    for (const { variable, values } of comparisonsIn(entry, path)) {
      const options = optionsFor(group, variable);
      if (options === undefined) continue;
      for (const { value, path: place } of values) {
        // Nothing, as text or as null, is what an empty field has.
        if (value === null || value === '' || options.includes(String(value))) continue;
        const params = { field: variable.split('.')[1] ?? variable, value };
        found.push(warning('unknown-option', place, params, nearest(String(value), options)));
      }
    }
  }
}

function isWithin(path: Path, outer: Path): boolean {
  return outer.every((step, index) => path[index] === step);
}
