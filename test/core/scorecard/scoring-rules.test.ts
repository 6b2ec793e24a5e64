import {
  openDuties,
  scoreEvaluation,
  type EvaluationAnswers,
  type NotApplicablePolicy,
  type ScorecardDefinition,
  type ScorecardItem,
  type ScorecardQuestion,
} from '@callside/core';
import { expect } from 'chai';
import { scorecard } from '../support/definitions.js';

const ask = (id: string, given: Partial<ScorecardQuestion> = {}): ScorecardQuestion =>
  ({
    id,
    text: id,
    options: [
      { id: 'yes', text: 'Yes', score: 100 },
      { id: 'half', text: 'Half', score: 50 },
      { id: 'no', text: 'No', score: 0 },
    ],
    notApplicable: true,
    ...given,
  }) as ScorecardQuestion;

const card = (items: readonly ScorecardItem[], given: Partial<ScorecardDefinition> = {}): ScorecardDefinition =>
  scorecard({ items: [{ id: 'all', title: 'All', items }], ...given });

const answered = (given: Readonly<Record<string, EvaluationAnswers[string]['value']>>): EvaluationAnswers =>
  Object.fromEntries(Object.entries(given).map(([id, value]) => [id, { value }]));

const NOT_APPLICABLE = { value: null, notApplicable: true };

describe('the score of one question', () => {
  const scoreOf = (question: ScorecardQuestion, value: EvaluationAnswers[string]['value']): number | null | undefined =>
    scoreEvaluation(card([question]), { [question.id]: { value } }).questions[0]?.score;

  it('adds up what is picked of several, within nothing and all', () => {
    const options = [
      { id: 'a', text: 'A', score: 60 },
      { id: 'b', text: 'B', score: 60 },
      { id: 'c', text: 'C', score: -80 },
    ];
    const question = ask('offers', { type: 'choices', options });
    expect([['a'], ['a', 'b'], ['c'], ['a', 'c'], []].map((picked) => scoreOf(question, picked))).to.deep.equal([
      60, 100, 0, 0, 0,
    ]);
    expect(scoreOf(question, null)).to.equal(null);
  });

  it('is that of the range in which a number lies', () => {
    const ranges = [
      { to: 30, score: 100 },
      { from: 31, to: 60, score: 50 },
    ];
    const question: ScorecardQuestion = { id: 'wait', text: 'Wait', type: 'number', min: 0, max: 600, ranges };
    expect([0, 30, 31, 60, 61].map((value) => scoreOf(question, value))).to.deep.equal([100, 100, 50, 50, 0]);
    expect([-1, 601, '20'].map((value) => scoreOf(question, value))).to.deep.equal([null, null, null]);
  });

  it('is none for words and days, which nobody has to write', () => {
    const definition = card([
      ask('tone'),
      { id: 'note', type: 'text', text: 'Note' },
      { id: 'day', type: 'date', text: 'Day' },
    ]);
    const score = scoreEvaluation(definition, answered({ tone: 'half', note: 'Kind.' }));
    expect(score).to.include({ total: 50, answered: 1, asked: 1, complete: true });
    expect(score.questions.map(({ excluded }) => excluded)).to.deep.equal([undefined, 'not-scored', 'not-scored']);
  });
});

describe('what does not apply', () => {
  const POLICIES: Readonly<Record<NotApplicablePolicy, number>> = {
    // a: (100 + 0) / 2 keeps its 60; b: 50 keeps its 40.
    'keep-weights': 50 * 0.6 + 50 * 0.4,
    // The first section has lost a third of its 60.
    'drop-points': (50 * 40 + 50 * 40) / 80,
    // The third of a counts as (100 + 0) / 2.
    'group-mean': 50 * 0.6 + 50 * 0.4,
    // … as (100 + 0 + 50) / 3.
    'form-mean': 50 * 0.6 + 50 * 0.4,
    zero: (100 / 3) * 0.6 + 50 * 0.4,
  };
  const definition = (notApplicable: NotApplicablePolicy, second = 'half'): number | null => {
    const items = [
      { id: 'a', title: 'A', weight: 60, items: [ask('a1'), ask('a2'), ask('a3')] },
      { id: 'b', title: 'B', weight: 40, items: [ask('b1')] },
    ];
    const answers = { ...answered({ a1: 'yes', a2: 'no', b1: second }), a3: NOT_APPLICABLE };
    return scoreEvaluation(scorecard({ items, scoring: { notApplicable } }), answers).total;
  };

  for (const [policy, total] of Object.entries(POLICIES))
    it(`counts by the policy ${policy}`, () => {
      expect(definition(policy as NotApplicablePolicy)).to.be.closeTo(total, 1e-9);
    });

  it('tells the means and the shares apart where they differ', () => {
    // b is all right: the mean of the form is 2/3, that of the section a half.
    expect(definition('keep-weights', 'yes')).to.equal(70);
    expect(definition('drop-points', 'yes')).to.equal(75);
    expect(definition('group-mean', 'yes')).to.equal(70);
    expect(definition('form-mean', 'yes')).to.be.closeTo(((100 + 200 / 3) / 3) * 0.6 + 40, 1e-9);
    expect(definition('zero', 'yes')).to.be.closeTo(60, 1e-9);
  });

  it('is shown as assumed', () => {
    const score = scoreEvaluation(card([ask('a'), ask('b')], { scoring: { notApplicable: 'group-mean' } }), {
      a: { value: 'half' },
      b: NOT_APPLICABLE,
    });
    expect(score.questions[1]).to.include({ score: 50, excluded: 'not-applicable', assumed: true });
  });
});

