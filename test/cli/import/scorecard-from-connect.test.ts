import { errorsAmong, formatPath, lintDefinition, scoreEvaluation, type EvaluationAnswers } from '@callside/core';
import { runCommand, scorecardFromConnect, type ImportedScorecard } from 'callside';
import { expect } from 'chai';
import fc from 'fast-check';
import { mutated } from '../../core/support/mutate.js';

const section = (RefId: string, Items: readonly unknown[], more: object = {}): object => ({
  Section: { Title: `Section ${RefId}`, RefId, Items, ...more },
});

const option = (RefId: string, Score: number, more: object = {}): object => ({ RefId, Text: RefId, Score, ...more });

const single = (RefId: string, Options: readonly unknown[], more: object = {}): object => ({
  Question: {
    Title: `Question ${RefId}`,
    RefId,
    QuestionType: 'SINGLESELECT',
    QuestionTypeProperties: { SingleSelect: { Options } },
    ...more,
  },
});

const YES_NO = [option('yes', 10), option('no', 0)];

const form = (Items: readonly object[], more: object = {}): object => ({ Title: 'Quality', Items, ...more });

type Carried = Extract<ImportedScorecard, { ok: true }>;

function carried(value: unknown): Carried {
  const imported = scorecardFromConnect(value);
  if (!imported.ok) throw new Error(JSON.stringify(imported.issues));
  expect(errorsAmong(lintDefinition(imported.scorecard)), 'what the linter says').to.deep.equal([]);
  return imported;
}

const leftOf = ({ left }: Carried): string[] => left.map(({ code, path }) => `${code} ${formatPath(path)}`);

const given = (answers: Readonly<Record<string, EvaluationAnswers[string]['value']>>): EvaluationAnswers =>
  Object.fromEntries(Object.entries(answers).map(([id, value]) => [id, { value }]));

