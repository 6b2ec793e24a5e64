import MagicString from 'magic-string';

const collapseCss = (text) =>
  text
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/\s*([{};,>])\s*/g, '$1')
    .replace(/:\s+/g, ':')
    .replace(/;}/g, '}');

const collapseHtml = (text) =>
  text
    .replace(/<!--[^]*?-->/g, '')
    .replace(/\s*\n\s*/g, '\n')
    .replace(/>\n</g, '><')
    .replace(/\n/g, ' ');

const COLLAPSE = { css: collapseCss, html: collapseHtml, svg: collapseHtml };

/**
 * Rollup plugin: drops comments and spare white space from html``, svg`` and css`` templates.
 * Spaces that may separate words or inline elements stay.
 */
export function collapseTemplates() {
  return {
    name: 'collapse-templates',
    transform(code) {
      if (!/\b(html|svg|css)`/.test(code)) return null;
      const out = new MagicString(code);
      for (const template of templatesOf(this.parse(code))) {
        const collapse = COLLAPSE[template.tag.name];
        for (const { start, end } of template.quasi.quasis) {
          if (start !== end) out.update(start, end, collapse(code.slice(start, end)));
        }
      }
      return { code: out.toString(), map: out.generateMap({ hires: true }) };
    },
  };
}

/** Walks a syntax tree and yields the tagged templates that can be collapsed. */
function* templatesOf(node) {
  if (typeof node?.type !== 'string') return;
  if (node.type === 'TaggedTemplateExpression' && Object.hasOwn(COLLAPSE, node.tag.name ?? '')) yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === 'object') yield* templatesOf(child);
    }
  }
}
