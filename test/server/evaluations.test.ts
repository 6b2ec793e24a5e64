import { randomUUID } from 'node:crypto';
import type { Doc, Mutation, WorkflowDefinition } from '@callside/core';
import { EVALUATION_WORKFLOW } from '@callside/core';
import { callCentreRoles, inboundScorecard } from '@callside/playbooks';
import type { Server } from '@callside/server';
import { expect } from 'chai';
import { Device, newTenant, sharedServer, startServer } from './support/server.js';

const DONE = { value: 'fully' };

const ANSWERS = {
  clear: DONE,
  polite: DONE,
  greeting: { value: 'not' },
  identity: DONE,
  repeat: DONE,
  facts: DONE,
  ticket: DONE,
  feeling: DONE,
  next: DONE,
};

const DRAFT = {
  scorecard: { id: 'inbound', version: 1 },
  callId: 'call-1',
  agentId: '1001',
  evaluatorId: '3001',
  status: 'draft',
  answers: ANSWERS,
  total: 0,
  createdAt: 1,
};

let tenant: string;

/** What somebody says of an evaluation in their own name. */
const own = ({ claims: { subject = '' } }: Device): Pick<Mutation, 'type' | 'actor'> => ({
  type: 'evaluation',
  actor: subject,
});

/** One way to be scored, with and without a role policy. */
for (const [name, definitions] of [
  ['without a role policy', [inboundScorecard]],
  ['under a role policy', [inboundScorecard, callCentreRoles]],
] as const) {
  describe(`an evaluation on the server, ${name}`, () => {
    let server: Server;

    before(async () => {
      const { database } = await sharedServer();
      server = await startServer({ database, definitions });
    });

    beforeEach(() => {
      tenant = newTenant();
    });

    const person = (subject: string, role: string): Device => new Device(server, tenant, { subject, roles: [role] });
    const lin = (): Device => person('1001', 'agent');
    const evaluator = (): Device => person('3001', 'evaluator');
    const another = (): Device => person('3002', 'evaluator');
    const supervisor = (): Device => person('2001', 'supervisor');

    async function answerTo(device: Device, mutation: Mutation): Promise<{ verdict: string | undefined; doc?: Doc }> {
      const { results } = await device.push(mutation);
      const [result] = results;
      return { verdict: result?.problem?.code ?? result?.status, ...(result?.doc && { doc: result.doc }) };
    }

    const lineOf = (by: string, role: string, { at, event, data }: { at: number; event: string; data?: Doc }): Doc => ({
      id: randomUUID(),
      type: 'moved',
      at,
      by,
      roles: [role],
      event,
      ...(data && { data }),
    });

    const move = (device: Device, id: string, line: Doc, { rev, set = {} }: { rev: number; set?: Doc }): Mutation => ({
      ...device.patch(id, rev, set, own(device)),
      deltas: { log: { add: [line] } },
    });

    async function made(set: Doc = {}): Promise<string> {
      const device = evaluator();
      const log = [lineOf('3001', 'evaluator', { at: 2, event: 'submit' })];
      const all = { ...DRAFT, status: 'submitted', submittedAt: 2, log, ...set };
      const mutation = device.create({ ...own(device), set: all });
      expect((await answerTo(device, mutation)).verdict).to.equal('applied');
      return mutation.entityId;
    }

    async function released(): Promise<string> {
      const id = await made();
      const line = lineOf('3001', 'evaluator', { at: 3, event: 'release' });
      expect((await answerTo(evaluator(), move(evaluator(), id, line, { rev: 1 }))).doc?.status).to.equal('released');
      return id;
    }

    const disputes = (data: Doc = { questions: [{ question: 'greeting', reason: 'At 0:07.' }] }): Doc =>
      lineOf('1001', 'agent', { at: 4, event: 'dispute', data });

    const seenBy = async (device: Device): Promise<number> => (await device.pull()).changes.length;

    it('has the status and the total that follow from it, whatever the client says', async () => {
      const device = evaluator();
      const log = [lineOf('3001', 'evaluator', { at: 2, event: 'submit' })];
      const { doc } = await answerTo(device, device.create({ ...own(device), set: { ...DRAFT, log, total: 99 } }));
      expect([doc?.status, doc?.total]).to.deep.equal(['submitted', 93]);
    });

    it('reaches the scored agent when it is released, and not before', async () => {
      const id = await made();
      expect(await seenBy(lin())).to.equal(0);
      const line = lineOf('3001', 'evaluator', { at: 3, event: 'release' });
      await answerTo(evaluator(), move(evaluator(), id, line, { rev: 1 }));
      expect(await seenBy(lin())).to.equal(1);
    });

    it('is not there for the scored agent who would speak before that', async () => {
      const id = await made();
      const line = lineOf('1001', 'agent', { at: 3, event: 'acknowledge' });
      expect((await answerTo(lin(), move(lin(), id, line, { rev: 1 }))).verdict).to.equal('record-not-found');
    });

    it('is scored in one’s own name, and moved in no other’s', async () => {
      const device = another();
      expect((await answerTo(device, device.create({ ...own(device), set: DRAFT }))).verdict).to.equal('field-invalid');
      const log = [lineOf('1001', 'agent', { at: 2, event: 'acknowledge' })];
      const forged = evaluator().create({ ...own(evaluator()), set: { ...DRAFT, log } });
      expect((await answerTo(evaluator(), forged)).verdict).to.equal('field-forbidden');
    });

    it('is spoken of in one’s own name only', async () => {
      const id = await released();
      const line = lineOf('1001', 'agent', { at: 4, event: 'acknowledge' });
      const inTheName = { ...move(evaluator(), id, line, { rev: 2 }), actor: '1001' };
      expect((await answerTo(evaluator(), inTheName)).verdict).to.equal('field-forbidden');
    });

    it('says what it is about, once', async () => {
      const device = evaluator();
      const { callId: _call, ...lacking } = DRAFT;
      expect((await answerTo(device, device.create({ ...own(device), set: lacking }))).verdict).to.equal(
        'field-invalid',
      );
      const id = await made();
      const other = device.patch(id, 1, { agentId: '1002' }, own(device));
      expect((await answerTo(device, other)).verdict).to.equal('field-reserved');
    });

    const WRONG: Readonly<Record<string, Doc>> = {
      'answers that are a list': { answers: [] },
      'an answer that is none': { answers: { clear: 'fully' } },
      'a time that is none': { createdAt: 'yesterday' },
      'another time that is none': { submittedAt: 'today' },
    };
    for (const [what, part] of Object.entries(WRONG))
      it(`is refused with ${what}`, async () => {
        const device = evaluator();
        const mutation = device.create({ ...own(device), set: { ...DRAFT, ...part } });
        expect((await answerTo(device, mutation)).verdict).to.equal('field-invalid');
      });

    it('names nobody else as its evaluator, later on neither', async () => {
      const device = evaluator();
      const begun = device.create({ ...own(device), set: DRAFT });
      await answerTo(device, begun);
      const named = device.patch(begun.entityId, 1, { evaluatorId: '3002' }, own(device));
      expect((await answerTo(device, named)).verdict).to.equal('field-invalid');
    });

    it('stands nowhere that no move leads to', async () => {
      const id = await made();
      const device = evaluator();
      const jump = device.patch(id, 1, { status: 'closed' }, own(device));
      expect((await answerTo(device, jump)).verdict).to.equal('field-reserved');
      const early = lineOf('3001', 'evaluator', { at: 3, event: 'close' });
      expect((await answerTo(device, move(device, id, early, { rev: 1 }))).verdict).to.equal('transition-refused');
    });

    it('takes both evaluators’ answers to a draft, question by question', async () => {
      const device = evaluator();
      const begun = device.create({ ...own(device), set: { ...DRAFT, answers: {} } });
      await answerTo(device, begun);
      const id = begun.entityId;
      const first = await answerTo(device, device.patch(id, 1, { 'answers.clear': DONE }, own(device)));
      expect(first.doc?.total).to.equal(100);
      const theirs = another();
      const both = { 'answers.polite': { value: 'not' }, 'answers.clear': { value: 'not' } };
      const { results } = await theirs.push(theirs.patch(id, 1, both, own(theirs)));
      const [result] = results;
      expect(result?.doc?.answers).to.deep.equal({ clear: DONE, polite: { value: 'not' } });
      expect(result?.doc?.total).to.equal(50);
      expect(result?.conflicts?.map(({ path }) => path)).to.deep.equal(['answers.clear']);
    });

    it('keeps its answers once it is submitted', async () => {
      const id = await made();
      const device = another();
      const late = device.patch(id, 1, { 'answers.greeting': DONE }, own(device));
      expect((await answerTo(device, late)).verdict).to.equal('record-read-only');
      const slipped = move(device, id, lineOf('3002', 'evaluator', { at: 3, event: 'release' }), {
        rev: 1,
        set: { 'answers.greeting': DONE },
      });
      expect((await answerTo(device, slipped)).verdict).to.equal('record-read-only');
    });

    it('is not scored by the agent', async () => {
      const id = await released();
      const change = lin().patch(id, 2, { 'answers.greeting': DONE }, own(lin()));
      expect((await answerTo(lin(), change)).verdict).to.equal('field-forbidden');
    });

    it('is disputed by the agent and revised by another evaluator; the first answers stay', async () => {
      const id = await released();
      const disputed = await answerTo(lin(), move(lin(), id, disputes(), { rev: 2, set: { status: 'disputed' } }));
      expect([disputed.verdict, disputed.doc?.status]).to.deep.equal(['applied', 'disputed']);
      const data = { note: 'Heard.', answers: { greeting: DONE, clear: { value: 'not' } } };
      const own = lineOf('3001', 'evaluator', { at: 5, event: 'revise', data });
      expect((await answerTo(evaluator(), move(evaluator(), id, own, { rev: 3 }))).verdict).to.equal(
        'transition-refused',
      );
      const line = lineOf('3002', 'evaluator', { at: 5, event: 'revise', data });
      const { doc } = await answerTo(another(), move(another(), id, line, { rev: 3, set: { total: 1 } }));
      expect([doc?.status, doc?.total, doc?.answers]).to.deep.equal(['revised', 100, ANSWERS]);
    });

    it('takes the word of the first of two who decide at once', async () => {
      const id = await released();
      await answerTo(lin(), move(lin(), id, disputes(), { rev: 2 }));
      const upheld = lineOf('3002', 'evaluator', { at: 5, event: 'uphold', data: { note: 'No.' } });
      await answerTo(another(), move(another(), id, upheld, { rev: 3 }));
      const data = { note: 'Yes.', answers: { greeting: DONE } };
      const late = lineOf('2001', 'supervisor', { at: 5, event: 'revise', data });
      const { verdict, doc } = await answerTo(supervisor(), move(supervisor(), id, late, { rev: 3 }));
      expect([verdict, doc?.status, doc?.total, (doc?.log as unknown[]).length]).to.deep.equal([
        'merged',
        'upheld',
        93,
        5,
      ]);
    });

    it('is acknowledged by the agent in person', async () => {
      const id = await released();
      const line = lineOf('1001', 'agent', { at: 4, event: 'acknowledge', data: { comment: 'Yes.' } });
      expect((await answerTo(supervisor(), move(supervisor(), id, line, { rev: 2 }))).verdict).to.equal(
        'field-forbidden',
      );
      expect((await answerTo(lin(), move(lin(), id, line, { rev: 2 }))).doc?.status).to.equal('acknowledged');
    });

    if (name === 'under a role policy') {
      it('is nobody’s of the other agents', async () => {
        await released();
        expect(await seenBy(person('1002', 'agent'))).to.equal(0);
      });

      it('is decided by those whose roles they really are', async () => {
        const id = await released();
        await answerTo(lin(), move(lin(), id, disputes(), { rev: 2 }));
        const line = { ...lineOf('3002', 'evaluator', { at: 5, event: 'uphold' }), roles: ['supervisor'] };
        expect((await answerTo(another(), move(another(), id, line, { rev: 3 }))).verdict).to.equal('field-forbidden');
      });
    }
  });
}

