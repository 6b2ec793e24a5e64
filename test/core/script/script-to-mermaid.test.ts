import { scriptToMermaid } from '@callside/core';
import { expect } from 'chai';
import { callScript, step } from '../support/definitions.js';

const lines = (text: string): string[] => text.split('\n').map((line) => line.trim());

describe('scriptToMermaid', () => {
  const drawing = lines(scriptToMermaid(callScript(), { at: 'verify' }));

  it('puts the steps into the boxes of their stages', () => {
    const box = drawing.indexOf('subgraph g0["Open"]');
    expect(drawing.slice(box, box + 4)).to.deep.equal(['subgraph g0["Open"]', 's0["greet"]', 's1["verify"]', 'end']);
  });

  it('begins where the script begins', () => expect(drawing).to.include('start(["▶"]) --> s0'));
  it('names the answer on its way', () => expect(drawing).to.include('s1 -->|"Yes"| s2'));
  it('marks a way with a condition', () => expect(drawing).to.include('s2 -->|"?"| s3'));
  it('draws the end', () => expect(drawing).to.include('s4 --> stop(["■"])'));
  it('draws where side-trips begin and come back', () => {
    expect(drawing).to.include.members(['t0(["⤴ Soothe"]) -.-> s5', 's6 --> s6r(["⤶"])']);
  });
  it('marks the step of a call, and what waits for a flag', () => {
    expect(drawing).to.include.members(['class s1 current', 'class s2 locked']);
  });
  it('has nothing unreachable where all can be reached', () =>
    expect(drawing.filter((line) => line.endsWith(' unreachable'))).to.deep.equal([]));

  it('marks what nothing leads to', () => {
    const script = callScript();
    const lost = { ...script, steps: [...script.steps, step('lost', { end: true })] };
    expect(lines(scriptToMermaid(lost))).to.include('class s8 unreachable');
  });

  it('tells sorts of steps apart by their shapes', () => {
    const steps = [
      step('read', { say: 'Recorded.', mandatory: 'read-aloud', next: 'route' }),
      step('route', { automatic: true, next: 'who' }),
      step('who', { script: { id: 'identity' }, end: true }),
    ];
    expect(lines(scriptToMermaid(callScript({ start: 'read', steps, sidetrips: [] })))).to.include.members([
      's0{{"read"}}',
      's1{"route"}',
      's2[["who"]]',
    ]);
  });

  it('takes a hostile title for text', () => {
    const steps = [step('a', { title: '"] --> x; click a href "javascript:alert(1)"', end: true })];
    const text = scriptToMermaid(callScript({ start: 'a', steps, sidetrips: [] }));
    expect(text).to.include('s0["#34;#93; #45;#45;#62; x#59; click a href #34;javascript#58;alert#40;1#41;#34;"]');
  });

  it('writes titles in the language that is asked for', () => {
    const steps = [step('a', { title: { en: 'Greet', 'zh-CN': '问候' }, end: true })];
    expect(scriptToMermaid(callScript({ start: 'a', steps, sidetrips: [] }), { locale: 'zh-CN' })).to.include('问候');
  });
});
