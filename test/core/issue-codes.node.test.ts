import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { ISSUE_CODES } from '../support/issue-codes.js';

const SOURCE = fileURLToPath(new URL('../../packages/core/src', import.meta.url));

describe('the list of issue codes', () => {
  it('has every code that core writes down for an issue', () => {
    const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const text = files
      .map((file) => readFileSync(join(SOURCE, file), 'utf8').replaceAll(/^\s*(\*|\/\/|\/\*\*).*$/gm, ''))
      .join('\n');
    const written = [...text.matchAll(/\b(?:issue|warning)\(\s*'([a-z-]+)'/g)].map(([, code]) => code);
    expect([...new Set(written)].filter((code) => !ISSUE_CODES.includes(code ?? ''))).to.deep.equal([]);
  });
});
