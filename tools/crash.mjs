// `npm run test:crash`: kills a browser 200 times, or as often as CRASH_KILLS says, and looks what is left.
import { report, totalsOf } from './totals.mjs';

const env = { CRASH_KILLS: process.env.CRASH_KILLS ?? '200', TEST_RUNNER: 'crash' };
report(await totalsOf('crash', ['mocha', 'test/crash/**/*.test.ts'], env));
