import type { PushRequest } from '@callside/core';
import { createHttpTransport } from '@callside/core/http.js';
import { expect } from 'chai';
import { json, problem, scriptedFetch } from '../../support/scripted-fetch.js';

const signal = new AbortController().signal;
const request: PushRequest = { protocol: 1, clientId: 'c', epoch: '', schemaVersion: 1, mutations: [] };
const pushReply = { protocol: 1, epoch: 'e1', lastSeq: 0, results: [] };
const pullReply = { protocol: 1, epoch: 'e1', changes: [], cursor: '7', hasMore: false };

function transportOver(step: () => Response, url = '/callside') {
  const script = scriptedFetch(step);
  let asked = 0;
  const token = () => `token-${String(++asked)}`;
  return { ...script, transport: createHttpTransport({ url, token, fetch: script.fetch }) };
}

describe('createHttpTransport', () => {
  describe('push', () => {
    it('posts the request and gives the reply', async () => {
      const { transport, sent } = transportOver(json(pushReply));
      expect(await transport.push(request, { signal })).to.deep.equal({ kind: 'replied', reply: pushReply });
      expect(sent[0]).to.deep.include({ url: '/callside/v1/sync/push', method: 'POST', body: request });
    });

    it('asks for the token before each request', async () => {
      const { transport, sent } = transportOver(json(pushReply));
      await transport.push(request, { signal });
      await transport.push(request, { signal });
      expect(sent.map(({ headers }) => headers.get('authorization'))).to.deep.equal([
        'Bearer token-1',
        'Bearer token-2',
      ]);
    });

    it('takes an address with a slash at the end', async () => {
      const { transport, sent } = transportOver(json(pushReply), 'https://callside.example.com/');
      await transport.push(request, { signal });
      expect(sent[0]?.url).to.equal('https://callside.example.com/v1/sync/push');
    });

    for (const [name, body] of Object.entries({
      'a list': [],
      null: null,
      'another protocol': { ...pushReply, protocol: 2 },
      'no results': { protocol: 1, epoch: 'e1' },
    })) {
      it(`does not take JSON that is ${name} for an answer`, async () => {
        const { transport } = transportOver(json(body));
        expect(await transport.push(request, { signal })).to.deep.equal({ kind: 'retry', reason: 'not-our-server' });
      });
    }

    it('passes a failure on', async () => {
      const { transport } = transportOver(problem('token-missing', 401));
      expect(await transport.push(request, { signal })).to.deep.equal({ kind: 'unauthorized' });
    });
  });

  describe('pull', () => {
    it('starts without a cursor', async () => {
      const { transport, sent } = transportOver(json(pullReply));
      expect(await transport.pull?.('', { signal })).to.deep.equal({ kind: 'replied', reply: pullReply });
      expect(sent[0]).to.include({ url: '/callside/v1/sync/pull', method: 'GET' });
    });

    it('goes on from a cursor', async () => {
      const { transport, sent } = transportOver(json(pullReply));
      await transport.pull?.('7/8', { signal });
      expect(sent[0]?.url).to.equal('/callside/v1/sync/pull?cursor=7%2F8');
    });

    it('does not take the answer to a push for its own', async () => {
      const { transport } = transportOver(json(pushReply));
      expect(await transport.pull?.('', { signal })).to.deep.equal({ kind: 'retry', reason: 'not-our-server' });
    });
  });
});

describe('createHttpTransport whose token is refused', () => {
  const over = (tokens: readonly string[]) => {
    const script = scriptedFetch(problem('token-invalid', 401));
    const refused: (string | undefined)[] = [];
    const token = (old?: string) => tokens[refused.push(old) - 1] ?? 'none';
    return { ...script, refused, transport: createHttpTransport({ url: '', token, fetch: script.fetch }) };
  };

  it('asks once for another, and sends again with that', async () => {
    const { transport, refused, sent } = over(['old', 'new']);
    expect(await transport.push(request, { signal })).to.deep.equal({ kind: 'unauthorized' });
    expect(refused).to.deep.equal([undefined, 'old']);
    expect(sent.map(({ headers }) => headers.get('authorization'))).to.deep.equal(['Bearer old', 'Bearer new']);
  });

  it('does not send again with the same', async () => {
    const { transport, sent } = over(['old', 'old']);
    await transport.push(request, { signal });
    expect(sent).to.have.length(1);
  });
});
