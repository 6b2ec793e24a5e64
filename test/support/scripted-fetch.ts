/** One request that a scripted fetch was given. */
export interface SentRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: unknown;
}

/** A fetch that answers what the test wrote down, in order, and remembers what it was asked. */
export interface ScriptedFetch {
  readonly fetch: typeof fetch;
  readonly sent: readonly SentRequest[];
}

/** Each step is one answer; a function may throw, as a cut network does. The last step answers all that follows. */
export function scriptedFetch(...steps: readonly (() => Response | Promise<Response>)[]): ScriptedFetch {
  const sent: SentRequest[] = [];
  return {
    sent,
    fetch: async (input, init) => {
      const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined;
      sent.push({ url: input as string, method: init?.method ?? 'GET', headers: new Headers(init?.headers), body });
      const step = steps[Math.min(sent.length, steps.length) - 1];
      if (step === undefined) throw new TypeError('Failed to fetch');
      return step();
    },
  };
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): () => Response {
  return () =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
}

export function problem(code: string, status: number, headers: Record<string, string> = {}): () => Response {
  const body = JSON.stringify({ code, title: 'Refused', status, detail: 'The server says no.' });
  return () => new Response(body, { status, headers: { 'content-type': 'application/problem+json', ...headers } });
}

export function html(status = 200): () => Response {
  return () => new Response('<h1>Sign in</h1>', { status, headers: { 'content-type': 'text/html' } });
}

export function cut(): Response {
  throw new TypeError('Failed to fetch');
}
