import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ROOT } from '../workspace.mjs';
import { CORE, ENTRY, ONLY_IN, PACKAGES, STARTERS, WHITE_BOX } from './architecture.mjs';

/**
 * ESLint rule `callside/arrows`: an import must follow an arrow of `architecture.mjs`.
 * It looks at `import`, `export … from`, `import()` and `import('…')` types.
 */
export const arrows = {
  meta: {
    type: 'problem',
    docs: { description: 'Allow only the imports that the architecture draws an arrow for.' },
    messages: { forbidden: '{{reason}}' },
    schema: [],
  },
  create(context) {
    const file = relative(ROOT, context.filename).replaceAll('\\', '/');
    const check = (node, source, typeOnly) => {
      if (typeof source?.value !== 'string') return;
      const reason = refusal({ file, specifier: source.value, typeOnly });
      if (reason) context.report({ node: source, messageId: 'forbidden', data: { reason } });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source, isTypeOnly(node, node.importKind)),
      ExportNamedDeclaration: (node) => check(node, node.source, isTypeOnly(node, node.exportKind)),
      ExportAllDeclaration: (node) => check(node, node.source, node.exportKind === 'type'),
      ImportExpression: (node) => check(node, node.source, false),
      TSImportType: (node) => check(node, node.source ?? node.argument?.literal, true),
    };
  },
};

function isTypeOnly(node, kind) {
  if (kind === 'type') return true;
  const specifiers = node.specifiers ?? [];
  return specifiers.length > 0 && specifiers.every((each) => (each.importKind ?? each.exportKind) === 'type');
}

/**
 * Says why an import is not allowed; undefined when it is.
 *
 * @param {{file: string, specifier: string, typeOnly: boolean}} wish `file` is relative to the repository
 */
export function refusal({ file, specifier, typeOnly }) {
  return specifier.startsWith('.')
    ? refusalOfPath({ file, target: sourceOf(file, specifier), typeOnly })
    : refusalOfPackage({ file, name: packageOf(specifier), typeOnly });
}

function refusalOfPath({ file, target, typeOnly }) {
  const from = packageSource(file);
  const to = packageSource(target);
  if (from === undefined) {
    if (!target.startsWith('packages/')) return undefined;
    const open = WHITE_BOX.some((hole) => file.startsWith(hole.from) && target.startsWith(hole.to));
    return open ? undefined : `Import a package by its public name, not by the path ${target}.`;
  }
  if (to === undefined || to.name !== from.name) return `A package must not reach outside its own src: ${target}.`;
  if (basename(target) === ENTRY && !STARTERS.includes(basename(file))) {
    return `Nothing imports ${target}: it only gathers what others export.`;
  }
  return from.name === 'core' ? refusalInCore({ from: from.path, to: to.path, typeOnly }) : undefined;
}

function refusalInCore({ from, to, typeOnly }) {
  const part = partOf(from);
  if (part === partOf(to)) return undefined;
  if (!Object.hasOwn(CORE, part))
    return `core/${part} is not in tools/eslint/architecture.mjs: say what it may import.`;
  const allowed = allows(CORE[part], typeOnly, (arrow) => arrow === partOf(to) || arrow === to.replace(/\.ts$/, ''));
  return allowed ? undefined : `core/${part} must not import ${to}: see tools/eslint/architecture.mjs.`;
}

function refusalOfPackage({ file, name, typeOnly }) {
  const from = packageSource(file);
  if (from !== undefined) {
    const arrowsOut = PACKAGES[from.name] ?? [];
    const allowed = allows(arrowsOut, typeOnly, (arrow) => arrow === name || (arrow === 'node:*' && isNode(name)));
    if (!allowed) return `${from.name} must not import ${name}: see tools/eslint/architecture.mjs.`;
    if (Object.hasOwn(ONLY_IN, name) && ONLY_IN[name] !== file) return `Only ${ONLY_IN[name]} imports ${name}.`;
  }
  if (isNode(name) || isDeclared(file, name, from !== undefined)) return undefined;
  return `${name} is not in the dependencies of the nearest package.json.`;
}

function allows(list, typeOnly, matches) {
  return list.some((arrow) => {
    const onlyTypes = arrow.startsWith('type:');
    return matches(onlyTypes ? arrow.slice('type:'.length) : arrow) && (typeOnly || !onlyTypes);
  });
}

/** Splits `packages/core/src/call/call.ts` into its package and the path in its source. */
function packageSource(file) {
  const match = /^packages\/([^/]+)\/src\/(.+)$/.exec(file);
  return match ? { name: match[1], path: match[2] } : undefined;
}

/** The first folder of a path in core's source, or the name of a file beside the folders. */
function partOf(path) {
  return path.split('/')[0].replace(/\.ts$/, '');
}

function basename(path) {
  return path
    .split('/')
    .at(-1)
    .replace(/\.[a-z]+$/, '');
}

/** The source file that a relative specifier stands for. */
function sourceOf(file, specifier) {
  return join(dirname(file), specifier).replaceAll('\\', '/').replace(/\.js$/, '.ts');
}

/** `lit` of `lit/decorators.js`, `@callside/core` of `@callside/core/idb.js`. */
function packageOf(specifier) {
  if (isNode(specifier)) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function isNode(name) {
  return name.startsWith('node:');
}

/** Code that is published may use `dependencies`; tests, stories and tools also `devDependencies` and the workspace. */
function isDeclared(file, name, published) {
  const manifest = nearestManifest(dirname(file));
  const declared = { ...manifest.dependencies, ...manifest.peerDependencies };
  if (Object.hasOwn(declared, name)) return true;
  return !published && (Object.hasOwn(manifest.devDependencies ?? {}, name) || isOurs(name));
}

/** The workspace's packages; the command line is the one outside the scope, for `npx callside`. */
function isOurs(name) {
  return name === 'callside' || name.startsWith('@callside/');
}

const manifests = new Map();

function nearestManifest(dir) {
  if (!manifests.has(dir)) {
    const path = join(ROOT, dir, 'package.json');
    const found = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
    manifests.set(dir, found ?? nearestManifest(dirname(dir)));
  }
  return manifests.get(dir);
}
