// Mocha loads reporters with require(), hence CommonJS.
const { writeFileSync } = require('node:fs');
const { reporters } = require('mocha');

/** Mocha's `spec` reporter, which also writes its counts and what failed to the file that TEST_TOTALS names. */
class TotalsReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const failures = [];
    runner.on('fail', (test, error) => failures.push(`${test.fullTitle()}: ${error.message}`));
    runner.once('end', () => {
      endSoon();
      const file = process.env.TEST_TOTALS;
      if (!file) return;
      const { passes: passed, failures: failed, pending: skipped } = this.stats;
      const { TEST_RUNNER: name = 'node' } = process.env;
      writeFileSync(file, JSON.stringify([{ runner: name, passed, failed, skipped, failures }]));
    });
  }
}

/** A browser or a socket that a test has left open must not keep the runner for ever; what it is, is said. */
function endSoon() {
  const end = () => {
    console.error(`Left open by a test: ${process.getActiveResourcesInfo().join(', ')}.`);
    process.exit();
  };
  setTimeout(end, 10_000).unref();
}

module.exports = TotalsReporter;
