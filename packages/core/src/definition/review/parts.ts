import type { Expression } from '../../logic/expression.js';
import { placed, type Placed } from '../lint/lint-fields.js';
import { isRecord } from '../shape.js';
import type { Text } from '../text.js';

/** The properties that hold a text, in every kind of definition. */
export const TEXT_PROPERTIES: readonly string[] = [
  'agreement',
  'cautions',

  'ends',
  'help',
  'instructions',
  'intro',
  'label',
  'name',
  'never',
  'notApplicable',
  'other',
  'placeholder',
  'pronunciation',
  'say',
  'situation',
  'text',
  'title',
  'told',
];

/** Those that are texts in the blocks of a survey, and something else in other places. */
const OF_BLOCKS: readonly string[] = ['notApplicable', 'other'];

/** The properties that hold a condition or another expression, in every kind of definition. */
export const EXPRESSION_PROPERTIES: readonly string[] = [
  'at',
  'commentRequired',
  'compute',
  'default',
  'enabled',
  'readOnly',
  'required',
  'visible',
  'when',
];

/** The properties that hold expressions by name. */
export const EXPRESSION_MAPS: readonly string[] = ['assign', 'params'];

/**
 * All texts of a definition with their places.
 *
 * @example
 * textsIn(form).map(({ path }) => formatPath(path)); // ['title', 'sections[0].title', …]
 */
export function textsIn(definition: unknown): Placed<Text>[] {
  return partsNamed(definition, TEXT_PROPERTIES).flatMap(({ entry, path }) =>
    (Array.isArray(entry) ? placed<unknown>(entry, path) : [{ entry, path }]).filter(isText),
  );
}

/**
 * All expressions of a definition with their places; `true` and `false` count as expressions.
 *
 * @example
 * expressionsIn(form).map(({ path }) => formatPath(path)); // ['sections[1].fields[2].visible', …]
 */
export function expressionsIn(definition: unknown): Placed<Expression>[] {
  const maps = partsNamed(definition, EXPRESSION_MAPS).flatMap(({ entry, path }) =>
    isRecord(entry) ? Object.keys(entry).map((key) => ({ entry: entry[key], path: [...path, key] })) : [],
  );
  return [...partsNamed(definition, EXPRESSION_PROPERTIES), ...maps] as Placed<Expression>[];
}

/** The values of properties with these names; what lies inside a text or an expression is not looked at. */
function partsNamed(definition: unknown, names: readonly string[]): Placed<unknown>[] {
  const found: Placed<unknown>[] = [];
  const look = ({ entry, path }: Placed<unknown>): void => {
    // What is that deep is no definition, and would be too deep for the stack somewhere.
    if (path.length > MAX_DEPTH) return;
    const property = path.at(-1);
    if (typeof property === 'string' && names.includes(property)) found.push({ entry, path });
    else if (typeof property === 'string' && LEAVES.has(property)) return;
    else if (Array.isArray(entry)) placed<unknown>(entry, path).forEach(look);
    else if (isRecord(entry)) for (const key of Object.keys(entry)) look({ entry: entry[key], path: [...path, key] });
  };
  look({ entry: definition, path: [] });
  return found;
}

const MAX_DEPTH = 100;

const LEAVES = new Set([...TEXT_PROPERTIES, ...EXPRESSION_PROPERTIES, ...EXPRESSION_MAPS]);

function isText(place: Placed<unknown>): place is Placed<Text> {
  if (OF_BLOCKS.includes(String(place.path.at(-1))) && place.path[0] !== 'blocks') return false;
  return (
    typeof place.entry === 'string' ||
    (isRecord(place.entry) && Object.values(place.entry).every((words) => typeof words === 'string'))
  );
}