describe('scorecardFromConnect', () => {
  it('takes the form alone, and in an answer of the API', () => {
    const plain = form([section('s', [single('q', YES_NO)])]);
    expect(carried({ EvaluationForm: plain })).to.deep.equal(carried(plain));
    expect(carried(plain).left).to.deep.equal([]);
  });

  for (const value of [undefined, null, [], 'form', {}, { Title: 'Quality' }, { Items: [] }])
    it(`refuses ${JSON.stringify(value)}`, () => {
      expect(scorecardFromConnect(value).ok).to.equal(false);
    });

  it('refuses a comparator that it does not know: a condition is never guessed', () => {
    const Expression = { Source: { Type: 'QUESTION_REF_ID', RefId: 'q' }, Comparator: 'LIKE', Values: [] };
    const Enablement = { Condition: { Operands: [{ Expression }] }, Action: 'ENABLE' };
    const imported = scorecardFromConnect(
      form([section('s', [single('q', YES_NO), single('r', YES_NO, { Enablement })])]),
    );
    expect(imported.ok).to.equal(false);
  });

  it('says where a form is broken', () => {
    const imported = scorecardFromConnect(form([section('s', [single('q', [{ RefId: 1, Text: 'Yes' }, 5]), null])]));
    const place = 'Items[0].Section.Items';
    const select = `${place}[0].Question.QuestionTypeProperties.SingleSelect.Options`;
    expect(imported.ok ? [] : imported.issues.map(({ path }) => formatPath(path))).to.deep.equal([
      `${select}[0].RefId`,
      `${select}[1]`,
      `${place}[1]`,
    ]);
  });

  it('never throws, whatever is in a form', () => {
    const whole = form(
      [
        section('s', [
          single(
            'q',
            [option('yes', 10, { AutomaticFail: true, AutomaticFailConfiguration: { TargetSection: 's' } })],
            {
              Enablement: {
                Condition: {
                  Operator: 'AND',
                  Operands: [
                    {
                      Expression: {
                        Source: { Type: 'Q', RefId: 'q' },
                        Comparator: 'IN',
                        Values: [{ Type: 'O', RefId: 'yes' }],
                      },
                    },
                  ],
                },
                Action: 'ENABLE',
              },
              ScoringConfiguration: { PointsConfiguration: { MaxPointValue: 3 } },
            },
          ),
        ]),
      ],
      {
        ScoringStrategy: { Mode: 'POINTS_BASED', ScoreThresholds: [] },
        LanguageConfiguration: { FormLanguage: 'en-US' },
      },
    );
    expect(scorecardFromConnect(whole).ok).to.equal(true);
    fc.assert(
      fc.property(mutated([whole as never]), (value) => {
        scorecardFromConnect(value);
      }),
      { numRuns: 3000 },
    );
  });

  it('takes what is null as what is not there', () => {
    const plain = form([section('s', [single('q', YES_NO)])]);
    const nulls = form([
      section('s', [single('q', YES_NO, { Instructions: null, Enablement: null })], { Weight: null }),
    ]);
    expect(carried(nulls)).to.deep.equal(carried(plain));
  });

  it('scores as Connect has published it, by questions', () => {
    const options = [option('A1', 10), option('A2', 5), option('A3', 0)];
    const question = (id: string, Weight: number): object =>
      single(id, options, { Weight, NotApplicableEnabled: true });
    const { scorecard } = carried(
      form(
        [
          section('s1', [question('Q1', 40), question('Q2', 20)]),
          section('s2', [question('Q3', 20), question('Q4', 20)]),
        ],
        {
          ScoringStrategy: { Mode: 'QUESTION_ONLY', Status: 'ENABLED' },
        },
      ),
    );
    const answers = given({ Q1: 'A1', Q2: 'A2', Q3: 'A2', Q4: 'A3' });
    expect(scoreEvaluation(scorecard, answers).total).to.equal(60);
    expect(scoreEvaluation(scorecard, { ...answers, Q4: { value: null, notApplicable: true } }).total).to.equal(75);
  });

  it('weighs by sections, whose questions share evenly', () => {
    const { scorecard } = carried(
      form(
        [
          section('a', [single('a1', YES_NO), single('a2', YES_NO)], { Weight: 70 }),
          section('b', [single('b1', YES_NO)], { Weight: 30 }),
        ],
        { ScoringStrategy: { Mode: 'SECTION_ONLY', Status: 'ENABLED' } },
      ),
    );
    expect(scoreEvaluation(scorecard, given({ a1: 'yes', a2: 'no', b1: 'yes' })).total).to.equal(65);
  });

  it('adds up points, with bonus', () => {
    const worth = (RefId: string, PointValue: number, IsBonus = false): object => ({
      RefId,
      Text: RefId,
      PointsConfiguration: { PointValue, IsBonus },
    });
    const { scorecard } = carried(
      form(
        [
          section('s', [
            single('q', [worth('all', 10), worth('none', 0), worth('more', 12, true)]),
            single('extra', [worth('yes', 5), worth('no', 0)], {
              ScoringConfiguration: { PointsConfiguration: { IsBonus: true } },
            }),
          ]),
        ],
        { ScoringStrategy: { Mode: 'POINTS_BASED', Status: 'ENABLED' } },
      ),
    );
    expect(scoreEvaluation(scorecard, given({ q: 'more', extra: 'yes' })).total).to.equal(170);
  });

  it('carries every type of question', () => {
    const typed = (RefId: string, QuestionType: string, QuestionTypeProperties: object = {}): object => ({
      Question: { Title: RefId, RefId, QuestionType, QuestionTypeProperties },
    });
    const imported = carried(
      form([
        section('s', [
          typed('words', 'TEXT'),
          typed('day', 'DATETIME'),
          typed('wait', 'NUMERIC', {
            Numeric: {
              MinValue: 0,
              MaxValue: 60,
              Options: [
                { MinValue: 0, MaxValue: 30, Score: 10 },
                { MinValue: 31, MaxValue: 60, Score: 0, AutomaticFail: true },
              ],
            },
          }),
          typed('told', 'MULTISELECT', { MultiSelect: { Options: [option('a', 6), option('b', 6)] } }),
        ]),
      ]),
    );
    const [only] = imported.scorecard.items;
    expect(only?.items.map((item) => ('type' in item ? item.type : undefined))).to.deep.equal([
      'text',
      'date',
      'number',
      'choices',
    ]);
    expect(leftOf(imported)).to.deep.equal(['time-dropped Items[0].Section.Items[1].Question']);
    expect(scoreEvaluation(imported.scorecard, given({ wait: 20, told: ['a', 'b'] })).total).to.equal(100);
    expect(scoreEvaluation(imported.scorecard, given({ wait: 40, told: ['a'] })).failedBy).to.equal('wait');
  });

  it('fails as far as its answers say', () => {
    const failing = (RefId: string, target?: string): object =>
      single(RefId, [
        option('yes', 10),
        option('no', 0, {
          AutomaticFail: true,
          ...(target === undefined ? {} : { AutomaticFailConfiguration: { TargetSection: target } }),
        }),
      ]);
    const imported = carried(
      form([
        section('outer', [
          section('inner', [failing('q1', 'inner'), failing('q2', 'outer'), failing('q3'), failing('q4', 'elsewhere')]),
        ]),
      ]),
    );
    const fails = JSON.stringify(imported.scorecard).match(/"fail":"(\w+)"/g);
    expect(fails).to.deep.equal(['"fail":"subsection"', '"fail":"section"', '"fail":"form"']);
    expect(leftOf(imported)).to.have.length(1);
    expect(leftOf(imported)[0]).to.match(/^target-unknown/);
  });

  describe('conditions', () => {
    const expression = (RefId: string, Comparator: string, ...values: string[]): object => ({
      Expression: {
        Source: { Type: 'QUESTION_REF_ID', RefId },
        Comparator,
        Values: values.map((value) => ({ Type: 'OPTION_REF_ID', RefId: value })),
      },
    });
    const OPTIONS = ['a', 'b', 'c'].map((id) => option(id, 10));
    const isAsked = (Enablement: object, answers: EvaluationAnswers): boolean => {
      const several = {
        Question: {
          Title: 'Several',
          RefId: 'several',
          QuestionType: 'MULTISELECT',
          QuestionTypeProperties: { MultiSelect: { Options: OPTIONS } },
        },
      };
      const items = [single('one', OPTIONS), several, single('then', YES_NO, { Enablement })];
      const { scorecard } = carried(form([section('s', items)]));
      return scoreEvaluation(scorecard, answers).questions[2]?.excluded !== 'hidden';
    };
    const when = (...Operands: object[]): object => ({ Condition: { Operands }, Action: 'ENABLE' });

    for (const [comparator, values, one, asked] of [
      ['IN', ['a', 'b'], 'b', true],
      ['IN', ['a', 'b'], 'c', false],
      ['NOT_IN', ['a'], 'c', true],
      ['NOT_IN', ['a'], 'a', false],
      ['NOT_IN', ['a'], null, false],
      ['EXACT', ['a'], 'a', true],
    ] as const)
      it(`of one answer: ${String(one)} is ${asked ? '' : 'not '}${comparator} ${values.join(', ')}`, () => {
        expect(isAsked(when(expression('one', comparator, ...values)), given({ one }))).to.equal(asked);
      });

    for (const [comparator, values, several, asked] of [
      ['IN', ['a', 'b'], ['b', 'c'], true],
      ['IN', ['a'], ['b', 'c'], false],
      ['NOT_IN', ['a'], ['b'], true],
      ['NOT_IN', ['a'], ['a', 'b'], false],
      ['ALL_IN', ['a', 'b'], ['a', 'b', 'c'], true],
      ['ALL_IN', ['a', 'b'], ['a'], false],
      ['EXACT', ['a', 'b'], ['b', 'a'], true],
      ['EXACT', ['a', 'b'], ['a', 'b', 'c'], false],
      ['EXACT', ['a'], null, false],
    ] as const)
      it(`of several: ${String(several)} is ${asked ? '' : 'not '}${comparator} ${values.join(', ')}`, () => {
        expect(isAsked(when(expression('several', comparator, ...values)), given({ several }))).to.equal(asked);
      });

    it('stand in one another', () => {
      const inner = {
        Condition: { Operator: 'OR', Operands: [expression('one', 'IN', 'a'), expression('one', 'IN', 'b')] },
      };
      const enablement = when(inner, expression('several', 'IN', 'c'));
      expect(isAsked(enablement, given({ one: 'b', several: ['c'] }))).to.equal(true);
      expect(isAsked(enablement, given({ one: 'b', several: ['a'] }))).to.equal(false);
    });

    it('hide, and decide about nothing where both ways are the same', () => {
      const hide = { Condition: { Operands: [expression('one', 'IN', 'a')] }, Action: 'DISABLE' };
      expect(isAsked(hide, given({ one: 'a' }))).to.equal(false);
      expect(isAsked(hide, given({ one: 'b' }))).to.equal(true);
      expect(isAsked({ ...hide, DefaultAction: 'DISABLE' }, given({ one: 'b' }))).to.equal(false);
    });
  });

  it('names bands, with what lies between', () => {
    const { scorecard } = carried(
      form([section('s', [single('q', YES_NO)])], {
        ScoringStrategy: {
          ScoreThresholds: [
            { PerformanceCategory: 'NEEDS_IMPROVEMENT', MinScorePercentage: 0, MaxScorePercentage: 50 },
            { PerformanceCategory: 'EXCEEDS_EXPECTATIONS', MinScorePercentage: 90, MaxScorePercentage: 100 },
          ],
        },
      }),
    );
    expect(scorecard.bands?.map(({ id, from }) => [id, from])).to.deep.equal([
      ['exceeds-expectations', 90],
      ['meets-expectations', 50.01],
      ['needs-improvement', 0],
    ]);
  });

  it('counts nothing where scoring is off', () => {
    const off = form([section('s', [single('q', YES_NO)])], { ScoringStrategy: { Status: 'DISABLED' } });
    expect(scoreEvaluation(carried(off).scorecard, given({ q: 'yes' })).total).to.equal(null);
  });

  it('keeps the language of the form', () => {
    const { scorecard } = carried(
      form([section('s', [single('q', YES_NO)])], { LanguageConfiguration: { FormLanguage: 'de-DE' } }),
    );
    expect(scorecard.title).to.deep.equal({ de: 'Quality' });
    expect(scorecard.languages).to.deep.equal(['de']);
  });

  it('gives names that can be used to what has others, each its own', () => {
    const imported = carried(form([section('1', [single('1.1', YES_NO), single('1-1', YES_NO)])]));
    const [only] = imported.scorecard.items;
    expect([only?.id, ...(only?.items.map(({ id }) => id) ?? [])]).to.deep.equal(['x1', 'x1-1', 'x1-1-2']);
    expect(imported.left.map(({ params }) => params.to)).to.deep.equal(['x1', 'x1-1', 'x1-1-2']);
  });

  it('lists what has no place here', () => {
    const automatic = single('q', YES_NO, {
      QuestionTypeProperties: {
        SingleSelect: { Options: YES_NO, DisplayAs: 'RADIO', Automation: { DefaultOptionRefId: 'yes' } },
      },
    });
    const imported = carried(
      form([section('s', [automatic])], {
        AutoEvaluationConfiguration: { Enabled: true },
        ReviewConfiguration: { EligibilityDays: 7 },
      }),
    );
    const place = 'Items[0].Section.Items[0].Question.QuestionTypeProperties.SingleSelect';
    expect(leftOf(imported)).to.deep.equal([
      'not-carried AutoEvaluationConfiguration',
      'not-carried ReviewConfiguration',
      `not-carried ${place}.DisplayAs`,
      `not-carried ${place}.Automation`,
    ]);
  });
});

