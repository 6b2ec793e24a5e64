import { compileExpression } from '@callside/core';
import jsonLogic from 'json-logic-js';
import { alternate } from './alternate.mjs';

const scope = {
  fields: { type: 'lift', urgency: 'urgent', floor: '12', phone: '13800001234', trapped: true, people: 3, notes: '' },
  customer: { id: 'c1', vip: false, openTickets: 2 },
  call: { direction: 'inbound', waited: 42 },
  answers: { solved: 2, attitude: 5 },
  now: 1_795_305_600_000,
};

/** What forms, scripts and surveys ask, from the shortest condition to a long one. */
const CONDITIONS = {
  'one comparison': { '==': [{ var: 'fields.type' }, 'lift'] },
  'one of several values': { in: [{ var: 'fields.urgency' }, ['urgent', 'high']] },
  'and, or, not': {
    and: [
      { '==': [{ var: 'fields.type' }, 'lift'] },
      { or: [{ '!': { var: 'customer.vip' } }, { '>': [{ var: 'call.waited' }, 60] }] },
      { '<=': [1, { var: 'answers.solved' }, 2] },
    ],
  },
  'branches and sums': {
    if: [
      { missing: ['fields.floor', 'fields.phone'] },
      'incomplete',
      { '>': [{ '+': [{ var: 'fields.people' }, { var: 'customer.openTickets' }] }, 4] },
      { cat: ['floor ', { var: 'fields.floor' }] },
      'normal',
    ],
  },
};

/** Times conditions compiled by core beside json-logic-js, which reads the same rule anew each time. */
export function measureConditions() {
  return Object.entries(CONDITIONS).flatMap(([what, condition]) => {
    const compiled = compileExpression(condition);
    const theirs = JSON.stringify(jsonLogic.apply(condition, scope));
    if (JSON.stringify(compiled.evaluate(scope)) !== theirs) throw new Error(`"${what}" has two values.`);
    return alternate(`condition, ${what}`, [
      { who: 'json-logic-js', baseline: true, run: () => jsonLogic.apply(condition, scope) },
      { who: 'Callside', run: () => compiled.evaluate(scope) },
    ]);
  });
}
