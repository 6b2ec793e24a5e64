import {
  summarizeBy,
  summarizeSurvey,
  type QuestionSummary,
  type SurveyDefinition,
  type SurveyResponse,
  type Values,
} from '@callside/core';
import { expect } from 'chai';
import { field, richSurvey, survey } from '../support/definitions.js';

const rated = survey({
  blocks: [
    {
      ...field('attitude', { type: 'rating' }),
      metric: { kind: 'csat', variant: 'top-2-of-5' },
      notApplicable: true,
    },
    field('why', { type: 'long-text', visible: { '<': [{ var: ['answers.attitude', 5] }, 3] } }),
    field('solved', { type: 'tri-state' }),
    field('age', { type: 'number' }),
  ],
});

let count = 0;

/** A finished response; `finishedAt: undefined` makes an unfinished one. */
function response(answers: Values, given: Partial<Record<keyof SurveyResponse, unknown>> = {}): SurveyResponse {
  count += 1;
  const { id, version } = rated;
  const own = { id: `r${String(count)}`, survey: { id, version }, locale: 'en', startedAt: 0, finishedAt: 1, ...given };
  return Object.fromEntries(
    Object.entries({ ...own, answers }).filter(([, value]) => value !== undefined),
  ) as unknown as SurveyResponse;
}

function open(answers: Values): SurveyResponse {
  return response(answers, { finishedAt: undefined });
}

function question(
  id: string,
  responses: readonly SurveyResponse[],
  definition: SurveyDefinition = rated,
): QuestionSummary {
  const found = summarizeSurvey(definition, responses).questions.find((each) => each.id === id);
  if (found === undefined) throw new Error(`No question ${id}`);
  return found;
}

