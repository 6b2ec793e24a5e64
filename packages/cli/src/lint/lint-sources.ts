import {
  changedPublished,
  issue,
  lintCatalog,
  lintDefinition,
  warning,
  type DefinitionHead,
  type Issue,
} from '@callside/core';
import { parseJson, type JsonDocument, type Position } from '../json/parse-json.js';

/** The text of one definition, with the name that people know it by. */
export interface Source {
  readonly name: string;
  readonly text: string;
}

/** A finding with its place in a text. */
export interface Finding extends Issue, Position {
  /** Name of the source. */
  readonly file: string;
}

export interface LintOptions {
  /** Definitions as they were published: none of them may have changed. */
  readonly published?: readonly unknown[];
}

interface ReadSource extends Source {
  readonly document: JsonDocument;
}

/**
 * Lists everything that is wrong with definitions, each for itself and all together as one catalog, in the order of the
 * sources and of their lines.
 *
 * @example
 * lintSources([{ name: 'repair.json', text: '{ "kind": "tiket-form" }' }]);
 * // [{ file: 'repair.json', line: 1, column: 11, code: 'unknown-kind', suggestion: 'ticket-form', … }]
 */
export function lintSources(sources: readonly Source[], { published = [] }: LintOptions = {}): Finding[] {
  const found: Finding[] = [];
  const documents: ReadSource[] = [];
  for (const source of sources) {
    const result = parseJson(source.text);
    if (result.ok) documents.push({ ...source, document: result.document });
    else found.push({ file: source.name, ...result.position, ...malformed(result.written) });
  }
  for (const source of documents) {
    for (const { path, position } of source.document.repeated) {
      const params = { property: String(path.at(-1)) };
      found.push({ file: source.name, ...position, ...warning('json-property-repeated', path, params) });
    }
    found.push(...lintDefinition(source.document.value).map((each) => placedIn(source, each)));
  }
  const across = [...lintCatalog(documents.map(({ document }) => document.value)), ...changesOf(documents, published)];
  for (const {
    path: [index, ...path],
    ...each
  } of across) {
    const source = documents[Number(index)];
    if (source !== undefined) found.push(placedIn(source, { ...each, path }));
  }
  return inOrder(found, sources);
}

function malformed(written: string): Issue {
  return written === '' ? issue('json-ends', []) : issue('json-malformed', [], { written });
}

/** The name of a property is shown where it is the name that is wrong, else its value. */
function placedIn({ name, document }: ReadSource, found: Issue): Finding {
  const position =
    found.code === 'unknown-property' ? document.keyPositionOf(found.path) : document.positionOf(found.path);
  return { file: name, ...position, ...found };
}

function changesOf(documents: readonly ReadSource[], published: readonly unknown[]): Issue[] {
  const after = documents.map(({ document }) => document.value);
  const places = after.flatMap((value, index) => (isHead(value) ? [index] : []));
  return changedPublished(published.filter(isHead), after.filter(isHead)).map(({ path: [at, ...path], ...each }) => ({
    ...each,
    path: [places[Number(at)] ?? 0, ...path],
  }));
}

function isHead(value: unknown): value is DefinitionHead {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, id, version, status } = value as Partial<Record<string, unknown>>;
  return [kind, id, status].every((word) => typeof word === 'string') && typeof version === 'number';
}

function inOrder(found: readonly Finding[], sources: readonly Source[]): Finding[] {
  const order = new Map(sources.map(({ name }, index) => [name, index]));
  const place = ({ file }: Finding): number => order.get(file) ?? 0;
  return [...found].sort((a, b) => place(a) - place(b) || a.line - b.line || a.column - b.column);
}
