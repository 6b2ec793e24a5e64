/** Rounds are short and many, so that a busy moment of the machine meets all contenders alike. */
const ROUNDS = 15;
const ROUND_MS = 40;

/**
 * Times functions in turns within one run: each contender warms up, then all take their round, again and again.
 * A contender is `{ who, baseline?, run }`; `run` does the work once. Resolves to one row per contender, in nanoseconds a turn.
 */
export function alternate(what, contenders) {
  const measured = contenders.map((each) => ({ ...each, samples: [], times: turnsFor(each.run) }));
  for (let round = 0; round < ROUNDS; round++) {
    for (const { run, samples, times } of measured) samples.push(timeOf(run, times) / times);
  }
  return measured.map(({ who, baseline = false, samples }) => ({ what, unit: 'ns', who, baseline, samples }));
}

/** How many turns fill a round, found while the engine warms up. */
function turnsFor(run) {
  let times = 1;
  for (;;) {
    const took = timeOf(run, times);
    if (took >= ROUND_MS * 1e6) return times;
    times = Math.ceil(times * Math.min(10, Math.max(1.5, (ROUND_MS * 1e6) / Math.max(took, 1))));
  }
}

function timeOf(run, times) {
  const start = process.hrtime.bigint();
  for (let turn = 0; turn < times; turn++) run();
  return Number(process.hrtime.bigint() - start);
}
