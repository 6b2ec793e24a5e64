import { issue, type Issue } from '../../issue.js';
import { DURATION_PARTS, durationOf } from '../duration.js';
import { PII_KINDS } from '../field.js';
import { ACTIONS, type PolicyRole, type RetentionRule, type RolePolicyDefinition } from '../role-policy.js';
import { anything, boolean, listOf, name, nearest, objectOf, oneOf, string, text } from '../shape.js';
import { head } from './field-shapes.js';
import { checkExpression, checkIds, placed } from './lint-fields.js';
import { lintByRules } from './lint-head.js';

const names = listOf(string, 1);
const duration = durationOf(DURATION_PARTS);

const shape = objectOf({
  ...head,
  roles: listOf(objectOf({ id: name, title: text, 'inherits?': names }), 1),
  grants: listOf(
    objectOf({
      roles: names,
      records: names,
      actions: listOf(oneOf(ACTIONS), 1),
      'fields?': names,
      'pii?': listOf(oneOf(PII_KINDS), 1),
      'own?': boolean,
    }),
  ),
  'retention?': listOf(
    objectOf({
      id: name,
      records: names,
      'when?': anything,
      from: oneOf(['created', 'closed']),
      'atLeast?': duration,
      'atMost?': duration,
      'source?': string,
    }),
  ),
});

/**
 * Lists what is wrong with a role policy.
 *
 * @example
 * lintRolePolicy(callCentreRoles); // []
 */
export function lintRolePolicy(value: unknown): Issue[] {
  return lintByRules<RolePolicyDefinition>(value, {
    kind: 'role-policy',
    shape,
    references({ roles, grants, retention = [] }, found) {
      checkIds(placed(roles, ['roles']), found);
      checkIds(placed(retention, ['retention']), found);
      const ids = roles.map(({ id }) => id);
      const lists = [
        ...roles.map(({ inherits = [] }, index) => ({ list: inherits, path: ['roles', index, 'inherits'] })),
        ...grants.map((grant, index) => ({ list: grant.roles, path: ['grants', index, 'roles'] })),
      ];
      for (const { list, path } of lists) {
        list.forEach((id, index) => {
          if (!ids.includes(id)) found.push(issue('unknown-role', [...path, index], { id }, nearest(id, ids)));
        });
      }
      roles.forEach((role, index) => {
        if (inheritsItself(role, roles))
          found.push(issue('role-inherits-itself', ['roles', index, 'inherits'], { id: role.id }));
      });
      retention.forEach((rule, index) => {
        checkRetention(rule, index, found);
      });
    },
  });
}

function checkRetention({ when, atLeast, atMost }: RetentionRule, index: number, found: Issue[]): void {
  if (atLeast === undefined && atMost === undefined) found.push(issue('retention-unclear', ['retention', index]));
  checkExpression(when, ['retention', index, 'when'], { ids: [], root: 'fields' }, found);
}

function inheritsItself(start: PolicyRole, roles: readonly PolicyRole[]): boolean {
  const seen = new Set<string>();
  const waiting = [...(start.inherits ?? [])];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === start.id) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(...(roles.find((role) => role.id === id)?.inherits ?? []));
  }
  return false;
}
