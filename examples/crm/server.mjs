// The example CRM: a plain company page that embeds Callside, served together with the Callside server.
// `npm start` runs it; PORT, CALLSIDE_DATA (a folder, or `memory`), CALLSIDE_UPLOADS (a folder), CALLSIDE_DATABASE_URL,
// CALLSIDE_DEFINITIONS (a folder with more definitions) and CALLSIDE_ROLES (any value: agents see personal data masked) are its
// settings.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import * as playbooks from '@callside/playbooks';
import { createServer, openPglite, openPostgres, signToken } from '@callside/server';
import { HOTLINE } from './hotline.mjs';
import { importMap, scriptFolders } from './import-map.mjs';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Everybody can read this key: it is for trying out only. */
const SECRET = 'callside-example-key-do-not-use-in-production';
const TENANT = 'hillside';

/** The people of the example. A real CRM has its own login and signs tokens for whom it knows. */
const PEOPLE = {
  1001: { name: 'Lin', roles: ['agent'] },
  1002: { name: 'Zhao', roles: ['agent'], teams: ['night'] },
  2001: { name: 'Wang', roles: ['evaluator'] },
  2002: { name: 'Li', roles: ['evaluator'] },
  3001: { name: 'Zhou', roles: ['supervisor'] },
};

/** Who sees what. Without a policy everybody sees everything, which is easier to try out. */
const HAS_ROLES = Boolean(process.env.CALLSIDE_ROLES);

/** What the server numbers tickets by, what leads calls, which survey it asks, and whom it shows what. */
const KINDS = [
  'ticket-form',
  'call-script',
  'disposition-set',
  'scorecard',
  'survey',
  ...(HAS_ROLES ? ['role-policy'] : []),
];
const READY = Object.values(playbooks).filter(({ kind }) => KINDS.includes(kind));
const DEFINITIONS = [...READY, ...HOTLINE, ...readDefinitions(process.env.CALLSIDE_DEFINITIONS)];

const server = await createServer({
  database: await openDatabase(),
  auth: { secret: SECRET },
  definitions: DEFINITIONS,
  uploads: process.env.CALLSIDE_UPLOADS ?? folder('.callside-uploads'),
  surveyAssets: { dir: folder('../../packages/survey/dist/page') },
  plugins: addCrm,
});
const address = await server.listen({ port: Number(process.env.PORT ?? 8787), host: process.env.HOST ?? '127.0.0.1' });
console.log(`The example CRM is at ${address}`);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    server.close().then(() => process.exit(0));
  });
}

/** More of them, from JSON files. */
function readDefinitions(dir) {
  const files = dir ? readdirSync(dir).filter((file) => file.endsWith('.json')) : [];
  return files.map((file) => JSON.parse(readFileSync(join(dir, file), 'utf8')));
}

function openDatabase() {
  const { CALLSIDE_DATA: data, CALLSIDE_DATABASE_URL: url } = process.env;
  if (url) return openPostgres({ url });
  if (data === 'memory') return openPglite();
  return openPglite({ dataDir: data ?? folder('.callside-data') });
}

async function addCrm(app) {
  const template = await readFile(folder('public/index.html'), 'utf8');
  const page = template.replace('/* import map */', JSON.stringify(importMap()));
  app.get('/', (_request, reply) =>
    reply.type('text/html; charset=utf-8').header('content-security-policy', policy(page)).send(page),
  );
  app.get('/crm/session/:number', async (request, reply) => {
    const number = request.params.number;
    const person = PEOPLE[number];
    if (person === undefined) return reply.code(404).send({ error: 'nobody has this number' });
    const token = await signToken({ secret: SECRET, tenant: TENANT, subject: number, ...person, expiresIn: '12h' });
    const agent = { id: number, ...person };
    return reply.header('cache-control', 'no-store').send({ tenant: TENANT, token, agent, hasRoles: HAS_ROLES });
  });
  await app.register(fastifyStatic, { root: folder('public'), prefix: '/crm/', index: false });
  for (const [prefix, root] of scriptFolders()) {
    await app.register(fastifyStatic, { root, prefix, index: false, decorateReply: false });
  }
}

/** As strict as a careful company sets it: own scripts and styles only, no inline code but the import map, Trusted Types. */
function policy(page) {
  const [, map] = /<script type="importmap">([^]*?)<\/script>/.exec(page) ?? [];
  const hash = createHash('sha256').update(map).digest('base64');
  return [
    "default-src 'none'",
    `script-src 'self' 'sha256-${hash}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
}
