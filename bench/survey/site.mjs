import { createServer as createHttpServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import { createServer, openPglite, signToken } from '@callside/server';
import { buildForPage } from '../../tools/in-chromium.mjs';
import { SURVEY } from './callside-survey.mjs';
import { STATIC_FORM } from './static-form.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const compress = promisify(brotliCompress);

/** Who builds a page in the browser, and from which file. */
const SCRIPTS = { SurveyJS: 'surveyjs', RJSF: 'rjsf', 'JSON Forms': 'json-forms', 'Form.io': 'form-io' };

const HEAD =
  '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Survey</title>';

/**
 * Serves every page from one address, all of them compressed in the same way; ours comes from the real server behind it.
 *
 * @returns {Promise<{pages: Record<string, () => Promise<string>>, close: () => Promise<void>}>} an address for each visit
 */
export async function openSite() {
  const files = new Map([['/static', file('text/html', `${HEAD}<body>${STATIC_FORM}`)]]);
  for (const name of Object.values(SCRIPTS)) await addPeer(name, files);
  const secret = 'a secret of the bench alone, 32 bytes';
  const server = await createServer({
    database: await openPglite(),
    auth: { secret },
    definitions: [SURVEY],
    surveyAssets: { dir: here('../../packages/survey/dist/page') },
    surveyRequestsPerMinute: 100_000,
  });
  const behind = await server.listen({ port: 0 });
  const compressed = new Map();
  const front = createHttpServer((request, response) => {
    const known = files.get(request.url);
    (known ? Promise.resolve(known) : pass(request, behind))
      .then(async ({ status = 200, headers, body }) => {
        const key = body.toString('base64');
        if (!compressed.has(key)) compressed.set(key, compress(body));
        response.writeHead(status, { ...headers, 'content-encoding': 'br', vary: 'accept-encoding' });
        response.end(await compressed.get(key));
      })
      .catch((error) => response.writeHead(502).end(error.message));
  });
  await new Promise((resolve) => front.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${front.address().port}`;
  const token = await signToken({
    secret,
    tenant: 'bench',
    subject: '1',
    name: 'Bench',
    roles: ['agent'],
    expiresIn: '8h',
  });
  const peers = Object.entries(SCRIPTS).map(([who, name]) => [who, () => Promise.resolve(`${address}/${name}`)]);
  return {
    pages: {
      'static HTML': () => Promise.resolve(`${address}/static`),
      Callside: async () => `${address}${await linkOf(behind, token)}`,
      ...Object.fromEntries(peers),
    },
    async close() {
      front.closeAllConnections();
      front.close();
      await server.close();
    },
  };
}

const file = (type, text) => ({
  headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'max-age=3600' },
  body: Buffer.from(text),
});

/** Adds a peer's page with its script and, where it has one, its style sheet. */
async function addPeer(name, files) {
  for (const { name: part, text } of await buildForPage(here(`${name}.js`)))
    files.set(`/${part}`, file(part.endsWith('.css') ? 'text/css' : 'text/javascript', text));
  const sheet = files.has(`/${name}.css`) ? `<link rel="stylesheet" href="/${name}.css">` : '';
  const page = `${HEAD}${sheet}<script type="module" src="/${name}.js"></script><body><div id="place"></div>`;
  files.set(`/${name}`, file('text/html', page));
}

/** What one connection says of itself and the next one does not repeat. */
const OF_ONE_CONNECTION = [
  'host',
  'connection',
  'accept-encoding',
  'content-encoding',
  'content-length',
  'transfer-encoding',
];

/** Fetches from the server behind, as a proxy does. */
async function pass(request, behind) {
  const chunks = await request.toArray();
  const response = await fetch(`${behind}${request.url}`, {
    method: request.method,
    headers: lasting(Object.entries(request.headers)),
    redirect: 'manual',
    ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
  });
  const body = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: lasting([...response.headers]), body };
}

function lasting(headers) {
  return Object.fromEntries(headers.filter(([name]) => !OF_ONE_CONNECTION.includes(name)));
}

/** A new link: its page is the customer's first sight. */
async function linkOf(behind, token) {
  const response = await fetch(`${behind}/v1/survey-links`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ survey: { id: SURVEY.id }, locale: 'en' }),
  });
  if (response.status !== 201) throw new Error(`No link: ${await response.text()}`);
  return (await response.json()).path;
}
