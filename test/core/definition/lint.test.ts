import {
  errorsAmong,
  formatPath,
  lintDefinition,
  lintTicketForm,
  type Expression,
  type Issue,
  type SurveyBlock,
  type SurveyDefinition,
  type ScorecardSection,
  type TreeEntry,
} from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';
import { DEFINITION_CODES } from '../../support/issue-codes.js';
import { callScript, field, phrasebook, scorecard, step, survey, ticketForm } from '../support/definitions.js';
import { dispositionSet, outboundPolicy } from '../support/outbound.js';

type DefinitionCode = (typeof DEFINITION_CODES)[number];

/** Lint findings as people read them: `code at path`. */
function findings(value: unknown): string[] {
  return lintDefinition(value).map(({ code, path }) => `${code} at ${formatPath(path)}`);
}

function withField(given: object): object {
  return ticketForm([{ ...field('summary'), ...given } as ReturnType<typeof field>]);
}

/** A survey of three questions, the first as given. */
function asking(given: Partial<SurveyBlock>): SurveyDefinition {
  const blocks: readonly SurveyBlock[] = [{ ...field('first'), ...given }, field('second'), field('third')];
  return survey({ blocks, endings: [{ id: 'end', text: 'Bye.' }] });
}

function withStep(given: object): object {
  const script = callScript();
  return { ...script, steps: [...script.steps, { ...step('extra', { end: true }), ...given }] };
}

const deep = Array.from({ length: 100 }).reduce<Expression>((inner) => ({ '!': [inner] }), true);
const tooDeep = [1, 2, 3, 4, 5, 6, 7].reduceRight<readonly TreeEntry[]>(
  (children, level) => [{ value: `v${String(level)}`, label: 'V', children }],
  [],
);
const nested = (depth: number): ScorecardSection => {
  const items = depth === 1 ? [{ id: 'q', text: 'Q', type: 'text' as const }] : [nested(depth - 1)];
  return { id: `s${String(depth)}`, title: 'Section', items };
};
const weightless = scorecard().items.map((section) => ({ ...section, weight: 0 }));