describe('callside import connect', () => {
  async function run(input: unknown, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
    const [out, err]: [string[], string[]] = [[], []];
    const code = await runCommand(['import', ...args], {
      print: (text) => out.push(text),
      complain: (text) => err.push(text),
      readInput: () => Promise.resolve(typeof input === 'string' ? input : JSON.stringify(input)),
    });
    return { code, out: out.join('\n'), err: err.join('\n') };
  }
  const plain = form([section('s', [single('q', YES_NO)])]);

  it('prints the scorecard', async () => {
    const { code, out, err } = await run(plain, 'connect', '-');
    expect([code, err]).to.deep.equal([0, '']);
    expect(JSON.parse(out)).to.deep.equal(carried(plain).scorecard);
  });

  it('says what was left behind, in the language that was asked for', async () => {
    const left = { ...plain, Tags: { team: 'a' } };
    expect(await run(left, 'connect', '-')).to.include({
      code: 1,
      err: 'Tags: Tags has no place in a scorecard and was left behind.',
    });
    expect((await run(left, 'connect', '-', '--language', 'zh-CN')).err).to.contain('已略去');
  });

  for (const [what, input, ...args] of [
    ['no source', plain, '-'],
    ['another product', plain, 'genesys', '-'],
    ['no file', plain, 'connect'],
    ['a file that is not there', plain, 'connect', 'nowhere.json'],
    ['what is no JSON', '{', 'connect', '-'],
    ['what is no form', {}, 'connect', '-'],
    ['an unknown language', plain, 'connect', '-', '--language', 'fr'],
    ['an unknown option', plain, 'connect', '-', '--all'],
  ] as const)
    it(`refuses ${what}`, async () => {
      const { code, out, err } = await run(input, ...args);
      expect([code, out]).to.deep.equal([2, '']);
      expect(err).not.to.equal('');
    });
});
