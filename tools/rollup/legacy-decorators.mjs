const PROPERTY = /\/@lit\/reactive-element\/decorators\/property\.js$/;

/** Lit's own, for TypeScript's experimental decorators. */
const LEGACY = `export function property(options) {
  return (prototype, name) => {
    const isAccessor = prototype.hasOwnProperty(name);
    prototype.constructor.createProperty(name, options);
    return isAccessor ? Object.getOwnPropertyDescriptor(prototype, name) : undefined;
  };
}`;

/** Rollup plugin: of Lit's decorators, which serve two standards at once, keeps the one that we compile to. */
export function legacyDecorators() {
  return {
    name: 'legacy-decorators',
    load: (id) => (PROPERTY.test(id) ? LEGACY : null),
  };
}
