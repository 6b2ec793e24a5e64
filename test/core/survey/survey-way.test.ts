import {
  submittedAnswers,
  surveyFields,
  surveyWay,
  type SurveyBlock,
  type SurveyDefinition,
  type Value,
  type Values,
} from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';
import { field, richSurvey, survey } from '../support/definitions.js';

const seed = 'link';

function idsOn(definition: SurveyDefinition, answers: Values, own = seed): string[] {
  return surveyWay(definition, answers, { seed: own }).questions.map(({ block }) => block.id);
}

function partsOn(definition: SurveyDefinition, answers: Values, own = seed): string[] {
  const { questions } = surveyWay(definition, answers, { seed: own });
  return questions.flatMap(({ parts }) => parts.map((part) => part.field.id));
}

function codesOn(definition: SurveyDefinition, answers: Values): string[] {
  return surveyWay(definition, answers, { seed }).issues.map(({ code, path }) => `${code} at ${path.join('.')}`);
}

/** Questions a, b, c, d, e; the first as given. */
function five(given: Partial<SurveyBlock>, all: Partial<SurveyDefinition> = {}): SurveyDefinition {
  const [first = field('a'), ...rest] = ['a', 'b', 'c', 'd', 'e'].map((id) => field(id));
  return survey({ blocks: [{ ...first, ...given }, ...rest], ...all });
}

