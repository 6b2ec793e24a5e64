import { existsSync, readFileSync } from 'node:fs';
import { compileExpression, type Expression, type Scope } from '@callside/core';
import { expect } from 'chai';

/** The cases on which the JsonLogic engines of the world agree; not part of the repository. */
const FILE = new URL('../../../../shared/data/jsonlogic-compatible.json', import.meta.url);

/** Cases that are not met, each with its reason. */
const GAPS: Readonly<Record<string, string>> = {};

interface Case {
  readonly description: string;
  readonly rule: Expression;
  readonly data?: Scope;
  readonly result: unknown;
}

describe('JsonLogic as other engines have it', () => {
  if (!existsSync(FILE)) {
    it('agrees with the published cases (skipped: ../shared/data/jsonlogic-compatible.json is not here)');
    return;
  }
  const entries = JSON.parse(readFileSync(FILE, 'utf8')) as (Case | string)[];
  const cases = entries.filter((entry) => typeof entry !== 'string');

  cases.forEach(({ description, rule, data, result }, index) => {
    const gap = GAPS[description];
    const name = `${String(index + 1)}: ${description}`;
    if (gap !== undefined) it(`${name} (known gap: ${gap})`);
    else
      it(name, () => {
        expect(compileExpression(rule).evaluate(data ?? {})).to.deep.equal(result);
      });
  });
});
