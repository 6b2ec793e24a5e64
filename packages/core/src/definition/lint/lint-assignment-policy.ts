import { issue, warning, type Issue } from '../../issue.js';
import {
  ASSIGNMENT_STRATEGIES,
  ASSIGNMENT_TARGETS,
  type AssignmentPolicyDefinition,
  type AssignmentRule,
} from '../assignment-policy.js';
import { anything, count, isRecord, listOf, name, objectOf, oneOf, string, text, type Shape } from '../shape.js';
import { head } from './field-shapes.js';
import { checkCallCondition, checkIds, placed } from './lint-fields.js';
import { lintByRules } from './lint-head.js';

const targets = objectOf(Object.fromEntries(ASSIGNMENT_TARGETS.map((kind) => [`${kind}?`, string])));

/** Exactly one department, team, queue or person. */
const target: Shape = (value, path, found) => {
  targets(value, path, found);
  if (!isRecord(value)) return;
  const named = ASSIGNMENT_TARGETS.filter((kind) => value[kind] !== undefined);
  if (named.length !== 1) found.push(issue('assignee-unclear', path, { allowed: ASSIGNMENT_TARGETS.join(', ') }));
};

const rule = objectOf({
  id: name,
  'title?': text,
  'when?': anything,
  to: target,
  'strategy?': oneOf(ASSIGNMENT_STRATEGIES),
  'skills?': listOf(objectOf({ skill: name, 'level?': count })),
  'limits?': objectOf({ 'open?': count, 'perDay?': count }),
});

const shape = objectOf({ ...head, rules: listOf(rule, 1), 'fallback?': target });

/**
 * Lists what is wrong with an assignment policy.
 *
 * @example
 * lintAssignmentPolicy(repairAssignment); // []
 */
export function lintAssignmentPolicy(value: unknown): Issue[] {
  return lintByRules<AssignmentPolicyDefinition>(value, {
    kind: 'assignment-policy',
    shape,
    references({ rules }, found) {
      checkIds(placed(rules, ['rules']), found);
      // Such a rule takes every ticket, for it needs nobody to be free.
      const last = rules.findIndex((each) => each.when === undefined && alwaysTakes(each));
      for (const { entry, path } of placed(rules, ['rules'])) {
        checkCallCondition(entry.when, [...path, 'when'], found);
        if (last !== -1 && rules.indexOf(entry) > last) found.push(warning('rule-unreachable', path));
      }
    },
  });
}

function alwaysTakes({ to, strategy }: AssignmentRule): boolean {
  return to.queue !== undefined || strategy === 'manual';
}
