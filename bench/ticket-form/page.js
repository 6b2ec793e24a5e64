// Runs inside Chromium without a limit on frames: the same form in turns, drawn, typed into, and changed where ten others
// depend on it. The first render is over when a first screen can be seen and typed into, all of it with the last field.
// `window.bench()` resolves to rows.
import { frame, frameUntil, isShown, percentile, type } from './measuring.js';
import { PEERS } from './peers.js';
import { DEPENDENTS, sampleFields, SHOWS } from './sample.js';

const COUNTS = [50, 300, 1000];
const ROUNDS = 5;
const KEYSTROKES = 40;
const BASELINE = 'static HTML';

/** A field near the lower end of the first screen. */
const IN_SIGHT = 20;

async function measureOne(peer, fields, samples) {
  const place = document.createElement('div');
  document.body.append(place);
  const [inSight, last] = [fields[IN_SIGHT].id, fields.at(-1).id];
  await frame();
  const start = performance.now();
  const remove = await peer.show(fields, place);
  await frameUntil(() => isShown(peer.input(inSight, place)));
  samples.render.push(performance.now() - start);
  if (!isShown(peer.input(last, place))) await frameUntil(() => isShown(peer.input(last, place)));
  samples.whole.push(performance.now() - start);

  const text = fields.find(({ type: kind, depends }, index) => index > 20 && kind === 'text' && !depends).id;
  for (let stroke = 0; stroke < KEYSTROKES; stroke++) {
    await frame();
    const before = performance.now();
    type(peer.input(text, place), 'x'.repeat(stroke + 1));
    await frame();
    samples.keystroke.push(performance.now() - before);
  }

  const dependents = fields.filter(({ depends }) => depends).map(({ id }) => id);
  for (const [value, shown] of [
    [SHOWS, DEPENDENTS],
    ['no', 0],
    [SHOWS, DEPENDENTS],
    ['no', 0],
  ]) {
    await frame();
    const before = performance.now();
    type(peer.input('f0', place), value);
    await frameUntil(() => dependents.filter((id) => isShown(peer.input(id, place))).length === shown);
    samples.change.push(performance.now() - before);
  }
  remove();
  place.remove();
  await frame();
}

globalThis.bench = async () => {
  const rows = [];
  for (const count of COUNTS) {
    const fields = sampleFields(count);
    const measured = new Map(
      Object.keys(PEERS).map((who) => [who, { render: [], whole: [], keystroke: [], change: [], p95: [] }]),
    );
    for (let round = 0; round <= ROUNDS; round++) {
      for (const [who, peer] of Object.entries(PEERS)) {
        const samples = { render: [], whole: [], keystroke: [], change: [] };
        await measureOne(peer, fields, samples);
        // The first round is for the compiler.
        if (round === 0) continue;
        const all = measured.get(who);
        for (const [what, values] of Object.entries(samples)) all[what].push(...values);
        all.p95.push(percentile(samples.keystroke, 0.95));
      }
    }
    for (const [who, { render, whole, keystroke, change, p95 }] of measured) {
      const row = (what, samples) => rows.push({ what, unit: 'ms', who, baseline: who === BASELINE, samples });
      row(`${count} fields: first render`, render);
      row(`${count} fields: all of it`, whole);
      row(`${count} fields: keystroke to frame`, keystroke);
      row(`${count} fields: keystroke to frame, p95`, p95);
      row(`${count} fields: a change that ten depend on`, change);
    }
  }
  return rows;
};
