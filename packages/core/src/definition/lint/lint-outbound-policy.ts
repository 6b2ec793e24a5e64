import { issue, type Issue, type Path } from '../../issue.js';
import { WEEKDAYS } from '../business-calendar.js';
import { civilDay } from '../civil-day.js';
import { durationOf, FIXED_PARTS } from '../duration.js';
import { OUTBOUND_SCOPES, type OutboundPolicyDefinition } from '../outbound-policy.js';
import { boolean, isRecord, listOf, name, nearest, objectOf, oneOf, string, text, type Shape } from '../shape.js';
import { timeZone } from '../zone-clock.js';
import { head } from './field-shapes.js';
import { clock, customerZone } from './hours-shapes.js';
import { checkIds, placed } from './lint-fields.js';
import { lintByRules } from './lint-head.js';

const duration = durationOf(FIXED_PARTS);

const count: Shape = (value, path, found) => {
  if (!Number.isSafeInteger(value) || Number(value) < 1) found.push(issue('count-malformed', path));
};

const day: Shape = (value, path, found) => {
  if (typeof value !== 'string' || !isDay(value)) found.push(issue('year-day-malformed', path));
};

const exemptBy = listOf(objectOf({ consent: name, 'for?': duration }));
const scope = oneOf(OUTBOUND_SCOPES);

const retry = mapOf(
  objectOf({ 'every?': duration, 'never?': boolean, 'scope?': scope, 'exemptBy?': exemptBy, 'source?': name }),
);

const CAP_WINDOWS: Readonly<Record<string, Shape>> = {
  'calendar-day': objectOf({ kind: string, zone: customerZone }),
  rolling: objectOf({ kind: string, for: duration }),
  lifetime: objectOf({ kind: string }),
};

const capWindow: Shape = (value, path, found) => {
  const kind = isRecord(value) ? value.kind : undefined;
  const shape = typeof kind === 'string' && Object.hasOwn(CAP_WINDOWS, kind) ? CAP_WINDOWS[kind] : undefined;
  if (shape === undefined) oneOf(Object.keys(CAP_WINDOWS))(kind, [...path, 'kind'], found);
  else shape(value, path, found);
};

const hours = objectOf({
  'days?': listOf(oneOf(WEEKDAYS), 1),
  from: clock,
  to: clock,
  'zone?': customerZone,
  'source?': name,
});

const after: Shape = (value, path, found) => {
  if (value !== 'conversation') listOf(name, 1)(value, path, found);
};

const shape = objectOf({
  ...head,
  'sources?': listOf(objectOf({ id: name, title: text, citation: string })),
  'consent?': objectOf({ kind: name, 'source?': name }),
  'retry?': retry,
  'caps?': listOf(
    objectOf({
      count,
      window: capWindow,
      'scope?': scope,
      'counts?': listOf(name, 1),
      'exemptBy?': exemptBy,
      'source?': name,
    }),
  ),
  'coolDown?': listOf(objectOf({ after, for: duration, 'scope?': scope, 'exemptBy?': exemptBy, 'source?': name })),
  'windows?': listOf(hours),
  'restHours?': listOf(hours),
  'holidays?': listOf(objectOf({ date: day, name: text, 'zone?': customerZone, 'source?': name })),
  'zones?': listOf(timeZone),
  'rollOver?': oneOf(['next-day', 'none']),
  'callbacks?': objectOf({
    'fallsToTeamAfter?': duration,
    'maxDaysAhead?': count,
    'maxPerAgent?': count,
  }),
});

/**
 * Lists what is wrong with an outbound policy.
 *
 * @example
 * lintOutboundPolicy(usOutboundPolicy); // []
 */
export function lintOutboundPolicy(value: unknown): Issue[] {
  return lintByRules<OutboundPolicyDefinition>(value, {
    kind: 'outbound-policy',
    shape,
    references(policy, found) {
      checkIds(placed(policy.sources ?? [], ['sources']), found);
      checkSources(policy, found);
      checkRetry(policy.retry ?? {}, found);
      for (const list of ['windows', 'restHours'] as const) {
        for (const { entry, path } of placed(policy[list] ?? [], [list])) {
          if (entry.from === entry.to) found.push(issue('window-empty', [...path, 'to'], { from: entry.from }));
        }
      }
    },
  });
}

/** A retry rule is a wait or the end, not both and not neither. */
function checkRetry(rules: NonNullable<OutboundPolicyDefinition['retry']>, found: Issue[]): void {
  for (const [outcome, { every, never }] of Object.entries(rules)) {
    if ((every !== undefined) === (never === true)) found.push(issue('retry-unclear', ['retry', outcome], { outcome }));
  }
}

/** Finds rules that name a source which is not there. */
function checkSources(policy: OutboundPolicyDefinition, found: Issue[]): void {
  const known = (policy.sources ?? []).map(({ id }) => id);
  const rules = [
    ...(policy.consent === undefined ? [] : [{ entry: policy.consent, path: ['consent'] }]),
    ...Object.entries(policy.retry ?? {}).map(([outcome, entry]) => ({ entry, path: ['retry', outcome] as Path })),
    ...(['caps', 'coolDown', 'windows', 'restHours', 'holidays'] as const).flatMap((list) =>
      placed<{ readonly source?: string }>(policy[list] ?? [], [list]),
    ),
  ];
  for (const { entry, path } of rules) {
    if (entry.source === undefined || known.includes(entry.source)) continue;
    const params = { id: entry.source };
    found.push(issue('unknown-source', [...path, 'source'], params, nearest(entry.source, known)));
  }
}

/** An object from names to values of one shape. */
function mapOf(entry: Shape): Shape {
  return (value, path, found) => {
    if (!isRecord(value)) {
      found.push(issue('not-an-object', path));
      return;
    }
    for (const key of Object.keys(value)) {
      name(key, [...path, key], found);
      entry(value[key], [...path, key], found);
    }
  };
}

function isDay(text: string): boolean {
  // 29 February is a day of some years.
  return civilDay(/^\d\d-\d\d$/.test(text) ? `2000-${text}` : text) !== undefined;
}
