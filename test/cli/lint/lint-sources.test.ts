import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { issue, LOCALES } from '@callside/core';
import { reviewIssueText } from '@callside/ui/words.js';
import { lintSources } from 'callside';
import { expect } from 'chai';
import {
  CATALOG_CODES,
  FILE_CODES,
  FILE_VALUE_CODES,
  ISSUE_CODES,
  PHRASE_CODES,
  SESSION_CODES,
} from '../../support/issue-codes.js';
import { BROKEN, FORM, WARNED } from '../support/definitions.js';

const source = (name: string, value: unknown) => ({ name, text: JSON.stringify(value) });

describe('lintSources', () => {
  it('keeps the order of the sources, and in each that of the places', () => {
    const found = lintSources([source('b', { ...WARNED, titel: 'x', version: 0 }), source('a', BROKEN)]);
    expect(found.map(({ file, code }) => `${file} ${code}`)).to.deep.equal([
      'b version-malformed',
      'b unknown-property',
      'b unknown-property',
      'a unknown-kind',
    ]);
  });

  it('reads the other sources when one is no JSON', () => {
    const found = lintSources([{ name: 'a', text: '{' }, source('b', BROKEN)]);
    expect(found.map(({ file, code }) => `${file} ${code}`)).to.deep.equal(['a json-ends', 'b unknown-kind']);
  });

  it('lays a finding between definitions at the right source when another is no JSON', () => {
    const found = lintSources([source('a', FORM), { name: 'b', text: '{' }, source('c', { ...FORM, title: 'Other' })]);
    expect(found.map(({ file, code }) => `${file} ${code}`)).to.deep.equal(['b json-ends', 'c version-clash']);
  });

  it('warns of a property that stands twice', () => {
    const text = JSON.stringify(FORM).replace('{', '{"id":"other",');
    expect(lintSources([{ name: 'a', text }])).to.deep.include({
      file: 'a',
      line: 1,
      column: 36,
      code: 'json-property-repeated',
      severity: 'warning',
      path: ['id'],
      params: { property: 'id' },
    });
  });
});

describe('the words of the command line', () => {
  for (const locale of LOCALES) {
    it(`has words for every code in ${locale}`, () => {
      const codes = [...ISSUE_CODES, ...CATALOG_CODES].filter((code) => !OF_CALLS.includes(code));
      const unknown = (code: string): string =>
        reviewIssueText(issue('no-such-code', []), locale).replace('no-such-code', code);
      expect(codes.filter((code) => reviewIssueText(issue(code, []), locale) === unknown(code))).to.deep.equal([]);
    });
  }

  it('are all that the command line takes of the elements’ package', () => {
    const folder = new URL('../../../packages/cli/src/', import.meta.url);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const text = files.map((file) => readFileSync(new URL(file, folder), 'utf8')).join('\n');
    const taken = [...text.matchAll(/from '(@callside\/ui[^']*)'/g)].map(([, specifier]) => specifier);
    expect([...new Set(taken)]).to.deep.equal(['@callside/ui/words.js']);
  });

  it('come without Lit', () => {
    const folder = new URL('../../../packages/ui/src/', import.meta.url);
    const seen = new Set<string>();
    const follow = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const [, specifier = ''] of readFileSync(fileURLToPath(new URL(file, folder)), 'utf8').matchAll(
        /^(?:import|export) (?!type).* from '([^']+)'/gm,
      )) {
        expect(specifier).to.match(/^\./);
        follow(specifier.replace(/\.js$/, '.ts'));
      }
    };
    follow('words.ts');
    expect(seen.size).to.be.greaterThan(5);
  });
});

/** What is said of a call, not of a definition. */
const OF_CALLS = [
  ...PHRASE_CODES,
  ...SESSION_CODES,
  ...FILE_CODES,
  ...FILE_VALUE_CODES,
  'callback-past',
  'callback-too-far',
  'callback-limit',
  'unknown-disposition',
  'talk-too-short',
  'talk-too-long',
  'phone-rounded',
  'duplicate-in-file',
  'consent-unreadable',
  'duplicate-in-list',
];
