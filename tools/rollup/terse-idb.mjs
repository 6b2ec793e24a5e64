import MagicString from 'magic-string';
import { nodesIn } from './nodes-in.mjs';

/** What idb asks, and what the answer is for a store of ours: it has no cursors, and asks a transaction only when it is done. */
const KNOWN = new Map([
  ['getCursorAdvanceMethods().includes(func)', 'false'],
  ["prop === 'store'", 'false'],
  ["typeof value === 'function'", 'false'],
]);

/**
 * Rollup plugin: leaves out of idb what no store of ours asks for. It promises what methods and cursors give, and a transaction's
 * only store and whether it has one; a single file would carry that to every page.
 */
export function terseIdb() {
  return {
    name: 'terse-idb',
    transform(code, id) {
      if (!/\/node_modules\/idb\/build\/index\.js$/.test(id)) return null;
      const out = new MagicString(code);
      const left = new Set([...KNOWN.keys(), 'IDBCursor', 'has']);
      for (const { type, start, end, test, key, elements } of nodesIn(this.parse(code))) {
        const asked = test && code.slice(test.start, test.end);
        if (type === 'IfStatement' && KNOWN.has(asked)) {
          out.update(test.start, test.end, KNOWN.get(asked));
          left.delete(asked);
        } else if (type === 'Property' && key.name === 'has') {
          out.remove(start, code[end] === ',' ? end + 1 : end);
          left.delete('has');
        } else if (type === 'ArrayExpression') {
          const cursor = elements.find(({ name }) => name === 'IDBCursor');
          // What else names cursors goes with the calls that `pure_funcs` names.
          if (cursor === undefined || code[cursor.end] !== ',') continue;
          out.remove(cursor.start, cursor.end + 1);
          left.delete('IDBCursor');
        }
      }
      if (left.size > 0) this.error(`idb is written in another way now: ${[...left].join(', ')}`);
      return { code: out.toString(), map: out.generateMap({ hires: true }) };
    },
  };
}
