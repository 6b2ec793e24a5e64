// Describes the elements of one package; tools/analyze.mjs runs it in the folder of each.
import { posix } from 'node:path';

export default {
  globs: ['src/**/*.ts'],
  exclude: ['src/cdn.ts', 'src/**/*.strings.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [definedElements(), publicMembersOnly(), publishedPaths()],
};

/** Learns a class's tag from `defineElement('callside-…', Class)`, our guarded form of customElements.define. */
function definedElements() {
  const tags = new Map();
  return {
    name: 'defined-elements',
    analyzePhase({ ts, node, moduleDoc }) {
      if (!ts.isCallExpression(node) || node.expression.getText() !== 'defineElement') return;
      const [tag, declaration] = node.arguments;
      if (!ts.isStringLiteral(tag) || !ts.isIdentifier(declaration)) return;
      tags.set(declaration.text, { tag: tag.text, from: moduleDoc });
    },
    packageLinkPhase({ customElementsManifest }) {
      for (const { path, declarations } of customElementsManifest.modules) {
        for (const declaration of declarations.filter(({ name, kind }) => kind === 'class' && tags.has(name))) {
          const { tag, from } = tags.get(declaration.name);
          Object.assign(declaration, { customElement: true, tagName: tag });
          const definition = { name: declaration.name, module: path };
          from.exports.push({ kind: 'custom-element-definition', name: tag, declaration: definition });
        }
      }
    },
  };
}

/** Drops what a page cannot use: #private, protected and static members, and the callbacks that only the browser calls. */
function publicMembersOnly() {
  const isPublic = (member) =>
    !member.static && (member.privacy ?? 'public') === 'public' && !/^#|Callback$/.test(member.name);
  return {
    name: 'public-members-only',
    packageLinkPhase({ customElementsManifest }) {
      for (const { declarations = [] } of customElementsManifest.modules) {
        for (const declaration of declarations) {
          declaration.members = declaration.members?.filter(isPublic);
          declaration.attributes = declaration.attributes?.filter((attribute) => attribute.fieldName !== undefined);
        }
      }
    },
  };
}

/** Names the files that are published and imported, `dist/*.js`, in place of the sources that were read. */
function publishedPaths() {
  const publish = (path, from) =>
    (path.startsWith('.') ? posix.join(posix.dirname(from), path) : path)
      .replace(/^\/?src\//, 'dist/')
      .replace(/\.ts$/, '.js');
  const visit = (node, from) => {
    for (const [key, value] of Object.entries(node)) {
      if (typeof value === 'object' && value !== null) visit(value, from);
      else if (key === 'module' && !('package' in node)) node.module = publish(value, from);
    }
  };
  return {
    name: 'published-paths',
    packageLinkPhase({ customElementsManifest }) {
      for (const module of customElementsManifest.modules) {
        visit(module, module.path);
        module.path = publish(module.path, module.path);
      }
    },
  };
}
