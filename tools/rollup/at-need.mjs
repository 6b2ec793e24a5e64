/**
 * Rollup plugin for a self-contained file: whatever it imports dynamically is taken from one other file, which is built by
 * itself. That one imports nothing of the first, which a page may name as it likes, with a query too.
 *
 * @param {string} file the other file as the first one names it, e.g. `./callside-survey.more.min.js`
 * @param {readonly string[]} parts modules that become files of their own and share code with the first, as it names them
 * @param {Readonly<Record<string, string>>} apart modules that have a file of their own, which is built by itself as well
 */
export function atNeed(file, parts = [], apart = {}) {
  return {
    name: 'at-need',
    resolveDynamicImport: (module) =>
      parts.includes(module) ? null : { id: apart[module] ?? file, external: 'relative' },
  };
}
