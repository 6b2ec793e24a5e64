import { expect } from 'chai';
import { readVariable } from '../../../packages/core/src/logic/variables.js';

const data = { fields: { phone: '138', list: ['a', { b: 1 }], none: null } };

describe('readVariable', () => {
  it('reads a dotted path', () => expect(readVariable(data, 'fields.phone')).to.equal('138'));
  it('reads a place in a list', () => expect(readVariable(data, 'fields.list.1.b')).to.equal(1));
  it('reads null', () => expect(readVariable(data, 'fields.none')).to.equal(null));
  it('gives the data itself for the empty path', () => expect(readVariable(data, '')).to.equal(data));
  it('gives undefined for what is not there', () =>
    expect(readVariable(data, 'fields.none.deeper')).to.equal(undefined));
  it('gives undefined for a path that is no text', () => expect(readVariable(data, { a: 1 })).to.equal(undefined));

  for (const path of ['__proto__', 'constructor', 'fields.__proto__', 'fields.list.length', 'fields.phone.length']) {
    it(`gives ${path === 'fields.list.length' ? 'the count' : 'nothing'} for "${path}"`, () => {
      expect(readVariable(data, path)).to.equal(path === 'fields.list.length' ? 2 : undefined);
    });
  }
});
