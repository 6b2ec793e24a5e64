// Runs inside Chromium without a limit on frames: a select of 5,000 options drawn by everybody, and searched in ours beside a
// plain text input; a tree of 20,000 entries searched the same way. `window.benchLists()` resolves to rows.
import { frame, frameUntil, isShown, percentile, type } from './measuring.js';
import { PEERS } from './peers.js';

const OPTIONS = Array.from({ length: 5000 }, (_, number) => `Building ${number}`);
const BRANCHES = 20;
const ROUNDS = 5;
const WORDS = 'building 4711';
const BASELINE = 'static HTML';

/** Three levels: 20 districts, 50 streets in each, and in each of those 19 houses: 20,020 entries. */
const TREE = Array.from({ length: BRANCHES }, (_, district) => ({
  value: `d${district}`,
  label: `District ${district}`,
  children: Array.from({ length: 50 }, (__, street) => ({
    value: `d${district}s${street}`,
    label: `Street ${street}`,
    children: Array.from({ length: 19 }, (___, house) => ({
      value: `d${district}s${street}h${house}`,
      label: `Building ${district * 950 + street * 19 + house}`,
    })),
  })),
}));

/** A native list is there with its options; ours has them once it is opened. */
const isFilled = (control) => isShown(control) && (control.localName === 'input' || control.length >= OPTIONS.length);

async function measureRender(peer, fields) {
  const place = document.createElement('div');
  document.body.append(place);
  await frame();
  const start = performance.now();
  const remove = await peer.show(fields, place);
  await frameUntil(() => isFilled(peer.input('f1', place)));
  const time = performance.now() - start;
  remove();
  place.remove();
  await frame();
  return time;
}

/** Types the words letter by letter, a frame for each, and makes sure that none was lost. */
async function measureTyping(input, samples) {
  input.focus();
  for (let length = 1; length <= WORDS.length; length++) {
    await frame();
    const before = performance.now();
    type(input, WORDS.slice(0, length));
    await frame();
    samples.push(performance.now() - before);
  }
  if (input.value !== WORDS) throw new Error(`"${input.value}" is what is left of "${WORDS}".`);
}

async function measureSearch(field, found) {
  const form = document.createElement('callside-ticket-form');
  form.definition = {
    kind: 'ticket-form',
    id: 'lists',
    version: 1,
    status: 'published',
    title: 'Lists',
    sections: [{ id: 'all', title: 'All', fields: [field] }],
  };
  document.body.append(form);
  const box = () => form.shadowRoot?.querySelector(`[name="${field.id}"]`);
  const input = () => box()?.shadowRoot?.querySelector('input[role="combobox"]');
  await frameUntil(() => isShown(input()));
  const samples = [];
  await measureTyping(input(), samples);
  const shown = box().shadowRoot.querySelector('[part~="option"]')?.textContent ?? '';
  if (!shown.includes(found)) throw new Error(`"${shown.trim()}" was found in place of "${found}".`);
  form.remove();
  await frame();
  return samples;
}

async function measurePlain() {
  const input = document.createElement('input');
  document.body.append(input);
  const samples = [];
  await measureTyping(input, samples);
  input.remove();
  return samples;
}

globalThis.benchLists = async () => {
  const fields = [
    { id: 'f0', label: 'Name', type: 'text', options: [], depends: false },
    { id: 'f1', label: 'Building', type: 'select', options: OPTIONS, depends: false },
  ];
  const options = OPTIONS.map((value) => ({ value, label: value }));
  const renders = new Map(Object.keys(PEERS).map((who) => [who, []]));
  const [select, tree, plain] = [[], [], []];
  for (let round = 0; round <= ROUNDS; round++) {
    const isCounted = round > 0; // The first round is for the compiler.
    for (const [who, peer] of Object.entries(PEERS)) {
      const time = await measureRender(peer, fields);
      if (isCounted) renders.get(who).push(time);
    }
    const inSelect = await measureSearch({ id: 'place', label: 'Building', type: 'select', options }, 'Building 4711');
    const inTree = await measureSearch({ id: 'place', label: 'Place', type: 'tree', tree: TREE }, 'Building 4711');
    const inPlain = await measurePlain();
    if (!isCounted) continue;
    select.push(...inSelect);
    tree.push(...inTree);
    plain.push(...inPlain);
  }
  const typing = [
    ['5,000 options: a letter of a search to frame', select],
    ['20,000 tree entries: a letter of a search to frame', tree],
  ];
  return [
    ...[...renders].map(([who, samples]) => {
      const what = 'one select of 5,000 options: first render';
      return { what, unit: 'ms', who, baseline: who === BASELINE, samples };
    }),
    ...typing.flatMap(([what, samples]) => [
      { what, unit: 'ms', who: 'callside', baseline: false, samples },
      { what, unit: 'ms', who: 'a plain text input', baseline: true, samples: plain },
      { what: `${what}, p95`, unit: 'ms', who: 'callside', baseline: false, samples: [percentile(samples, 0.95)] },
      {
        what: `${what}, p95`,
        unit: 'ms',
        who: 'a plain text input',
        baseline: true,
        samples: [percentile(plain, 0.95)],
      },
    ]),
  ];
};
