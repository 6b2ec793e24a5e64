import {
  advance,
  currentStep,
  goBack,
  jumpTargets,
  jumpTo,
  pauseRun,
  resumeRun,
  startSidetrip,
  type CallScriptDefinition,
  type ScriptMoment,
  type ScriptRun,
} from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';
import { callScript } from '../support/definitions.js';
import { begin, Walk } from '../support/walk.js';

const script = callScript();

describe('goBack', () => {
  it('goes to the step that was left last', () => expect(new Walk().to(undefined).back().run.step).to.equal('greet'));
  it('keeps the whole path', () =>
    expect(
      new Walk()
        .to(undefined)
        .back()
        .run.path.map((visit) => visit.step),
    ).to.deep.equal(['greet', 'verify', 'greet']));

  it('changes nothing at the first step', () => {
    const run = begin();
    expect(goBack(script, run, { now: 1 })).to.equal(run);
  });

  it('goes back step by step', () => expect(new Walk().to(undefined, 'yes').back().back().run.step).to.equal('greet'));
  it('opens a finished script again', () =>
    expect(new Walk().to(undefined, 'no', undefined).back().run.finished).to.equal(false));
});

describe('startSidetrip', () => {
  it('leaves the script for the side-trip', () => {
    const { run } = new Walk().to(undefined).aside('soothing');
    expect([run.step, run.path.at(-1)?.sidetrip]).to.deep.equal(['soothe', 'soothing']);
  });

  it('comes back to where it left', () => {
    const { run } = new Walk().to(undefined).aside('soothing').to(undefined, undefined);
    expect([run.step, run.returns]).to.deep.equal(['verify', []]);
  });

  it('comes back from a side-trip inside a side-trip, one by one', () => {
    const walk = new Walk().to(undefined).aside('soothing').aside('asking').to(undefined);
    expect(walk.run.step).to.equal('soothe');
    expect(walk.to(undefined, undefined).run.step).to.equal('verify');
  });

  it('changes nothing when it already runs', () => {
    const { run } = new Walk().aside('soothing');
    expect(startSidetrip(script, run, 'soothing', { now: 9000, scope: {} })).to.have.property('run', run);
  });

  it('changes nothing when there is none of that id', () => {
    const run = begin();
    expect(startSidetrip(script, run, 'dancing', { now: 1, scope: {} })).to.have.property('run', run);
  });

  it('is left by going back from its first step', () => {
    const { run } = new Walk().to(undefined).aside('soothing').back();
    expect([run.step, run.returns]).to.deep.equal(['verify', []]);
  });

  it('stays when going back inside it', () => {
    const { run } = new Walk().to(undefined).aside('soothing').to(undefined).back();
    expect([run.step, run.returns.length]).to.deep.equal(['soothe', 1]);
  });

  it('is over once it came back: going back leads to the step before it', () => {
    const { run } = new Walk().to(undefined).aside('soothing').to(undefined, undefined).back();
    expect([run.step, run.returns]).to.deep.equal(['greet', []]);
  });
});

describe('jumpTargets', () => {
  const targets = (run: ScriptRun, of = script) =>
    jumpTargets(of, run).map(({ step: id, refusal }) => [id, refusal?.reason]);
  const anywhere = callScript({ jumps: 'any' });

  it('are the steps that were come to, without the one on screen', () => {
    expect(targets(new Walk().to(undefined, 'yes').run)).to.deep.equal([
      ['greet', undefined],
      ['verify', undefined],
    ]);
  });

  it('are none where the script wants it so', () => {
    const strict = callScript({ jumps: 'none' });
    expect(targets(new Walk(strict).to(undefined).run, strict)).to.deep.equal([]);
  });

  it('are all that can be come to, with what is against them', () => {
    expect(targets(begin(anywhere), anywhere)).to.deep.equal([
      ['verify', undefined],
      ['understand', 'flag-missing'],
      ['lift', undefined],
      ['close', undefined],
    ]);
  });

  it('do not lead around what cannot be skipped', () => {
    const steps = anywhere.steps.map((each) =>
      each.id === 'verify' ? { ...each, say: 'Recorded.', mandatory: 'consent' as const } : each,
    );
    const strict = { ...anywhere, steps };
    expect(jumpTargets(strict, begin(strict)).find(({ step: id }) => id === 'close')?.refusal).to.deep.equal({
      reason: 'mandatory-ahead',
      step: 'verify',
    });
  });

  it('leave out what was seen in a side-trip that is over', () => {
    const { run } = new Walk().aside('asking').to(undefined, undefined);
    expect(targets(run)).to.deep.equal([['greet', undefined]]);
  });
});

