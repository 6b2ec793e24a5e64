/** Where each node leads. */
export type Ways = (node: string) => readonly string[];

/**
 * All nodes that can be come to from the given ones, these among them.
 *
 * @example
 * reachableFrom(['a'], (node) => (node === 'a' ? ['b'] : [])); // Set { 'a', 'b' }
 */
export function reachableFrom(starts: Iterable<string>, ways: Ways): Set<string> {
  const reached = new Set(starts);
  // A set hands out what is added to it during the walk, too.
  for (const node of reached) for (const next of ways(node)) reached.add(next);
  return reached;
}

/**
 * One ring for each group of nodes that lead to one another: the shortest one through the group's first node.
 *
 * @example
 * ringsAmong(['a', 'b', 'c'], (node) => (node === 'a' ? ['b'] : ['a'])); // [['a', 'b', 'a']]
 */
export function ringsAmong(nodes: readonly string[], ways: Ways): string[][] {
  const told = new Set<string>();
  const rings: string[][] = [];
  for (const node of nodes) {
    if (told.has(node)) continue;
    const ring = ringThrough(node, ways);
    if (ring === undefined) continue;
    rings.push(ring);
    for (const other of reachableFrom([node], ways)) if (reachableFrom([other], ways).has(node)) told.add(other);
  }
  return rings;
}

/** The shortest way from a node back to it. */
function ringThrough(start: string, ways: Ways): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const waiting = [start];
  for (const node of waiting) {
    for (const next of ways(node)) {
      if (next === start) return [...wayTo(node, cameFrom), start];
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, node);
      waiting.push(next);
    }
  }
  return undefined;
}

function wayTo(node: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const before = cameFrom.get(node);
  return before === undefined ? [node] : [...wayTo(before, cameFrom), node];
}

/**
 * Writes a ring the way people read it.
 *
 * @example
 * formatRing(['a', 'b', 'a']); // 'a → b → a'
 */
export function formatRing(ring: readonly string[]): string {
  return ring.join(' → ');
}
