import { issue, warning, type Issue, type Path } from '../../issue.js';
import { compileExpression } from '../../logic/compile.js';
import type { Expression } from '../../logic/expression.js';
import { durationOf, FIXED_PARTS } from '../duration.js';
import { anything, listOf, name, number, objectOf, oneOf, text, type Shape } from '../shape.js';
import {
  PRIORITY_CHANGES,
  REOPENINGS,
  TARGET_DEFAULTS,
  type SlaPolicyDefinition,
  type SlaTarget,
} from '../sla-policy.js';
import { head } from './field-shapes.js';
import { checkExpression, checkIds, placed } from './lint-fields.js';
import { lintByRules } from './lint-head.js';

const duration = durationOf(FIXED_PARTS);
const working = durationOf(FIXED_PARTS.filter((part) => part !== 'weeks'));
const limits = listOf(objectOf({ 'when?': anything, within: duration }), 1);

/** One duration, or durations by condition. */
const within: Shape = (value, path, found) => {
  (Array.isArray(value) ? limits : duration)(value, path, found);
};

const share: Shape = (value, path, found) => {
  number(value, path, found);
  if (typeof value === 'number' && (value <= 0 || value > 1)) found.push(issue('share-out-of-range', path));
};

const names = listOf(name, 1);

const target = objectOf({
  id: name,
  'title?': text,
  'when?': anything,
  within,
  'calendar?': name,
  'warnAt?': share,
  'pauseIn?': names,
  'onPriorityChange?': oneOf(PRIORITY_CHANGES),
  'onReopen?': oneOf(REOPENINGS),
  'starts?': names,
  'stops?': names,
  'stopsIn?': names,
});

const shape = objectOf({ ...head, targets: listOf(target, 1) });

/**
 * Lists what is wrong with an SLA policy.
 *
 * @example
 * lintSlaPolicy(complaint); // []
 */
export function lintSlaPolicy(value: unknown): Issue[] {
  return lintByRules<SlaPolicyDefinition>(value, {
    kind: 'sla-policy',
    shape,
    references({ targets }, found) {
      checkIds(placed(targets, ['targets']), found);
      targets.forEach((each, index) => {
        checkEvents(each, ['targets', index], found);
        checkLimits(each, ['targets', index], found);
      });
    },
  });
}

function checkEvents(checked: SlaTarget, path: Path, found: Issue[]): void {
  const { starts, stops } = { ...TARGET_DEFAULTS[checked.id], ...checked };
  if (starts === undefined) found.push(issue('property-missing', [...path, 'starts'], { property: 'starts' }));
  if (stops === undefined && checked.stopsIn === undefined) {
    found.push(issue('property-missing', [...path, 'stops'], { property: 'stops' }));
  }
  const both = starts?.find((type) => stops?.includes(type));
  if (both !== undefined) found.push(issue('event-starts-and-stops', [...path, 'stops'], { event: both }));
  const still = checked.pauseIn?.find((status) => checked.stopsIn?.includes(status));
  if (still !== undefined) found.push(issue('status-pauses-and-stops', [...path, 'stopsIn'], { status: still }));
}

function checkLimits(checked: SlaTarget, path: Path, found: Issue[]): void {
  checkCondition(checked.when, [...path, 'when'], found);
  const branches = typeof checked.within === 'string' ? [] : checked.within;
  const whole = branches.findIndex(({ when }) => when === undefined);
  branches.forEach(({ when }, index) => {
    checkCondition(when, [...path, 'within', index, 'when'], found);
    if (whole !== -1 && index > whole) found.push(warning('limit-unreachable', [...path, 'within', index]));
  });
  if (checked.calendar === undefined) return;
  // With a calendar a day is a working day, and nobody agrees how many of them a week has.
  if (typeof checked.within === 'string') working(checked.within, [...path, 'within'], found);
  branches.forEach((branch, index) => {
    working(branch.within, [...path, 'within', index, 'within'], found);
  });
}

/** A condition of a policy reads the ticket: nothing else stands in the log. */
function checkCondition(when: Expression | undefined, path: Path, found: Issue[]): void {
  if (when === undefined) return;
  const before = found.length;
  checkExpression(when, path, { ids: [], root: 'fields' }, found);
  if (found.length > before) return;
  const strange = compileExpression(when).dependencies.find((variable) => !/^ticket(?:\.|$)/.test(variable));
  if (strange !== undefined) found.push(issue('unknown-variable', path, { variable: strange }, 'ticket'));
}
