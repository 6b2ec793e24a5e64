import { readFileSync } from 'node:fs';
import {
  compileExpression,
  errorsAmong,
  formatPath,
  lintDefinition,
  type SurveyBlock,
  type Values,
} from '@callside/core';
import { runCommand, surveyFromSurveyJs, type ImportedSurvey } from 'callside';
import { expect } from 'chai';
import fc from 'fast-check';
import { mutated } from '../../core/support/mutate.js';

type Carried = Extract<ImportedSurvey, { ok: true }>;

function carried(value: unknown): Carried {
  const imported = surveyFromSurveyJs(value);
  if (!imported.ok) throw new Error(JSON.stringify(imported.issues));
  expect(errorsAmong(lintDefinition(imported.survey)), 'what the linter says').to.deep.equal([]);
  return imported;
}

const leftOf = ({ left }: Carried): string[] => left.map(({ code, path }) => `${code} ${formatPath(path)}`.trim());

const blocksOf = (...elements: readonly object[]): readonly SurveyBlock[] => carried({ elements }).survey.blocks;

/** The first block that elements become. */
function blockOf(...elements: readonly object[]): SurveyBlock {
  const [block] = blocksOf(...elements);
  if (block === undefined) throw new Error('no block');
  return block;
}

const CHOICES = ['good', { value: 'bad', text: { default: 'Bad', 'zh-cn': '差' } }];

/** The questions that the expressions of the published answers read. */
const QUESTIONS = [
  { type: 'radiogroup', name: 'one', choices: ['Good', 'bad'], showOtherItem: true },
  { type: 'checkbox', name: 'several', choices: ['a', 'B', 'c'] },
  { type: 'rating', name: 'mark', rateMin: 0, rateMax: 10 },
  { type: 'boolean', name: 'truth' },
  { type: 'text', name: 'when', inputType: 'date' },
  { type: 'text', name: 'other', inputType: 'number' },
];

const WHOLE = {
  title: { default: 'After the call', 'zh-cn': '通话之后' },
  description: 'Five questions',
  showPrevButton: false,
  pages: [
    {
      name: 'first',
      elements: [
        ...QUESTIONS,
        { type: 'panel', name: 'more', visibleIf: '{mark} < 7', elements: [{ type: 'comment', name: 'why' }] },
      ],
    },
    {
      name: 'second',
      visibleIf: '{truth} = true',
      elements: [
        { type: 'matrix', name: 'parts', columns: ['yes', 'no'], rows: ['speed', 'tone'], eachRowRequired: true },
        { type: 'ranking', name: 'order', choices: ['a', 'b', 'c'], choicesOrder: 'random' },
        { type: 'tagbox', name: 'tags', choices: ['x', 'y'], choicesVisibleIf: '{several} contains {item}' },
        {
          type: 'text',
          name: 'name',
          requiredIf: "{parts.speed} = 'yes'",
          validators: [{ type: 'regex', regex: '^\\w+$' }],
        },
      ],
    },
  ],
  triggers: [
    { type: 'complete', expression: '{mark} = 10' },
    { type: 'skip', expression: "{one} = 'good'", gotoName: 'order' },
  ],
  completedHtml: '<h3>Thank you</h3>',
  completedHtmlOnCondition: [{ expression: '{mark} <= 3', html: '<p>We are sorry.</p>' }],
};