describe('jumpTo', () => {
  it('goes to a step that was come to', () => {
    const walk = new Walk().to(undefined, 'yes');
    expect(jumpTo(script, walk.run, 'greet', walk.tick())).to.include({ step: 'greet' });
  });

  it('keeps the history, with how the step was come to', () => {
    const walk = new Walk().to(undefined, 'yes');
    const { path } = jumpTo(script, walk.run, 'greet', walk.tick());
    expect(path.map(({ step: id, turn }) => [id, turn])).to.deep.equal([
      ['greet', undefined],
      ['verify', undefined],
      ['understand', undefined],
      ['greet', 'jump'],
    ]);
  });

  it('is come back from by going back', () => {
    const walk = new Walk().to(undefined, 'yes');
    const run = jumpTo(script, walk.run, 'greet', walk.tick());
    expect(goBack(script, run, walk.tick()).step).to.equal('understand');
  });

  it('changes nothing where the way is closed', () => {
    const run = begin();
    expect(jumpTo(script, run, 'close', { now: 1 })).to.equal(run);
  });

  it('ends a side-trip: going back leads to where it was taken', () => {
    const walk = new Walk().to(undefined, 'yes').aside('soothing').to(undefined);
    const run = jumpTo(script, walk.run, 'greet', walk.tick());
    expect([run.returns, goBack(script, run, walk.tick()).step]).to.deep.equal([[], 'understand']);
  });

  it('stays in the side-trip for a step of it', () => {
    const walk = new Walk().aside('soothing').to(undefined);
    expect(jumpTo(script, walk.run, 'soothe', walk.tick()).returns).to.have.length(1);
  });
});

describe('the path of a run', () => {
  type Move = (script: CallScriptDefinition, run: ScriptRun, moment: ScriptMoment, pick: number) => ScriptRun;
  const nth = <T>(list: readonly T[], pick: number): T | undefined => list[pick % Math.max(1, list.length)];
  const MOVES: readonly Move[] = [
    (of, run, moment, pick) => {
      const answer = nth(currentStep(of, run).answers ?? [], pick)?.id;
      const result = advance(of, run, { ...moment, answer, scope: {} });
      return result.ok ? result.run : run;
    },
    (of, run, moment) => goBack(of, run, moment),
    (of, run, moment, pick) => {
      const result = startSidetrip(of, run, nth(of.sidetrips ?? [], pick)?.id ?? '', { ...moment, scope: {} });
      return result.ok ? result.run : run;
    },
    (of, run, moment, pick) => jumpTo(of, run, nth(jumpTargets(of, run), pick)?.step ?? '', moment),
    (_, run, moment) => pauseRun(run, moment),
    (_, run, moment) => resumeRun(run, moment),
  ];
  const anywhere = callScript({ jumps: 'any' });

  it('only grows, whatever an agent does, and only its last entry still changes', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(MOVES.length - 1), fc.nat(5)), { maxLength: 40 }), (moves) => {
        let run = begin(anywhere);
        moves.forEach(([move, pick], index) => {
          const before = run;
          run = MOVES[move]?.(anywhere, run, { now: index + 1 }, pick) ?? run;
          const kept = before.path.length - 1;
          expect(run.path.slice(0, kept)).to.deep.equal(before.path.slice(0, kept));
          const { leftAt, answer, ...last } = run.path[kept] ?? {};
          expect(before.path[kept]).to.deep.include(last);
          // Only the stay that runs has no end, and it is the one on screen.
          expect(run.path.filter((visit) => visit.leftAt === undefined)).to.have.length(run.finished ? 0 : 1);
          expect(run.path.at(-1)?.step).to.equal(run.step);
        });
      }),
      { numRuns: 2000 },
    );
  });
});
