import { TICKET_WORKFLOW, workflowToMermaid } from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';
import { SHIPPED_WORKFLOWS } from '../../support/shipped-workflows.js';
import { workflowOf } from '../../support/workflows.js';

const talk = workflowOf({
  on: { upset: [{ call: 'soothe' }] },
  states: {
    talk: {
      title: 'Talk',
      initial: 'greet',
      on: { end: [{ to: 'done', when: { var: 'flow' } }] },
      after: [{ delay: 'PT2M', effects: ['hurry'] }],
      states: { greet: { title: 'Greet', on: { next: [{ to: 'solve' }] } }, solve: { title: 'Solve' } },
    },
    soothe: { title: 'Soothe', on: { calm: [{ to: 'return' }] } },
    done: { title: 'Done', final: true },
  },
});

describe('workflowToMermaid', () => {
  it('draws states inside states, events, deadlines, side-trips and ends', () => {
    expect(workflowToMermaid(talk).split('\n')).to.deep.equal([
      'stateDiagram-v2',
      '  [*] --> s0',
      '  state "Talk" as s0',
      '  state s0 {',
      '    [*] --> s1',
      '    state "Greet" as s1',
      '    state "Solve" as s2',
      '  }',
      '  state "Soothe" as s3',
      '  state "Done" as s4',
      '  s1 --> s2 : next',
      '  s0 --> s4 : end ?',
      '  s0 --> s0 : PT2M',
      '  s0 --> s3 : ⤴ upset',
      '  state "⤶" as s3r',
      '  s3 --> s3r : calm',
      '  s3 --> s3 : ⤴ upset',
      '  s4 --> [*]',
      '',
    ]);
  });

  it('writes titles in the language that is asked for', () => {
    expect(workflowToMermaid(TICKET_WORKFLOW, { locale: 'zh-TW' })).to.contain('state "待處理" as s0');
  });

  it('lets no title add to the diagram', () => {
    const hostile = 'A"\n  s0 --> s9 : x\n%%{init: {}}%% <script>';
    const lines = workflowToMermaid(workflowOf({ states: { a: { title: hostile } } })).split('\n');
    expect(lines).to.have.lengthOf(4);
  });

  it('keeps every sign of a title but for how it is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (title) => {
        if (title.trim() === '') return;
        const [, written = ''] =
          /state "(.*)" as s0/.exec(workflowToMermaid(workflowOf({ states: { a: { title } } }))) ?? [];
        const read = written.replaceAll(/#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
        expect(read).to.equal(title.trim());
      }),
    );
  });

  for (const workflow of SHIPPED_WORKFLOWS) {
    it(`draws ${workflow.id} with arrows between states only`, () => {
      const lines = workflowToMermaid(workflow).trimEnd().split('\n').slice(1);
      const known =
        /^ *(?:state "[^"]+" as s\d+r?|state s\d+ \{|\}|(?:\[\*\]|s\d+) --> (?:\[\*\]|s\d+r?)(?: : [\p{L}\p{N} #;?⤴]+)?)$/u;
      expect(lines.filter((line) => !known.test(line))).to.deep.equal([]);
    });
  }
});
