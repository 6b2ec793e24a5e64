// Mocha loads reporters with require(), hence CommonJS.
const { writeFileSync } = require('node:fs');
const { reporters } = require('mocha');

/** Mocha's `spec` reporter, which also writes its counts to the file that TEST_TOTALS names. */
class TotalsReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const file = process.env.TEST_TOTALS;
      if (!file) return;
      const { passes: passed, failures: failed, pending: skipped } = this.stats;
      writeFileSync(file, JSON.stringify([{ runner: process.env.TEST_RUNNER ?? 'node', passed, failed, skipped }]));
    });
  }
}

module.exports = TotalsReporter;
