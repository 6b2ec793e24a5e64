import { expect } from 'chai';
import { parseAst } from 'rollup/parseAst';
import { terseErrors } from '../../tools/rollup/terse-errors.mjs';

function shorten(code: string, id = '/somewhere/packages/core/src/sync/http.ts'): string {
  const result = terseErrors().transform.handler.call({ parse: parseAst }, code, id) as { code: string } | null;
  return result?.code ?? code;
}

describe('terseErrors', () => {
  it('takes the message, and leaves the code and the details', () => {
    expect(
      shorten('throw new CallsideError("storage-closed", `The store "${name}" is closed.`, { details: { name } });'),
    ).to.equal(`throw new CallsideError("storage-closed", '', { details: { name } });`);
  });

  it('leaves other errors, and those of other packages', () => {
    const code = 'new RangeError("a", "b"); new CallsideError("c", "d");';
    expect(shorten(code)).to.equal(`new RangeError("a", "b"); new CallsideError("c", '');`);
    expect(shorten(code, '/somewhere/node_modules/other/index.js')).to.equal(code);
  });
});