describe('surveyWay', () => {
  it('asks the questions that are shown', () => {
    expect(idsOn(survey(), { solved: 'yes' })).to.deep.equal(['solved', 'attitude']);
    expect(idsOn(survey(), { solved: 'no' })).to.deep.equal(['solved', 'comment', 'attitude']);
  });

  it('says which are answered', () => {
    const { questions } = surveyWay(survey(), { solved: 'yes' }, { seed });
    expect(questions.map(({ answered }) => answered)).to.deep.equal([true, false]);
  });

  it('calls a matrix answered with its last row', () => {
    const answered = (answers: Values): boolean | undefined =>
      surveyWay(richSurvey(), answers, { seed }).questions.find(({ block }) => block.id === 'service')?.answered;
    expect(answered({ 'service-tone': 3 })).to.equal(false);
    expect(answered({ 'service-tone': 3, 'service-speed': 'not-applicable' })).to.equal(true);
  });

  it('ends with the first ending that fits', () => {
    expect(surveyWay(survey(), { solved: 'no' }, { seed }).ending?.id).to.equal('sorry');
    expect(surveyWay(survey(), {}, { seed }).ending?.id).to.equal('thanks');
    expect(surveyWay(survey({ endings: [] }), {}, { seed }).ending).to.equal(undefined);
  });

  describe('with a jump', () => {
    const jump = [
      { when: { '==': [{ var: 'answers.a' }, 'x'] }, to: 'd' },
      { when: { var: 'answers.a' }, to: 'sorry' },
    ];

    it('leaves out what lies between', () => {
      expect(idsOn(five({ jump }), { a: 'x' })).to.deep.equal(['a', 'd', 'e']);
    });

    it('ends where it leads to an ending', () => {
      const way = surveyWay(five({ jump }), { a: 'y' }, { seed });
      expect([way.questions.length, way.ending?.id]).to.deep.equal([1, 'sorry']);
    });

    it('does not jump before there is an answer', () => {
      expect(idsOn(five({ jump: [{ to: 'd' }] }), {})).to.deep.equal(['a', 'b', 'c', 'd', 'e']);
    });

    it('goes on behind a target that is hidden', () => {
      const definition = five({ jump: [{ to: 'b' }] });
      const blocks = definition.blocks.map((block) => (block.id === 'b' ? { ...block, visible: false } : block));
      expect(idsOn({ ...definition, blocks }, { a: 'x' })).to.deep.equal(['a', 'c', 'd', 'e']);
    });

    it('never goes backwards, whatever the author wrote', () => {
      expect(idsOn(five({ jump: [{ to: 'a' }] }), { a: 'x' })).to.deep.equal(['a', 'b', 'c', 'd', 'e']);
    });

    it('lets an answer that was jumped over decide nothing', () => {
      const definition = five({ jump });
      const blocks = definition.blocks.map((block) =>
        block.id === 'e' ? { ...block, visible: { '!!': [{ var: 'answers.b' }] } } : block,
      );
      expect(idsOn({ ...definition, blocks }, { a: 'x', b: 'typed before' })).to.deep.equal(['a', 'd']);
    });
  });

  it('takes a question out again when the answer that showed it lies off the way', () => {
    const shownBy = (id: string) => ({ visible: { '!!': [{ var: `answers.${id}` }] } });
    const blocks = [field('a', shownBy('b')), field('b', shownBy('c')), field('c', { visible: false })];
    expect(idsOn(survey({ blocks }), { a: '1', b: '1', c: '1' })).to.deep.equal([]);
  });

  describe('finds', () => {
    it('what is missing on the way', () => {
      expect(codesOn(survey(), {})).to.deep.equal(['required at solved']);
    });

    it('nothing off the way', () => {
      const definition = five({ jump: [{ to: 'e' }] });
      const blocks = definition.blocks.map((block) => (block.id === 'c' ? { ...block, required: true } : block));
      expect(codesOn({ ...definition, blocks }, { a: 'x' })).to.deep.equal([]);
      expect(codesOn({ ...definition, blocks }, {})).to.deep.equal(['required at c']);
    });

    it('nothing in a soft question that stays empty', () => {
      expect(codesOn(five({ soft: true, required: true }), {})).to.deep.equal([]);
    });

    it('a wrong answer to a soft question', () => {
      expect(codesOn(five({ soft: true, type: 'email' }), { a: 'nowhere' })).to.deep.equal(['email-malformed at a']);
    });

    it('what does not apply only where it may not be said', () => {
      expect(codesOn(five({ type: 'rating', notApplicable: true }), { a: 'not-applicable' })).to.deep.equal([]);
      expect(codesOn(five({ type: 'rating' }), { a: 'not-applicable' })).to.deep.equal(['number-malformed at a']);
    });
  });

  describe('asks for more', () => {
    it('once another option is chosen', () => {
      expect(partsOn(richSurvey(), { why: 'other' })).to.include('why-other');
      expect(partsOn(richSurvey(), { why: 'price' })).to.not.include('why-other');
      expect(partsOn(richSurvey(), { reasons: ['price', 'other'] })).to.include('reasons-other');
      expect(partsOn(richSurvey(), { reasons: 'not-applicable' })).to.not.include('reasons-other');
    });

    it('once the customer may be contacted', () => {
      expect(partsOn(richSurvey(), { 'reach-consent': true })).to.include.members(['reach-name', 'reach-phone']);
      expect(partsOn(richSurvey(), { 'reach-consent': false })).to.not.include('reach-name');
    });
  });

  describe('in an order of chance', () => {
    const order = 'random' as const;
    const values = ['1', '2', '3', '4', '5', '6', '7', '8'];
    const options = values.map((value) => ({ value, label: value }));
    const offered = (own: string): string[] =>
      surveyWay(
        five({ type: 'choice', options, order, other: true, notApplicable: true }),
        {},
        { seed: own },
      ).questions[0]?.parts[0]?.options.map(({ value }) => value) ?? [];

    it('keeps the order of a seed', () => {
      expect(idsOn(five({}, { order }), {})).to.deep.equal(idsOn(five({}, { order }), {}));
      expect(offered(seed)).to.deep.equal(offered(seed));
    });

    it('differs from seed to seed', () => {
      const orders = values.map((own) => idsOn(five({}, { order }), {}, own).join());
      expect(new Set(orders).size).to.be.above(1);
      expect(new Set(values.map((own) => offered(own).join())).size).to.be.above(1);
    });

    it('loses nothing', () => {
      expect([...idsOn(five({}, { order }), {})].sort()).to.deep.equal(['a', 'b', 'c', 'd', 'e']);
      expect([...offered(seed).slice(0, -2)].sort()).to.deep.equal(values);
    });

    it('leaves other and not applicable at the end', () => {
      for (const own of values) expect(offered(own).slice(-2)).to.deep.equal(['other', 'not-applicable']);
    });

    it('leaves each question on its page', () => {
      const pages = values.map((own) =>
        surveyWay(richSurvey({ order }), {}, { seed: own }).questions.map(({ block }) => block.page),
      );
      for (const each of pages) expect(each).to.deep.equal(['first', 'second', 'second', 'third', 'third', 'third']);
    });
  });

  describe('for any survey and any answers', () => {
    it('goes forward only, along the fields of the survey, the same for the same seed', () => {
      fc.assert(
        fc.property(anySurvey, anyAnswers, fc.string(), (definition, answers, own) => {
          const ids = definition.blocks.map(({ id }) => id);
          const { questions, ending } = surveyWay(definition, answers, { seed: own });
          const places = questions.map(({ block }) => ids.indexOf(block.id));
          expect(places).to.deep.equal([...places].sort((a, b) => a - b));
          expect(new Set(places).size).to.equal(places.length);
          if (ending !== undefined) expect(definition.endings).to.include(ending);
          const known = surveyFields(definition).map(({ id }) => id);
          expect(known).to.include.members(questions.flatMap(({ parts }) => parts.map((part) => part.field.id)));
          expect(idsOn(definition, answers, own)).to.deep.equal(questions.map(({ block }) => block.id));
        }),
      );
    });

    it('leads the same way with the answers that are submitted, and submits the same again', () => {
      fc.assert(
        fc.property(anySurvey, anyAnswers, (definition, answers) => {
          const submitted = submittedAnswers(definition, answers);
          expect(idsOn(definition, submitted)).to.deep.equal(idsOn(definition, answers));
          expect(submittedAnswers(definition, submitted)).to.deep.equal(submitted);
        }),
      );
    });
  });
});

