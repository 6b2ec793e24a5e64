import {
  LOCALES,
  advance,
  compileCalendar,
  compileRolePolicy,
  compileSlaPolicy,
  checkValue,
  followUpsOf,
  currentStep,
  fillTemplate,
  isOpen,
  lintCatalog,
  lintDefinition,
  mayDo,
  openDuties,
  questionsOf,
  scoreEvaluation,
  slaClocks,
  startRun,
  startSidetrip,
  suggestAnswers,
  surveyWay,
  visibilityOf,
  type CallRecord,
  type CallScriptDefinition,
  type ScriptRun,
  type SlaEvent,
  type Values,
} from '@callside/core';
import * as playbooks from '@callside/playbooks';
import { expect } from 'chai';
import { scoredCall, stayAt } from '../support/scored-call.js';

const {
  callCentreRoles,
  hotlineCalendar,
  complaintScorecard,
  followUpScorecard,
  inboundScorecard,
  outboundSalesScorecard,
  postCallSurvey,
  repairCallScript,
  repairTicketForm,
  serviceSlaPolicy,
} = playbooks;

describe('playbooks', () => {
  it('name one another rightly', () => {
    expect(lintCatalog(Object.values(playbooks))).to.deep.equal([]);
  });

  for (const [name, definition] of Object.entries(playbooks)) {
    describe(name, () => {
      it('has no findings', () => {
        expect(lintDefinition(definition)).to.deep.equal([]);
      });

      it('is published in every language', () => {
        const missing = textsOf(definition).filter((text) =>
          LOCALES.some((locale) => (text[locale] ?? '').trim() === ''),
        );
        expect(missing).to.deep.equal([]);
      });
    });
  }
});

describe('repairCallScript', () => {
  it('leads through the seven stages in order', () => {
    const stages = walk({ verify: 'match', confirm: 'yes', resolve: 'engineer' }, { problemType: 'water' }).map(
      ({ stage }) => stage,
    );
    expect([...new Set(stages)]).to.deep.equal([
      'greet',
      'verify',
      'understand',
      'classify',
      'resolve',
      'summarise',
      'close',
    ]);
  });

  it('takes people in a lift to the emergency step', () => {
    const steps = walk({ verify: 'match', confirm: 'yes' }, { problemType: 'lift', peopleTrapped: 'yes' }).map(
      ({ step }) => step,
    );
    expect(steps).to.include('emergency');
  });

  it('locks the change of contact details until the customer is verified', () => {
    const run = runTo('resolve', { verify: 'differ', 'verify-again': 'unknown', confirm: 'yes' });
    expect(advance(repairCallScript, run, { answer: 'contact', now: 0, scope: {} })).to.include({
      ok: false,
      reason: 'flag-missing',
      flag: 'verified',
    });
  });

  it('comes back from every side-trip to the step that it left', () => {
    for (const { id } of repairCallScript.sidetrips ?? []) {
      const { run } = startRun(repairCallScript, { now: 0 });
      const aside = startSidetrip(repairCallScript, run, id, { now: 1, scope: {} });
      const back = aside.ok && advance(repairCallScript, aside.run, { now: 2, scope: {} });
      expect(back && back.ok && back.run.step, id).to.equal('greet');
    }
  });

  it('reads only variables that a call has', () => {
    const roots = repairCallScript.steps
      .flatMap(({ say }) => (typeof say === 'object' ? Object.values(say) : []))
      .flatMap((say) => fillTemplate(say, {}));
    const names = roots.flatMap((part) => ('variable' in part ? [part.variable] : []));
    const known = repairTicketForm.sections.flatMap(({ fields }) => fields.map(({ id }) => `fields.${id}`));
    expect(
      names.filter((name) => ![...known, 'agent.company', 'agent.id', 'customer.name'].includes(name)),
    ).to.deep.equal([]);
  });
});

/** The answer that each failing question sets its form to zero by. */
const FATAL: Readonly<Record<string, readonly string[]>> = {
  inbound: ['identity'],
  complaint: ['promise', 'argue'],
  'outbound-sales': ['consent', 'offer'],
  'follow-up': [],
};

for (const scorecard of [inboundScorecard, complaintScorecard, outboundSalesScorecard, followUpScorecard]) {
  describe(`the scorecard ${scorecard.id}`, () => {
    const questions = questionsOf(scorecard).map(({ question }) => question);
    const all = (value: string) => Object.fromEntries(questions.map(({ id }) => [id, { value }]));

    it('has the four dimensions, which share out a hundred', () => {
      expect(scorecard.items.map(({ id }) => id)).to.deep.equal(['voice', 'process', 'accuracy', 'care']);
      expect(scorecard.items.reduce((sum, { weight = 0 }) => sum + weight, 0)).to.equal(100);
    });

    it('gives 100 to a call that did everything', () => {
      const score = scoreEvaluation(scorecard, all('fully'));
      expect(score).to.include({ total: 100, band: 'excellent', complete: true });
    });

    it('gives 0 to a call that did nothing', () => {
      expect(scoreEvaluation(scorecard, all('not'))).to.include({ total: 0, band: 'coach', complete: true });
    });

    it('is set to zero by these, and by no other', () => {
      const fatal = questions.filter(
        ({ id }) => scoreEvaluation(scorecard, { ...all('fully'), [id]: { value: 'not' } }).total === 0,
      );
      expect(fatal.map(({ id }) => id)).to.deep.equal(FATAL[scorecard.id]);
    });
  });
}

