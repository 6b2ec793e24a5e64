import { expect } from 'chai';
import { usedTokens } from '../../tools/rollup/used-tokens.mjs';

function shorten(code: string, id = '/somewhere/packages/ui/src/styles/host.sheet.ts'): string {
  const result = usedTokens('packages/survey/src').transform(code, id) as { code: string } | null;
  return result?.code ?? code;
}

const SHEET = `css\`
  :host {
    --accent: var(--callside-accent, red);
    --shade: oklch(
      from var(--accent) 20% 0 h
    );
    --never: var(--shade);
    --own: 1px;
    border: var(--own) solid;
  }
\``;

describe('usedTokens', () => {
  it('keeps the tokens that surveys and the sheet itself name, and none that only such a one was made of', () => {
    expect(shorten(SHEET)).to.equal(`css\`
  :host {
    --accent: var(--callside-accent, red);
    --own: 1px;
    border: var(--own) solid;
  }
\``);
  });

  it('leaves every other module', () => {
    expect(shorten(SHEET, '/somewhere/packages/ui/src/styles/other.ts')).to.equal(SHEET);
  });
});
