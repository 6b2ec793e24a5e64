import type { Problem } from './protocol.js';
import type { TransportFailure } from './transport.js';

/** How long one request may take, in milliseconds. */
const TIMEOUT = 30_000;

export interface JsonRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export type JsonAnswer = { readonly kind: 'answer'; readonly body: unknown } | TransportFailure;

/**
 * Sends one JSON request and sorts every way it can end by status and type, never by wording: an answer of ours, or the
 * failure that says what to do next. A 200 that is not JSON (a login page, a captive portal) is `not-our-server`.
 *
 * @example
 * const answer = await requestJson(fetch, { method: 'GET', url: '/v1/sync/pull' }, signal);
 */
export async function requestJson(
  fetcher: typeof fetch,
  request: JsonRequest,
  signal: AbortSignal,
): Promise<JsonAnswer> {
  signal.throwIfAborted();
  const limit = new AbortController();
  const timer = setTimeout(() => {
    limit.abort();
  }, TIMEOUT);
  const giveUp = (): void => {
    limit.abort();
  };
  signal.addEventListener('abort', giveUp);
  try {
    const response = await fetcher(request.url, {
      method: request.method,
      headers: {
        accept: 'application/json',
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...request.headers,
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      cache: 'no-store',
      signal: limit.signal,
    });
    return sortAnswer(response, await readJson(response));
  } catch (error) {
    signal.throwIfAborted();
    // Whatever fetch and its stream reject with, the request did not arrive whole: the queue keeps it and tries again.
    return { kind: 'retry', reason: isAbort(error) ? 'timeout' : 'network' };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', giveUp);
  }
}

/** The one table from status to what happens next. */
function sortAnswer(response: Response, body: unknown): JsonAnswer {
  const { status } = response;
  if (status >= 200 && status < 300)
    return body === undefined ? { kind: 'retry', reason: 'not-our-server' } : { kind: 'answer', body };
  if (status === 401) return { kind: 'unauthorized' };
  if (status === 413) return { kind: 'too-large' };
  if (status === 410) return { kind: 'resync' };
  if (status === 426) return { kind: 'outdated' };
  if ([408, 425, 429].includes(status) || status >= 500) {
    const after = retryAfter(response.headers);
    return { kind: 'retry', reason: status === 429 ? 'busy' : 'server', ...(after === undefined ? {} : { after }) };
  }
  if (isProblem(body)) return { kind: 'refused', problem: body };
  // A refusal in another shape comes from something between us and the server.
  return { kind: 'retry', reason: 'not-our-server' };
}

async function readJson(response: Response): Promise<unknown> {
  const type = response.headers.get('content-type') ?? '';
  if (!/^application\/([\w.]+\+)?json\b/.test(type)) return undefined;
  return response.json();
}

/** Seconds, or a date, which is read by the server's own clock. */
function retryAfter(headers: Headers): number | undefined {
  const wish = headers.get('retry-after') ?? '';
  const ms = /^\d+$/.test(wish) ? Number(wish) * 1000 : Date.parse(wish) - Date.parse(headers.get('date') ?? '');
  return Number.isFinite(ms) && ms >= 0 ? ms : undefined;
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && typeof (body as Partial<Problem>).code === 'string';
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
