import {
  formatPath,
  lintDefinition,
  type Expression,
  type Field,
  type ScriptStep,
  type SurveyBlock,
  type SurveyDefinition,
} from '@callside/core';
import { expect } from 'chai';
import { REVIEW_CODES } from '../../../support/issue-codes.js';
import { callScript, field, phrasebook, scorecard, step, survey, ticketForm } from '../../support/definitions.js';

type ReviewCode = (typeof REVIEW_CODES)[number];

/** A definition that earns the code, where the finding lies, and one that is nearly the same and does not. */
interface Case {
  readonly bad: unknown;
  readonly at: string;
  readonly good: unknown;
}

const FIELD = 'sections[0].fields[0]';
const equals = (variable: string, value: string): Expression => ({ '==': [{ var: variable }, value] });
const never: Expression = { '==': [1, 2] };

function formWith(given: Partial<Field>, ...others: readonly Field[]): unknown {
  return ticketForm([field('summary', given), ...others]);
}

function choice(...values: readonly string[]): Partial<Field> {
  return { type: 'choice', options: values.map((value) => ({ value, label: value })) };
}

/** The script with one of its steps changed; its place among the steps stays. */
function scriptWith(id: string, given: Partial<ScriptStep>): unknown {
  const script = callScript();
  return { ...script, steps: script.steps.map((each) => (each.id === id ? { ...each, ...given } : each)) };
}

function scriptAnd(...steps: readonly ScriptStep[]): unknown {
  const script = callScript();
  return { ...script, steps: [...script.steps, ...steps] };
}

function shareOut(...weights: readonly number[]): unknown {
  const [section] = scorecard().items;
  return scorecard({
    items: weights.map(
      (weight, index) => ({ ...section, id: `s${String(index)}`, weight, items: [question(index)] }) as never,
    ),
  });
}

function question(index: number, best = 100): unknown {
  return { id: `q${String(index)}`, text: 'Q', weight: 1, options: [{ id: 'yes', text: 'Yes', score: best }] };
}

function bestOf(best: number): unknown {
  return scorecard({ items: [{ id: 's', title: 'S', weight: 1, items: [question(0, best) as never] }] });
}

function asking(given: object): unknown {
  const items = [{ ...(question(0) as object), ...given } as never];
  return scorecard({ items: [{ id: 's', title: 'S', weight: 1, items }] });
}

/** Questions about seconds, by ranges. */
function ranged(...ranges: readonly object[]): unknown {
  return asking({ type: 'number', options: undefined, min: 0, max: 60, ranges });
}

function ended(...endings: SurveyDefinition['endings'][number][]): unknown {
  return survey({ endings });
}

function asked(...given: readonly Partial<SurveyBlock>[]): SurveyDefinition {
  return survey({
    blocks: given.map((each, index) => ({ ...field(`q${String(index)}`), ...each })),
    endings: [thanks],
  });
}

/** As people read them: `code at path`. */
function findingsOf(definition: unknown): string[] {
  return lintDefinition(definition).map(({ code, path }) => `${code} at ${formatPath(path)}`);
}

const sorry = { id: 'sorry', when: equals('answers.solved', 'no'), text: 'Sorry.' };
const thanks = { id: 'thanks', text: 'Thank you.' };

