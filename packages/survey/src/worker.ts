/**
 * The service worker of survey pages: keeps the page without its survey, and the script, so that a link opens again without a
 * network. What belongs to a link lies in the script's own store, never here.
 */
const CACHE = 'callside-survey';
/** The script that this browser understands: the page says which when it asks for its worker. */
const SCRIPT = `/s/assets/survey-page${location.search === '?old' ? '.old' : ''}`;
const KEPT = ['/s/shell', `${SCRIPT}.js`, `${SCRIPT}.more.js`];
/** Kept once a survey has asked for files. */
const FILES = `${SCRIPT}.files.js`;
/** Milliseconds after which a bad network counts as none, where there is something to show. */
const PATIENCE = 4000;

/** The part of a service worker's global that is used here: the types of pages do not know it. */
interface WorkerScope {
  addEventListener(type: 'install' | 'activate', listener: (event: LastingEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: RequestEvent) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}

interface LastingEvent {
  waitUntil(done: Promise<unknown>): void;
}

interface RequestEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

const scope = self as unknown as WorkerScope;

scope.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(KEPT)));
  void scope.skipWaiting();
});

scope.addEventListener('activate', (event) => {
  event.waitUntil(scope.clients.claim());
});

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const path = new URL(request.url).pathname;
  const isLink = request.mode === 'navigate' && request.method === 'GET' && path.startsWith('/s/');
  const kept = isLink ? '/s/shell' : [...KEPT, FILES].find((each) => each === path);
  if (kept !== undefined) event.respondWith(networkFirst(request, kept, !isLink));
});

async function networkFirst(request: Request, path: string, renews: boolean): Promise<Response> {
  const fresh = fetch(request).then(async (response) => {
    if (renews && response.ok) await (await caches.open(CACHE)).put(path, response.clone());
    return response;
  });
  const kept = await caches.match(path);
  if (kept === undefined) return fresh;
  const late = new Promise<Response>((resolve) => {
    setTimeout(() => {
      resolve(kept);
    }, PATIENCE);
  });
  return Promise.race([fresh.catch(() => kept), late]);
}
