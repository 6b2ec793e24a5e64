// `npm run test:mutations`: breaks one rule of storage and sync at a time and expects a test to turn red. A mutation that
// survives means that nothing guards the rule. Each file is put back as it was, also when the run is interrupted; the
// working tree must be clean where something is broken. `npm run test:mutations -- fence` runs those with that word.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './workspace.mjs';

const CORE = 'packages/core/src';
const node = (...files) => ['npx', 'mocha', '--timeout', '60000', ...files];
const browser = (part) => ['env', 'TEST_FOLDERS=core', `TEST_FILES=${part}`, 'npx', 'wtr'];
const INVARIANTS = 'test/core/sync/invariants.node.test.ts';

/** What is broken: a text of a file, what it becomes, and the tests that must notice. */
const MUTATIONS = [
  {
    name: 'strict commits become relaxed',
    file: `${CORE}/storage/idb-store.ts`,
    from: "durability = 'strict'",
    to: "durability = 'relaxed'",
    tests: browser('storage/idb-store'),
  },
  {
    name: 'a write resolves when its requests have succeeded, not when it is committed',
    file: `${CORE}/storage/idb-store.ts`,
    from: '    await done;\n',
    to: '    void done.catch(() => undefined);\n',
    tests: browser('storage/idb-store'),
  },
  {
    name: 'the cursor is stored before the rows',
    file: `${CORE}/sync/pull.ts`,
    from: "    await write(['quarantine'",
    to: "    await write([], (tx) => tx.put('meta', { v: RECORD_VERSION, name: 'cursor', value: reply.cursor }));\n    await write(['quarantine'",
    tests: node('test/core/sync/pull.test.ts'),
  },
  {
    name: 'the fence does not look at the term',
    file: `${CORE}/sync/fence.ts`,
    from: 'if (now !== term)',
    to: 'if (now !== term && term < 0)',
    tests: node('test/core/sync/leader.node.test.ts'),
  },
  {
    name: 'a frozen leader is never replaced',
    file: `${CORE}/sync/leader.ts`,
    from: 'if (silent > LEADER.patience &&',
    to: 'if (silent > LEADER.patience * 1000 &&',
    tests: node('test/core/sync/leader.node.test.ts'),
  },
  {
    name: 'a round without an answer runs for ever',
    file: `${CORE}/sync/engine.ts`,
    from: '      again = true;\n      giveUp();',
    to: '      again = true;',
    tests: node('test/core/sync/tabs.node.test.ts'),
  },
  {
    name: 'an accepted change leaves no tail',
    file: `${CORE}/sync/settle.ts`,
    from: "  await tx.put('acked', { ...key, seq: mutation.seq, mutation });\n",
    to: '',
    tests: node(INVARIANTS),
  },
  {
    name: 'a value that did not stand is not kept',
    file: `${CORE}/sync/settle.ts`,
    from: "    await tx.put('conflicts',",
    to: "    if (conflict.path === '?') await tx.put('conflicts',",
    tests: node('test/core/commands/resolve-conflict.test.ts'),
  },
  {
    name: 'an older revision replaces a newer one',
    file: `${CORE}/sync/pull.ts`,
    from: 'known.rev >= change.rev &&',
    to: 'known.rev > change.rev + 1000 &&',
    tests: node('test/core/sync/pull.test.ts'),
  },
  {
    name: 'a pull replaces what waits',
    file: `${CORE}/sync/pull.ts`,
    from: '    doc,\n    base: change.doc,',
    to: '    doc: change.doc,\n    base: change.doc,',
    tests: node('test/core/sync/pull.test.ts'),
  },
  {
    name: 'starting over keeps the old numbers',
    file: `${CORE}/sync/start-over.ts`,
    from: '    if (mutation.entitySeq === entitySeq) continue;',
    to: '    if (mutation.entitySeq > 0) continue;',
    tests: node('test/core/sync/start-over.test.ts'),
  },
  {
    name: 'a restored server is not noticed',
    file: `${CORE}/sync/recover.ts`,
    from: "return known !== '' && known !== epoch;",
    to: "return known === '?' && known !== epoch;",
    tests: node('test/core/sync/start-over.test.ts'),
  },
  {
    name: 'what follows a refused change is sent all the same',
    file: `${CORE}/sync/outbox.ts`,
    from: 'if (stuckKeys.has(key) ||',
    to: 'if (',
    tests: node('test/core/sync/outbox.test.ts'),
  },
  {
    name: 'what follows a refused answer is sent all the same',
    file: `${CORE}/sync/survey-queue.ts`,
    from: "if ((await tx.count('dead')) > 0) return [];",
    to: '',
    tests: node('test/core/sync/survey-queue.test.ts'),
  },
  {
    name: 'a refused answer counts as taken',
    file: `${CORE}/sync/survey-sender.ts`,
    from: '{ refusal, at: clock.now() }',
    to: '{ refusal: undefined, at: clock.now() }',
    tests: node('test/core/sync/survey-sender.test.ts'),
  },
  {
    name: 'a change to a deleted record is stored',
    file: `${CORE}/sync/outbox.ts`,
    from: 'known?.deleted !== false)',
    to: 'known === undefined)',
    tests: node('test/core/sync/outbox.test.ts'),
  },
  {
    name: 'a tombstone in an answer is not taken as one',
    file: `${CORE}/sync/settle.ts`,
    from: 'deleted = result.deleted === true ||',
    to: 'deleted =',
    tests: node(INVARIANTS),
  },
  {
    name: 'an addition replaces what others have added',
    file: `${CORE}/sync/patch.ts`,
    from: "(typeof value === 'number' ? value : 0) + delta.by",
    to: 'delta.by',
    tests: node('test/core/sync/merge.test.ts'),
  },
];