describe('sections in sections', () => {
  const definition = (fail: 'subsection' | 'section' | 'form'): ScorecardDefinition =>
    scorecard({
      items: [
        {
          id: 'outer',
          title: 'Outer',
          weight: 50,
          items: [
            {
              id: 'inner',
              title: 'Inner',
              weight: 30,
              items: [ask('x', { options: [{ id: 'no', text: 'No', score: 0, fail }] }), ask('y')],
            },
            ask('z', { weight: 70 }),
          ],
        },
        { id: 'other', title: 'Other', weight: 50, items: [ask('w')] },
      ],
    });
  const score = (fail: 'subsection' | 'section' | 'form') =>
    scoreEvaluation(definition(fail), answered({ x: 'no', y: 'yes', z: 'yes', w: 'yes' }));

  it('share out what their section has', () => {
    const { sections, questions } = score('subsection');
    expect(sections[0]?.sections[0]).to.deep.include({ id: 'inner', appliedWeight: 0.15 });
    expect(questions.map(({ appliedWeight }) => appliedWeight)).to.deep.equal([0.075, 0.075, 0.35, 0.5]);
  });

  for (const [fail, total, outer, failed] of [
    ['subsection', 85, 70, [undefined, 'x']],
    ['section', 50, 0, ['x', 'x']],
    ['form', 0, 0, ['x', 'x']],
  ] as const)
    it(`fail as far as ${fail}`, () => {
      const found = score(fail);
      const [first] = found.sections;
      expect([found.total, first?.score]).to.deep.equal([total, outer]);
      expect([first?.failedBy, first?.sections[0]?.failedBy]).to.deep.equal(failed);
    });
});

describe('bonus and what is excluded', () => {
  it('comes on top, and is capped where the scorecard says so', () => {
    const items = [ask('a'), ask('extra', { bonus: true, weight: 0.1 })];
    const answers = answered({ a: 'yes', extra: 'yes' });
    expect(scoreEvaluation(card(items), answers).total).to.be.closeTo(110, 1e-9);
    expect(scoreEvaluation(card(items, { scoring: { cap: 100 } }), answers).total).to.equal(100);
    expect(scoreEvaluation(card(items), answered({ a: 'yes', extra: 'no' })).total).to.equal(100);
  });

  it('counts for nothing, and has to be answered', () => {
    const items = [ask('a'), ask('trial', { excluded: true })];
    expect(scoreEvaluation(card(items), answered({ a: 'yes' }))).to.include({ total: 100, complete: false });
    const score = scoreEvaluation(card(items), answered({ a: 'yes', trial: 'no' }));
    expect(score).to.include({ total: 100, complete: true });
    expect(score.questions[1]).to.include({ score: null, excluded: 'excluded', appliedWeight: 0 });
  });
});

describe('classes of errors', () => {
  it('count apart from the total', () => {
    const items = [
      ask('identity', { errorClass: 'compliance', weight: 3 }),
      ask('consent', { errorClass: 'compliance', weight: 1 }),
      ask('tone', { errorClass: 'customer' }),
      ask('other'),
    ];
    const score = scoreEvaluation(card(items), answered({ identity: 'yes', consent: 'no', other: 'no' }));
    expect(score.classes).to.deep.equal([
      { errorClass: 'customer', score: null, errors: [], questions: 0 },
      { errorClass: 'compliance', score: 75, errors: ['consent'], questions: 2 },
    ]);
  });
});

describe('questions that depend on others', () => {
  const items = [
    ask('refund'),
    ask('limit', { enabled: { '==': [{ var: 'answers.refund' }, 'yes'] } }),
    ask('why', { enabled: { '==': [{ var: 'answers.limit' }, 'no'] } }),
  ];

  it('are asked only while their condition holds', () => {
    const hidden = scoreEvaluation(card(items), answered({ refund: 'no', limit: 'no', why: 'no' }));
    expect(hidden.questions.map(({ excluded }) => excluded)).to.deep.equal([undefined, 'hidden', 'hidden']);
    expect(hidden).to.include({ total: 0, asked: 1, complete: true });
    expect(scoreEvaluation(card(items), answered({ refund: 'yes' }))).to.include({ asked: 2, complete: false });
  });

  it('read nothing of what is not asked, and nothing of what does not apply', () => {
    const answers = { ...answered({ limit: 'no', why: 'no' }), refund: NOT_APPLICABLE };
    expect(scoreEvaluation(card(items), answers).asked).to.equal(1);
  });

  it('end where they ask for each other in a ring', () => {
    const ring = [ask('a', { enabled: { var: 'answers.b' } }), ask('b', { enabled: { var: 'answers.a' } }), ask('c')];
    expect(scoreEvaluation(card(ring), answered({ a: 'yes', b: 'yes', c: 'half' })).total).to.equal(50);
  });
});

describe('openDuties', () => {
  const definition = card([
    ask('a', { commentRequired: { '==': [{ var: 'answers.a' }, 'no'] } }),
    ask('b', { commentRequired: true, enabled: { '==': [{ var: 'answers.a' }, 'no'] } }),
    { id: 'note', type: 'text', text: 'Note' },
  ]);
  const open = (answers: EvaluationAnswers): string[] =>
    openDuties(definition, answers).map(({ path }) => path.join('.'));

  it('lists answers and comments that are missing', () => {
    expect(open({})).to.deep.equal(['a']);
    expect(open(answered({ a: 'yes' }))).to.deep.equal([]);
    expect(open(answered({ a: 'no' }))).to.deep.equal(['a.comment', 'b', 'b.comment']);
    expect(open({ a: { value: 'no', comment: ' ' } })).to.include('a.comment');
    expect(open({ a: { value: 'no', comment: 'Late.' }, b: { value: 'yes', comment: 'Well.' } })).to.deep.equal([]);
  });
});
