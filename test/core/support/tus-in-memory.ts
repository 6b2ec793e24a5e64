/** What the server says in place of its usual answer. */
export type TusAnswer = () => Response | Promise<Response>;

/** A server for uploads behind one `fetch`: bytes by attachment, and answers that a test wants in their place. */
export class TusInMemory {
  /** Bytes that have come, by attachment. */
  readonly received = new Map<string, Uint8Array>();
  /** What was asked: method, address, and from which byte on. */
  readonly asked: string[] = [];
  readonly tokens = new Set<string | null>();
  /** What is answered in place of the usual, one after the other; undefined: the usual. */
  answers: (TusAnswer | undefined)[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #uploads = new Map<string, string>();

  readonly fetch: typeof fetch = async (input, init) => {
    init?.signal?.throwIfAborted();
    const address = new URL(input as string);
    const headers = new Headers(init?.headers);
    const method = init?.method ?? 'GET';
    this.tokens.add(headers.get('authorization'));
    const offset = headers.get('upload-offset');
    this.asked.push([method, address.pathname.split('/').at(-1), ...(offset === null ? [] : [offset])].join(' '));
    for (const listener of [...this.#listeners]) listener();
    const instead = this.answers.shift();
    if (instead !== undefined) return instead();
    if (method === 'POST') return this.#begin(headers);
    const attachment = this.#uploads.get(address.pathname);
    const bytes = attachment === undefined ? undefined : this.received.get(attachment);
    // As over HTTP: what answers a HEAD has the headers of a problem, and no body.
    if (bytes === undefined) return method === 'HEAD' ? headOfProblem(404) : refused('upload-unknown', 404)();
    if (method === 'HEAD') return told(200, { 'upload-offset': String(bytes.length) });
    if (Number(offset) !== bytes.length) return refused('upload-offset-wrong', 409)();
    const more = joined(bytes, new Uint8Array(init?.body as ArrayBuffer));
    this.received.set(attachment ?? '', more);
    return told(204, { 'upload-offset': String(more.length) });
  };

  /** Forgets all uploads that were begun. */
  forget(): void {
    this.#uploads.clear();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #begin(headers: Headers): Response {
    const attachment = atob((headers.get('upload-metadata') ?? '').split(' ')[1] ?? '');
    const name = `u${this.#uploads.size + 1}`;
    this.#uploads.set(`/v1/surveys/acme/uploads/${name}`, attachment);
    this.received.set(attachment, new Uint8Array());
    return told(201, { location: `uploads/${name}` });
  }
}

export function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

export function refused(code: string, status: number): TusAnswer {
  const headers = { 'content-type': 'application/problem+json' };
  return () => new Response(JSON.stringify({ code, title: '', status, detail: '' }), { status, headers });
}

export function told(status: number, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status, headers: { 'tus-resumable': '1.0.0', ...headers } });
}

function headOfProblem(status: number): Response {
  return new Response(null, { status, headers: { 'content-type': 'application/problem+json' } });
}