const words = process.argv.slice(2);
const chosen = MUTATIONS.filter(({ name }) => words.every((word) => name.includes(word)));
const files = [...new Set(chosen.map(({ file }) => file))];
if (execFileSync('git', ['status', '--porcelain', '--', ...files], { cwd: ROOT, encoding: 'utf8' }) !== '') {
  console.error(`Commit or put away first what is changed in ${files.join(', ')}.`);
  process.exit(1);
}

// A test that fails anyway catches nothing.
for (const tests of new Map(chosen.map((mutation) => [mutation.tests.join(' '), mutation.tests])).values()) {
  if (run(tests).status === 0) continue;
  console.error(`These tests fail without anything broken: ${tests.join(' ')}`);
  process.exit(1);
}

const survivors = chosen.filter((mutation) => !isCaught(mutation));
console.log(`${String(chosen.length - survivors.length)} caught, ${String(survivors.length)} survived`);
process.exitCode = survivors.length > 0 ? 1 : 0;

function isCaught({ name, file, from, to, tests }) {
  const path = join(ROOT, file);
  const source = readFileSync(path, 'utf8');
  if (source.split(from).length !== 2) {
    console.log(`?  ${name}: the text to break is not in ${file} once`);
    return false;
  }
  const restore = () => {
    writeFileSync(path, source);
  };
  const interrupt = () => {
    restore();
    process.exit(130);
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  let caught;
  try {
    writeFileSync(path, source.replace(from, to));
    const [command, ...given] = tests;
    const env = { ...process.env, BROWSERS: 'chromium', CALLSIDE_SYNC_RUNS: '3000' };
    const run = spawnSync(command, given, {
      cwd: ROOT,
      env,
      timeout: 180_000,
      encoding: 'utf8',
      killSignal: 'SIGKILL',
    });
    // A run that hangs never passes either.
    caught = run.status !== 0;
  } finally {
    restore();
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
  console.log(`${caught ? 'ok' : 'SURVIVED'}  ${name}`);
  return caught;
}

function run([command, ...given]) {
  const env = { ...process.env, BROWSERS: 'chromium', CALLSIDE_SYNC_RUNS: '3000' };
  return spawnSync(command, given, { cwd: ROOT, env, timeout: 180_000, encoding: 'utf8', killSignal: 'SIGKILL' });
}