describe('complaintScorecard', () => {
  it('asks for a comment where there was a quarrel', () => {
    const questions = questionsOf(complaintScorecard).map(({ question: { id } }) => id);
    const answers = Object.fromEntries(questions.map((id) => [id, { value: 'fully' }]));
    expect(openDuties(complaintScorecard, answers)).to.deep.equal([]);
    const quarrel = openDuties(complaintScorecard, { ...answers, argue: { value: 'partly' } });
    expect(quarrel.map(({ path }) => path)).to.deep.equal([['argue', 'comment']]);
  });
});

describe('inboundScorecard and what it suggests', () => {
  const path = [
    stayAt('greet', 6, 14),
    { ...stayAt('verify', 14, 30), answer: 'match' },
    stayAt('understand', 30, 60),
    { ...stayAt('understand', 60, 70), step: 'confirm', answer: 'yes' },
    stayAt('resolve', 70, 80),
  ];
  const suggested = (...stays: CallRecord['path']): Record<string, unknown> =>
    Object.fromEntries(
      suggestAnswers(inboundScorecard, scoredCall({ path: stays })).map(({ question, answer }) => [
        question,
        answer.value,
      ]),
    );

  it('is what a good call speaks for', () => {
    expect(suggested(...path, stayAt('summarise', 80, 86), stayAt('close', 86, 90))).to.deep.equal({
      greeting: 'fully',
      identity: 'fully',
      repeat: 'fully',
      next: 'fully',
    });
  });

  it('is what a hasty call speaks for', () => {
    expect(suggested(stayAt('greet', 31, 40), stayAt('close', 40, 50))).to.deep.equal({
      greeting: 'not',
      repeat: 'not',
      next: 'not',
    });
  });

  it('is nothing where no script was used', () => {
    expect(suggested()).to.deep.equal({});
  });

  it('is that feelings came first where the customer was soothed before the matter', () => {
    expect(suggested(stayAt('soothe', 10, 20), stayAt('resolve', 20, 30))).to.deep.equal({ feeling: 'fully' });
  });

  const inbound = Object.values(playbooks).filter(
    (each): each is CallScriptDefinition =>
      'kind' in each && each.kind === 'call-script' && each.stages.some(({ id }) => id === 'verify'),
  );
  for (const script of inbound)
    it(`reads only what the script ${script.id} has`, () => {
      const variables = new Set(JSON.stringify(inboundScorecard).match(/call\.(stages|steps)\.[\w-]+/g));
      const known = [
        ...script.stages.map(({ id }) => `call.stages.${id}`),
        ...script.steps.map(({ id }) => `call.steps.${id}`),
      ];
      expect([...variables].filter((variable) => !known.includes(variable))).to.deep.equal([]);
    });
});

describe('postCallSurvey', () => {
  it('asks a content customer three questions', () => {
    expect(shownWith({ attitude: 5, knowledge: 5, solved: 'yes' })).to.deep.equal(['attitude', 'knowledge', 'solved']);
  });

  it('asks a discontent customer what to do better', () => {
    expect(shownWith({ attitude: 1 })).to.include.members(['comment', 'callMe']);
  });
});

describe('the surveys', () => {
  const surveys = Object.values(playbooks).filter((definition) => definition.kind === 'survey');

  it('are four, each with a way to be sent and an end to its link', () => {
    expect(surveys.map(({ id }) => id).sort()).to.deep.equal([
      'complaint-closed',
      'post-call',
      'sales-visit',
      'ticket-closed',
    ]);
    expect(surveys.filter(({ invitation, expires }) => invitation === undefined || !expires)).to.deep.equal([]);
  });

  it('ask content customers no more than five questions', () => {
    for (const survey of surveys) {
      const { questions } = surveyWay(survey, { solved: 'yes', next: 'nothing' }, { seed: 'any' });
      expect(questions.length, survey.id).to.be.at.most(5);
    }
  });

  it('fill the tickets that follow with what their forms take', () => {
    const forms = new Map(
      Object.values(playbooks).flatMap((each) => (each.kind === 'ticket-form' ? [[each.id, each]] : [])),
    );
    const reach = { 'reach-consent': true, 'reach-name': 'Chen', 'reach-phone': '13812345678' };
    const answers = { attitude: 1, solved: 'no', outcome: 1, comment: 'x', callMe: 'yes', next: 'call', ...reach };
    for (const survey of surveys) {
      const [ticket] = followUpsOf(survey, answers, 'en');
      const fields = forms.get(ticket?.form.id ?? '')?.sections.flatMap((section) => section.fields) ?? [];
      expect(Object.keys(ticket?.values ?? {}), survey.id).to.not.deep.equal([]);
      for (const [id, value] of Object.entries(ticket?.values ?? {})) {
        const field = fields.find((each) => each.id === id);
        expect(field && checkValue(field, value), `${survey.id} ${id}`).to.deep.equal([]);
      }
      expect(ticket?.reason, survey.id).to.not.contain('…');
    }
  });

  it('make no ticket for who is content', () => {
    for (const survey of surveys)
      expect(followUpsOf(survey, { attitude: 5, solved: 'yes', outcome: 5, next: 'nothing' }, 'en')).to.deep.equal([]);
  });
});

