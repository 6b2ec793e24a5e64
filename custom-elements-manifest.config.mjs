// Describes the elements of one package; tools/analyze.mjs runs it in the folder of each.
import { posix } from 'node:path';

export default {
  globs: ['src/**/*.ts'],
  exclude: ['src/cdn.ts', 'src/**/*.strings.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [publicMembersOnly(), publishedPaths()],
};

/** Drops what a page cannot use: #private and protected members. */
function publicMembersOnly() {
  const isPublic = ({ name, privacy }) => !name?.startsWith('#') && (privacy ?? 'public') === 'public';
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
