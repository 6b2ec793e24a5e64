import { FIELD_MERGES, FIELD_TYPES, PII_KINDS } from '../field.js';
import { issue } from '../../issue.js';
import {
  anything,
  boolean,
  count,
  listOf,
  name,
  objectOf,
  oneOf,
  string,
  text,
  version,
  type Shape,
} from '../shape.js';
import { MAX_TREE_DEPTH } from '../tree.js';

/** The properties that every definition has. Its kind was checked before: the list of all kinds stays out of the widgets. */
export const head: Readonly<Record<string, Shape>> = {
  '$schema?': string,
  kind: anything,
  id: name,
  version,
  status: oneOf(['draft', 'published', 'retired']),
  title: text,
  'languages?': listOf(string, 1),
};

/** Another definition that one leads to; without a version the newest that is published. */
export const link = objectOf({ id: name, 'version?': version });

const option = objectOf({ value: string, label: text, 'active?': boolean, 'when?': anything });

/** A list of entries with their own below them, down to the deepest level that there may be. */
function treeFrom(level: number): Shape {
  const children = level < MAX_TREE_DEPTH ? treeFrom(level + 1) : tooDeep;
  return listOf(objectOf({ value: string, label: text, 'active?': boolean, 'children?': children }));
}

const tooDeep: Shape = (value, path, found) => {
  listOf(anything)(value, path, found);
  if (Array.isArray(value) && value.length > 0) found.push(issue('tree-too-deep', path, { max: MAX_TREE_DEPTH }));
};

/** The properties of a field. */
export const fieldProperties: Readonly<Record<string, Shape>> = {
  id: name,
  type: oneOf(FIELD_TYPES, 'unknown-field-type'),
  label: text,
  'help?': text,
  'placeholder?': text,
  'required?': anything,
  'requiredFor?': listOf(string),
  'visible?': anything,
  'readOnly?': anything,
  'default?': anything,
  'compute?': anything,
  'pattern?': string,
  'min?': anything,
  'max?': anything,
  'accept?': listOf(string, 1),
  'maxSize?': count,
  'options?': listOf(option),
  'tree?': treeFrom(1),
  'selectable?': oneOf(['leaf', 'any']),
  'source?': string,
  'ends?': listOf(text, 2),
  'scale?': oneOf(['numbers', 'stars', 'faces']),
  'pii?': oneOf(PII_KINDS),
  'merge?': oneOf(FIELD_MERGES),
  'view?': listOf(string, 1),
  'edit?': listOf(string, 1),
  'copyTo?': string,
  'width?': oneOf(['half', 'full']),
};

/** A field as authors write it. */
export const field = objectOf(fieldProperties);