describe('summarizeSurvey', () => {
  it('counts answers, skips and what does not apply apart', () => {
    const given = [response({ attitude: 5 }), response({ attitude: 'not-applicable' }), response({ age: 30 })];
    expect(question('attitude', given)).to.deep.include({
      asked: 3,
      answered: 1,
      skipped: 1,
      notApplicable: 1,
      unfit: 0,
    });
  });

  it('has neither skips nor what does not apply in a metric', () => {
    const given = [4, 5, 2].map((attitude) => response({ attitude }));
    const others = [response({ attitude: 'not-applicable' }), response({ age: 30 })];
    expect(question('attitude', [...given, ...others]).metric).to.deep.include({
      kind: 'csat',
      variant: 'top-2-of-5',
      n: 3,
      value: 2 / 3,
    });
  });

  it('does not ask of a hidden question', () => {
    expect(question('why', [response({ attitude: 5, why: 'hidden' }), response({ attitude: 1 })])).to.include({
      asked: 1,
      answered: 0,
      skipped: 1,
    });
  });

  it('does not call skipped what nobody saw', () => {
    expect(question('age', [open({ attitude: 5 })]).asked).to.equal(0);
    expect(question('attitude', [open({ solved: 'yes' })]).skipped).to.equal(1);
  });

  it('counts every point and option, those that nobody chose, too', () => {
    const given = [response({ attitude: 5, solved: 'yes' }), response({ attitude: 5, solved: 'no' })];
    expect(question('attitude', given).distribution?.map((each) => each.count)).to.deep.equal([0, 0, 0, 0, 2]);
    expect(question('solved', given).distribution).to.deep.equal([
      { value: 'yes', count: 1 },
      { value: 'no', count: 1 },
      { value: 'unknown', count: 0 },
    ]);
  });

  it('counts each of several choices, and another one', () => {
    const given = [{ reasons: ['price', 'other'] }, { reasons: ['price'] }].map((answers) => response(answers));
    expect(question('reasons', given, richSurvey()).distribution).to.deep.equal([
      { value: 'price', count: 2 },
      { value: 'speed', count: 0 },
      { value: 'tone', count: 0 },
      { value: 'other', count: 1 },
    ]);
  });

  it('has the mean place in a ranking', () => {
    const given = [
      ['price', 'speed'],
      ['speed', 'price', 'tone'],
    ].map((matters) => response({ recommend: 9, matters }));
    const { places, distribution } = question('matters', given, richSurvey());
    expect(places?.map(({ place }) => [place.value, place.n])).to.deep.equal([
      [1.5, 2],
      [1.5, 2],
      [3, 1],
    ]);
    expect(distribution?.map((each) => each.count)).to.deep.equal([1, 1, 0]);
  });

  it('has the mean of a number', () => {
    expect(question('age', [response({ age: 30 }), response({ age: 40 })]).mean).to.include({ value: 35, n: 2 });
  });

  it('lists what was written with its response, and no personal data', () => {
    const given = response({ attitude: 1, why: 'Waited long' });
    expect(question('why', [given]).texts).to.deep.equal([{ response: given.id, text: 'Waited long' }]);
    const named = response({ recommend: 9, 'reach-consent': true, 'reach-name': 'Chen' });
    expect(question('reach-name', [named], richSurvey()).texts).to.equal(undefined);
    expect(question('reach-name', [named], richSurvey()).answered).to.equal(1);
  });

  it('says where unfinished responses stopped', () => {
    const given = [
      open({ attitude: 5 }),
      open({ attitude: 1 }),
      open({ attitude: 5, solved: 'yes', age: 3 }),
      open({}),
    ];
    expect(summarizeSurvey(rated, given).stops).to.deep.equal([
      { block: 'attitude', count: 1 },
      { block: 'why', count: 1 },
      { block: 'solved', count: 1 },
      { block: undefined, count: 1 },
    ]);
  });

  it('has the median time between answers, of what did not arrive together', () => {
    const timed = (...[attitude, solved, age]: readonly [number, number, number]) =>
      response({ attitude: 5, solved: 'yes', age: 9 }, { answeredAt: { attitude, solved, age } });
    expect(summarizeSurvey(rated, [timed(0, 4, 20), timed(0, 8, 24), timed(5, 5, 5)]).times).to.deep.equal([
      { block: 'solved', median: 6, n: 2 },
      { block: 'age', median: 16, n: 2 },
    ]);
  });

  describe('with rates', () => {
    const given = [response({ attitude: 5 }), open({ attitude: 5 })];

    it('names what they are of', () => {
      const summary = summarizeSurvey(rated, given, { invited: 10, delivered: 8, opened: 4 });
      expect(summary.responseRate).to.deep.include({ value: 0.25, n: 8, of: 'delivered' });
      expect(summary.openRate).to.deep.include({ value: 0.5, n: 8, of: 'delivered' });
      expect(summary.completionRate).to.deep.include({ value: 0.5, n: 2, of: 'started' });
      expect(summarizeSurvey(rated, given, { invited: 10 }).responseRate).to.deep.include({ n: 10, of: 'invited' });
    });

    it('has none that nobody can know', () => {
      expect(summarizeSurvey(rated, given)).to.not.have.property('responseRate');
      expect(summarizeSurvey(rated, given, { delivered: 1 }).responseRate?.value).to.equal(null);
      expect(summarizeSurvey(rated, []).completionRate.value).to.equal(null);
    });
  });

  describe('with responses to several versions', () => {
    const older = { survey: { id: rated.id, version: 7 } };
    const given = [response({ attitude: 5 }), response({ attitude: 1 }, older), response({ attitude: 1 }, older)];

    it('adds up its own only, and tells of the others', () => {
      const { started, notComparable } = summarizeSurvey(rated, given);
      expect([started, notComparable]).to.deep.equal([1, [{ ...older, responses: 2 }]]);
    });

    it('adds up those that are declared to mean the same', () => {
      const { started, notComparable } = summarizeSurvey(rated, given, { comparable: [7] });
      expect([started, notComparable]).to.deep.equal([3, []]);
    });

    it('counts no answer that the question cannot have', () => {
      expect(question('attitude', [response({ attitude: 9 }), response({ attitude: 4 })])).to.deep.include({
        answered: 1,
        unfit: 1,
      });
    });
  });
});

describe('summarizeBy', () => {
  it('sums up each agent, and what belongs to none last', () => {
    const given = [{ agentId: '2' }, {}, { agentId: '1' }, { agentId: '2' }].map((by) => response({ attitude: 5 }, by));
    expect(summarizeBy('agent', rated, given).map(({ key, summary }) => [key, summary.started])).to.deep.equal([
      ['1', 1],
      ['2', 2],
      [undefined, 1],
    ]);
  });

  it('tells the versions of a script apart', () => {
    const given = [1, 2].map((version) => response({ attitude: 5 }, { script: { id: 'fault', version } }));
    expect(summarizeBy('script', rated, given).map(({ key }) => key)).to.deep.equal(['fault 1', 'fault 2']);
  });
});
