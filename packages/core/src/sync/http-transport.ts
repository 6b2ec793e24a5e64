import { requestJson } from './http.js';
import { PROTOCOL, type PullReply, type PushReply } from './protocol.js';
import type { Transport, TransportFailure } from './transport.js';

export interface HttpTransportOptions {
  /** Where the server is mounted, e.g. `/callside` or `https://callside.example.com`. */
  readonly url: string;
  /** Gives the bearer token; asked before each request, so that a renewed one is used. */
  readonly token: () => string | Promise<string>;
  /** Another `fetch`, for tests and hosts with their own. */
  readonly fetch?: typeof fetch;
}

/**
 * The transport to a Callside server over HTTP.
 *
 * @example
 * const transport = createHttpTransport({ url: '/callside', token: () => session.token() });
 */
export function createHttpTransport({
  url,
  token,
  fetch: fetcher = globalThis.fetch.bind(globalThis),
}: HttpTransportOptions): Transport {
  const root = url.replace(/\/$/, '');
  const authorize = async (): Promise<Record<string, string>> => ({ authorization: `Bearer ${await token()}` });
  return {
    async push(request, { signal }) {
      const headers = await authorize();
      const answer = await requestJson(
        fetcher,
        { method: 'POST', url: `${root}/v1/sync/push`, headers, body: request },
        signal,
      );
      if (answer.kind !== 'answer') return answer;
      return isReply(answer.body, 'results')
        ? { kind: 'replied', reply: answer.body as unknown as PushReply }
        : NOT_OURS;
    },
    async pull(cursor, { signal }) {
      const headers = await authorize();
      const query = cursor === '' ? '' : `?cursor=${encodeURIComponent(cursor)}`;
      const answer = await requestJson(
        fetcher,
        { method: 'GET', url: `${root}/v1/sync/pull${query}`, headers },
        signal,
      );
      if (answer.kind !== 'answer') return answer;
      return isReply(answer.body, 'changes')
        ? { kind: 'replied', reply: answer.body as unknown as PullReply }
        : NOT_OURS;
    },
  };
}

const NOT_OURS: TransportFailure = { kind: 'retry', reason: 'not-our-server' };

function isReply(body: unknown, list: 'results' | 'changes'): body is Readonly<Record<string, unknown>> {
  if (typeof body !== 'object' || body === null) return false;
  const reply = body as Readonly<Record<string, unknown>>;
  return reply.protocol === PROTOCOL && Array.isArray(reply[list]);
}
