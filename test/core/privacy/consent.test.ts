import { consentPeriods, consentState, type ConsentRecord } from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';

function said(given: boolean, at: number, more: Partial<ConsentRecord> = {}): ConsentRecord {
  return { customer: 'c1', kind: 'recording', given, at, ...more };
}

function stateAt(now: number, ...records: ConsentRecord[]): string {
  return consentState(records, { customer: 'c1', kind: 'recording', now }).state;
}

describe('consentState', () => {
  it('is none where nothing was said', () => {
    expect(stateAt(5)).to.equal('none');
  });

  it('is none before anything was said', () => {
    expect(stateAt(5, said(true, 6))).to.equal('none');
  });

  it('is given once it was given', () => {
    expect(stateAt(5, said(true, 5))).to.equal('given');
  });

  it('is withdrawn by a later line, in whatever order the lines come', () => {
    expect(stateAt(9, said(false, 7), said(true, 5))).to.equal('withdrawn');
  });

  it('is given again after a withdrawal', () => {
    expect(stateAt(9, said(true, 5), said(false, 7), said(true, 8))).to.equal('given');
  });

  it('is withdrawn when both were said in one moment', () => {
    expect(stateAt(5, said(false, 5), said(true, 5))).to.equal('withdrawn');
  });

  it('holds up to its last moment and is expired after it', () => {
    const until = said(true, 5, { until: 7 });
    expect([stateAt(7, until), stateAt(8, until)]).to.deep.equal(['given', 'expired']);
  });

  it('knows customers and kinds apart', () => {
    expect(stateAt(9, said(true, 5, { customer: 'c2' }), said(true, 5, { kind: 'marketing' }))).to.equal('none');
  });

  it('names the line that decides', () => {
    const record = said(true, 5);
    expect(consentState([record], { customer: 'c1', kind: 'recording', now: 9 })).to.deep.equal({
      state: 'given',
      record,
    });
  });
});

describe('consentPeriods', () => {
  it('ends with a withdrawal', () => {
    expect(consentPeriods([said(true, 5), said(false, 7)], 'c1')).to.deep.equal([
      { kind: 'recording', at: 5, until: 7 },
    ]);
  });

  it('goes on where nothing ends it', () => {
    expect(consentPeriods([said(true, 5)], 'c1')).to.deep.equal([{ kind: 'recording', at: 5 }]);
  });

  it('says at every moment what consentState says', () => {
    const line = fc.record({
      given: fc.boolean(),
      at: fc.nat(20),
      kind: fc.constantFrom('recording', 'marketing'),
      until: fc.option(fc.nat(25), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), fc.nat(30), (lines, now) => {
        const records = lines.map(({ until, ...rest }) => ({
          customer: 'c1',
          ...rest,
          ...(until === undefined ? {} : { until }),
        }));
        const stands = consentPeriods(records, 'c1').some(
          ({ kind, at, until = Infinity }) => kind === 'recording' && at <= now && now < until,
        );
        expect(stands).to.equal(consentState(records, { customer: 'c1', kind: 'recording', now }).state === 'given');
      }),
    );
  });
});