/** For each code a definition that earns it, and where the finding lies. */
const CASES: Readonly<Record<DefinitionCode, readonly [definition: unknown, path: string]>> = {
  'unknown-kind': [{ ...ticketForm(), kind: 'tiket-form' }, 'kind'],
  'unknown-word': [{ ...ticketForm(), status: 'open' }, 'status'],
  'unknown-field-type': [withField({ type: 'txt' }), 'sections[0].fields[0].type'],
  'property-missing': [{ ...ticketForm(), title: undefined }, 'title'],
  'unknown-property': [withField({ requird: true }), 'sections[0].fields[0].requird'],
  'not-an-object': [{ ...ticketForm(), sections: ['main'] }, 'sections[0]'],
  'not-a-list': [{ ...ticketForm(), sections: {} }, 'sections'],
  'list-empty': [{ ...ticketForm(), sections: [] }, 'sections'],
  'not-a-text': [withField({ pattern: 7 }), 'sections[0].fields[0].pattern'],
  'not-a-number': [{ ...callScript(), wrapUpSeconds: 'soon' }, 'wrapUpSeconds'],
  'version-malformed': [{ ...ticketForm(), version: 1.5 }, 'version'],
  'not-true-or-false': [withStep({ end: 'yes' }), 'steps[8].end'],
  'id-malformed': [withField({ id: '1st' }), 'sections[0].fields[0].id'],
  'text-malformed': [{ ...ticketForm(), title: { en: '' } }, 'title'],
  'duplicate-id': [ticketForm([field('a'), field('a')]), 'sections[0].fields[1].id'],
  'options-missing': [withField({ type: 'select' }), 'sections[0].fields[0].options'],
  'tree-missing': [withField({ type: 'tree', tree: [] }), 'sections[0].fields[0].tree'],
  'tree-too-deep': [
    withField({ type: 'tree', tree: tooDeep }),
    'sections[0].fields[0].tree[0].children[0].children[0].children[0].children[0].children[0].children',
  ],
  'source-missing': [withField({ type: 'lookup' }), 'sections[0].fields[0].source'],
  'files-not-here': [
    callScript({
      steps: callScript().steps.map((each, index) =>
        index === 0 ? { ...each, fields: [field('photo', { type: 'attachment' })] } : each,
      ),
    }),
    'steps[0].fields[0].type',
  ],
  'pattern-malformed': [withField({ pattern: '(' }), 'sections[0].fields[0].pattern'],
  'pattern-explosive': [withField({ pattern: '(a+)+' }), 'sections[0].fields[0].pattern'],
  'unknown-variable': [withField({ visible: { var: 'feilds.summary' } }), 'sections[0].fields[0].visible'],
  'unknown-field': [withField({ visible: { var: 'fields.sumary' } }), 'sections[0].fields[0].visible'],
  'unknown-step': [withStep({ next: 'nowhere' }), 'steps[8].next'],
  'unknown-stage': [withStep({ stage: 'tlk' }), 'steps[8].stage'],
  'dead-end': [withStep({ end: false }), 'steps[8]'],
  'step-shows-nothing': [withStep({ automatic: true, say: 'Hello' }), 'steps[8].say'],
  'nothing-to-read': [withStep({ mandatory: 'read-aloud' }), 'steps[8].mandatory'],
  'consent-without-answers': [withStep({ mandatory: 'consent' }), 'steps[8].mandatory'],
  'default-of-other-type': [
    callScript({ variables: [{ id: 'due', type: 'number', default: 'soon' }] }),
    'variables[0].default',
  ],
  'expression-invalid': [withField({ required: { nope: [] } }), 'sections[0].fields[0].required'],
  'expression-limit': [withField({ required: deep }), 'sections[0].fields[0].required'],
  'weight-negative': [
    { ...scorecard(), items: [{ ...scorecard().items[0], weight: -1 }, scorecard().items[1]] },
    'items[0].weight',
  ],
  'sections-too-deep': [scorecard({ items: [nested(6)] }), 'items[0].items[0].items[0].items[0].items[0].items[0]'],
  'weights-all-zero': [scorecard({ items: weightless }), 'items'],
  'duration-malformed': [outboundPolicy({ retry: { busy: { every: '4h' } } }), 'retry.busy.every'],
  'count-malformed': [outboundPolicy({ callbacks: { maxPerAgent: 0 } }), 'callbacks.maxPerAgent'],
  'clock-malformed': [outboundPolicy({ windows: [{ from: '8', to: '21:00' }] }), 'windows[0].from'],
  'year-day-malformed': [outboundPolicy({ holidays: [{ date: '2026-02-30', name: 'Day' }] }), 'holidays[0].date'],
  'unknown-zone': [outboundPolicy({ zones: ['Mars/Base'] }), 'zones[0]'],
  'window-empty': [outboundPolicy({ windows: [{ from: '08:00', to: '08:00' }] }), 'windows[0].to'],
  'retry-unclear': [outboundPolicy({ retry: { busy: {} } }), 'retry.busy'],
  'unknown-source': [outboundPolicy({ consent: { kind: 'sales', source: 'law' } }), 'consent.source'],
  'rows-missing': [asking({ type: 'matrix' }), 'blocks[0].rows'],
  'asks-missing': [asking({ type: 'contact' }), 'blocks[0].asks'],
  'other-without-options': [asking({ other: true }), 'blocks[0].other'],
  'not-applicable-here': [asking({ notApplicable: true }), 'blocks[0].notApplicable'],
  'scale-out-of-range': [asking({ type: 'rating', max: 11 }), 'blocks[0].max'],
  'metric-off-scale': [
    asking({ type: 'rating', max: 10, metric: { kind: 'nps', variant: '0-to-10' } }),
    'blocks[0].metric',
  ],
  'jump-in-random-order': [{ ...asking({ jump: [{ to: 'end' }] }), order: 'random' }, 'blocks[0].jump[0]'],
  'jump-backwards': [asking({ jump: [{ to: 'first' }] }), 'blocks[0].jump[0].to'],
  'jump-to-nowhere': [asking({ jump: [{ to: 'nobody' }] }), 'blocks[0].jump[0].to'],
  'unreachable-block': [asking({ required: true, jump: [{ to: 'third' }] }), 'blocks[1]'],
  'seconds-malformed': [dispositionSet({ minTalkSeconds: -1 }), 'dispositions[0].minTalkSeconds'],
  'talk-range-empty': [dispositionSet({ minTalkSeconds: 2, maxTalkSeconds: 1 }), 'dispositions[0].maxTalkSeconds'],
  'duplicate-key': [dispositionSet({ key: '1' }, { id: 'lead', key: '1' }), 'dispositions[1].key'],
};

