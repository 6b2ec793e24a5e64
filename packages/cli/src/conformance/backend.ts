/** What somebody who runs the cases has told of the backend. */
export interface Backend {
  /** Where the server is mounted, without a slash at the end. */
  readonly url: string;
  readonly token: string;
  /** Another user of the same tenant. */
  readonly secondToken?: string | undefined;
  /** What the backend calls the two users: the owners of their records. */
  readonly person?: string | undefined;
  readonly secondPerson?: string | undefined;
  /** A user of another tenant. */
  readonly otherTenantToken?: string | undefined;
  /** A cursor that the backend gave before its data was replaced. */
  readonly oldCursor?: string | undefined;
  /** The backend knows the definition in `conformance/definitions/`. */
  readonly hasForm: boolean;
}

export interface Ask {
  readonly method: string;
  readonly path: string;
  readonly token: string | undefined;
  readonly body?: unknown;
}

/** What came back; undefined when nobody answered. */
export interface Reply {
  readonly status: number;
  readonly type: string;
  /** Undefined for what is no JSON. */
  readonly body: unknown;
}

/** Seconds that a backend has for one answer. */
const PATIENCE = 30;

/**
 * Sends one request. A backend that does not answer gives undefined: that is a finding, not a failure of this program.
 *
 * @example
 * const reply = await askBackend(backend, { method: 'GET', path: '/v1/sync/pull', token: backend.token });
 */
export async function askBackend({ url }: Backend, { method, path, token, body }: Ask): Promise<Reply | undefined> {
  const init = {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    signal: AbortSignal.timeout(PATIENCE * 1000),
  };
  try {
    const reply = await fetch(url + path, init);
    const type = reply.headers.get('content-type') ?? '';
    return { status: reply.status, type, body: parsed(await reply.text()) };
  } catch (error) {
    // fetch knows two failures of the way: nobody there, and no answer in time.
    if (error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError'))
      return undefined;
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
