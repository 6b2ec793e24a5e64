import type { RolePolicyDefinition } from '@callside/core';
import { text } from '../text.js';

/**
 * The roles of a call centre, each with no more than its work needs. Agents recognise a customer by part of the data and
 * lift the mask for a moment when a call needs it; identity and card numbers stay masked for all but who has to check them.
 * The lengths of time are a start to be set by each company's own lawyers.
 */
export const callCentreRoles: RolePolicyDefinition = {
  kind: 'role-policy',
  id: 'call-centre',
  version: 1,
  status: 'published',
  title: text('Roles of a call centre', '呼叫中心角色', '客服中心角色'),
  roles: [
    { id: 'agent', title: text('Agent', '座席', '座席') },
    { id: 'team-leader', title: text('Team leader', '班长', '班長'), inherits: ['agent'] },
    { id: 'supervisor', title: text('Floor supervisor', '现场主管', '現場主管'), inherits: ['team-leader'] },
    { id: 'business-contact', title: text('Business contact', '业务接口人', '業務接口人') },
    { id: 'business-supervisor', title: text('Business supervisor', '业务主管', '業務主管') },
    { id: 'evaluator', title: text('QA evaluator', '质检员', '質檢員') },
    { id: 'trainer', title: text('Trainer', '培训师', '培訓師') },
    { id: 'reporting', title: text('Reporting administrator', '报表管理员', '報表管理員') },
    { id: 'manager', title: text('Call-centre manager', '呼叫中心经理', '客服中心經理'), inherits: ['supervisor'] },
  ],
  grants: [
    { roles: ['agent'], records: ['ticket', 'call', 'contact'], actions: ['view', 'edit', 'create'] },
    {
      roles: ['agent'],
      records: ['ticket', 'call', 'contact'],
      actions: ['view'],
      pii: ['name', 'address', 'text'],
    },
    {
      roles: ['agent'],
      records: ['ticket', 'call', 'contact'],
      actions: ['edit', 'view-masked', 'reveal'],
      pii: ['name', 'phone', 'email', 'address', 'text'],
    },
    { roles: ['agent'], records: ['ticket', 'call', 'contact'], actions: ['view-masked'], pii: ['identity', 'card'] },
    // Of a plan for themselves agents see all, and say which steps are done.
    { roles: ['agent'], records: ['coaching'], actions: ['view', 'edit'], own: true },
    {
      roles: ['team-leader', 'business-supervisor', 'evaluator', 'trainer'],
      records: ['coaching'],
      actions: ['view', 'create', 'edit'],
    },
    // What an agent may say to an evaluation: that it was seen, and what is disputed.
    { roles: ['agent'], records: ['evaluation'], actions: ['view', 'edit'], own: true },
    { roles: ['team-leader'], records: ['evaluation'], actions: ['view'] },
    { roles: ['supervisor'], records: ['evaluation'], actions: ['edit'] },
    { roles: ['supervisor'], records: ['ticket', 'call'], actions: ['reveal'], pii: ['identity'] },
    // Whoever prepares a calling list has to see which numbers it has already.
    {
      roles: ['supervisor'],
      records: ['contact'],
      actions: ['view'],
      pii: ['name', 'phone', 'email', 'address', 'text'],
    },
    { roles: ['business-contact'], records: ['ticket'], actions: ['view', 'edit'] },
    { roles: ['business-contact'], records: ['ticket'], actions: ['view'], pii: ['name', 'address', 'text'] },
    { roles: ['business-contact'], records: ['ticket'], actions: ['view-masked', 'reveal'], pii: ['phone', 'email'] },
    { roles: ['business-supervisor', 'trainer'], records: ['ticket', 'call', 'evaluation'], actions: ['view'] },
    {
      roles: ['business-supervisor', 'trainer'],
      records: ['ticket', 'call'],
      actions: ['view-masked'],
      pii: ['name', 'text'],
    },
    { roles: ['agent'], records: ['knowledge-gap'], actions: ['create'] },
    { roles: ['agent'], records: ['knowledge-gap'], actions: ['view'], own: true },
    { roles: ['business-supervisor'], records: ['knowledge-gap'], actions: ['view', 'edit'] },
    { roles: ['trainer'], records: ['knowledge-gap'], actions: ['view'] },
    { roles: ['evaluator'], records: ['call', 'ticket', 'survey-response'], actions: ['view'] },
    { roles: ['evaluator'], records: ['call', 'ticket'], actions: ['view-masked'], pii: ['name', 'phone', 'text'] },
    { roles: ['evaluator'], records: ['evaluation'], actions: ['view', 'create', 'edit'] },
    // Ratings need no grant: each is only its evaluator's, whom a calibration has named.
    {
      roles: ['evaluator', 'business-supervisor', 'supervisor'],
      records: ['calibration', 'sample'],
      actions: ['create'],
    },
    { roles: ['evaluator', 'trainer'], records: ['calibration'], actions: ['view', 'edit'], own: true },
    { roles: ['business-supervisor', 'supervisor'], records: ['calibration'], actions: ['view', 'edit'] },
    { roles: ['evaluator', 'business-supervisor', 'supervisor'], records: ['sample'], actions: ['view'] },
    { roles: ['reporting'], records: ['ticket', 'call', 'evaluation', 'survey-response'], actions: ['view', 'export'] },
    { roles: ['manager'], records: ['*'], actions: ['view', 'export', 'delete'] },
  ],
  retention: [
    { id: 'recordings', records: ['recording'], from: 'created', atMost: 'P6M' },
    { id: 'calls', records: ['call'], from: 'created', atMost: 'P2Y' },
    { id: 'tickets', records: ['ticket'], from: 'closed', atLeast: 'P3Y', atMost: 'P3Y' },
    { id: 'drafts', records: ['draft'], from: 'created', atMost: 'P30D' },
  ],
};
