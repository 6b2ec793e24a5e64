import { isDoc } from '../storage/entity.js';
import { requestJson } from './http.js';
import type { HttpTransportOptions } from './http-transport.js';
import type { RevealSource } from './reveal-source.js';

/**
 * Asks a Callside server for values that it has masked, one by one. Nothing is kept: each look is a request, which the server
 * notes with its reason before it answers. Without a network there is no look.
 *
 * @example
 * form.revealSource = createHttpReveal({ url: '/callside', token: () => session.token() });
 */
export function createHttpReveal({
  url,
  token,
  fetch: fetcher = globalThis.fetch.bind(globalThis),
}: HttpTransportOptions): RevealSource {
  const root = url.replace(/\/$/, '');
  return async ({ type, id, path, reason }) => {
    const send = (bearer: string): ReturnType<typeof requestJson> =>
      requestJson(
        fetcher,
        {
          method: 'POST',
          url: `${root}/v1/records/${type}/${encodeURIComponent(id)}/reveal`,
          headers: { authorization: `Bearer ${bearer}` },
          body: { path, reason },
        },
        new AbortController().signal,
      );
    const bearer = await token();
    let answer = await send(bearer);
    if (answer.kind === 'unauthorized') {
      const renewed = await token(bearer);
      if (renewed !== bearer) answer = await send(renewed);
    }
    if (answer.kind === 'answer' && isDoc(answer.body) && answer.body['path'] === path)
      return { ok: true, value: answer.body['value'] ?? null };
    if (answer.kind === 'retry' && (answer.reason === 'network' || answer.reason === 'timeout'))
      return { ok: false, reason: 'offline' };
    const isForbidden = answer.kind === 'refused' && answer.problem.code === 'reveal-forbidden';
    return { ok: false, reason: isForbidden ? 'forbidden' : 'unavailable' };
  };
}
