import { randomUUID } from 'node:crypto';
import type { Doc } from '@callside/core';
import { callCentreRoles } from '@callside/playbooks';
import type { Server } from '@callside/server';
import { expect } from 'chai';
import { rejectionOf } from '../support/rejection.js';
import { personalForm } from './support/definitions.js';
import { Device, newTenant, sharedServer, startServer } from './support/server.js';

const FORM = { form: { id: 'personal', version: 1 }, status: 'pending' };
const PHONE = '13812345678';
const NAME = '李小龙';

/** What the CRM itself may do: see, create and change everything. */
const system = {
  ...callCentreRoles,
  roles: [...callCentreRoles.roles, { id: 'system', title: 'System' }],
  grants: [
    ...callCentreRoles.grants,
    { roles: ['system'], records: ['*'], actions: ['view', 'edit', 'create'] as const },
    {
      roles: ['system'],
      records: ['*'],
      actions: ['view', 'edit'] as const,
      pii: ['name', 'phone', 'email', 'identity', 'card', 'address', 'text'] as const,
    },
  ],
};

describe('roles', () => {
  let server: Server;

  before(async () => {
    const { database } = await sharedServer();
    server = await startServer({ database, definitions: [personalForm, system] });
  });

  const device = (tenant: string, role: string, subject = role): Device =>
    new Device(server, tenant, { roles: [role], subject });

  async function ticketWith(values: Doc): Promise<{ tenant: string; id: string }> {
    const tenant = newTenant();
    const crm = new Device(server, tenant, { roles: ['system', 'manager'], subject: 'system' });
    const created = crm.create({ set: { ...FORM, createdBy: 'agent', values } });
    const { results } = await crm.push(created);
    expect(results[0]?.status).to.equal('applied');
    return { tenant, id: created.entityId };
  }

  async function valuesSeenBy(role: string, tenant: string): Promise<unknown> {
    return (await device(tenant, role).pull()).changes[0]?.doc.values;
  }

  describe('what is read', () => {
    it('tells in the log that a field was changed, and what to only those who see the field', async () => {
      const { tenant, id } = await ticketWith({ subject: 'Lift', phone: PHONE, cost: 5 });
      const crm = new Device(server, tenant, { roles: ['system', 'manager'], subject: 'system' });
      const changes = ['subject', 'phone', 'cost'].map((field) => ({ field, from: 1, to: 2 }));
      const log = { add: [{ id: 'l1', type: 'changed', at: 1, by: 'system', changes }] };
      await crm.push(crm.patch(id, 1, {}, { deltas: { log }, actor: 'system' }));
      const [seen] = (await device(tenant, 'agent').pull()).changes;
      expect((seen?.doc.log as { changes: unknown }[])[0]?.changes).to.deep.equal([
        { field: 'subject', from: 1, to: 2 },
        { field: 'phone' },
        { field: 'cost' },
      ]);
    });

    it('is whole, masked or missing, by role and field', async () => {
      const { tenant } = await ticketWith({ subject: 'Lift', phone: PHONE, customer: NAME, cost: 5 });
      expect(await valuesSeenBy('agent', tenant)).to.deep.equal({
        subject: 'Lift',
        phone: { masked: true, hint: '138••••5678' },
        customer: NAME,
      });
      expect(await valuesSeenBy('evaluator', tenant)).to.deep.equal({
        subject: 'Lift',
        phone: { masked: true, hint: '138••••5678' },
        customer: { masked: true, hint: '李••' },
      });
      expect(await valuesSeenBy('reporting', tenant)).to.deep.equal({ subject: 'Lift' });
      expect(await valuesSeenBy('manager', tenant)).to.deep.include({ cost: 5 });
    });

    it('holds masked values in no byte of a pull', async () => {
      const { tenant } = await ticketWith({ phone: PHONE, card: '6222021234567890123' });
      const { body } = await device(tenant, 'agent').pullRaw('');
      expect(body).to.not.include(PHONE).and.not.include('6222021234567890123');
    });

    it('is masked in the answers to a push, too', async () => {
      const { tenant, id } = await ticketWith({ phone: PHONE });
      const agent = device(tenant, 'agent');
      const reply = await agent.pushBody({
        ...agent.envelope(),
        mutations: [agent.patch(id, 1, { 'values.subject': 'Lift' })],
      });
      expect(reply.json<{ results: [{ doc: Doc }] }>().results[0].doc.values).to.deep.equal({
        subject: 'Lift',
        phone: { masked: true, hint: '138••••5678' },
      });
      expect(reply.body).to.not.include(PHONE);
    });

    it('is masked in conflicts, too', async () => {
      const { tenant, id } = await ticketWith({});
      const [crm, agent] = [device(tenant, 'system'), device(tenant, 'agent')];
      await crm.push(crm.patch(id, 1, { 'values.phone': PHONE }));
      const { results } = await agent.push(agent.patch(id, 1, { 'values.phone': '13900000000' }));
      expect(results[0]?.conflicts).to.deep.equal([
        { path: 'values.phone', rule: 'server', theirs: { masked: true, hint: '138••••5678' } },
      ]);
    });

    it('masks a conflict over all values part by part', async () => {
      const { tenant, id } = await ticketWith({});
      const [crm, other] = [device(tenant, 'system'), device(tenant, 'agent')];
      await crm.push(crm.patch(id, 1, { 'values.phone': PHONE, 'values.subject': 'Lift' }));
      const { results } = await other.push(other.patch(id, 1, { values: { subject: 'Door' } }));
      expect(results[0]?.conflicts).to.deep.equal([
        {
          path: 'values',
          rule: 'server',
          theirs: { subject: 'Lift', phone: { masked: true, hint: '138••••5678' } },
        },
      ]);
    });

    it('leaves out records that the role may not see, and tells deletions all the same', async () => {
      const { tenant, id } = await ticketWith({});
      const crm = device(tenant, 'system');
      const call = crm.create({ type: 'call', set: { agent: { id: 'x' } } });
      const response = crm.create({ type: 'survey-response', set: { agentId: 'x' } });
      await crm.push(call, response);
      await device(tenant, 'manager').push(device(tenant, 'manager').remove(id, 1));
      const { changes } = await device(tenant, 'business-contact').pull();
      expect(changes).to.deep.equal([{ type: 'ticket', id, rev: 2, deleted: true, doc: { id } }]);
    });

    it('shows some records only to those whose own they are', async () => {
      const tenant = newTenant();
      const evaluator = device(tenant, 'evaluator');
      const scored = { scorecard: { id: 'inbound', version: 1 }, callId: 'c', evaluatorId: 'evaluator', answers: {} };
      const released = ['submit', 'release'].map((event) => ({
        ...{ id: event, type: 'moved', at: 1, by: 'evaluator', roles: ['evaluator'] },
        event,
      }));
      const evaluation = (agentId: string) =>
        evaluator.create({ type: 'evaluation', actor: 'evaluator', set: { ...scored, agentId, log: released } });
      const { results } = await evaluator.push(evaluation('1001'), evaluation('1002'));
      expect(results.map(({ status }) => status)).to.deep.equal(['applied', 'applied']);
      const { changes } = await device(tenant, 'agent', '1001').pull();
      expect(changes.map(({ doc }) => doc.agentId)).to.deep.equal(['1001']);
      expect((await device(tenant, 'team-leader').pull()).changes).to.have.length(2);
    });

    it('masks what a call knows of its customer', async () => {
      const tenant = newTenant();
      const crm = device(tenant, 'system');
      await crm.push(crm.create({ type: 'call', set: { customer: { id: 'c1', name: NAME, phone: PHONE, vip: 'x' } } }));
      const { changes } = await device(tenant, 'evaluator').pull();
      expect(changes[0]?.doc.customer).to.deep.equal({
        id: 'c1',
        name: { masked: true, hint: '李••' },
        phone: { masked: true, hint: '138••••5678' },
        vip: { masked: true, hint: 'x' },
      });
    });

    it('knows the answers of forms that a call shares', async () => {
      const tenant = newTenant();
      const crm = device(tenant, 'system');
      await crm.push(crm.create({ type: 'call', set: { values: { phone: PHONE, subject: 'Lift' } } }));
      expect(await valuesSeenBy('evaluator', tenant)).to.deep.equal({
        subject: 'Lift',
        phone: { masked: true, hint: '138••••5678' },
      });
    });
  });

  describe('what is written', () => {
    const refused: readonly [name: string, role: string, set: Doc, path: string[]][] = [
      ['a field that the role may only see in part', 'agent', { 'values.card': '1' }, ['values', 'card']],
      ['a field that the role may not see', 'agent', { 'values.cost': 1 }, ['values', 'cost']],
      ['a field that the form keeps for other roles', 'agent', { 'values.verdict': 'x' }, ['values', 'verdict']],
      ['a field that no form knows', 'agent', { 'values.unknown': 'x' }, ['values']],
      ['a mask in place of a value', 'agent', { 'values.subject': { masked: true, hint: '' } }, ['values']],
      [
        'all values at once, with a mask among them',
        'supervisor',
        { values: { subject: { masked: true, hint: '' } } },
        ['values', 'subject'],
      ],
      ['all values at once, with one that is closed', 'agent', { values: { subject: 'x' } }, ['values', 'card']],
      ['personal data without a grant', 'business-contact', { 'values.phone': '1' }, ['values', 'phone']],
    ];
    for (const [name, role, set, path] of refused) {
      it(`is refused for ${name}`, async () => {
        const { tenant, id } = await ticketWith({ card: '6222021234567890123' });
        const writer = device(tenant, role);
        const { results } = await writer.push(writer.patch(id, 1, set));
        expect(results[0]?.problem).to.deep.include({ code: 'field-forbidden', status: 422 });
        expect((results[0]?.problem?.issues?.[0] as { path: string[] }).path).to.deep.equal(path);
        expect(results[0]).to.not.have.property('doc');
      });
    }

    it('is refused for a record that the role may not change', async () => {
      const { tenant, id } = await ticketWith({});
      const reader = device(tenant, 'reporting');
      const { results } = await reader.push(reader.patch(id, 1, { 'values.subject': 'x' }));
      expect(results[0]?.problem?.code).to.equal('field-forbidden');
    });

    it('is refused for a record that the role may not create or delete', async () => {
      const { tenant, id } = await ticketWith({});
      const agent = device(tenant, 'agent');
      const { results } = await agent.push(agent.remove(id, 1), agent.create({ type: 'evaluation', set: {} }));
      expect(results.map(({ problem }) => problem?.code)).to.deep.equal(['role-missing', 'field-forbidden']);
    });

    it('is taken for what the role may change, also where it sees a part only', async () => {
      const { tenant, id } = await ticketWith({ phone: '1' });
      const agent = device(tenant, 'agent');
      const { results } = await agent.push(agent.patch(id, 1, { 'values.phone': PHONE }), agent.create({ set: FORM }));
      expect(results.map(({ status }) => status)).to.deep.equal(['applied', 'applied']);
      const { changes } = await device(tenant, 'system').pull();
      expect(changes.find((change) => change.id === id)?.doc.values).to.deep.equal({ phone: PHONE });
    });

    it('moves a ticket only where the role may lead it, roles that it inherits from included', async () => {
      const { tenant, id } = await ticketWith({});
      const other = device(tenant, 'system');
      const agent = device(tenant, 'team-leader');
      const no = await other.push(other.patch(id, 1, { status: 'processing' }));
      const yes = await agent.push(agent.patch(id, 1, { status: 'processing' }));
      expect(no.results[0]?.problem?.code).to.equal('transition-refused');
      expect(yes.results[0]?.status).to.equal('applied');
    });
  });

  describe('the trace of reading', () => {
    it('names who has seen which personal data of which record, and no value', async () => {
      const { tenant, id } = await ticketWith({ phone: PHONE, customer: NAME });
      const agent = device(tenant, 'agent', '1001');
      await agent.pull();
      const rows = (await agent.rows('reading')).filter(({ actor }) => actor === '1001');
      expect(rows.map((row) => [row.action, row.entity_type, row.entity_id, Number(row.rev), row.paths])).to.deep.equal(
        [['pull', 'ticket', id, 1, ['values.customer']]],
      );
      expect(JSON.stringify(rows.map(({ paths, reason }) => [paths, reason]))).to.not.include(NAME);
    });

    it('has no row where nothing was unmasked', async () => {
      const { tenant } = await ticketWith({ phone: PHONE });
      const evaluator = device(tenant, 'evaluator');
      await evaluator.pull();
      expect((await evaluator.rows('reading')).filter(({ actor }) => actor === 'evaluator')).to.deep.equal([]);
    });

    it('has a row for what the answer to a push shows', async () => {
      const { tenant, id } = await ticketWith({ customer: NAME });
      const agent = device(tenant, 'agent');
      await agent.push(agent.patch(id, 1, { 'values.subject': 'x' }));
      const rows = (await agent.rows('reading')).filter(({ actor }) => actor === 'agent');
      expect(rows.map(({ action, paths }) => [action, paths])).to.deep.equal([['push', ['values.customer']]]);
    });

    it('has one row for each record of a long page', async () => {
      const tenant = newTenant();
      const crm = device(tenant, 'system');
      for (let round = 0; round < 6; round += 1) {
        await crm.push(
          ...Array.from({ length: 100 }, () => crm.create({ type: 'call', set: { customer: { name: NAME } } })),
        );
      }
      const agent = device(tenant, 'agent');
      await agent.pull('', 1000);
      expect((await agent.rows('reading')).filter(({ actor }) => actor === 'agent')).to.have.length(600);
    });
  });

  describe('POST /v1/records/:type/:id/reveal', () => {
    const ask = async (who: Device, id: string, body: object, type = 'ticket') =>
      server.app.inject({
        method: 'POST',
        url: `/v1/records/${type}/${id}/reveal`,
        headers: await who.authorization(),
        payload: body,
      });

    it('gives one value, once, and notes who asked and why', async () => {
      const { tenant, id } = await ticketWith({ phone: PHONE });
      const agent = device(tenant, 'agent', '1001');
      const reply = await ask(agent, id, { path: 'values.phone', reason: 'call back' });
      expect(reply.json()).to.deep.equal({ path: 'values.phone', value: PHONE });
      expect(reply.headers['cache-control']).to.equal('no-store');
      const rows = (await agent.rows('reading')).filter(({ action }) => action === 'reveal');
      expect(rows.map((row) => [row.actor, row.entity_id, row.paths, row.reason])).to.deep.equal([
        ['1001', id, ['values.phone'], 'call back'],
      ]);
    });

    it('refuses who has no grant to reveal', async () => {
      const { tenant, id } = await ticketWith({ phone: PHONE, card: '6222021234567890123' });
      const byRole = await ask(device(tenant, 'evaluator'), id, { path: 'values.phone', reason: 'curious' });
      const byField = await ask(device(tenant, 'agent'), id, { path: 'values.card', reason: 'curious' });
      expect([byRole.statusCode, byField.statusCode]).to.deep.equal([403, 403]);
      expect(byRole.json()).to.include({ code: 'reveal-forbidden' });
      expect(byRole.body).to.not.include(PHONE);
    });

    for (const [name, body] of [
      ['no reason', { path: 'values.phone' }],
      ['no reason worth the name', { path: 'values.phone', reason: 'x' }],
      ['no path', { reason: 'call back' }],
      ['a path of one name', { path: 'values', reason: 'call back' }],
    ] as const) {
      it(`asks for more than ${name}`, async () => {
        const { tenant, id } = await ticketWith({ phone: PHONE });
        expect((await ask(device(tenant, 'agent'), id, body)).statusCode).to.equal(400);
      });
    }

    it('knows nothing of other tenants’ records, of other types and of deleted ones', async () => {
      const { tenant, id } = await ticketWith({ phone: PHONE });
      const body = { path: 'values.phone', reason: 'call back' };
      const replies = [
        await ask(device(newTenant(), 'agent'), id, body),
        await ask(device(tenant, 'agent'), id, body, 'call'),
        await ask(device(tenant, 'agent'), randomUUID(), body),
      ];
      await device(tenant, 'manager').push(device(tenant, 'manager').remove(id, 1));
      replies.push(await ask(device(tenant, 'agent'), id, body));
      expect(replies.map(({ statusCode }) => statusCode)).to.deep.equal([404, 404, 404, 404]);
    });
  });

  it('do not matter without a role policy', async () => {
    const { database } = await sharedServer();
    const open = await startServer({ database, definitions: [personalForm] });
    const reader = new Device(open, newTenant(), { roles: ['anything'] });
    const created = reader.create({ set: { ...FORM, values: { phone: PHONE, unknown: 1 } } });
    await reader.push(created);
    expect((await reader.pull()).changes[0]?.doc.values).to.deep.equal({ phone: PHONE, unknown: 1 });
    expect(await reader.rows('reading')).to.deep.equal([]);
  });

  it('come from one policy', async () => {
    const { database } = await sharedServer();
    const other = { ...callCentreRoles, id: 'other' };
    const error = await rejectionOf(startServer({ database, definitions: [callCentreRoles, other] }));
    expect(error).to.include({ code: 'definition-invalid' });
  });
});
