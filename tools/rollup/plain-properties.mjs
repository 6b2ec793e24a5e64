import MagicString from 'magic-string';
import { nodesIn } from './nodes-in.mjs';

/**
 * Rollup plugin for the files of surveys: their element makes its properties itself, and is called for each. Lit's decorators, and
 * what compiles them, would only pass that on.
 */
export function plainProperties() {
  return {
    name: 'plain-properties',
    // After TypeScript has made calls of the decorators.
    transform: {
      order: 'post',
      handler(code, id) {
        if (!id.endsWith('/survey/src/survey.ts')) return null;
        const out = new MagicString(code);
        for (const { type, start, end, callee, arguments: given } of nodesIn(this.parse(code))) {
          if (type !== 'CallExpression' || callee.name !== '__decorateClass') continue;
          const [{ elements }, prototype, name] = given;
          const [decorator, ...others] = elements;
          const options = OPTIONS[decorator?.callee?.name]?.(decorator.arguments, code);
          if (options === undefined || others.length > 0)
            this.error(`Cannot make a plain property of ${code.slice(start, end)}`);
          const element = code.slice(prototype.object.start, prototype.object.end);
          out.update(start, end, `${element}.createProperty(${[name.raw, ...options].join(', ')})`);
        }
        return { code: out.toString(), map: out.generateMap({ hires: true }) };
      },
    },
  };
}

/** What a decorator says of its property. */
const OPTIONS = {
  property: (given, code) => given.map(({ start, end }) => code.slice(start, end)),
  state: () => ['{ attribute: false }'],
};