function shownWith(answers: Values): string[] {
  return surveyWay(postCallSurvey, answers, { seed: 'any' }).questions.map(({ block }) => block.id);
}

function walk(answers: Readonly<Record<string, string>>, fields: Values): { step: string; stage: string }[] {
  let run = startRun(repairCallScript, { now: 0 }).run;
  for (let now = 1; !run.finished; now++) {
    const result = advance(repairCallScript, run, { now, scope: { fields }, ...answerAt(run.step, answers) });
    if (!result.ok) throw new Error(`The script stands still at ${run.step}: ${result.reason}`);
    run = result.run;
  }
  return run.path.map(({ step, stage }) => ({ step, stage }));
}

function runTo(step: string, answers: Readonly<Record<string, string>>): ScriptRun {
  let run = startRun(repairCallScript, { now: 0 }).run;
  while (run.step !== step) {
    const result = advance(repairCallScript, run, { now: 1, scope: {}, ...answerAt(run.step, answers) });
    if (!result.ok) throw new Error(`The script stands still at ${run.step}: ${result.reason}`);
    run = result.run;
  }
  expect(currentStep(repairCallScript, run).id).to.equal(step);
  return run;
}

function answerAt(step: string, answers: Readonly<Record<string, string>>): { answer?: string } {
  const answer = answers[step];
  return answer === undefined ? {} : { answer };
}

/** Every map of languages in a definition. */
function textsOf(value: unknown): Record<string, string>[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value) return [value as Record<string, string>];
  return Object.values(value).flatMap(textsOf);
}

describe('callCentreRoles', () => {
  const policy = compileRolePolicy(callCentreRoles);
  const phone = { id: 'phone', pii: 'phone' } as const;
  const card = { id: 'card', pii: 'card' } as const;

  it('shows an agent part of a phone number, and lets him ask for the rest', () => {
    const subject = { record: 'ticket', field: phone };
    expect(visibilityOf(policy, { roles: ['agent'] }, subject)).to.equal('masked');
    expect(mayDo(policy, { roles: ['agent'] }, 'reveal', subject).allowed).to.equal(true);
  });

  it('shows nobody a whole card number', () => {
    const roles = callCentreRoles.roles.map(({ id }) => id);
    expect(visibilityOf(policy, { roles }, { record: 'ticket', field: card })).to.equal('masked');
  });

  it('shows an agent his own evaluations only', () => {
    const may = (owns: boolean) => mayDo(policy, { roles: ['agent'], owns }, 'view', { record: 'evaluation' }).allowed;
    expect([may(true), may(false)]).to.deep.equal([true, false]);
  });

  it('lets reports be drawn without any personal data', () => {
    expect(visibilityOf(policy, { roles: ['reporting'] }, { record: 'ticket', field: phone })).to.equal('hidden');
  });
});

describe('serviceSlaPolicy', () => {
  const policy = compileSlaPolicy(serviceSlaPolicy);
  const calendars = { hotline: compileCalendar(hotlineCalendar) };
  /** Friday, 16:00 in Shanghai. */
  const friday = Date.UTC(2026, 10, 20, 8);
  const dueOf = (more: Partial<SlaEvent>) =>
    Object.fromEntries(
      slaClocks(policy, calendars, [{ type: 'created', at: friday, status: 'pending', ...more }], friday)
        .filter(({ due }) => due !== undefined)
        .map(({ id, due = 0 }) => [id, new Date(due).toISOString().slice(0, 16)]),
    );

  it('answers an urgent ticket within 24 hours, weekend or not', () => {
    expect(dueOf({ priority: 'urgent' })).to.have.property('urgent-answer', '2026-11-21T08:00');
  });

  it('plans a complaint within 24 hours and closes it within 48', () => {
    expect(dueOf({ ticket: { type: 'complaint' } })).to.include({
      'complaint-plan': '2026-11-21T08:00',
      'complaint-closure': '2026-11-22T08:00',
    });
  });

  it('counts all else in working time', () => {
    expect(dueOf({ ticket: { type: 'repair' } })).to.deep.equal({
      'first-response': '2026-11-23T03:00',
      resolution: '2026-11-25T10:00',
    });
  });

  it('has no working time on National Day', () => {
    expect(isOpen(calendars.hotline, Date.UTC(2026, 9, 1, 2))).to.equal(false);
  });
});
