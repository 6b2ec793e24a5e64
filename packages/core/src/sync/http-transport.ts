import { requestJson, type JsonAnswer } from './http.js';
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
export function createHttpTransport({ url, token, fetch: fetcher = globalThis.fetch.bind(globalThis) }: HttpTransportOptions): Transport {
  const root = url.replace(/\/$/, '');
  const authorize = async (): Promise<Record<string, string>> => ({ authorization: `Bearer ${await token()}` });
  return {
    async push(request, { signal }) {
      const headers = await authorize();
      return asReply<PushReply>(await requestJson(fetcher, { method: 'POST', url: `${root}/v1/sync/push`, headers, body: request }, signal), 'results');
    },
    async pull(cursor, { signal }) {
      const headers = await authorize();
      const query = cursor === '' ? '' : `?cursor=${encodeURIComponent(cursor)}`;
      return asReply<PullReply>(await requestJson(fetcher, { method: 'GET', url: `${root}/v1/sync/pull${query}`, headers }, signal), 'changes');
    },
  };
}

function asReply<R>(answer: JsonAnswer, list: 'results' | 'changes'): { kind: 'replied'; reply: R } | TransportFailure {
  if (answer.kind !== 'answer') return answer;
  const body = answer.body as Readonly<Record<string, unknown>> | null;
  if (body?.['protocol'] !== PROTOCOL || !Array.isArray(body[list])) return { kind: 'retry', reason: 'not-our-server' };
  return { kind: 'replied', reply: body as R };
}
