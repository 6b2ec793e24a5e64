import type { NewId } from '@callside/core';

/** The names of one case: ids that are made on their first use, and what was kept of replies. */
export interface Names {
  /** Puts values in place of `{{id.x}}`, `{{saved.x}}` and `{{fill.1000}}`, at every depth. */
  fill(value: unknown): unknown;
  id(name: string): string;
  save(name: string, value: unknown): void;
  saved(name: string): unknown;
}

/**
 * Makes the names of one case, so that its texts can be written without ids.
 *
 * @example
 * createNames(randomId).fill({ entityId: '{{id.call}}' }); // { entityId: '0b7f4a52-…' }
 */
export function createNames(newId: NewId): Names {
  const ids = new Map<string, string>();
  const saved = new Map<string, unknown>();

  function id(name: string): string {
    const known = ids.get(name) ?? newId();
    ids.set(name, known);
    return known;
  }

  function valueOf(kind: string, name: string): unknown {
    if (kind === 'id') return id(name);
    return kind === 'fill' ? 'x'.repeat(Number(name)) : saved.get(name);
  }

  function fill(value: unknown): unknown {
    if (typeof value === 'string') {
      const whole = PLACE.exec(value);
      if (whole?.[0] === value) return valueOf(whole[1] ?? '', whole[2] ?? '');
      return value.replaceAll(new RegExp(PLACE, 'g'), (_, kind: string, name: string) => String(valueOf(kind, name)));
    }
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [String(fill(name)), fill(member)]));
  }

  return {
    fill,
    id,
    save: (name, value) => saved.set(name, value),
    saved: (name) => saved.get(name),
  };
}

const PLACE = /\{\{(id|saved|fill)\.([\w-]+)\}\}/;
