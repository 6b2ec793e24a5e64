import { isCallsideError } from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';
import { NETWORKS, SyncWorld } from '../support/sync-world.js';

/** Runs a property takes; a longer search and a single seed by the environment. */
const RUNS = Number(process.env.CALLSIDE_SYNC_RUNS ?? 2000);
const SEED = process.env.CALLSIDE_SYNC_SEED;

const TICKETS = ['t1', 't2', 't3'];
const USERS = 2;

const user = fc.nat(USERS - 1);
const tab = fc.nat(2);
const save = fc.record({
  kind: fc.constant('save' as const),
  user,
  tab,
  ticket: fc.constantFrom(...TICKETS),
  what: fc.constantFrom('set' as const, 'set' as const, 'set' as const, 'count' as const, 'delete' as const),
  field: fc.constantFrom('a', 'b', 'c'),
  value: fc.nat(9),
});
const network = fc.record({ kind: fc.constant('network' as const), user, tab, to: fc.constantFrom(...NETWORKS) });
const page = fc.record({
  kind: fc.constantFrom('open' as const, 'close', 'crash', 'freeze', 'thaw', 'full-disk', 'poke'),
  user,
  tab,
});
const time = fc.record({ kind: fc.constant('time' as const), ms: fc.constantFrom(100, 2500, 31_000) });
const skew = fc.record({ kind: fc.constant('skew' as const), user, tab, ms: fc.constantFrom(-86_400_000, 3_600_000) });
const server = fc.record({
  kind: fc.constantFrom('late-arrival' as const, 'backup', 'restore', 'forget-feed', 'calm'),
});
const disk = fc.record({ kind: fc.constantFrom('disk-backup' as const, 'disk-restore'), user });

const happening = fc.oneof(
  { weight: 10, arbitrary: save },
  { weight: 4, arbitrary: network },
  { weight: 5, arbitrary: page },
  { weight: 5, arbitrary: time },
  { weight: 1, arbitrary: skew },
  { weight: 4, arbitrary: server },
  { weight: 1, arbitrary: disk },
);

type Happening = typeof happening extends fc.Arbitrary<infer H> ? H : never;

/** A world in which all of this has happened, and which has healed. */
async function play(happenings: readonly Happening[]): Promise<SyncWorld> {
  const world = new SyncWorld(USERS);
  let restoreServer: (() => void) | undefined;
  const restoreDisk = new Map<number, () => Promise<void>>();
  const running: Promise<unknown>[] = [];
  for (const each of happenings) {
    const person = 'user' in each ? world.users[each.user] : undefined;
    const index = 'tab' in each ? each.tab : 0;
    if (each.kind === 'save') {
      // A save that fails was never acknowledged; one in a page that dies never ends.
      running.push(
        person
          ?.tab(index)
          .save(each)
          .catch(() => undefined) ?? Promise.resolve(),
      );
    } else if (each.kind === 'network' && person !== undefined) person.tab(index).network = each.to;
    else if (each.kind === 'skew' && person !== undefined) person.tab(index).skew = each.ms;
    else if (each.kind === 'open') person?.open();
    else if (each.kind === 'close') void person?.close(index);
    else if (each.kind === 'crash') person?.crash(index);
    else if (each.kind === 'freeze') person?.tab(index).freeze();
    else if (each.kind === 'thaw') person?.tab(index).thaw();
    else if (each.kind === 'full-disk') person?.tab(index).failNextWrite();
    else if (each.kind === 'poke') person?.tab(index).sync.poke();
    else if (each.kind === 'time') await world.advance(each.ms);
    else if (each.kind === 'late-arrival') await world.deliver(0);
    else if (each.kind === 'backup') restoreServer = world.server.backup();
    else if (each.kind === 'restore') restoreServer?.();
    else if (each.kind === 'forget-feed') world.server.forgetFeed();
    else if (each.kind === 'calm') await world.calm();
    else if (each.kind === 'disk-backup' && person !== undefined)
      restoreDisk.set(person.index, await person.disk.backup());
    else if (each.kind === 'disk-restore' && person !== undefined) {
      const restore = restoreDisk.get(person.index);
      if (restore !== undefined) await person.rollBack(restore);
    }
  }
  await world.heal();
  return world;
}

/** All invariants of one healed world; one failing seed shows each of them. */
async function check(world: SyncWorld): Promise<void> {
  const {
    server: { effects },
    saved,
  } = world;
  for (const [id, times] of effects) expect(times, `I2: ${id} has its effect once`).to.equal(1);
  expect(world.strays, 'I8: nobody sends what another has made').to.deep.equal([]);

  const expected = ['sync-started-over', 'sync-stuck', 'storage-quota'];
  const surprises = world.problems.filter((problem) => !isCallsideError(problem) || !expected.includes(problem.code));
  expect(surprises, 'nothing goes wrong but what was broken').to.deep.equal([]);

  for (const each of world.users) {
    expect(await each.sendable(), `I5, I13: the queue of ${each.name} is empty`).to.deep.equal([]);
    const kept = await each.store.read(['outbox', 'dead', 'conflicts', 'entities'], async (tx) => ({
      outbox: await tx.getAll('outbox'),
      dead: await tx.getAll('dead'),
      conflicts: await tx.getAll('conflicts'),
      entities: await tx.getAll('entities'),
    }));
    const mine = saved.filter(({ user: by }) => by === each.index);
    const known = new Set([
      ...effects.keys(),
      ...kept.outbox.map(({ mutation }) => mutation.id),
      ...kept.dead.map(({ id }) => id),
      ...kept.conflicts.map(({ id }) => id.split('/')[0] ?? ''),
    ]);
    if (!each.rolledBack)
      for (const { id } of mine) expect(known.has(id), `I1, I6: ${id} of ${each.name} is somewhere`).to.equal(true);

    for (const key of new Set(mine.map(({ key: of }) => of))) {
      const made = mine.filter(({ key: of }) => of === key).map(({ id }) => id);
      const took = [...effects.keys()].filter((id) => made.includes(id));
      const inOrder = made.filter((id) => took.includes(id));
      if (!each.rolledBack) expect(took, `I3: the order of ${each.name} on ${key}`).to.deep.equal(inOrder);
    }

    const stuck = new Set(kept.dead.map(({ entityKey }) => entityKey));
    const live = new Map(
      kept.entities.filter(({ deleted, key }) => !deleted && !stuck.has(key)).map(({ id, doc }) => [id, doc]),
    );
    const there = new Map([...world.server.docs()].filter(([id]) => !stuck.has(`ticket/${id}`)));
    expect(Object.fromEntries(live), `I4, I5, I10: ${each.name} has what the server has`).to.deep.equal(
      Object.fromEntries(there),
    );
  }
}

describe('sync, whatever happens to tabs, disks, network and server', () => {
  it(`keeps every invariant (${String(RUNS)} runs)`, async function () {
    this.timeout(0);
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 5, maxLength: 60 }), async (happenings) => {
        await check(await play(happenings));
      }),
      { numRuns: RUNS, ...(SEED === undefined ? {} : { seed: Number(SEED) }) },
    );
  });
});
