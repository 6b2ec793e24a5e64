import type { Path } from '@callside/core';
import { createScanner, type Scanner } from './scanner.js';

/** A place in a text as editors count: both from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** JSON that knows where in its text each value stands. */
export interface JsonDocument {
  readonly value: unknown;
  /** Where the value at a path stands; what is not there is placed at the nearest thing around it. */
  positionOf(path: Path): Position;
  /** Where the name of the property at a path stands; an entry of a list has none, so its value counts. */
  keyPositionOf(path: Path): Position;
  /** Properties whose name stands twice in one object: only the last one counts. */
  readonly repeated: readonly { readonly path: Path; readonly position: Position }[];
}

/** Why a text is no JSON: the first place that does not fit, and what stands there; `''` at the end of the text. */
export interface JsonFault {
  readonly position: Position;
  readonly written: string;
}

export type JsonResult = { readonly ok: true; readonly document: JsonDocument } | ({ readonly ok: false } & JsonFault);

/**
 * Reads JSON (RFC 8259) as `JSON.parse` does, and keeps the places. A byte order mark is passed over.
 *
 * @example
 * const result = parseJson('{ "id": "repair" }');
 * if (result.ok) result.document.positionOf(['id']); // { line: 1, column: 9 }
 */
export function parseJson(text: string): JsonResult {
  const positionAt = positionsOf(text);
  const scanner = createScanner(text);
  const root = readValue(scanner, 0);
  scanner.skipSpace();
  if (root === undefined || scanner.at < text.length) {
    return { ok: false, position: positionAt(scanner.at), written: scanner.word() };
  }
  return { ok: true, document: documentOf(root, positionAt) };
}

/** Deeper JSON is no definition, and would be too deep for the stack somewhere. */
const MAX_DEPTH = 500;

interface Node {
  readonly value: unknown;
  readonly start: number;
  readonly members: ReadonlyMap<string | number, { readonly key: number; readonly node: Node }>;
  readonly repeated: readonly { readonly key: string; readonly at: number }[];
}

/** Reads one value; undefined when the text does not fit, and the scanner stands where it does not. */
function readValue(scanner: Scanner, depth: number): Node | undefined {
  scanner.skipSpace();
  const start = scanner.at;
  if (depth > MAX_DEPTH) return undefined;
  if (scanner.take('{')) return readObject(scanner, start, depth);
  if (scanner.take('[')) return readList(scanner, start, depth);
  const literal = scanner.literal();
  return literal && { value: literal.value, start, members: new Map(), repeated: [] };
}

function readObject(scanner: Scanner, start: number, depth: number): Node | undefined {
  const members = new Map<string, { key: number; node: Node }>();
  const repeated: { key: string; at: number }[] = [];
  scanner.skipSpace();
  if (!scanner.take('}')) {
    do {
      scanner.skipSpace();
      const at = scanner.at;
      const key = scanner.string();
      if (key === undefined) return undefined;
      scanner.skipSpace();
      if (!scanner.take(':')) return undefined;
      const node = readValue(scanner, depth + 1);
      if (node === undefined) return undefined;
      if (members.has(key)) repeated.push({ key, at });
      members.set(key, { key: at, node });
      scanner.skipSpace();
    } while (scanner.take(','));
    if (!scanner.take('}')) return undefined;
  }
  // From entries, not by assignment: a property may be called `__proto__`.
  const value = Object.fromEntries([...members].map(([key, { node }]) => [key, node.value]));
  return { value, start, members, repeated };
}

function readList(scanner: Scanner, start: number, depth: number): Node | undefined {
  const nodes: Node[] = [];
  scanner.skipSpace();
  if (!scanner.take(']')) {
    do {
      const node = readValue(scanner, depth + 1);
      if (node === undefined) return undefined;
      nodes.push(node);
      scanner.skipSpace();
    } while (scanner.take(','));
    if (!scanner.take(']')) return undefined;
  }
  const members = new Map(nodes.map((node, index) => [index, { key: node.start, node }]));
  return { value: nodes.map(({ value }) => value), start, members, repeated: [] };
}

function documentOf(root: Node, positionAt: (offset: number) => Position): JsonDocument {
  const memberAt = (path: Path): { readonly key: number; readonly node: Node } => {
    let found = { key: root.start, node: root };
    for (const step of path) {
      const next = found.node.members.get(step);
      if (next === undefined) return found;
      found = next;
    }
    return found;
  };
  return {
    value: root.value,
    positionOf: (path) => positionAt(memberAt(path).node.start),
    keyPositionOf: (path) => positionAt(memberAt(path).key),
    repeated: repeatedIn(root, []).map(({ path, at }) => ({ path, position: positionAt(at) })),
  };
}

function repeatedIn(node: Node, path: Path): { readonly path: Path; readonly at: number }[] {
  const own = node.repeated.map(({ key, at }) => ({ path: [...path, key], at }));
  return [...own, ...[...node.members].flatMap(([step, member]) => repeatedIn(member.node, [...path, step]))];
}

/** Finds line and column of an offset. */
function positionsOf(text: string): (offset: number) => Position {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (offset) => {
    const line = starts.findLastIndex((start) => start <= offset);
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
}
