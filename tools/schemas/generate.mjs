// Makes the JSON Schemas of definitions from the TypeScript types, so that the two cannot tell different things.
import { join } from 'node:path';
import prettier from 'prettier';
import generator from 'ts-json-schema-generator';
import { ROOT } from '../workspace.mjs';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** The address under which a schema is known; the file beside the others has the same name. */
const BASE = 'https://callside.dev/schemas/';

/** Types whose texts may be any, the empty one too. */
const FREE = ['Expression', 'Value'];

/**
 * The files of packages/core/schemas: one per kind, and `definition.schema.json` for any kind. A kind `sla-policy` is
 * described by the type `SlaPolicyDefinition` of packages/core/src/definition, so a new kind needs no line here.
 *
 * @returns {Promise<Map<string, string>>} texts by file name, as Prettier writes them
 */
export async function schemaFiles() {
  const types = generator.createGenerator({
    path: join(ROOT, 'packages/core/src/definition/*.ts'),
    tsconfig: join(ROOT, 'packages/core/tsconfig.json'),
    type: '*',
    topRef: false,
    sortProps: false,
    additionalProperties: false,
    jsDoc: 'extended',
    skipTypeCheck: true, // `tsc -b` has done it.
  });
  const kinds = types.createSchema('DefinitionKind').enum;
  const schemas = new Map(kinds.map((kind) => [`${kind}.schema.json`, schemaOf(kind, types)]));
  schemas.set('definition.schema.json', schemaOfAny(kinds));
  const texts = [...schemas].map(async ([name, schema]) => [name, await written(name, schema)]);
  return new Map(await Promise.all(texts));
}

function schemaOf(kind, types) {
  const { definitions, ...root } = types.createSchema(`${pascal(kind)}Definition`);
  delete root.$schema;
  const defs = Object.entries(definitions).map(([name, schema]) => [
    name,
    FREE.includes(name) ? schema : strict(schema),
  ]);
  return modern({
    $schema: DIALECT,
    $id: `${BASE}${kind}.schema.json`,
    title: kind,
    ...strict(root),
    $defs: Object.fromEntries(defs),
  });
}

/** The kind decides which schema counts: an editor then complains of what is wrong, not of all the kinds that do not fit. */
function schemaOfAny(kinds) {
  return {
    $schema: DIALECT,
    $id: `${BASE}definition.schema.json`,
    title: 'definition',
    description: 'What a supervisor authors for Callside, of any kind.',
    type: 'object',
    required: ['kind'],
    properties: { kind: { enum: kinds } },
    allOf: kinds.map((kind) => ({
      if: { properties: { kind: { const: kind } }, required: ['kind'] },
      then: { $ref: `${kind}.schema.json` },
    })),
  };
}

/** Says what the linter's shapes demand everywhere: an `id` is a name, and no other text is empty. */
function strict(schema) {
  if (Array.isArray(schema)) return schema.map(strict);
  if (!isObject(schema)) return schema;
  if (isPlainText(schema)) return { ...schema, minLength: 1 };
  return mapValues(schema, (value, key) => (key === 'properties' ? mapValues(value, strictProperty) : strict(value)));
}

function strictProperty(schema, name) {
  if (name !== 'id' || !isPlainText(schema)) return strict(schema);
  return { ...(schema.description && { description: schema.description }), $ref: '#/definitions/Name' };
}

function isPlainText({ type, const: constant, enum: words, pattern }) {
  return type === 'string' && constant === undefined && words === undefined && pattern === undefined;
}

/** Brings draft 07, which the generator writes, to 2020-12. */
function modern(schema) {
  if (Array.isArray(schema)) return schema.map(modern);
  if (!isObject(schema)) return schema;
  const { $ref, items, ...rest } = schema;
  return mapValues(
    {
      ...rest,
      ...(typeof $ref === 'string' ? { $ref: $ref.replace('#/definitions/', '#/$defs/') } : {}),
      ...(Array.isArray(items) ? { prefixItems: items, items: false } : items === undefined ? {} : { items }),
    },
    modern,
  );
}

function isObject(value) {
  return typeof value === 'object' && value !== null;
}

function mapValues(object, change) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]));
}

function pascal(kind) {
  return kind.replace(/(?:^|-)([a-z])/g, (_, letter) => letter.toUpperCase());
}

async function written(name, schema) {
  const file = join(ROOT, 'packages/core/schemas', name);
  return prettier.format(JSON.stringify(schema), { ...(await prettier.resolveConfig(file)), parser: 'json' });
}
