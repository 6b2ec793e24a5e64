import { expect } from 'chai';
import { requestJson } from '../../../packages/core/src/sync/http.js';
import { cut, html, json, problem, scriptedFetch } from '../../support/scripted-fetch.js';
import { rejectionOf } from '../../support/rejection.js';

const REFUSAL = { code: 'mutation-unknown', title: 'Refused', status: 422, detail: 'The server says no.' };

/** What each answer of a server, or of something that claims to be one, means. */
const OUTCOMES: readonly [string, () => Response, object][] = [
  ['200 with JSON', json({ a: 1 }), { kind: 'answer', body: { a: 1 } }],
  ['201 with JSON', json({ a: 1 }, 201), { kind: 'answer', body: { a: 1 } }],
  ['200 with HTML', html(), { kind: 'retry', reason: 'not-our-server' }],
  ['204', () => new Response(null, { status: 204 }), { kind: 'retry', reason: 'not-our-server' }],
  ['200 with broken JSON', brokenJson, { kind: 'retry', reason: 'network' }],
  ['422', problem('mutation-unknown', 422), { kind: 'refused', problem: REFUSAL }],
  ['400 with HTML', html(400), { kind: 'retry', reason: 'not-our-server' }],
  ['401', problem('token-missing', 401), { kind: 'unauthorized' }],
  ['403 with HTML', html(403), { kind: 'retry', reason: 'not-our-server' }],
  ['404 with HTML', html(404), { kind: 'retry', reason: 'not-our-server' }],
  ['408', html(408), { kind: 'retry', reason: 'server' }],
  ['410', problem('cursor-too-old', 410), { kind: 'resync' }],
  ['413', html(413), { kind: 'too-large' }],
  ['425', html(425), { kind: 'retry', reason: 'server' }],
  ['426', problem('protocol-unknown', 426), { kind: 'outdated' }],
  ['429', problem('too-many', 429), { kind: 'retry', reason: 'busy' }],
  [
    '429 with Retry-After',
    problem('too-many', 429, { 'retry-after': '7' }),
    { kind: 'retry', reason: 'busy', after: 7000 },
  ],
  ['500', html(500), { kind: 'retry', reason: 'server' }],
  ['503', html(503), { kind: 'retry', reason: 'server' }],
  [
    '503 with Retry-After: 0',
    problem('down', 503, { 'retry-after': '0' }),
    { kind: 'retry', reason: 'server', after: 0 },
  ],
  ['503 with Retry-After: -1', problem('down', 503, { 'retry-after': '-1' }), { kind: 'retry', reason: 'server' }],
  ['503 with Retry-After: soon', problem('down', 503, { 'retry-after': 'soon' }), { kind: 'retry', reason: 'server' }],
  ['no answer', cut, { kind: 'retry', reason: 'network' }],
  ['a request that took too long', tooLate, { kind: 'retry', reason: 'timeout' }],
];

function brokenJson(): Response {
  return new Response('{"results":', { headers: { 'content-type': 'application/json' } });
}

function tooLate(): Response {
  throw new DOMException('The operation was aborted.', 'AbortError');
}

const request = { method: 'POST', url: '/v1/sync/push', body: { a: 1 } } as const;

function never(): AbortSignal {
  return new AbortController().signal;
}

describe('requestJson', () => {
  for (const [name, step, outcome] of OUTCOMES) {
    it(`sorts ${name} as ${JSON.stringify(outcome)}`, async () => {
      expect(await requestJson(scriptedFetch(step).fetch, request, never())).to.deep.equal(outcome);
    });
  }

  it('sends the body as JSON', async () => {
    const script = scriptedFetch(json({}));
    await requestJson(script.fetch, request, never());
    expect(script.sent[0]).to.deep.include({ url: '/v1/sync/push', method: 'POST', body: { a: 1 } });
    expect(script.sent[0]?.headers.get('content-type')).to.equal('application/json');
  });

  it('says nothing of content where there is no body', async () => {
    const script = scriptedFetch(json({}));
    await requestJson(script.fetch, { method: 'GET', url: '/v1/sync/pull' }, never());
    expect(script.sent[0]?.headers.has('content-type')).to.equal(false);
  });

  describe('with an aborted signal', () => {
    const reason = new RangeError('the desk closed');

    it('rejects with its reason and sends nothing', async () => {
      const script = scriptedFetch(json({}));
      expect(await rejectionOf(requestJson(script.fetch, request, AbortSignal.abort(reason)))).to.equal(reason);
      expect(script.sent).to.have.length(0);
    });

    it('rejects with its reason when it aborts on the way', async () => {
      const stopping = new AbortController();
      const hanging = (_url: unknown, init?: RequestInit) =>
        new Promise<Response>((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => {
            reject(new DOMException('The operation was aborted.', 'AbortError'));
          });
        });
      const asking = requestJson(hanging, request, stopping.signal);
      stopping.abort(reason);
      expect(await rejectionOf(asking)).to.equal(reason);
    });
  });
});