describe('lintDefinition', () => {
  for (const [kind, definition] of Object.entries({
    'ticket form': ticketForm(),
    'call script': callScript(),
    scorecard: scorecard(),
    survey: survey(),
    phrasebook: phrasebook(),
  })) {
    it(`finds nothing in a good ${kind}`, () => {
      expect(lintDefinition(definition)).to.deep.equal([]);
    });
  }

  for (const code of DEFINITION_CODES) {
    const [definition, path] = CASES[code];
    it(`finds ${code} at ${path}`, () => {
      expect(findings(definition)).to.deep.equal([`${code} at ${path}`]);
    });
  }

  describe('with what a broken definition is refused for', () => {
    const broken = ticketForm([
      { ...field('type'), type: 'selct' as 'select' },
      { id: 'unnamed', type: 'text' } as ReturnType<typeof field>,
      field('phone', { visible: { var: 'fields.typ' } }),
      field('phone'),
    ]);

    it('names an unknown field type, and the one that was meant', () => {
      expect(lintDefinition(broken)).to.deep.include({
        code: 'unknown-field-type',
        severity: 'error',
        path: ['sections', 0, 'fields', 0, 'type'],
        params: {
          value: 'selct',
          allowed:
            'text, long-text, number, date, date-time, time, phone, email, url, select, choice, multi-select, checkbox, rating, tri-state, tree, lookup, attachment',
        },
        suggestion: 'select',
      });
    });

    it('names a missing label', () => {
      expect(findings(broken)).to.include('property-missing at sections[0].fields[1].label');
    });

    it('names a condition on a field that is not there, and the one that was meant', () => {
      const finding = lintDefinition(broken).find(({ code }) => code === 'unknown-field');
      expect(finding).to.deep.include({
        path: ['sections', 0, 'fields', 2, 'visible'],
        params: { field: 'typ' },
        suggestion: 'type',
      });
    });

    it('names two fields of one id', () => {
      expect(findings(broken)).to.include('duplicate-id at sections[0].fields[3].id');
    });

    it('lists every finding at once', () => {
      expect(lintDefinition(broken)).to.have.length(4);
    });
  });

  it('reads conditions of surveys by the answers', () => {
    const blocks = [field('solved', { visible: { var: 'answers.solvd' } })];
    expect(findings(survey({ blocks, endings: [{ id: 'end', text: 'Bye.' }] }))).to.deep.equal([
      'unknown-field at blocks[0].visible',
    ]);
  });

  it('reads conditions by the parts of questions', () => {
    const blocks: readonly SurveyBlock[] = [
      { id: 'service', type: 'matrix', label: 'Service', rows: [{ id: 'speed', label: 'Speed' }] },
      field('why', { visible: { '<': [{ var: 'answers.service-speed' }, 3] } }),
      field('which', { visible: { '!!': [{ var: 'answers.service' }] } }),
    ];
    expect(findings(survey({ blocks, endings: [{ id: 'end', text: 'Bye.' }] }))).to.deep.equal([
      'unknown-field at blocks[2].visible',
    ]);
  });

  it('finds parts of questions that share an id with another question', () => {
    const rows = [{ id: 'a', label: 'A' }];
    const definition = survey({
      blocks: [{ id: 'q', type: 'matrix', label: 'Q', rows: [...rows, ...rows] }, field('q-a')],
      endings: [{ id: 'q-a', text: 'Bye.' }],
    });
    expect(findings(definition)).to.deep.equal([
      'duplicate-id at blocks[0].rows[0].id',
      'duplicate-id at blocks[0].rows[1].id',
      'duplicate-id at endings[0].id',
    ]);
  });

  it('keeps the values of “other” and “not applicable” free', () => {
    const options = [
      { value: 'other', label: 'O' },
      { value: 'not-applicable', label: 'N' },
    ];
    expect(findings(asking({ type: 'choice', options, other: true, notApplicable: 'No' }))).to.deep.equal([
      'duplicate-option at blocks[0].other',
      'duplicate-option at blocks[0].notApplicable',
    ]);
  });

  it('takes scales from 0 to 10, and from 1 to 2 or 10', () => {
    const scales = [{ min: 0, max: 10 }, { max: 2 }, { min: 1, max: 10 }, {}];
    expect(scales.flatMap((scale) => findings(asking({ type: 'rating', ...scale })))).to.deep.equal([]);
    const others = [{ min: 0 }, { max: 1 }, { min: 2, max: 5 }, { max: 4.5 }];
    expect(others.flatMap((scale) => findings(asking({ type: 'rating', ...scale })))).to.have.length(others.length);
  });

  it('lets a question be jumped over by those who skip the one before', () => {
    expect(findings(asking({ jump: [{ to: 'third' }] }))).to.deep.equal([]);
  });

  it('reads the rules by which customers are asked', () => {
    const invitation = {
      after: ['call-opened'],
      when: { var: 'answers.first' },
      share: 2,
      coolDown: 'P1M',
      quietHours: [{ from: '22', to: '08:00', zone: 'Mars/Base' }],
    };
    expect(findings({ ...asking({}), invitation })).to.deep.equal([
      'unknown-word at invitation.after[0]',
      'share-out-of-range at invitation.share',
      'duration-part-refused at invitation.coolDown',
      'clock-malformed at invitation.quietHours[0].from',
      'unknown-zone at invitation.quietHours[0].zone',
    ]);
    const sound = {
      after: ['requested'],
      when: { var: 'answers.first' },
      quietHours: [{ from: '08:00', to: '08:00' }],
    } as const;
    expect(findings({ ...asking({}), invitation: sound })).to.deep.equal([
      'unknown-field at invitation.when',
      'window-empty at invitation.quietHours[0].to',
    ]);
  });

  it('reads the conditions of endings', () => {
    const endings = [{ id: 'end', text: 'Bye.', when: { var: 'answers.nope' } }];
    expect(findings(survey({ endings }))).to.deep.equal(['unknown-field at endings[0].when']);
  });

  it('reads the conditions of options', () => {
    const options = [{ value: 'a', label: 'A', when: { var: 'fields.nope' } }];
    expect(findings(withField({ type: 'choice', options }))).to.deep.equal([
      'unknown-field at sections[0].fields[0].options[0].when',
    ]);
  });

  it('follows the branches of steps and answers', () => {
    const given = {
      end: false,
      next: [{ when: { var: 'fields.nope' }, step: 'gone' }],
      answers: [{ id: 'a', label: 'A', next: 'lost' }],
    };
    expect(findings(withStep(given))).to.deep.equal([
      'unknown-step at steps[8].next[0].step',
      'unknown-field at steps[8].next[0].step',
      'unknown-step at steps[8].answers[0].next',
    ]);
  });

  it('follows start and side-trips', () => {
    const sidetrips = [{ id: 'aside', title: 'Aside', start: 'gone' }];
    expect(findings(callScript({ start: 'lost', sidetrips }))).to.deep.equal([
      'unknown-step at start',
      'unknown-step at sidetrips[0].start',
    ]);
  });

  it('lets the same question stand in several steps', () => {
    const script = callScript();
    const steps = script.steps.map((each) => (each.id === 'lift' ? { ...each, fields: [field('place')] } : each));
    expect(findings({ ...script, steps })).to.deep.equal([]);
  });

  it('finds one id for two steps', () => {
    expect(findings(withStep({ id: 'greet' }))).to.deep.equal(['duplicate-id at steps[8].id']);
  });

  it('does not call two fields without an id doubled', () => {
    const nameless = { type: 'text', label: 'A' };
    expect(
      findings({ ...ticketForm(), sections: [{ id: 'main', title: 'Main', fields: [nameless, nameless] }] }),
    ).to.deep.equal(['property-missing at sections[0].fields[0].id', 'property-missing at sections[0].fields[1].id']);
  });

  it('refuses another kind than the one that is wanted', () => {
    expect(lintTicketForm(survey()).map(({ code }) => code)).to.deep.equal(['unknown-kind']);
  });

  for (const value of [undefined, null, 7, 'text', [], () => 1]) {
    it(`refuses ${typeof value === 'function' ? 'a function' : JSON.stringify(value)}`, () => {
      expect(lintDefinition(value).map(({ code }) => code)).to.deep.equal(['not-an-object']);
    });
  }

  describe('never throws', () => {
    const lints = (value: unknown): boolean => Array.isArray(lintDefinition(value));

    it('on any JSON', () => {
      fc.assert(fc.property(fc.jsonValue(), lints));
    });

    for (const good of [ticketForm(), callScript(), scorecard(), survey(), phrasebook()]) {
      it(`on a ${good.kind} with any JSON at any place`, () => {
        const places = placesOf(good);
        fc.assert(
          fc.property(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 3 }), (place, value) =>
            lints(replaced(good, place, value)),
          ),
          { numRuns: 400 },
        );
      });
    }

    for (const hostile of ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf']) {
      it(`on the key "${hostile}", anywhere`, () => {
        const value = JSON.parse(`{"${hostile}": {"${hostile}": "x"}}`) as unknown;
        for (const place of placesOf(callScript())) expect(lints(replaced(callScript(), place, value))).to.equal(true);
        for (const place of placesOf(ticketForm()))
          expect(lints(replaced(ticketForm(), place, hostile))).to.equal(true);
      });
    }

    it('on lists as deep as JSON allows', () => {
      const lists = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`) as unknown;
      for (const place of placesOf(callScript())) expect(lints(replaced(callScript(), place, lists))).to.equal(true);
    });
  });
});

describe('errorsAmong', () => {
  it('leaves warnings out', () => {
    expect(errorsAmong(lintTicketForm(withField({ hlep: 'x' })))).to.deep.equal([]);
  });

  it('keeps errors', () => {
    const codes = errorsAmong(lintTicketForm(withField({ type: 'txt' }))).map(({ code }: Issue) => code);
    expect(codes).to.deep.equal(['unknown-field-type']);
  });
});

/** Every path of a JSON value. */
function placesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...path, key]))];
}

/** A copy of a JSON value with another value at the path. */
function replaced(value: unknown, [first, ...rest]: readonly string[], other: unknown): unknown {
  if (first === undefined) return other;
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (String(index) === first ? replaced(item, rest, other) : item));
  const record = value as Readonly<Record<string, unknown>>;
  return { ...record, [first]: replaced(record[first], rest, other) };
}
