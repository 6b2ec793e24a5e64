/** A server for uploads within the page: as many bytes as it has room for in one visit, and none without a network. */
export interface TusOnPage {
  /** Bytes that have come, by attachment. */
  readonly received: ReadonlyMap<string, number>;
  /** Methods that were asked, in order. */
  readonly asked: readonly string[];
  /** Without a network each request fails. */
  isCut: boolean;
  /** Fails the request after so many more pieces. */
  breaksAfter: number;
  /** Refuses the last byte with this code. */
  refusal: string | undefined;
  stop(): void;
}

/** Answers what is asked below the address, until it is stopped. */
export function startTusOnPage(url: string): TusOnPage {
  const before = globalThis.fetch;
  const received = new Map<string, number>();
  const asked: string[] = [];
  const server = {
    received,
    asked,
    isCut: false,
    breaksAfter: Infinity,
    refusal: undefined as string | undefined,
    stop() {
      globalThis.fetch = before;
    },
  };
  const lengths = new Map<string, number>();
  const answer = (status: number, headers: Readonly<Record<string, string>>): Response =>
    new Response(null, { status, headers: { 'tus-resumable': '1.0.0', ...headers } });
  globalThis.fetch = async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : input, location.href);
    if (!address.pathname.startsWith(url)) return before(input, init);
    const method = init?.method ?? 'GET';
    asked.push(method);
    if (server.isCut) throw new TypeError('Failed to fetch');
    const headers = new Headers(init?.headers);
    if (method === 'POST') {
      const id = atob((headers.get('upload-metadata') ?? '').split(' ')[1] ?? '');
      received.set(id, 0);
      lengths.set(id, Number(headers.get('upload-length')));
      return answer(201, { location: `uploads/${id}` });
    }
    const id = address.pathname.split('/').at(-1) ?? '';
    const offset = received.get(id) ?? 0;
    if (method === 'HEAD') return answer(200, { 'upload-offset': String(offset) });
    if (server.breaksAfter <= 0) throw new TypeError('Failed to fetch');
    server.breaksAfter -= 1;
    const size = (await new Response(init?.body ?? null).arrayBuffer()).byteLength;
    if (Number(headers.get('upload-offset')) !== offset) return answer(409, {});
    if (server.refusal !== undefined && offset + size === lengths.get(id))
      return new Response(JSON.stringify({ code: server.refusal }), {
        status: 422,
        headers: { 'content-type': 'application/problem+json' },
      });
    received.set(id, offset + size);
    return answer(204, { 'upload-offset': String(offset + size) });
  };
  return server;
}
