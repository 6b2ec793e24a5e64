import { requestJson, type JsonAnswer, type JsonRequest } from './http.js';
import { PROTOCOL, type PullReply, type PushReply } from './protocol.js';
import type { Transport, TransportFailure } from './transport.js';

export interface HttpTransportOptions {
  /** Where the server is mounted, e.g. `/callside` or `https://callside.example.com`. */
  readonly url: string;
  /**
   * Gives the bearer token; asked before each request, so that a renewed one is used. When the server has refused a token,
   * it is asked once more with that one: a host that can renew it gives another.
   */
  readonly token: (refused?: string) => string | Promise<string>;
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
  const request = async (given: Omit<JsonRequest, 'headers'>, signal: AbortSignal): Promise<JsonAnswer> => {
    const send = (bearer: string): Promise<JsonAnswer> =>
      requestJson(fetcher, { ...given, headers: { authorization: `Bearer ${bearer}` } }, signal);
    const bearer = await token();
    const answer = await send(bearer);
    if (answer.kind !== 'unauthorized') return answer;
    const renewed = await token(bearer);
    return renewed === bearer ? answer : send(renewed);
  };
  return {
    async push(body, { signal }) {
      const answer = await request({ method: 'POST', url: `${root}/v1/sync/push`, body }, signal);
      if (answer.kind !== 'answer') return answer;
      return isReply(answer.body, 'results')
        ? { kind: 'replied', reply: answer.body as unknown as PushReply }
        : NOT_OURS;
    },
    async pull(cursor, { signal }) {
      const query = cursor === '' ? '' : `?cursor=${encodeURIComponent(cursor)}`;
      const answer = await request({ method: 'GET', url: `${root}/v1/sync/pull${query}` }, signal);
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
