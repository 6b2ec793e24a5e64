import { save, type Command } from '@callside/core';
import { expect } from 'chai';
import { appendMutation, APPEND_STORES } from '../../../packages/core/src/sync/outbox.js';
import { stamp } from '../../../packages/core/src/commands/command.js';
import { rejectionOf } from '../../support/rejection.js';
import { DeskWorld } from '../support/desk.js';

/** Stores a ticket with a note. */
const note: Command<{ id: string; text: string; op?: 'patch' }, string> = async (context, { id, text, op }) => {
  await context.store.write(APPEND_STORES, (tx) =>
    appendMutation(tx, { ...stamp(context), op: op ?? 'create', type: 'ticket', entityId: id, set: { note: text } }),
  );
  return text;
};

let world: DeskWorld;

beforeEach(async () => {
  world = new DeskWorld();
  await world.open();
});

afterEach(() => world.desk.close());

describe('save', () => {
  it('says first that the device has it', async () => {
    world.server.failure = { kind: 'retry', reason: 'network' };
    expect(await save(world.desk, note, { id: 't', text: 'a' }).stored).to.equal('a');
  });

  it('says later that the server has it', async () => {
    world.server.failure = { kind: 'retry', reason: 'network' };
    const { stored, accepted } = save(world.desk, note, { id: 't', text: 'a' });
    await stored;
    world.server.failure = undefined;
    world.desk.sync();
    expect(await accepted).to.deep.equal({ status: 'accepted' });
  });

  it('says why the server has refused it', async () => {
    world.server.refuse = () => 'values-invalid';
    const verdict = await save(world.desk, note, { id: 't', text: 'a' }).accepted;
    expect(verdict).to.have.property('status', 'refused');
    expect(verdict).to.have.nested.property('refused[0].problem.code', 'values-invalid');
  });

  it('says what did not stand', async () => {
    await save(world.desk, note, { id: 't', text: 'a' }).accepted;
    world.server.failure = { kind: 'retry', reason: 'network' };
    const { stored, accepted } = save(world.desk, note, { id: 't', text: 'mine', op: 'patch' });
    await stored;
    world.server.change('ticket', 't', { note: 'theirs' });
    world.server.failure = undefined;
    world.desk.sync();
    const verdict = await accepted;
    expect(verdict).to.have.nested.property('conflicts[0].theirs', 'theirs');
  });

  it('rejects both when nothing is stored', async () => {
    const { stored, accepted } = save(world.desk, note, { id: 'none', text: 'a', op: 'patch' });
    expect(await rejectionOf(stored)).to.have.property('code', 'record-not-found');
    expect(await rejectionOf(accepted)).to.have.property('code', 'record-not-found');
  });

  it('ends without a verdict when the desk closes', async () => {
    world.server.failure = { kind: 'retry', reason: 'network' };
    const { stored, accepted } = save(world.desk, note, { id: 't', text: 'a' });
    await stored;
    await world.desk.close();
    expect(await rejectionOf(accepted)).to.have.property('code', 'storage-closed');
  });
});
