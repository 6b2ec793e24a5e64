import MagicString from 'magic-string';
import { nodesIn } from './nodes-in.mjs';

const LIT = /\/node_modules\/(?:lit|lit-html|lit-element|@lit\/reactive-element)\//;

/**
 * Rollup plugin: Lit still throws at a template that is written wrong, and no longer says why. Our templates are in the file
 * already, so nobody could ever read it. What Lit has for browsers without style sheets that can be adopted, or with polyfills
 * that take their place, goes as well: none of them knows `light-dark()`, which every colour of ours is made with. So do what it
 * leaves on the page for others: its version, which only its development build reads, and what standard decorators need.
 */
export function terseLit() {
  return {
    name: 'terse-lit',
    transform(code, id) {
      if (!LIT.test(id) || !/throw|PolyfillSupport|adoptedStyleSheets|Versions/.test(code)) return null;
      const out = new MagicString(code);
      const tree = this.parse(code);
      for (const [first, last] of explanationsIn(tree)) out.remove(first.start, last.end);
      for (const [{ start, end }, known] of answersIn(tree)) out.update(start, end, known);
      return { code: out.toString(), map: out.generateMap({ hires: true }) };
    },
  };
}

/** The first and the last argument of each error that is thrown. */
function* explanationsIn(tree) {
  for (const { type, argument: thrown } of nodesIn(tree)) {
    if (type === 'ThrowStatement' && thrown.callee?.name === 'Error' && thrown.arguments.length > 0)
      yield [thrown.arguments[0], thrown.arguments.at(-1)];
  }
}

/** What is asked about the browser and the page at the start, with the answer that is known. */
function* answersIn(tree) {
  for (const node of nodesIn(tree)) {
    if (isLeftForOthers(node)) yield [node, 'undefined'];
    if (isMetadata(node) && node.object.type === 'ThisExpression') yield [node, 'null'];
    const { type, init } = node;
    if (type !== 'VariableDeclarator' || init === null) continue;
    if (init.type === 'MemberExpression' && /PolyfillSupport$/.test(init.property.name)) yield [init, 'undefined'];
    if (init.type === 'LogicalExpression' && [...nodesIn(init)].some(({ value }) => value === 'adoptedStyleSheets'))
      yield [init, 'true'];
  }
}

/** `(globalThis.litHtmlVersions ??= []).push('3.3.3')`, and `Symbol.metadata ??= …` with what belongs to it. */
function isLeftForOthers({ type, callee, operator, left }) {
  if (type === 'CallExpression') return /Versions$/.test(callee.object?.left?.property?.name);
  return (
    type === 'AssignmentExpression' &&
    operator === '??=' &&
    /^(?:metadata|litPropertyMetadata)$/.test(left.property?.name)
  );
}

/** `something[Symbol.metadata]` */
function isMetadata({ type, computed, property }) {
  return type === 'MemberExpression' && computed && property.property?.name === 'metadata';
}
