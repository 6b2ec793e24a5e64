import {
  callsToRate,
  checkCalibration,
  progressOf,
  whyNotEnd,
  whyNotRate,
  type Calibration,
  type CalibrationPlan,
} from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';

const PLAN: CalibrationPlan = {
  scorecard: { id: 'service', version: 2 },
  calls: ['c1', 'c2'],
  evaluators: [
    { id: '9001', name: 'Zhou' },
    { id: '9002', name: 'Gao' },
  ],
};

const session = (given: Partial<Calibration> = {}): Calibration => ({
  ...PLAN,
  id: 's1',
  by: '9000',
  state: 'open',
  createdAt: 1,
  ...given,
});

const line = (by: string, callId: string) => ({
  id: `${by}/${callId}`,
  by,
  callId,
  at: 2,
  rating: `r-${by}-${callId}`,
});

const found = (plan: Partial<CalibrationPlan>): string[] =>
  checkCalibration({ ...PLAN, ...plan }).map(({ code, path }) => `${code} ${path.join('.')}`);

describe('checkCalibration', () => {
  it('finds nothing wrong with two evaluators and a call', () => {
    expect(found({ calls: ['c1'], expert: '9002' })).to.deep.equal([]);
  });

  it('asks for calls and for a second evaluator', () => {
    expect(found({ calls: [], evaluators: PLAN.evaluators.slice(0, 1) })).to.deep.equal([
      'list-too-short calls',
      'list-too-short evaluators',
    ]);
  });

  it('takes each call and each evaluator once', () => {
    expect(found({ calls: ['c1', 'c1'], evaluators: [...PLAN.evaluators, { id: '9001', name: 'Z' }] })).to.deep.equal([
      'named-twice calls.1',
      'named-twice evaluators.2',
    ]);
  });

  it('has a limit', () => {
    expect(found({ calls: Array.from({ length: 51 }, (_call, at) => String(at)) })).to.deep.equal([
      'list-too-long calls',
    ]);
  });

  it('wants the expert among the evaluators', () => {
    expect(found({ expert: '9009' })).to.deep.equal(['expert-not-named expert']);
  });
});

describe('whyNotRate', () => {
  const why = (given: Partial<Calibration>, evaluatorId = '9001', callId = 'c1') =>
    whyNotRate(session(given), { evaluatorId, callId });

  it('lets each named evaluator score each call', () => {
    expect(why({})).to.equal(undefined);
  });

  it('says who is not named, and which call is not included', () => {
    expect(why({}, '9003')).to.equal('not-named');
    expect(why({}, '9001', 'c9')).to.equal('call-not-included');
  });

  it('lets nobody say anything twice, here or on another device', () => {
    expect(why({ rated: [line('9001', 'c1')] })).to.equal('rated-already');
    const own = [{ evaluatorId: '9001', callId: 'c1' }];
    expect(whyNotRate(session(), own[0]!, own)).to.equal('rated-already');
    expect(why({ rated: [line('9002', 'c1')] })).to.equal(undefined);
  });

  it('says that the session is over', () => {
    expect(why({ state: 'finalised' })).to.equal('finalised');
    expect(why({ state: 'withdrawn' })).to.equal('withdrawn');
  });
});

describe('whyNotEnd', () => {
  const rated = [line('9001', 'c1')];

  it('lets whoever leads the session end it, once', () => {
    expect(whyNotEnd(session({ rated }), { isLeader: true, to: 'finalised' })).to.equal(undefined);
    expect(whyNotEnd(session({ rated }), { isLeader: false, to: 'finalised' })).to.equal('not-the-leader');
    expect(whyNotEnd(session({ rated, state: 'finalised' }), { isLeader: true, to: 'withdrawn' })).to.equal(
      'finalised',
    );
  });

  it('finalises nothing that nobody has scored, which can be withdrawn', () => {
    expect(whyNotEnd(session(), { isLeader: true, to: 'finalised' })).to.equal('nothing-rated');
    expect(whyNotEnd(session(), { isLeader: true, to: 'withdrawn' })).to.equal(undefined);
  });
});

describe('progressOf', () => {
  it('says how far each evaluator is, and who is the expert', () => {
    const progress = progressOf(session({ expert: '9002', rated: [line('9001', 'c1'), line('9001', 'c2')] }));
    expect(progress).to.deep.equal([
      { id: '9001', name: 'Zhou', isExpert: false, rated: 2, calls: 2 },
      { id: '9002', name: 'Gao', isExpert: true, rated: 0, calls: 2 },
    ]);
  });

  it('counts a call once that the record and the device both know of', () => {
    const own = [{ evaluatorId: '9001', callId: 'c1' }];
    expect(progressOf(session({ rated: [line('9001', 'c1')] }), own)[0]?.rated).to.equal(1);
  });
});

describe('callsToRate', () => {
  it('is empty once all is handed in, or the session is over', () => {
    expect(callsToRate(session({ rated: [line('9001', 'c1')] }), '9001')).to.deep.equal(['c2']);
    expect(callsToRate(session({ state: 'withdrawn' }), '9001')).to.deep.equal([]);
    expect(callsToRate(session(), '9003')).to.deep.equal([]);
  });
});

describe('a calibration, in whatever order things happen', () => {
  it('takes each call of each evaluator once, and nothing after its end', () => {
    const step = fc.oneof(
      {
        weight: 9,
        arbitrary: fc.record({
          by: fc.constantFrom('9001', '9002', '9003'),
          callId: fc.constantFrom('c1', 'c2', 'c3'),
        }),
      },
      { weight: 1, arbitrary: fc.constantFrom('finalised' as const, 'withdrawn' as const) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let now = session();
        let atTheEnd: Calibration | undefined;
        for (const next of steps) {
          if (typeof next === 'string') {
            if (whyNotEnd(now, { isLeader: true, to: next }) === undefined) now = { ...now, state: next };
          } else if (whyNotRate(now, { evaluatorId: next.by, callId: next.callId }) === undefined) {
            now = { ...now, rated: [...(now.rated ?? []), line(next.by, next.callId)] };
          }
          if (now.state !== 'open') atTheEnd ??= now;
        }
        const ids = (now.rated ?? []).map(({ id }) => id);
        expect(new Set(ids).size).to.equal(ids.length);
        expect(ids.every((id) => /^900[12]\/c[12]$/.test(id))).to.equal(true);
        if (atTheEnd !== undefined) expect(now).to.equal(atTheEnd);
      }),
    );
  });
});
