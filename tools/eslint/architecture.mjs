// The arrows of the architecture, as data. `arrows.mjs` enforces them and `test/tools/arrows.test.ts` proves that it does.
// To allow an arrow, add it here, with a reason when it is not in ARCHITECTURE.md.

/** The four widgets. They never import each other: what two of them need moves down to ui or core. */
const WIDGETS = ['ticket-form', 'call-script', 'qa-scorecard', 'survey'];

/** What a widget stands on. */
const WIDGET_IMPORTS = ['@callside/core', '@callside/ui', 'lit'];

/**
 * Which packages the source of each package may import, by name. A `type:` in front allows types only.
 * Whatever is allowed must also be declared in the package's own package.json.
 *
 * @type {Record<string, string[]>}
 */
export const PACKAGES = {
  core: ['idb', 'tus-js-client'],
  ui: ['@callside/core', 'lit'],
  ...Object.fromEntries(WIDGETS.map((widget) => [widget, WIDGET_IMPORTS])),
  'call-script': [...WIDGET_IMPORTS, 'minisearch', 'papaparse', 'read-excel-file'],
  'qa-scorecard': [...WIDGET_IMPORTS, 'wavesurfer.js'],
  playbooks: ['type:@callside/core'],
  server: [
    '@callside/core',
    '@callside/survey', // Its questions as HTML: the page asks before any script has come.
    '@electric-sql/pglite',
    '@fastify/cors',
    '@fastify/helmet',
    '@fastify/rate-limit',
    '@fastify/static',
    '@fastify/swagger',
    '@tus/file-store',
    '@tus/server',
    'fastify',
    'jose',
    'pg',
    'node:*',
  ],
  cli: ['@callside/core', '@callside/ui', 'node:*'], // Of ui the words, which need no Lit.
};

/**
 * Dependencies that one file wraps, so that they can be replaced in one place.
 *
 * @type {Record<string, string>}
 */
export const ONLY_IN = {
  idb: 'packages/core/src/storage/idb.ts',
  minisearch: 'packages/call-script/src/article-index.ts', // Loaded when somebody searches.
  'tus-js-client': 'packages/core/src/sync/uploads.ts', // Loaded when there is a file to send.
  papaparse: 'packages/call-script/src/read-csv.ts', // Loaded when there is a list to import.
  'wavesurfer.js': 'packages/qa-scorecard/src/waveform.ts', // Loaded when there is a recording.
  'read-excel-file': 'packages/call-script/src/read-xlsx.ts', // Loaded when that list is a workbook.
};

/** Files that nothing imports, because they only gather what others export. */
export const ENTRY = 'index';

/** Files that start something and so may import the entry beside them. */
export const STARTERS = ['define', 'cdn', 'page', 'main'];

const LEAVES = ['errors', 'clock', 'ids', 'issue', 'listeners', 'page-events', 'csv'];
const LANGUAGE = [...LEAVES, 'logic', 'definition'];
const RULES = [...LANGUAGE, 'form', 'workflow'];
const PRODUCTS = [
  'ticket',
  'script',
  'scorecard',
  'coaching',
  'survey',
  'call',
  'outbound',
  'sla',
  'metrics',
  'privacy',
  'attachment',
  'phrase',
  'guide',
  'knowledge',
];
const RECORDS = ['storage', 'sync'];
const EVERYTHING = [...RULES, ...PRODUCTS, ...RECORDS, 'commands'];

/**
 * What each part of core may import besides itself. A part is a folder of packages/core/src or a file beside them;
 * `part/file` allows one file of a part, and a `type:` in front allows types only.
 *
 * @type {Record<string, string[]>}
 */
export const CORE = {
  errors: [],
  clock: [],
  ids: [],
  issue: [],
  listeners: [],
  logic: LEAVES,
  definition: [...LEAVES, 'logic'],
  // A card number is refused in every field, and a mask is no value of any.
  form: [...LANGUAGE, 'privacy/card-number', 'privacy/masked-value'],
  workflow: LANGUAGE,
  ticket: [...RULES, 'sla', 'privacy/masked-value'], // A ticket's log is what its clocks are read off; masks tell no tickets apart.
  script: RULES,
  // Samples are drawn by chance that can be repeated, evaluators are compared; answers are suggested by the course of a call.
  scorecard: [...RULES, 'metrics', 'call', 'script'],
  // Chance that can be repeated and shares with their intervals; customers are left in peace at the hours of calls.
  survey: [...RULES, 'metrics', 'outbound'],
  call: [...RULES, 'script', 'type:outbound'], // A call's record holds the path that its script took, and its result.
  outbound: [...RULES, 'privacy/card-number', 'type:privacy/masked-value'], // A calling list never holds a card number.
  sla: RULES,
  metrics: RULES,
  coaching: [...RULES, 'metrics', 'scorecard'],
  privacy: RULES,
  phrase: LANGUAGE,
  guide: LANGUAGE,
  knowledge: [...LANGUAGE, 'privacy/card-number'], // A question that nobody could answer is typed, too.
  attachment: RULES,
  storage: LEAVES,
  sync: [...LEAVES, 'storage'],
  commands: [...RULES, ...PRODUCTS, ...RECORDS],
  desk: EVERYTHING,
  testing: [...LEAVES, 'storage', 'sync/transport', 'sync/protocol', 'sync/patch', 'sync/merge'], // Stand-ins for the ports.
  index: [...EVERYTHING, 'desk'],
};

/** The parts of core that are rules: no clock, no chance, no input or output (law 3). */
export const RULE_PARTS = ['logic', 'definition', 'form', 'workflow', ...PRODUCTS];

/** Who may import a package's source by path; all others use its public name. */
export const WHITE_BOX = [
  { from: 'test/core/', to: 'packages/core/src/' },
  { from: 'test/crash/', to: 'packages/core/src/' }, // Makes databases as past releases left them.
  // Lie within files, for nobody to import.
  ...['small-lit', 'survey-language.at-need', 'languages'].map((name) => ({
    from: 'test/survey/',
    to: `packages/survey/src/${name}.ts`,
  })),
];
