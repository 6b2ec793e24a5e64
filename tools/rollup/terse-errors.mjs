import MagicString from 'magic-string';
import { nodesIn } from './nodes-in.mjs';

/**
 * Rollup plugin for the files of surveys: an error says its code in place of its message. A customer reads neither, whoever develops
 * finds the code in the documents, and what was the matter is in the details.
 */
export function terseErrors() {
  return {
    name: 'terse-errors',
    // After TypeScript has become JavaScript.
    transform: {
      order: 'post',
      handler(code, id) {
        if (!/\/packages\/\w+\/src\//.test(id) || !code.includes('new CallsideError(')) return null;
        const out = new MagicString(code);
        for (const { type, callee, arguments: given } of nodesIn(this.parse(code)))
          if (type === 'NewExpression' && callee.name === 'CallsideError')
            out.update(given[1].start, given[1].end, "''");
        return { code: out.toString(), map: out.generateMap({ hires: true }) };
      },
    },
  };
}
