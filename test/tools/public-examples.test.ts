import { expect } from 'chai';
import ts from 'typescript';
import { packageNames, ROOT } from '../../tools/workspace.mjs';

/** The functions and classes that a package exports, with the tags of their documentation. */
function exportsOf(program: ts.Program, entry: string): { name: string; tags: string[] }[] {
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(entry);
  const module = file === undefined ? undefined : checker.getSymbolAtLocation(file);
  if (module === undefined) throw new Error(`${entry} exports nothing.`);
  return checker.getExportsOfModule(module).flatMap((symbol) => {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    if ((target.flags & ts.SymbolFlags.Function) === 0) return [];
    return [{ name: symbol.name, tags: target.getJsDocTags(checker).map((tag) => tag.name) }];
  });
}

describe('every public function', function () {
  this.timeout(60_000);
  const entries = packageNames().map((name) => `${ROOT}/packages/${name}/src/index.ts`);
  let program: ts.Program;

  before(() => {
    program = ts.createProgram(entries, {
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      target: ts.ScriptTarget.ES2022,
      experimentalDecorators: true,
      customConditions: ['callside-src'],
    });
  });

  for (const entry of entries) {
    it(`of ${entry.slice(ROOT.length + 1)} has an example`, () => {
      const without = exportsOf(program, entry).filter(({ tags }) => !tags.includes('example'));
      expect(without.map(({ name }) => name)).to.deep.equal([]);
    });
  }
});
