import type { Path } from '../../issue.js';
import { placed, type Placed } from '../lint/lint-fields.js';
import { isRecord } from '../shape.js';
import type { DefinitionLink } from '../definition.js';

/** A place in a definition that names another one. */
export interface PlacedLink {
  /** The kind of what is named. */
  readonly kind: string;
  readonly link: DefinitionLink;
  /** The place of the name. */
  readonly path: Path;
}

/**
 * Every place in a definition that names another one; the definition need not be sound.
 *
 * @example
 * linksIn({ kind: 'ticket-form', sla: { id: 'service' }, … }); // [{ kind: 'sla-policy', link: { id: 'service' }, path: ['sla', 'id'] }]
 */
export function linksIn(definition: Readonly<Record<string, unknown>>): PlacedLink[] {
  const kind = definition.kind;
  return typeof kind === 'string' && Object.hasOwn(LINKS, kind) ? (LINKS[kind]?.(definition) ?? []) : [];
}

const LINKS: Readonly<Record<string, (definition: Readonly<Record<string, unknown>>) => PlacedLink[]>> = {
  'ticket-form': (form) => [
    ...linked('workflow', { entry: form.workflow, path: ['workflow'] }),
    ...linked('sla-policy', { entry: form.sla, path: ['sla'] }),
    ...linked('assignment-policy', { entry: form.assignment, path: ['assignment'] }),
  ],
  scorecard: ({ workflow }) => linked('workflow', { entry: workflow, path: ['workflow'] }),
  'sla-policy': (policy) =>
    entriesOf(policy.targets, ['targets']).flatMap(({ entry, path }) =>
      named('business-calendar', entry.calendar, [...path, 'calendar']),
    ),
  survey: ({ followUps }) =>
    entriesOf(followUps, ['followUps']).flatMap(({ entry: { ticket }, path }) =>
      linked('ticket-form', { entry: isRecord(ticket) ? ticket.form : undefined, path: [...path, 'ticket', 'form'] }),
    ),
  report: (report) => [
    ...linked('kpi-set', { entry: report.kpis, path: ['kpis'] }),
    ...(isRecord(report.due) ? named('business-calendar', report.due.calendar, ['due', 'calendar']) : []),
  ],
};

function linked(kind: string, { entry, path }: Placed<unknown>): PlacedLink[] {
  if (!isRecord(entry) || typeof entry.id !== 'string') return [];
  const { id, version } = entry;
  const link = typeof version === 'number' ? { id, version } : { id };
  return [{ kind, link, path: [...path, 'id'] }];
}

/** A name without a version. */
function named(kind: string, id: unknown, path: Path): PlacedLink[] {
  return typeof id === 'string' ? [{ kind, link: { id }, path }] : [];
}

function entriesOf(list: unknown, path: Path): Placed<Readonly<Record<string, unknown>>>[] {
  if (!Array.isArray(list)) return [];
  return placed<unknown>(list, path).flatMap((place) =>
    isRecord(place.entry) ? [{ ...place, entry: place.entry }] : [],
  );
}
