/**
 * Chance that can be repeated: the same seed gives the same numbers, in [0, 1), on every machine. Not for secrets.
 *
 * Source: mulberry32 by Tommy Ettinger, public domain.
 *
 * @example
 * const chance = seededChance(7);
 * chance(); // the same at every run
 */
export function seededChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * The list in an order of chance (Fisher and Yates).
 *
 * @example
 * shuffled(calls, seededChance(7)); // the same order at every run
 */
export function shuffled<T>(list: readonly T[], chance: () => number): T[] {
  const cards = [...list];
  for (let left = cards.length - 1; left > 0; left--) {
    const at = Math.floor(chance() * (left + 1));
    const [one, other] = [cards[left], cards[at]];
    if (one === undefined || other === undefined) continue;
    cards[left] = other;
    cards[at] = one;
  }
  return cards;
}

/** A seed of its own for what has a name: FNV-1a, on top of another seed. */
export function seedFor(seed: number, name: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (const sign of name) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
