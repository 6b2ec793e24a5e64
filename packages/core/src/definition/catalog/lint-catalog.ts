import { issue, warning, type Issue } from '../../issue.js';
import type { DefinitionHead } from '../definition.js';
import { placed } from '../lint/lint-fields.js';
import { isRecord, nearest } from '../shape.js';
import { clashesAmong } from './catalog.js';
import { linksIn, type PlacedLink } from './links.js';

type Head = Pick<DefinitionHead, 'kind' | 'id' | 'version' | 'status'>;

/**
 * Finds what is wrong between definitions: two of one version, and names of definitions that are not there. The
 * definitions need not be sound, and what has no head is passed over: `lintDefinition` reads each for itself. Paths start
 * with the place in the list.
 *
 * @example
 * lintCatalog([{ kind: 'ticket-form', sla: { id: 'servce' }, … }, { kind: 'sla-policy', id: 'service', … }]);
 * // [{ code: 'unknown-definition', path: [0, 'sla', 'id'], suggestion: 'service', … }]
 */
export function lintCatalog(definitions: readonly unknown[]): Issue[] {
  const heads = definitions.flatMap((entry, index) => (isHead(entry) ? [{ entry, index }] : []));
  const found = clashesAmong(heads.map(({ entry }) => entry)).map(({ path: [at = 0, ...rest], ...clash }) => ({
    ...clash,
    path: [heads[Number(at)]?.index ?? 0, ...rest],
  }));
  const known = heads.map(({ entry }) => entry);
  for (const { entry, index } of heads) {
    for (const finding of [...measuresMissing(entry, known), ...fieldsMissing(entry, known)])
      found.push({ ...finding, path: [index, ...finding.path] });
    for (const link of linksIn(entry)) {
      const finding = findingOn(link, known);
      if (finding !== undefined) found.push({ ...finding, path: [index, ...finding.path] });
    }
  }
  return found;
}

function findingOn({ kind, link, path }: PlacedLink, known: readonly Head[]): Issue | undefined {
  const ofKind = known.filter((each) => each.kind === kind);
  const namesakes = ofKind.filter(({ id }) => id === link.id);
  if (namesakes.length === 0) {
    const params = { kind, id: link.id };
    // Where no definition of the kind was given, the author keeps them somewhere else.
    if (ofKind.length === 0) return warning('unknown-definition', path, params);
    return issue(
      'unknown-definition',
      path,
      params,
      nearest(
        link.id,
        ofKind.map(({ id }) => id),
      ),
    );
  }
  const { version } = link;
  const meant = version === undefined ? namesakes : namesakes.filter((each) => each.version === version);
  if (version !== undefined && meant.length === 0) {
    const newest = Math.max(...namesakes.map((each) => each.version));
    return issue('unknown-version', [...path.slice(0, -1), 'version'], { kind, id: link.id, version }, String(newest));
  }
  const isPublished = meant.some(({ status }) => status === 'published');
  return isPublished ? undefined : warning('definition-not-published', path, { kind, id: link.id });
}

/** A report's columns are measures of the KPIs that it names; one that no version of them has is a slip. */
function measuresMissing(report: Head & Readonly<Record<string, unknown>>, known: readonly Head[]): Issue[] {
  const { kind, kpis, measures } = report;
  if (kind !== 'report' || !isRecord(kpis) || !Array.isArray(measures)) return [];
  const sets = known.filter((each) => each.kind === 'kpi-set' && each.id === kpis.id);
  const ids = sets
    .flatMap((set) => entriesOf((set as Readonly<Record<string, unknown>>).measures))
    .flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
  if (sets.length === 0) return [];
  return measures.flatMap((id: unknown, index) =>
    typeof id !== 'string' || ids.includes(id)
      ? []
      : [issue('unknown-measure', ['measures', index], { id }, nearest(id, ids))],
  );
}

/** A survey's follow-ups fill fields of the form that they name; one that no version of it has is a slip. */
function fieldsMissing({ kind, followUps }: Head & Readonly<Record<string, unknown>>, known: readonly Head[]): Issue[] {
  if (kind !== 'survey') return [];
  return placed(entriesOf(followUps), ['followUps']).flatMap(({ entry: { ticket }, path }) => {
    const { form, values } = isRecord(ticket) ? ticket : {};
    if (!isRecord(form) || !isRecord(values)) return [];
    const forms = known.filter((each) => each.kind === 'ticket-form' && each.id === form.id);
    const ids = forms
      .flatMap((each) => entriesOf((each as Readonly<Record<string, unknown>>).sections))
      .flatMap(({ fields }) => entriesOf(fields))
      .flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
    if (forms.length === 0) return [];
    return Object.keys(values)
      .filter((field) => !ids.includes(field))
      .map((field) => {
        const place = [...path, 'ticket', 'values', field];
        return issue('unknown-form-field', place, { form: String(form.id), field }, nearest(field, ids));
      });
  });
}

function entriesOf(list: unknown): Readonly<Record<string, unknown>>[] {
  return Array.isArray(list) ? list.filter(isRecord) : [];
}

function isHead(value: unknown): value is Head & Readonly<Record<string, unknown>> {
  return (
    isRecord(value) &&
    typeof value.kind === 'string' &&
    typeof value.id === 'string' &&
    typeof value.version === 'number'
  );
}
