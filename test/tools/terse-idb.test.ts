import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { parseAst } from 'rollup/parseAst';
import { terseIdb } from '../../tools/rollup/terse-idb.mjs';
import { ROOT } from '../../tools/workspace.mjs';

const ID = '/somewhere/node_modules/idb/build/index.js';

/** What the plugin makes of a module in that place. */
function shorten(code: string, id = ID): string {
  const context = {
    parse: parseAst,
    error(message: string): never {
      throw new Error(message);
    },
  };
  const result = terseIdb().transform.call(context, code, id) as { code: string } | null;
  return result?.code ?? code;
}

describe('terseIdb', () => {
  it('leaves out cursors, methods and the only store of a transaction', async () => {
    const code = await readFile(join(ROOT, 'node_modules/idb/build/index.js'), 'utf8');
    const short = shorten(code);
    expect(short).to.not.match(
      /IDBCursor,|\(getCursorAdvanceMethods\(\)\.includes|prop === 'store'\)|typeof value === 'function'\)/,
    );
    expect(short)
      .to.include("if (prop === 'done')")
      .and.to.match(/IDBObjectStore,\s+IDBDatabase/);
    expect(() => parseAst(short)).to.not.throw();
  });

  it('says so when idb is written in another way', () => {
    expect(() => shorten('const a = [IDBCursor, b];')).to.throw('getCursorAdvanceMethods().includes(func)');
  });

  it('leaves every other module', () => {
    expect(shorten('const a = [IDBCursor, b];', '/somewhere/node_modules/lit/index.js')).to.include('IDBCursor');
  });
});
