import { createHttpReveal } from '@callside/core/http-reveal.js';
import { expect } from 'chai';
import { cut, html, json, problem, scriptedFetch } from '../../support/scripted-fetch.js';

const WANTED = { type: 'ticket', id: 't-1', path: 'values.phone', reason: 'Calls back' } as const;
const ANSWER = { path: 'values.phone', value: '13812345678' };

function revealOver(...steps: (() => Response)[]) {
  const script = scriptedFetch(...steps);
  let asked = 0;
  const token = (): string => `token-${String(++asked)}`;
  return { ...script, reveal: createHttpReveal({ url: '/callside/', token, fetch: script.fetch }) };
}

describe('createHttpReveal', () => {
  it('asks for one value with its reason', async () => {
    const { reveal, sent } = revealOver(json(ANSWER));
    expect(await reveal(WANTED)).to.deep.equal({ ok: true, value: '13812345678' });
    expect(sent).to.have.lengthOf(1);
    expect(sent[0]).to.deep.include({
      url: '/callside/v1/records/ticket/t-1/reveal',
      method: 'POST',
      body: { path: 'values.phone', reason: 'Calls back' },
    });
    expect(sent[0]?.headers.get('authorization')).to.equal('Bearer token-1');
  });

  it('gives a value that was emptied meanwhile as null', async () => {
    const { reveal } = revealOver(json({ ...ANSWER, value: null }));
    expect(await reveal(WANTED)).to.deep.equal({ ok: true, value: null });
  });

  it('asks once more with a renewed token', async () => {
    const { reveal, sent } = revealOver(problem('token-invalid', 401), json(ANSWER));
    expect(await reveal(WANTED)).to.have.property('ok', true);
    expect(sent[1]?.headers.get('authorization')).to.equal('Bearer token-2');
  });

  for (const [name, step, reason] of [
    ['there is no network', cut, 'offline'],
    ['the role may not', problem('reveal-forbidden', 403), 'forbidden'],
    ['the server does not know the record', problem('record-unknown', 404), 'unavailable'],
    ['the server fails', problem('internal', 500), 'unavailable'],
    ['a page to sign in answers', html(), 'unavailable'],
    ['the answer is to another question', json({ ...ANSWER, path: 'values.name' }), 'unavailable'],
    ['nobody is signed in', problem('token-invalid', 401), 'unavailable'],
  ] as const)
    it(`says why there is none when ${name}`, async () => {
      expect(await revealOver(step).reveal(WANTED)).to.deep.equal({ ok: false, reason });
    });
});