const CASES: Readonly<Record<ReviewCode, Case>> = {
  'unreachable-step': {
    bad: scriptAnd(step('extra', { next: 'close' })),
    at: 'steps[8]',
    good: scriptWith('sorry', { answers: [{ id: 'on', label: 'On', next: 'ask' }], next: 'return' }),
  },
  'loop-without-exit': {
    bad: scriptWith('close', { end: false, next: 'greet' }),
    at: 'steps[0]',
    good: scriptWith('close', {
      answers: [
        { id: 'again', label: 'Again', next: 'greet' },
        { id: 'done', label: 'Done' },
      ],
    }),
  },
  'automatic-ring': {
    bad: scriptWith('lift', {
      automatic: true,
      next: [{ when: { var: 'fields.place' }, step: 'close' }, { step: 'lift' }],
    }),
    at: 'steps[3]',
    good: scriptWith('lift', { automatic: true, next: 'close' }),
  },
  'return-outside-sidetrip': {
    bad: scriptWith('lift', { next: 'return' }),
    at: 'steps[3].next',
    good: scriptWith('sorry', { next: [{ step: 'return' }] }),
  },
  'sidetrip-never-returns': {
    bad: scriptWith('ask', { next: 'close' }),
    at: 'sidetrips[1]',
    good: scriptWith('ask', { next: 'sorry' }),
  },
  'answer-leads-nowhere': {
    bad: scriptWith('lift', {
      next: undefined as never,
      answers: [
        { id: 'a', label: 'A', next: 'close' },
        { id: 'b', label: 'B' },
      ],
    }),
    at: 'steps[3].answers[1]',
    good: scriptWith('lift', { answers: [{ id: 'a', label: 'A' }] }),
  },
  'flag-never-set': {
    bad: scriptWith('understand', { requires: 'verifed' }),
    at: 'steps[2].requires',
    good: callScript(),
  },
  'branch-unreachable': {
    bad: scriptWith('greet', { next: [{ step: 'verify' }, { when: equals('customer.id', '1'), step: 'close' }] }),
    at: 'steps[0].next[1]',
    good: scriptWith('greet', { next: [{ when: equals('customer.id', '1'), step: 'close' }, { step: 'verify' }] }),
  },
  'branches-incomplete': {
    bad: scriptWith('understand', {
      fields: [field('place', choice('lift', 'hall'))],
      next: [{ when: equals('fields.place', 'lift'), step: 'lift' }],
    }),
    at: 'steps[2].next',
    good: scriptWith('understand', {
      fields: [field('place', { ...choice('lift', 'hall'), required: true })],
      next: [
        { when: equals('fields.place', 'lift'), step: 'lift' },
        { when: { in: [{ var: 'fields.place' }, ['hall']] }, step: 'close' },
      ],
    }),
  },
  'duplicate-key': {
    bad: scriptWith('verify', {
      answers: [
        { id: 'yes', label: 'Yes', key: 'y', next: 'understand', sets: 'verified' },
        { id: 'no', label: 'No', key: 'Y', next: 'close' },
      ],
    }),
    at: 'steps[1].answers[1].key',
    good: scriptWith('verify', {
      answers: [
        { id: 'yes', label: 'Yes', key: '1', next: 'understand', sets: 'verified' },
        { id: 'no', label: 'No', key: 'n', next: 'close' },
      ],
    }),
  },
  'unknown-template-variable': {
    bad: scriptWith('greet', { say: { en: 'Hello {{custmer.name}}.' } }),
    at: 'steps[0].say.en',
    good: scriptWith('greet', { say: { en: 'Hello {{customer.name}} at {{fields.location}}.' } }),
  },
  'template-malformed': {
    bad: { ...phrasebook(), phrases: [{ ...phrasebook().phrases[0], text: 'Hello {{customer name}}.' }] },
    at: 'phrases[0].text',
    good: { ...phrasebook(), phrases: [{ ...phrasebook().phrases[0], text: 'Hello {{ customer.name }} {you}.' }] },
  },
  'bound-malformed': { bad: formWith({ max: [] as never }), at: `${FIELD}.max`, good: formWith({ max: 9 }) },
  'bound-ignored': {
    bad: formWith({ type: 'date', min: 7 }),
    at: `${FIELD}.min`,
    good: formWith({ type: 'date', min: '2026-01-01' }),
  },
  'media-type-malformed': {
    bad: formWith({ type: 'attachment', accept: ['image/*', '.jpg'] }),
    at: `${FIELD}.accept[1]`,
    good: formWith({ type: 'attachment', accept: ['image/*', 'application/vnd.ms-excel'] }),
  },
  'range-empty': {
    bad: formWith({ type: 'number', min: 2, max: 1 }),
    at: `${FIELD}.max`,
    good: formWith({ type: 'number', min: 1, max: 1 }),
  },
  'default-not-an-option': {
    bad: formWith({ ...choice('lift'), default: 'lft' }),
    at: `${FIELD}.default`,
    good: formWith({ ...choice('lift'), default: { var: 'customer.lift' } }),
  },
  'default-out-of-range': {
    bad: formWith({ max: 3, default: 'four' }),
    at: `${FIELD}.default`,
    good: formWith({ max: 3, default: 'two' }),
  },
  'duplicate-option': {
    bad: formWith(choice('a', 'b', 'a')),
    at: `${FIELD}.options[2].value`,
    good: formWith(choice('a', 'b')),
  },
  'options-can-be-empty': {
    bad: formWith({
      type: 'choice',
      required: true,
      options: [
        { value: 'a', label: 'A', when: { var: 'customer.vip' } },
        { value: 'b', label: 'B', active: false },
      ],
    }),
    at: `${FIELD}.options`,
    good: formWith(
      {
        type: 'choice',
        required: true,
        options: [
          { value: 'a', label: 'A', when: equals('fields.kind', 'x') },
          { value: 'b', label: 'B', when: { '!=': [{ var: 'fields.kind' }, 'x'] } },
        ],
      },
      field('kind', choice('x', 'y')),
    ),
  },
  'required-never-visible': {
    bad: formWith({ required: true, visible: { and: [equals('customer.tier', 'a'), equals('customer.tier', 'b')] } }),
    at: `${FIELD}.required`,
    good: formWith({ required: true, visible: { or: [equals('customer.tier', 'a'), equals('customer.tier', 'b')] } }),
  },
  'visible-reads-itself': {
    bad: formWith({ visible: { '!!': [{ var: 'fields.summary' }] } }),
    at: `${FIELD}.visible`,
    good: formWith({ required: { '!': [{ var: 'fields.summary' }] } }),
  },
  'circular-compute': {
    bad: formWith({ compute: { var: 'fields.other' } }, field('other', { compute: { var: 'fields.summary' } })),
    at: `${FIELD}.compute`,
    good: formWith({ compute: { var: 'fields.other' } }, field('other', { compute: { var: 'customer.name' } })),
  },
  'circular-condition': {
    bad: formWith({ visible: { var: 'fields.other' } }, field('other', { visible: { var: 'fields.summary' } })),
    at: `${FIELD}.visible`,
    // "Phone or e-mail": each is needed while the other is empty, and neither hides the other.
    good: formWith(
      { required: { '!': [{ var: 'fields.other' }] } },
      field('other', { required: { '!': [{ var: 'fields.summary' }] } }),
    ),
  },
  'unknown-option': {
    bad: formWith(choice('lift', 'water'), field('floor', { visible: equals('fields.summary', 'lfit') })),
    at: 'sections[0].fields[1].visible.==[1]',
    good: formWith(choice('lift', 'water'), field('floor', { visible: equals('fields.summary', '') })),
  },
  'copy-target-unknown': {
    bad: scriptWith('understand', { fields: [field('place', { copyTo: 'tiket.location' })] }),
    at: 'steps[2].fields[0].copyTo',
    good: callScript(),
  },
  'weights-not-hundred': { bad: shareOut(60, 30), at: 'items', good: shareOut(2, 1) },
  'best-option-below-hundred': { bad: bestOf(90), at: 'items[0].items[0].options', good: bestOf(100) },
  'score-out-of-range': {
    bad: asking({ options: [{ id: 'yes', text: 'Yes', score: 120 }] }),
    at: 'items[0].items[0].options[0].score',
    good: asking({ options: [{ id: 'yes', text: 'Yes', score: 120, bonus: true }] }),
  },
  'ranges-leave-gap': {
    bad: ranged({ to: 30, score: 100 }, { from: 40, score: 0 }),
    at: 'items[0].items[0].ranges',
    good: ranged({ to: 30, score: 100 }, { from: 31, score: 0 }),
  },
  'fail-not-counted': {
    bad: asking({ excluded: true, options: [{ id: 'no', text: 'No', score: 100, fail: 'form' }] }),
    at: 'items[0].items[0].options[0].fail',
    good: asking({ options: [{ id: 'no', text: 'No', score: 100, fail: 'form' }] }),
  },
  'unknown-fact': {
    bad: asking({ suggest: [{ answer: 'yes', when: { '<=': [{ var: 'call.stages.greet.att' }, 30] } }] }),
    at: 'items[0].items[0].suggest[0].when',
    good: asking({ suggest: [{ answer: 'yes', when: { '<=': [{ var: 'call.stages.greet.at' }, 30] } }] }),
  },
  'suggestion-not-an-answer': {
    bad: asking({ suggest: [{ answer: 'perhaps', when: { var: 'call.holds' } }] }),
    at: 'items[0].items[0].suggest[0]',
    good: asking({ suggest: [{ answer: 'yes', when: { var: 'call.holds' } }] }),
  },
  'bands-out-of-order': {
    bad: scorecard({
      bands: [
        { id: 'poor', title: 'Poor', from: 0 },
        { id: 'good', title: 'Good', from: 80 },
      ],
    }),
    at: 'bands[1].from',
    good: scorecard(),
  },
  'bands-leave-gap': {
    bad: scorecard({ bands: [{ id: 'good', title: 'Good', from: 80 }] }),
    at: 'bands',
    good: scorecard({ bands: [] }),
  },
  'ending-unreachable': { bad: ended(thanks, sorry), at: 'endings[1]', good: ended(sorry, thanks) },
  'ending-missing': { bad: ended(sorry), at: 'endings', good: ended(thanks) },
  'part-ignored': {
    bad: asked({ page: 'one' }),
    at: 'blocks[0].page',
    good: { ...asked({ page: 'one' }), layout: 'pages' },
  },
  'soft-and-required': {
    bad: asked({ soft: true, required: true }),
    at: 'blocks[0].soft',
    good: asked({ soft: true }),
  },
  'page-comes-back': {
    bad: { ...asked({ page: 'one' }, { page: 'two' }, { page: 'one' }), layout: 'pages' },
    at: 'blocks[2].page',
    good: { ...asked({ page: 'one' }, { page: 'one' }, { page: 'two' }), layout: 'pages' },
  },
  'text-missing': {
    bad: { ...ticketForm(), title: { en: 'Repair' }, languages: ['en', 'zh-CN'] },
    at: 'title',
    good: { ...ticketForm(), title: { en: 'Repair', 'zh-CN': '报修' } },
  },
  'text-in-one-language': {
    bad: { ...phrasebook(), title: { en: 'Phrases', 'zh-CN': '短语' }, languages: ['en', 'zh-CN'] },
    at: 'phrases[0].text',
    good: { ...phrasebook(), languages: ['en'] },
  },
  'language-malformed': {
    bad: { ...ticketForm(), languages: ['en_GB'] },
    at: 'languages[0]',
    good: { ...ticketForm(), languages: ['en-GB'] },
  },
  'unknown-duplicate-field': {
    bad: { ...ticketForm(), duplicates: { fields: ['sumary'], days: 7 } },
    at: 'duplicates.fields[0]',
    good: { ...ticketForm(), duplicates: { fields: ['summary'], days: 7 } },
  },
};

