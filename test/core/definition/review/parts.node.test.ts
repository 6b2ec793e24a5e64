import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formatPath } from '@callside/core';
import { expect } from 'chai';
import {
  EXPRESSION_MAPS,
  EXPRESSION_PROPERTIES,
  expressionsIn,
  TEXT_PROPERTIES,
  textsIn,
} from '../../../../packages/core/src/definition/review/parts.js';
import { field, ticketForm } from '../../support/definitions.js';

const FOLDER = new URL('../../../../packages/core/schemas/', import.meta.url);

describe('TEXT_PROPERTIES', () => {
  it('are those that the schemas give to texts', () => {
    expect(TEXT_PROPERTIES).to.have.members([...propertiesThatHold(['#/$defs/Text'])]);
  });
});

describe('EXPRESSION_PROPERTIES', () => {
  it('are those that the schemas give to expressions and rules', () => {
    expect([...EXPRESSION_PROPERTIES, ...EXPRESSION_MAPS]).to.have.members([
      ...propertiesThatHold(['#/$defs/Expression', '#/$defs/Rule']),
    ]);
  });
});

describe('textsIn', () => {
  it('finds texts in lists, and none in conditions', () => {
    const fields = [field('mood', { ends: ['Bad', 'Good'], visible: { title: 'no text' } as never })];
    expect(textsIn(ticketForm(fields)).map(({ path }) => formatPath(path))).to.deep.equal([
      'title',
      'sections[0].title',
      'sections[0].fields[0].label',
      'sections[0].fields[0].ends[0]',
      'sections[0].fields[0].ends[1]',
    ]);
  });
});

describe('expressionsIn', () => {
  it('finds the rules of fields and of options', () => {
    const options = [{ value: 'a', label: 'A', when: { var: 'customer.vip' } }];
    const fields = [field('kind', { type: 'choice', options, required: true })];
    expect(expressionsIn(ticketForm(fields)).map(({ path }) => formatPath(path))).to.deep.equal([
      'sections[0].fields[0].options[0].when',
      'sections[0].fields[0].required',
    ]);
  });
});

describe('EXPRESSION_MAPS', () => {
  it('are looked into', () => {
    const ways = [{ assign: { count: { '+': [{ var: 'flow.count' }, 1] } } }];
    expect(expressionsIn({ kind: 'workflow', on: { go: ways } }).map(({ path }) => formatPath(path))).to.deep.equal([
      'on.go[0].assign.count',
    ]);
  });
});

/** The names of the properties whose schema, or whose items' schema, is one of these. */
function propertiesThatHold(refs: readonly string[]): Set<string> {
  const names = new Set<string>();
  for (const file of readdirSync(fileURLToPath(FOLDER))) {
    const schema: unknown = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));
    const look = (node: unknown, property?: string): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const [key, value] of Object.entries(node)) {
        if (key === '$ref' && property !== undefined && refs.includes(String(value))) names.add(property);
        else if (key === 'properties') for (const [name, inner] of Object.entries(value as object)) look(inner, name);
        else if (key === '$defs') for (const inner of Object.values(value as object)) look(inner);
        else look(value, property);
      }
    };
    look(schema);
  }
  return names;
}
