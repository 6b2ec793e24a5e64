/** All nodes of a syntax tree. */
export function* nodesIn(node) {
  if (typeof node?.type !== 'string') return;
  yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === 'object') yield* nodesIn(child);
    }
  }
}