describe('surveyFromSurveyJs', () => {
  for (const value of [undefined, null, [], 'survey', {}, { pages: [] }, { elements: [{ type: 'html', name: 'a' }] }])
    it(`refuses ${JSON.stringify(value)}`, () => {
      expect(surveyFromSurveyJs(value).ok).to.equal(false);
    });

  it('says where a survey is broken', () => {
    const imported = surveyFromSurveyJs({ pages: [{ elements: [{ type: 'text', name: 'a' }, 5] }, null] });
    expect(imported.ok ? [] : imported.issues.map(({ path }) => formatPath(path))).to.deep.equal([
      'pages[0].elements[1]',
      'pages[1]',
    ]);
  });

  it('carries pages, panels, conditions, jumps and endings', () => {
    const imported = carried(WHOLE);
    const { survey } = imported;
    expect(leftOf(imported)).to.deep.equal([]);
    expect(survey.layout).to.equal('pages');
    expect(survey.back).to.equal(false);
    expect(survey.blocks.map(({ id, type, page }) => `${id} ${type} ${page ?? ''}`)).to.deep.equal([
      'one choice first',
      'several multi-select first',
      'mark rating first',
      'truth choice first',
      'when date first',
      'other number first',
      'why long-text first',
      'parts matrix second',
      'order ranking second',
      'tags multi-select second',
      'name text second',
    ]);
    expect(survey.endings.map(({ id, text }) => [id, text])).to.deep.equal([
      ['ending-1', 'We are sorry.'],
      ['end', 'Thank you'],
    ]);
    const jumps = survey.blocks.flatMap(({ id, jump = [] }) => jump.map(({ to }) => `${id} to ${to}`));
    expect(jumps).to.deep.equal(['one to order', 'mark to ending-1', 'mark to end']);
  });

  it('never throws, whatever is in a survey', () => {
    fc.assert(
      fc.property(mutated([WHOLE as never]), (value) => {
        surveyFromSurveyJs(value);
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps the languages of a text', () => {
    expect(carried(WHOLE).survey.title).to.deep.equal({ en: 'After the call', 'zh-CN': '通话之后' });
    expect(carried({ locale: 'de', title: 'Umfrage', elements: QUESTIONS }).survey.title).to.deep.equal({
      de: 'Umfrage',
    });
  });

  it('repeats answers where a title names them', () => {
    const [, second] = blocksOf(
      { type: 'text', name: 'name' },
      { type: 'text', name: 'b', title: 'Thank you, {name} and {nobody}' },
    );
    expect(second?.label).to.equal('Thank you, {{answers.name}} and {nobody}');
  });

  it('makes plain words of HTML, and leaves what looks like it as it is', () => {
    const completedHtml =
      '<script>alert(1)</script><p>1 &lt; 2 &amp; <b onclick="x()">bold</b></p><img src=x onerror=y()>';
    const { survey } = carried({ elements: QUESTIONS, completedHtml });
    expect(survey.endings[0]?.text).to.equal('1 < 2 & bold');
  });

  for (const [what, rating, wanted] of [
    ['five points', {}, { type: 'rating', max: 5 }],
    ['NPS', { rateMin: 0, rateMax: 10 }, { type: 'rating', min: 0, max: 10 }],
    ['a count', { rateCount: 7 }, { type: 'rating', max: 7 }],
    ['stars', { rateType: 'stars' }, { type: 'rating', max: 5, scale: 'stars' }],
    ['faces', { rateType: 'smileys' }, { type: 'rating', max: 5, scale: 'faces' }],
    [
      'ends',
      { minRateDescription: 'Bad', maxRateDescription: 'Good' },
      { type: 'rating', max: 5, ends: ['Bad', 'Good'] },
    ],
  ] as const)
    it(`carries a rating with ${what}`, () => {
      const { id: _, label: __, ...own } = blockOf({ type: 'rating', name: 'q', ...rating });
      expect(own).to.deep.equal(wanted);
    });

  it('makes a choice of a scale that no rating here has, and says so', () => {
    const imported = carried({
      elements: [{ type: 'rating', name: 'q', rateValues: [1, { value: 3, text: 'three' }] }],
    });
    expect(imported.survey.blocks[0]).to.include({ type: 'choice' });
    expect(imported.survey.blocks[0]?.options).to.deep.equal([
      { value: '1', label: '1' },
      { value: '3', label: 'three' },
    ]);
    expect(leftOf(imported)).to.deep.equal(['scale-as-choice elements[0]']);
  });

  it('carries what is added to choices by a switch', () => {
    const { options, other } = blockOf({
      type: 'radiogroup',
      name: 'q',
      choices: CHOICES,
      hasOther: true,
      otherText: 'Else',
      showNoneItem: true,
      noneText: 'Nothing',
    });
    expect(options).to.deep.equal([
      { value: 'good', label: 'good' },
      { value: 'bad', label: { en: 'Bad', 'zh-CN': '差' } },
      { value: 'none', label: 'Nothing' },
    ]);
    expect(other).to.equal('Else');
  });

  for (const [inputType, type] of [
    ['number', 'number'],
    ['date', 'date'],
    ['tel', 'phone'],
    ['email', 'email'],
    ['url', 'url'],
    ['time', 'time'],
    ['datetime-local', 'date-time'],
  ])
    it(`takes ${String(inputType)} as ${String(type)}`, () => {
      expect(blockOf({ type: 'text', name: 'q', inputType }).type).to.equal(type);
    });

  it('lists, with its place, everything that has no place here', () => {
    const imported = carried({
      cookieName: 'c',
      elements: [
        { type: 'text', name: 'q', width: '50%', inputType: 'color', validators: [{ type: 'expression' }] },
        { type: 'signaturepad', name: 'sign' },
        { type: 'html', name: 'words', html: '<b>Hello</b>' },
        { type: 'comment', name: 'age', visibleIf: 'age({born}) > 18' },
        { type: 'checkbox', name: 'many', choices: ['a'], showNoneItem: true, maxSelectedChoices: 2 },
        { type: 'matrix', name: 'm', columns: ['a'], rows: ['r'], isRequired: true },
      ],
      triggers: [{ type: 'setvalue', expression: "{q} = '1'", setToName: 'a' }],
      completedHtmlOnCondition: [{ expression: 'today() > 1', html: 'x' }],
    });
    expect(leftOf(imported)).to.deep.equal([
      'not-in-a-survey cookieName',
      'not-in-a-survey elements[0].width',
      'input-as-text elements[0].inputType',
      'check-left elements[0].validators[0]',
      'question-left elements[1]',
      'question-left elements[2]',
      'condition-left elements[3].visibleIf',
      'not-in-a-survey elements[4].maxSelectedChoices',
      'none-not-alone elements[4]',
      'all-rows-required elements[5].isRequired',
      'condition-left completedHtmlOnCondition[0].expression',
      'ending-left completedHtmlOnCondition[0]',
      'trigger-left triggers[0]',
    ]);
  });

  it('gives names that can be used to what has others', () => {
    const imported = carried({
      elements: [
        { type: 'text', name: 'question 1' },
        { type: 'text', name: 'question-1' },
      ],
    });
    expect(imported.survey.blocks.map(({ id }) => id)).to.deep.equal(['question-1', 'question-1-2']);
    expect(imported.left.map(({ code }) => code)).to.deep.equal(['renamed', 'renamed']);
  });

  it('decides as SurveyJS does', () => {
    // What survey-core 2.5.38 has answered: [expression, values, result].
    const file = new URL('surveyjs-answers.json', import.meta.url);
    const cases = JSON.parse(readFileSync(file, 'utf8')) as [string, Values, boolean][];
    const wrong: string[] = [];
    let said = 0;
    for (const [visibleIf, values, wanted] of cases) {
      const imported = surveyFromSurveyJs({ elements: [...QUESTIONS, { type: 'comment', name: 'last', visibleIf }] });
      const visible = imported.ok ? imported.survey.blocks.at(-1)?.visible : undefined;
      if (visible === undefined) continue;
      said += 1;
      const holds = compileExpression(visible).holds({ answers: values });
      if (holds !== wanted) wrong.push(`${visibleIf} with ${JSON.stringify(values)} is ${String(wanted)} there`);
    }
    expect(wrong).to.deep.equal([]);
    expect(said / cases.length, 'the share that can be said here').to.be.above(0.9);
  });
});

describe('callside import surveyjs', () => {
  async function run(input: unknown, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
    const [out, err]: [string[], string[]] = [[], []];
    const code = await runCommand(['import', 'surveyjs', '-', ...args], {
      print: (text) => out.push(text),
      complain: (text) => err.push(text),
      readInput: () => Promise.resolve(JSON.stringify(input)),
    });
    return { code, out: out.join('\n'), err: err.join('\n') };
  }

  it('prints the survey', async () => {
    const { code, out, err } = await run({ elements: [{ type: 'comment', name: 'why' }] });
    expect([code, err]).to.deep.equal([0, '']);
    expect(JSON.parse(out)).to.include({ kind: 'survey' });
  });

  it('says what was left behind, in the language that was asked for', async () => {
    const left = { elements: [{ type: 'comment', name: 'why', rows: 4 }] };
    expect((await run(left)).code).to.equal(1);
    expect((await run(left, '--language', 'zh-TW')).err).to.contain('已略去');
  });

  it('refuses what is no survey', async () => {
    expect(await run({})).to.include({ code: 2, out: '' });
  });
});
