import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEFINITION_KINDS, formatPath, lintDefinition, type Issue } from '@callside/core';
import * as playbooks from '@callside/playbooks';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import fc from 'fast-check';
import { schemaFiles } from '../../../tools/schemas/generate.mjs';
import { EVERY_DEFINITION } from '../support/every-definition.js';
import { mutated } from '../support/mutate.js';

const FOLDER = fileURLToPath(new URL('../../../packages/core/schemas', import.meta.url));

/**
 * What the schemas say, too. All other findings go across the parts of a definition (references, ranges, rings) or read
 * inside a text (patterns, rules of recurrence, conditions), which a schema cannot.
 */
const STRUCTURAL = [
  'assignee-unclear',
  'bound-malformed',
  'clock-malformed',
  'count-malformed',
  'duration-malformed',
  'duration-part-refused',
  'duration-zero',
  'id-malformed',
  'list-empty',
  'month-day-malformed',
  'not-a-list',
  'not-a-number',
  'not-a-text',
  'not-an-object',
  'not-true-or-false',
  'property-missing',
  'seconds-malformed',
  'share-out-of-range',
  'text-malformed',
  'unknown-field-type',
  'unknown-kind',
  'unknown-property', // A warning of the linter: it works. An editor has to mark it, so the schema refuses it.
  'unknown-word',
  'value-malformed',
  'version-malformed',
  'window-malformed',
];

/** What lies in the world or in a text: a schema sees the form only, so it may let pass what the linter finds. */
const BY_FORM = ['unknown-zone', 'time-zone-unknown', 'day-malformed', 'year-day-malformed'];

/** Where the linter knows more than a schema can, by code and place. */
const EXCEPTIONS: readonly { readonly code: string; readonly path: RegExp; readonly why: string }[] = [
  { code: 'property-missing', path: /^targets\[\d+\]\.(starts|stops)$/, why: 'three targets have them by heart' },
  { code: 'property-missing', path: /^entries\[\d+\]\.minutes$/, why: 'a problem has them, other cards need not' },
];

const schemas = new Map(readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]));

describe('the JSON Schemas', () => {
  it('are those that `npm run schemas` makes of the types', async () => {
    expect(Object.fromEntries(schemas)).to.deep.equal(Object.fromEntries(await schemaFiles()));
  });

  it('cover every kind', () => {
    const expected = [...DEFINITION_KINDS, 'definition'].map((name) => `${name}.schema.json`);
    expect([...schemas.keys()]).to.have.members(expected);
  });

  it('tell what each kind is', () => {
    const silent = DEFINITION_KINDS.filter((kind) => schemaOf(kind).description === undefined);
    expect(silent).to.deep.equal([]);
  });

  it('have examples of every kind to be tried on', () => {
    const kinds = EVERY_DEFINITION.map(({ kind }) => kind);
    expect(DEFINITION_KINDS.filter((kind) => !kinds.includes(kind))).to.deep.equal([]);
  });

  for (const definition of EVERY_DEFINITION) {
    it(`take the ${definition.kind} "${definition.id}"`, () => {
      expect(refusalsOf(definition)).to.deep.equal([]);
    });
  }

  it('complain of what is wrong in the kind that is meant', () => {
    const { title: _, ...untitled } = playbooks.inboundPhrasebook;
    expect(refusalsOf(untitled)).to.deep.equal([" must have required property 'title'"]);
  });

  it('take the address of the schema for the editor', () => {
    const addressed = {
      $schema: 'https://callside.dev/schemas/phrasebook.schema.json',
      ...playbooks.inboundPhrasebook,
    };
    expect(refusalsOf(addressed)).to.deep.equal([]);
  });

  it('are tried on changes that harm and on changes that do not', () => {
    const tried = fc.sample(mutated(EVERY_DEFINITION), { numRuns: 500, seed: 1 });
    const refused = tried.filter((definition) => refusalsOf(definition).length > 0);
    expect(refused.length).to.be.within(150, 450);
  });

  it('refuse what the linter finds wrong in the structure, and nothing else', function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(mutated(EVERY_DEFINITION), (definition) => {
        const findings = lintDefinition(definition);
        const structural = findings.filter(isStructural);
        if (structural.length === 0 && findings.some(({ code }) => BY_FORM.includes(code))) return;
        const refusals = refusalsOf(definition);
        const told = `${JSON.stringify(structural)} but ${refusals.join(', ')}`;
        expect(refusals.length > 0, told).to.equal(structural.length > 0);
      }),
      { numRuns: 3000 },
    );
  });
});

const ajv = new Ajv2020({ allErrors: true, strict: false });
for (const text of schemas.values()) ajv.addSchema(JSON.parse(text) as object);
const validate = ajv.getSchema('https://callside.dev/schemas/definition.schema.json');

function schemaOf(kind: string): { readonly description?: string } {
  return JSON.parse(schemas.get(`${kind}.schema.json`) ?? '{}') as { readonly description?: string };
}

function refusalsOf(definition: unknown): string[] {
  void validate?.(definition);
  return (validate?.errors ?? [])
    .filter(({ keyword }) => keyword !== 'if')
    .map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

function isStructural({ code, path }: Issue): boolean {
  const excepted = EXCEPTIONS.some((each) => each.code === code && each.path.test(formatPath(path)));
  return STRUCTURAL.includes(code) && !excepted;
}
