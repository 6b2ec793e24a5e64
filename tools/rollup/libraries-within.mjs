/**
 * Rollup plugins for files of a package that have their libraries within them, because they run where no import map holds.
 *
 * @param {readonly string[]} files as other modules of the package import them, e.g. `./read-table.js`
 */
export function builtApart(files) {
  return {
    name: 'built-apart',
    resolveDynamicImport: (module) => (files.includes(module) ? { id: module, external: 'relative' } : null),
  };
}

/** Makes a module of papaparse, which is published as a script for everything but modules. */
export function papaAsModule() {
  return {
    name: 'papa-as-module',
    transform: (code, id) =>
      /\/papaparse\/papaparse(?:\.min)?\.js$/.test(id)
        ? {
            code: `const module = { exports: {} };
(function (exports) {${code}
}).call(globalThis, module.exports);
export default module.exports;`,
            map: null,
          }
        : null,
  };
}