describe('an evaluation with a workflow of its own', () => {
  it('goes through the one that its scorecard names', async () => {
    const { database } = await sharedServer();
    const once: WorkflowDefinition = {
      ...EVALUATION_WORKFLOW,
      id: 'one-round',
      variables: { ...EVALUATION_WORKFLOW.variables, maxRounds: 0 },
    };
    const scorecard = { ...inboundScorecard, workflow: { id: 'one-round' } };
    const server = await startServer({ database, definitions: [scorecard, once] });
    const tenantOfIts = newTenant();
    const line = (by: string, event: string): Doc => ({
      id: event,
      type: 'moved',
      at: 2,
      by,
      roles: ['evaluator'],
      event,
    });
    const evaluator = new Device(server, tenantOfIts, { subject: '3001', roles: ['evaluator'] });
    const lin = new Device(server, tenantOfIts, { subject: '1001', roles: ['agent'] });
    const log = [line('3001', 'submit'), line('3001', 'release')];
    const mutation = evaluator.create({ ...own(evaluator), set: { ...DRAFT, log } });
    expect((await evaluator.push(mutation)).results[0]?.doc?.status).to.equal('released');
    const data = { questions: [{ question: 'greeting', reason: 'No.' }] };
    const dispute = {
      ...lin.patch(mutation.entityId, 1, {}, own(lin)),
      deltas: { log: { add: [{ ...line('1001', 'dispute'), data }] } },
    };
    expect((await lin.push(dispute)).results[0]?.problem?.code).to.equal('transition-refused');
  });
});
