import { issue, type Issue } from '../../issue.js';
import type { Definition, DefinitionByKind } from '../definition-by-kind.js';
import type { DefinitionHead, DefinitionKind, DefinitionLink } from '../definition.js';
import { contentOf } from './canonical.js';

/** Definitions of all kinds, found by what records and other definitions say of them. */
export interface Catalog {
  /** All that were taken in, each version once. */
  readonly definitions: readonly Definition[];
  /** What was refused, with its place in the list that was given. */
  readonly issues: readonly Issue[];
  /**
   * The definition in exactly the version asked for, whatever its status; without a version, the highest that is
   * published. A record keeps `refOf` of it, and so gets the same one for ever.
   */
  resolve<K extends DefinitionKind>(kind: K, link: DefinitionLink): DefinitionByKind[K] | undefined;
}

/**
 * Puts definitions together. Of two that claim one version with different content the first is taken, and the other one
 * is among the issues (`version-clash`).
 *
 * @example
 * const catalog = createCatalog([repairForm, repairFormV2]);
 * const form = catalog.resolve('ticket-form', { id: 'repair' }); // version 2, once it is published
 */
export function createCatalog(definitions: readonly Definition[]): Catalog {
  const clashes = new Set(clashesAmong(definitions).map(({ path: [index] }) => index));
  const byVersion = new Map<string, Definition>();
  definitions.forEach((definition, index) => {
    if (!clashes.has(index)) byVersion.set(versionKey(definition), definition);
  });
  const kept = [...byVersion.values()];
  return {
    definitions: kept,
    issues: clashesAmong(definitions),
    resolve<K extends DefinitionKind>(kind: K, { id, version }: DefinitionLink) {
      const found = version === undefined ? newest(kept, kind, id) : byVersion.get(versionKey({ kind, id, version }));
      // The key holds the kind.
      return found as DefinitionByKind[K] | undefined;
    },
  };
}

/**
 * Finds definitions that have kind, id and version of an earlier one but other content; paths start with the place in
 * the list.
 *
 * @example
 * clashesAmong([form, { ...form, title: 'Other' }]); // [{ code: 'version-clash', path: [1, 'version'], … }]
 */
export function clashesAmong(definitions: readonly Pick<DefinitionHead, 'kind' | 'id' | 'version'>[]): Issue[] {
  const first = new Map<string, string>();
  return definitions.flatMap((definition, index) => {
    const key = versionKey(definition);
    const content = contentOf(definition);
    const before = first.get(key) ?? content;
    first.set(key, before);
    const { kind, id, version } = definition;
    return before === content ? [] : [issue('version-clash', [index, 'version'], { kind, id, version })];
  });
}

/**
 * Finds published definitions that were changed without a new version; paths start with the place in `after`. Retiring
 * one is no change, taking it back to a draft is.
 *
 * @example
 * changedPublished([form], [{ ...form, title: 'Other' }]); // [{ code: 'published-changed', path: [0, 'version'], … }]
 */
export function changedPublished(before: readonly DefinitionHead[], after: readonly DefinitionHead[]): Issue[] {
  const published = new Map(
    before.filter(({ status }) => status !== 'draft').map((definition) => [versionKey(definition), definition]),
  );
  return after.flatMap((definition, index) => {
    const old = published.get(versionKey(definition));
    if (old === undefined) return [];
    const isSame = contentOf(old, 'status') === contentOf(definition, 'status');
    const goesBack = definition.status === 'draft' || (old.status === 'retired' && definition.status !== 'retired');
    const { kind, id, version } = definition;
    return isSame && !goesBack ? [] : [issue('published-changed', [index, 'version'], { kind, id, version })];
  });
}

function newest(definitions: readonly Definition[], kind: DefinitionKind, id: string): Definition | undefined {
  return definitions
    .filter((each) => each.kind === kind && each.id === id && each.status === 'published')
    .reduce<Definition | undefined>(
      (best, each) => (best === undefined || each.version > best.version ? each : best),
      undefined,
    );
}

function versionKey({ kind, id, version }: Pick<DefinitionHead, 'kind' | 'id' | 'version'>): string {
  return `${kind}/${id}/${String(version)}`;
}
