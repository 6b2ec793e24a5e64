import { callRoles, createLocalCall, startRun } from '@callside/core';
import { expect } from 'chai';
import { callScript } from '../support/definitions.js';

describe('createLocalCall', () => {
  it('shares values with those who listen', () => {
    const call = createLocalCall();
    let told = 0;
    const stop = call.subscribe(() => told++);
    call.setValue('a', 1);
    call.setValue('a', 1);
    stop();
    call.setValue('a', 2);
    expect([told, call.values]).to.deep.equal([1, { a: 2 }]);
  });

  it('lets conditions read the host’s scope, the values and the time', () => {
    const call = createLocalCall({ values: { a: 1 }, scope: { customer: { name: 'Ms Chen' } }, now: () => 7 });
    expect(call.scope()).to.deep.equal({ customer: { name: 'Ms Chen' }, fields: { a: 1 }, now: 7 });
  });

  it('keeps the position in the script', () => {
    const call = createLocalCall();
    call.setRun(startRun(callScript(), { now: 0 }).run);
    expect(call.run?.step).to.equal('greet');
  });

  it('promises to keep nothing', () => {
    expect(createLocalCall().saveState).to.equal(undefined);
  });
});

describe('callRoles', () => {
  it('are those of the agent', () => {
    expect(callRoles(createLocalCall({ scope: { agent: { roles: ['agent', 7] } } }))).to.deep.equal(['agent']);
  });

  it('are not known for a call without an agent', () => {
    expect(callRoles(createLocalCall())).to.equal(undefined);
  });
});
