import { expandPhrase } from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';

const scope = { customer: { name: 'Ms Chen', note: '{{agent.id}}' }, agent: { id: '1001' } };

describe('expandPhrase', () => {
  it('fills what the call knows', () => {
    const { text, missing } = expandPhrase('Good day, {{ customer.name }}: {{agent.id}}.', scope);
    expect([text, missing]).to.deep.equal(['Good day, Ms Chen: 1001.', []]);
  });

  it('asks for the rest, each once, in the order of the text', () => {
    const { text, missing } = expandPhrase('{{day}}, {{customer.phone}}, {{day}}', scope);
    expect([text, missing]).to.deep.equal(['…, …, …', ['day', 'customer.phone']]);
  });

  it('asks for whatever else stands in braces, and shows none of them', () => {
    const { text, missing } = expandPhrase('Ask {{ name of the engineer }} or {{客户姓名}}.', scope);
    expect([text, missing]).to.deep.equal(['Ask … or ….', ['name of the engineer', '客户姓名']]);
  });

  it('fills in what was asked for', () => {
    const given = new Map([
      ['day', 'Monday'],
      ['客户姓名', '陈女士'],
      ['hour', ' '],
    ]);
    const { text, missing } = expandPhrase('{{day}} {{客户姓名}} {{hour}}', scope, given);
    expect([text, missing]).to.deep.equal(['Monday 陈女士 …', ['hour']]);
  });

  it('never reads a value as a phrase', () => {
    expect(expandPhrase('{{customer.note}}', scope).text).to.equal('{{agent.id}}');
    expect(expandPhrase('{{day}}', scope, new Map([['day', '{{agent.id}}']])).text).to.equal('{{agent.id}}');
  });

  it('reads nothing that the call does not have of its own', () => {
    const { missing } = expandPhrase('{{constructor.name}}{{__proto__}}{{customer.toString}}', scope);
    expect(missing).to.deep.equal(['constructor.name', '__proto__', 'customer.toString']);
  });

  it('keeps a text without braces as it is', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !text.includes('{{')),
        (text) => expandPhrase(text, {}).text === text,
      ),
    );
  });

  it('is quick with many open braces', () => {
    const started = performance.now();
    expandPhrase('{'.repeat(100_000) + ' '.repeat(100_000), scope);
    expect(performance.now() - started).to.be.lessThan(500);
  });
});
