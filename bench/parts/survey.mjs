import { launchChromium } from '../../tools/in-chromium.mjs';
import { buildPackages } from '../../tools/prepare.mjs';

const PLAIN = 'static HTML';
const PEER = 'SurveyJS';
const RUNS = Number(process.env.BENCH_RUNS ?? 5);

/**
 * What is measured, by name, in which of the two kinds of visit, and beside whom. Plain HTML shifts and blocks nothing, so nobody
 * can be a multiple of it there.
 */
const MEASURES = {
  'bytes, brotli': { unit: 'bytes', of: 'bytes', answers: false, baselines: [PLAIN, PEER] },
  'first question visible': { unit: 'ms', of: 'visible', answers: false, baselines: [PLAIN, PEER] },
  'first answer stays': { unit: 'ms', of: 'answered', answers: true, baselines: [PLAIN, PEER] },
  'layout shift': { unit: '', of: 'shift', answers: false, baselines: [PEER] },
  'blocked by long tasks': { unit: 'ms', of: 'longTasks', answers: false, baselines: [PEER] },
};

/**
 * Measures eight questions as a survey page of ours, as plain HTML and as others build it, on slow 4G and a processor four times
 * slower. All take turns, so that a busy moment is shared. BENCH_RUNS says how often, five times when absent.
 */
export async function measure() {
  await buildPackages();
  const { openSite } = await import('../survey/site.mjs');
  const { visit } = await import('../survey/visit.mjs');
  const site = await openSite();
  const browser = await launchChromium();
  const visits = [];
  try {
    // The first time everything is compressed, which nobody should wait for.
    for (const address of Object.values(site.pages)) await visit(browser, await address(), { answers: true });
    for (let run = 0; run < RUNS; run++) {
      for (const [who, address] of Object.entries(site.pages)) {
        for (const answers of [false, true]) {
          visits.push({ who, answers, ...(await visit(browser, await address(), { answers })) });
        }
      }
    }
  } finally {
    await browser.close();
    await site.close();
  }
  return Object.entries(MEASURES).flatMap(([what, { unit, of, answers, baselines }]) =>
    baselines.flatMap((baseline) =>
      Object.keys(site.pages).map((who) => ({
        what: `${what}, beside ${baseline}`,
        unit,
        who,
        baseline: who === baseline,
        samples: visits.filter((each) => each.who === who && each.answers === answers).map((each) => each[of]),
      })),
    ),
  );
}
