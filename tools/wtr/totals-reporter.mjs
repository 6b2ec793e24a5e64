import { writeFileSync } from 'node:fs';

/**
 * Web-test-runner reporter: writes how many tests passed, failed and were skipped, by engine, to the file that
 * TEST_TOTALS names. A test file that could not be loaded counts as one failure.
 */
export function totalsReporter() {
  return {
    stop({ sessions }) {
      const file = process.env.TEST_TOTALS;
      if (!file) return;
      const rows = new Map();
      for (const session of sessions) {
        const part = session.testFile.includes('/test/stories/') ? 'stories' : 'browser';
        const runner = `${part}: ${session.browser.name}`;
        if (!rows.has(runner)) rows.set(runner, { runner, passed: 0, failed: 0, skipped: 0 });
        count(session, rows.get(runner));
      }
      writeFileSync(file, JSON.stringify([...rows.values()]));
    },
  };
}

function count(session, row) {
  const before = row.failed;
  for (const test of testsOf(session.testResults)) {
    if (test.skipped) row.skipped += 1;
    else if (test.passed) row.passed += 1;
    else row.failed += 1;
  }
  if (!session.passed && row.failed === before) row.failed += 1;
}

function testsOf(suite) {
  if (!suite) return [];
  return [...suite.tests, ...suite.suites.flatMap(testsOf)];
}