describe('submittedAnswers', () => {
  it('leaves out what is hidden or jumped over', () => {
    expect(submittedAnswers(survey(), { solved: 'yes', comment: 'typed, then hidden' })).to.deep.equal({
      solved: 'yes',
    });
    const answers = { a: 'x', b: 'typed before', e: 'z' };
    expect(submittedAnswers(five({ jump: [{ to: 'd' }] }), answers)).to.deep.equal({ a: 'x', e: 'z' });
  });

  it('forgets how to reach a customer who takes the consent back', () => {
    const given = { 'reach-name': 'Chen', 'reach-phone': '13812345678' };
    expect(submittedAnswers(richSurvey(), { 'reach-consent': true, ...given })).to.include(given);
    expect(submittedAnswers(richSurvey(), { 'reach-consent': false, ...given })).to.deep.equal({
      'reach-consent': false,
    });
  });
});

const IDS = ['a', 'b', 'c', 'd', 'e', 'f'];
const anyAnswer: fc.Arbitrary<Value> = fc.constantFrom<Value>('', 'x', 'y', 'other', 'not-applicable', true, 3);
const anyAnswers: fc.Arbitrary<Values> = fc.dictionary(fc.constantFrom(...IDS, 'a-other', 'c-r'), anyAnswer);

/** Questions of several types whose conditions read earlier answers and whose jumps lead anywhere. */
const anySurvey: fc.Arbitrary<SurveyDefinition> = fc
  .tuple(
    ...IDS.map((id, index) =>
      fc
        .record({
          type: fc.constantFrom<SurveyBlock['type']>('text', 'choice', 'matrix', 'contact', 'rating'),
          reads: fc.option(fc.constantFrom(...IDS.slice(0, Math.max(1, index)))),
          to: fc.option(fc.constantFrom(...IDS, 'thanks', 'gone')),
          when: fc.option(fc.constantFrom('x', 'y')),
        })
        .map(({ type, reads, to, when }): SurveyBlock => ({
          id,
          type,
          label: id,
          options:
            type === 'choice'
              ? [
                  { value: 'x', label: 'X' },
                  { value: 'y', label: 'Y' },
                ]
              : [],
          rows: [{ id: 'r', label: 'R' }],
          asks: ['phone'],
          notApplicable: true,
          ...(type === 'choice' ? { other: true as const } : {}),
          ...(reads === null || reads === id ? {} : { visible: { '!=': [{ var: `answers.${reads}` }, 'x'] } }),
          ...(to === null
            ? {}
            : { jump: [{ to, ...(when === null ? {} : { when: { '==': [{ var: `answers.${id}` }, when] } }) }] }),
        })),
    ),
  )
  .map((blocks) => survey({ blocks }));
