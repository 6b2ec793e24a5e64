import { writeFileSync } from 'node:fs';
import { GATHERED } from './gathered.mjs';

/**
 * Web-test-runner reporter: writes how many tests passed, failed and were skipped, by engine, and which failed, to the file
 * that TEST_TOTALS names. A test file that could not be loaded counts as one failure.
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
        if (!rows.has(runner)) rows.set(runner, { runner, passed: 0, failed: 0, skipped: 0, failures: [] });
        count(session, rows.get(runner));
      }
      writeFileSync(file, JSON.stringify([...rows.values()]));
    },
  };
}

function count(session, row) {
  const before = row.failed;
  for (const { test, title } of testsOf(session.testResults)) {
    if (test.skipped) row.skipped += 1;
    else if (test.passed) row.passed += 1;
    else fail(row, session, `${title}: ${test.error?.message ?? 'not run to its end'}`);
  }
  if (session.passed || row.failed > before) return;
  fail(row, session, session.errors.map(({ message }) => message).join(', ') || 'could not be loaded');
}

function fail(row, { testFile }, message) {
  row.failed += 1;
  const start = Math.max(...['test', GATHERED].map((folder) => testFile.lastIndexOf(`/${folder}/`)));
  row.failures.push(`${testFile.slice(start + 1)}: ${message}`);
}

function testsOf(suite, path = '') {
  if (!suite) return [];
  const title = `${path}${suite.name ? `${suite.name} ` : ''}`;
  const own = suite.tests.map((test) => ({ test, title: title + test.name }));
  return [...own, ...suite.suites.flatMap((each) => testsOf(each, title))];
}