describe('the review of definitions', () => {
  for (const [what, given] of Object.entries({
    'that a question does not apply which always does': {
      suggest: [{ notApplicable: true, when: { var: 'call.holds' } }],
    },
    'a number beyond the bounds': { type: 'number', max: 9, options: undefined, suggest: [{ answer: 10, when: true }] },
    'one of several as if it were the only one': { type: 'choices', suggest: [{ answer: 'yes', when: true }] },
  }))
    it(`finds suggested ${what}`, () => {
      expect(lintDefinition(asking(given)).map(({ code }) => code)).to.include('suggestion-not-an-answer');
    });

  it('finds a fact that no call has', () => {
    const found = lintDefinition(asking({ suggest: [{ answer: 'yes', when: { var: 'call.holdSecond' } }] }));
    expect(found).to.deep.include.members([
      {
        code: 'unknown-fact',
        severity: 'warning',
        path: ['items', 0, 'items', 0, 'suggest', 0, 'when'],
        params: { variable: 'call.holdSecond' },
        suggestion: 'holdSeconds',
      },
    ]);
  });

  for (const code of REVIEW_CODES) {
    const { bad, at, good } = CASES[code];

    it(`finds ${code}`, () => {
      expect(lintDefinition(bad).map((found) => `${found.code} at ${formatPath(found.path)}`)).to.include(
        `${code} at ${at}`,
      );
    });

    it(`finds no ${code} where there is none`, () => {
      expect(lintDefinition(good).map((found) => found.code)).to.not.include(code);
    });
  }

  it('leaves a definition alone that its linter refuses', () => {
    expect(
      lintDefinition({ ...ticketForm([field('a', { min: 2, max: 1 })]), title: '' }).map(({ code }) => code),
    ).to.deep.equal(['text-malformed']);
  });

  for (const [what, bad, suggestion] of [
    ['the flag', CASES['flag-never-set'].bad, 'verified'],
    ['the option', CASES['unknown-option'].bad, 'lift'],
    ['the first value', CASES['default-not-an-option'].bad, 'lift'],
    ['the entry', formWith({ type: 'tree', tree: [{ value: 'lift', label: 'Lift' }], default: 'lft' }), 'lift'],
    ['the variable', CASES['unknown-template-variable'].bad, 'customer.name'],
    ['the target', CASES['copy-target-unknown'].bad, 'ticket.location'],
    ['the field', CASES['unknown-duplicate-field'].bad, 'summary'],
    ['the language', CASES['language-malformed'].bad, 'en-GB'],
  ] as const) {
    it(`suggests ${what} that was meant`, () => {
      expect(lintDefinition(bad).map((found) => found.suggestion)).to.include(suggestion);
    });
  }

  it('finds a jump behind one that is always taken', () => {
    const jump = [{ to: 'q1' }, { when: { var: 'answers.q0' }, to: 'thanks' }];
    expect(findingsOf(asked({ jump }, {}))).to.deep.equal(['branch-unreachable at blocks[0].jump[1]']);
  });

  it('calls no ending unreachable that a jump leads to', () => {
    const blocks = [field('q0', {}), field('q1')].map((each, index) =>
      index === 0 ? { ...each, jump: [{ when: { var: 'answers.q0' }, to: 'sorry' }] } : each,
    );
    expect(findingsOf(survey({ blocks, endings: [thanks, { id: 'sorry', text: 'Sorry.' }] }))).to.deep.equal([]);
  });

  it('knows the answers that the texts of a survey can repeat', () => {
    const help = '{{answers.q0}} {{answers.q0-other}} {{answers.nope}} {{customer.name}}';
    expect(findingsOf(asked({ ...choice('a', 'b'), other: true }, { help } as Partial<SurveyBlock>))).to.deep.equal([
      'unknown-template-variable at blocks[1].help',
      'unknown-template-variable at blocks[1].help',
    ]);
  });

  it('tells of the rows of a matrix once', () => {
    const rows = ['a', 'b', 'c'].map((id) => ({ id, label: id }));
    const options = ['x', 'x'].map((value) => ({ value, label: value }));
    const block = { ...field('q0'), type: 'matrix' as const, rows, options };
    expect(findingsOf(survey({ blocks: [block], endings: [thanks] }))).to.deep.equal([
      'duplicate-option at blocks[0].options[1].value',
    ]);
  });

  it('knows that “not applicable” is an answer', () => {
    const visible = equals('answers.q0', 'not-applicable');
    const options = ['a', 'b'].map((value) => ({ value, label: value }));
    expect(findingsOf(asked({ type: 'multi-select', options, notApplicable: true }, { visible }))).to.deep.equal([]);
    expect(findingsOf(asked({ type: 'multi-select', options }, { visible }))).to.have.length(1);
  });

  describe('of a tree', () => {
    const door = { value: 'door', label: 'Door' };
    const tree = [{ value: 'lift', label: 'Lift', children: [door] }];
    const found = (given: Partial<Field>, ...others: readonly Field[]): string[] =>
      lintDefinition(formWith({ type: 'tree', tree, ...given }, ...others)).map(
        ({ code, path }) => `${code} at ${formatPath(path)}`,
      );

    it('finds nothing in a sound one', () => {
      expect(found({ required: true, default: 'door' })).to.deep.equal([]);
    });

    it('finds a value that stands twice, on whatever level', () => {
      expect(found({ tree: [...tree, door] })).to.deep.equal([`duplicate-option at ${FIELD}.tree[1].value`]);
    });

    it('finds a first value that cannot be chosen', () => {
      expect(found({ default: 'lift' })).to.deep.equal([`default-not-an-option at ${FIELD}.default`]);
      expect(found({ default: 'lift', selectable: 'any' })).to.deep.equal([]);
    });

    it('finds that it has to be filled and offers nothing', () => {
      const retired = [{ value: 'lift', label: 'Lift', active: false, children: [door] }];
      expect(found({ required: true, tree: retired })).to.deep.equal([`options-can-be-empty at ${FIELD}.tree`]);
      expect(found({ tree: retired })).to.deep.equal([]);
    });

    it('finds a condition on an entry that nobody can choose', () => {
      const other = field('why', { visible: equals('fields.summary', 'dor') });
      expect(found({}, other)).to.deep.equal(['unknown-option at sections[0].fields[1].visible.==[1]']);
    });
  });

  for (const [what, given] of [
    ['default', { type: 'attachment', default: 'photo.png' }],
    ['compute', { type: 'attachment', compute: { var: 'customer.name' } }],
    ['accept', { type: 'text', accept: ['image/*'] }],
    ['maxSize', { type: 'text', maxSize: 5 }],
  ] as const)
    it(`warns of a “${what}” that a field of type “${given.type}” has no use for`, () => {
      const found = lintDefinition(formWith(given)).filter(({ code }) => code === 'bound-ignored');
      expect(found.map(({ path }) => path.at(-1))).to.deep.equal([what]);
    });

  it('finds a first value that a tri-state does not have', () => {
    const [finding] = lintDefinition(formWith({ type: 'tri-state', default: 'unkown' }));
    expect(finding).to.include({ code: 'default-not-an-option', suggestion: 'unknown' });
  });

  it('knows that a question which may stay open leads on by none of its options', () => {
    const next = ['lift', 'hall'].map((place) => ({ when: equals('fields.place', place), step: 'close' }));
    const open = scriptWith('understand', { fields: [field('place', choice('lift', 'hall'))], next });
    expect(lintDefinition(open).map(({ code }) => code)).to.include('branches-incomplete');
  });

  it('tells the ring of steps', () => {
    const ring = lintDefinition(scriptAnd(step('a', { next: 'b' }), step('b', { next: 'a' })));
    expect(ring.filter(({ code }) => code === 'loop-without-exit')).to.deep.equal([]);
    const [found] = lintDefinition({
      ...(scriptAnd(step('a', { next: 'b' }), step('b', { next: 'a' })) as object),
      start: 'a',
    }).filter(({ code }) => code === 'loop-without-exit');
    expect(found?.params).to.deep.equal({ ring: 'a → b → a' });
  });

  it('tells the ring of computed fields', () => {
    const [found] = lintDefinition(CASES['circular-compute'].bad);
    expect(found)
      .to.include({ code: 'circular-compute', severity: 'error' })
      .and.deep.include({ params: { ring: 'summary → other → summary' } });
  });

  it('holds a text without a language against the other texts when none is declared', () => {
    const title = { en: 'Repair', 'zh-TW': '報修' };
    const form = ticketForm([field('place', { label: { en: 'Place' } })]);
    expect(lintDefinition({ ...form, title })).to.deep.include({
      code: 'text-missing',
      severity: 'warning',
      path: ['sections', 0, 'fields', 0, 'label'],
      params: { locale: 'zh-TW' },
    });
  });

  it('tells a slip in a language once, and does not ask every text for it', () => {
    const form = { ...ticketForm(), title: { en: 'Repair', zh_TW: '報修' } };
    expect(
      lintDefinition({ ...form, languages: ['en', 'zh_TW'] }).map(({ code, path }) => `${code} at ${formatPath(path)}`),
    ).to.deep.equal(['language-malformed at languages[1]', 'language-malformed at title.zh_TW']);
  });

  it('takes a tag in whatever case it is written', () => {
    const form = { ...ticketForm(), title: { EN: 'Repair', 'zh-cn': '报修' }, languages: ['en', 'zh-CN'] };
    expect(lintDefinition(form).filter(({ code }) => code !== 'text-in-one-language')).to.deep.equal([]);
  });

  it('does not ask for thirds that add up to a hundred', () => {
    expect(lintDefinition(shareOut(33.3, 33.3, 33.3)).map(({ code }) => code)).to.not.include('weights-not-hundred');
  });

  it('reads conditions of options and of endings, too', () => {
    const found = lintDefinition(ended({ ...sorry, when: equals('answers.solved', 'nope') }, thanks));
    expect(found.map(({ code, path }) => `${code} at ${formatPath(path)}`)).to.deep.equal([
      'unknown-option at endings[0].when.==[1]',
    ]);
  });

  it('knows that a rating goes from 1 to 5 when nothing else is said', () => {
    const found = lintDefinition(formWith({ type: 'rating', default: 6 }));
    expect(found.map(({ code, params }) => ({ code, params }))).to.deep.equal([
      { code: 'default-out-of-range', params: { value: '6', min: 1, max: 5 } },
    ]);
  });

  it('calls nothing required that is never required', () => {
    const hidden = formWith({ required: never, visible: false });
    expect(lintDefinition(hidden)).to.deep.equal([]);
  });

  it('does not ask for a flag that a script within the script may set', () => {
    const codes = lintDefinition(
      callScript({
        start: 'check',
        steps: [
          { id: 'check', stage: 'open', script: { id: 'identity' }, next: 'refund' },
          { id: 'refund', stage: 'talk', requires: 'verified', end: true },
        ],
        sidetrips: [],
      }),
    ).map(({ code }) => code);
    expect(codes).not.to.include('flag-never-set');
  });
});
