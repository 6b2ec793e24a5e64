import {
  CallsideError,
  formatPath,
  isCallsideError,
  isId,
  issue,
  randomId,
  systemClock,
  warning,
} from '@callside/core';
import { expect } from 'chai';

describe('CallsideError', () => {
  const error = new CallsideError('storage-quota', 'Cannot save: the disk is full.', {
    details: { store: 'entities' },
    cause: 7,
  });

  it('carries code, details and cause', () => {
    expect(error).to.deep.include({
      name: 'CallsideError',
      code: 'storage-quota',
      details: { store: 'entities' },
      cause: 7,
    });
  });

  it('says its code where it has no message', () => {
    expect([error.message, new CallsideError('storage-quota', '').message]).to.deep.equal([
      'Cannot save: the disk is full.',
      'storage-quota',
    ]);
  });

  it('is recognised', () => expect(isCallsideError(error)).to.equal(true));

  it('is recognised from another copy of the package', () => {
    const foreign = Object.defineProperty(new Error('x'), Symbol.for('callside.error'), { value: true });
    expect(isCallsideError(foreign)).to.equal(true);
  });

  for (const [name, value] of Object.entries({
    'an error of another kind': new Error('x'),
    null: null,
    'an object with a code': { code: 'storage-quota' },
  })) {
    it(`is not found in ${name}`, () => expect(isCallsideError(value)).to.equal(false));
  }
});

describe('randomId', () => {
  it('makes ids', () => expect(isId(randomId())).to.equal(true));
  it('makes version 4 of variant 1', () => expect(randomId()).to.match(/^.{14}4.{4}[89ab]/));
  it('makes no id twice', () => expect(new Set(Array.from({ length: 100 }, randomId)).size).to.equal(100));
});

describe('isId', () => {
  for (const value of ['42', '', null, 42, '0B7F4A52-5C1E-4A8E-9A53-0D7C1F0A9E11']) {
    it(`refuses ${JSON.stringify(value)}`, () => expect(isId(value)).to.equal(false));
  }
});

describe('issue', () => {
  it('is an error', () => {
    expect(issue('required', ['phone'])).to.deep.equal({
      code: 'required',
      severity: 'error',
      path: ['phone'],
      params: {},
    });
  });

  it('carries a suggestion', () => expect(issue('a', [], {}, 'b')).to.have.property('suggestion', 'b'));
});

describe('warning', () => {
  it('is no error', () => expect(warning('text-missing', ['title'])).to.have.property('severity', 'warning'));
});

describe('formatPath', () => {
  for (const [path, text] of [
    [['steps', 3, 'next'], 'steps[3].next'],
    [[0, 'a'], '[0].a'],
    [[], ''],
  ] as const) {
    it(`writes ${JSON.stringify(path)} as "${text}"`, () => expect(formatPath(path)).to.equal(text));
  }
});

describe('systemClock', () => {
  it('tells the machine’s time', () => expect(Math.abs(systemClock.now() - Date.now())).to.be.lessThan(1000));
  it('runs a task', () => new Promise<void>((resolve) => systemClock.after(0, resolve)));
});
