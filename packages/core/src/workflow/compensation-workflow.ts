import type { WorkflowDefinition, WorkflowTransition } from '../definition/workflow.js';
import type { Expression } from '../logic/expression.js';

const STAFF = ['agent', 'team-leader', 'supervisor', 'manager'];

/** Somebody who is known, and is not the one who approved first. */
const ANOTHER_PERSON: Expression = {
  and: [{ '!!': { var: 'event.by' } }, { '!=': [{ var: 'event.by' }, { var: 'flow.approvedBy' }] }],
};

/** A role approves alone up to its limit. */
function alone(role: string, limit: string): WorkflowTransition {
  return {
    to: 'approved',
    roles: [role],
    when: { '<=': [{ var: 'flow.amount' }, { var: `flow.${limit}` }] },
    assign: { approvedBy: { var: 'event.by' } },
  };
}

const REJECT: readonly WorkflowTransition[] = [
  { to: 'rejected', roles: ['team-leader', 'supervisor', 'manager'], assign: { reason: { var: 'event.reason' } } },
];

const WITHDRAW: readonly WorkflowTransition[] = [{ to: 'withdrawn', roles: STAFF }];

/**
 * Compensation: never before the claim is verified, up to a limit by role, and above it with a second person.
 *
 * ```
 * requested ──verify──► verified ──approve, within the limit──────────────► approved ──pay──► paid
 *     ▲                    │ │ └──approve, above it──► second-person ──approve──► ▲
 *     └──────amend─────────┘ └──reject──► rejected           by somebody else, supervisor or manager
 * ```
 *
 * The limits are variables, which whoever starts the flow sets to the company's own. Another amount has to be verified
 * anew. A second person who does not answer within 24 hours is urged.
 */
export const COMPENSATION_WORKFLOW: WorkflowDefinition = {
  kind: 'workflow',
  id: 'compensation',
  version: 1,
  status: 'published',
  title: { en: 'Compensation', 'zh-CN': '赔付', 'zh-TW': '賠付' },
  variables: {
    amount: 0,
    agentLimit: 0,
    leaderLimit: 200,
    supervisorLimit: 1000,
    managerLimit: 5000,
    verifiedBy: null,
    approvedBy: null,
    secondBy: null,
    reason: null,
  },
  events: {
    amend: { title: { en: 'Change the amount', 'zh-CN': '修改金额', 'zh-TW': '修改金額' } },
    verify: { title: { en: 'Verify', 'zh-CN': '核实', 'zh-TW': '核實' } },
    approve: { title: { en: 'Approve', 'zh-CN': '批准', 'zh-TW': '核准' } },
    reject: { title: { en: 'Reject', 'zh-CN': '驳回', 'zh-TW': '駁回' } },
    withdraw: { title: { en: 'Withdraw', 'zh-CN': '撤回', 'zh-TW': '撤回' } },
    pay: { title: { en: 'Pay', 'zh-CN': '支付', 'zh-TW': '支付' } },
  },
  initial: 'requested',
  states: {
    requested: {
      title: { en: 'Requested', 'zh-CN': '待核实', 'zh-TW': '待核實' },
      enter: ['ask-for-evidence'],
      on: {
        amend: [
          { roles: STAFF, when: { '>': [{ var: 'event.amount' }, 0] }, assign: { amount: { var: 'event.amount' } } },
        ],
        verify: [
          {
            to: 'verified',
            roles: STAFF,
            when: { '>': [{ var: 'flow.amount' }, 0] },
            assign: { verifiedBy: { var: 'event.by' } },
          },
        ],
        reject: REJECT,
        withdraw: WITHDRAW,
      },
    },
    verified: {
      title: { en: 'Verified', 'zh-CN': '已核实', 'zh-TW': '已核實' },
      on: {
        approve: [
          alone('agent', 'agentLimit'),
          alone('team-leader', 'leaderLimit'),
          alone('supervisor', 'supervisorLimit'),
          alone('manager', 'managerLimit'),
          {
            to: 'second-person',
            roles: STAFF,
            when: { '!!': { var: 'event.by' } },
            assign: { approvedBy: { var: 'event.by' } },
          },
        ],
        amend: [
          {
            to: 'requested',
            roles: STAFF,
            when: { '>': [{ var: 'event.amount' }, 0] },
            assign: { amount: { var: 'event.amount' }, verifiedBy: null },
          },
        ],
        reject: REJECT,
        withdraw: WITHDRAW,
      },
    },
    'second-person': {
      title: { en: 'Waiting for a second person', 'zh-CN': '待第二人批准', 'zh-TW': '待第二人核准' },
      enter: [{ type: 'ask-second-person', params: { amount: { var: 'flow.amount' } } }],
      after: [{ delay: 'PT24H', effects: ['urge'] }],
      on: {
        approve: [
          {
            to: 'approved',
            roles: ['supervisor', 'manager'],
            when: ANOTHER_PERSON,
            assign: { secondBy: { var: 'event.by' } },
          },
        ],
        reject: REJECT,
        withdraw: WITHDRAW,
      },
    },
    approved: {
      title: { en: 'Approved', 'zh-CN': '已批准', 'zh-TW': '已核准' },
      on: {
        pay: [
          {
            to: 'paid',
            roles: ['supervisor', 'manager', 'system'],
            effects: [{ type: 'pay', params: { amount: { var: 'flow.amount' } } }],
          },
        ],
      },
    },
    paid: { title: { en: 'Paid', 'zh-CN': '已赔付', 'zh-TW': '已賠付' }, enter: ['tell-customer'], final: true },
    rejected: {
      title: { en: 'Rejected', 'zh-CN': '已驳回', 'zh-TW': '已駁回' },
      enter: ['tell-customer'],
      final: true,
    },
    withdrawn: { title: { en: 'Withdrawn', 'zh-CN': '已撤回', 'zh-TW': '已撤回' }, final: true },
  },
};
