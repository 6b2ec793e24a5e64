import { advance, startRun, type CallScriptDefinition, type Values } from '@callside/core';
import * as playbooks from '@callside/playbooks';
import { expect } from 'chai';
import { walkAtRandom } from '../support/random-walker.js';

const WALKS = 1000;

const scripts = Object.entries(playbooks).filter(
  (entry): entry is [string, CallScriptDefinition] => entry[1].kind === 'call-script',
);

/** The steps that a call goes through with these answers, by step, and values. */
function play(script: CallScriptDefinition, answers: Readonly<Record<string, string>>, fields: Values = {}): string[] {
  let { run } = startRun(script, { now: 0 });
  for (let now = 1; !run.finished; now++) {
    const result = advance(script, run, { now, scope: { fields }, answer: answers[run.step] });
    if (!result.ok) throw new Error(`The script stands still at ${run.step}: ${result.reason}`);
    run = result.run;
  }
  return run.path.map(({ step }) => step);
}

describe('scripts of the playbooks', () => {
  it('are there for every kind of call', () => {
    expect(scripts.map(([, { id }]) => id)).to.have.members([
      'after-sales',
      'billing',
      'complaint',
      'consultation',
      'event-invitation',
      'logistics',
      'outbound-sales',
      'product-use',
      'repair',
      'sales-lead',
      'satisfaction-follow-up',
      'ticket-follow-up',
    ]);
  });

  for (const [name, script] of scripts) {
    describe(name, () => {
      const walks = Array.from({ length: WALKS }, (_, seed) => walkAtRandom(script, seed));

      it('comes to its end whatever is answered', () => {
        expect(walks.flatMap(({ stuckAt }) => stuckAt ?? [])).to.deep.equal([]);
      });

      it('has no step that nobody comes to', () => {
        const reached = new Set(walks.flatMap(({ steps }) => steps));
        expect(script.steps.map(({ id }) => id).filter((id) => !reached.has(id))).to.deep.equal([]);
      });

      it('asks nothing in two ways', () => {
        const fields = script.steps.flatMap((step) => step.fields ?? []);
        const types = new Map(fields.map(({ id, type }) => [id, type]));
        expect(fields.filter(({ id, type }) => types.get(id) !== type)).to.deep.equal([]);
      });
    });
  }
});

describe('inbound scripts of the playbooks', () => {
  const inbound = scripts.filter(([, { steps }]) => steps.some(({ id }) => id === 'verify'));

  it('are one for each kind of ticket, and set a time for every stage', () => {
    expect(inbound).to.have.length(8);
    expect(
      inbound.flatMap(([, { stages }]) => stages.filter(({ targetSeconds }) => targetSeconds === undefined)),
    ).to.deep.equal([]);
  });

  it('explain no bill before the customer is verified', () => {
    const answers = { verify: 'differ', 'verify-again': 'unknown', confirm: 'yes', resolve: 'explain' };
    expect(() => play(playbooks.billingCallScript, answers)).to.throw('flag-missing');
  });

  it('fill the ticket of their kind: each field has the type that the form gives it', () => {
    const { billingTicketForm: form, billingCallScript: script } = playbooks;
    const types = new Map(form.sections.flatMap(({ fields }) => fields.map(({ id, type }) => [id, type])));
    const shared = script.steps.flatMap(({ fields = [] }) => fields.filter(({ id }) => types.has(id)));
    expect(shared).to.have.length.above(8);
    expect(shared.filter(({ id, type }) => types.get(id) !== type)).to.deep.equal([]);
  });
});

describe('complaintCallScript', () => {
  const heard = { verify: 'match', confirm: 'yes' };

  it('goes up from agent to supervisor to business contact while the customer does not accept', () => {
    const answers = { ...heard, classify: 'ours', respond: 'declined', supervisor: 'declined' };
    expect(play(playbooks.complaintCallScript, answers).slice(-5)).to.deep.equal([
      'respond',
      'supervisor',
      'business-contact',
      'summarise',
      'close',
    ]);
  });

  it('records what is not ours for the supervisor where the customer insists', () => {
    const answers = { ...heard, classify: 'not-ours', 'other-office': 'insists' };
    expect(play(playbooks.complaintCallScript, answers)).to.include('record-for-supervisor');
  });
});

describe('outbound scripts of the playbooks', () => {
  const { salesCallScript, satisfactionCallScript, ticketFollowUpCallScript } = playbooks;

  it('say nothing of the matter to somebody else', () => {
    const steps = play(salesCallScript, { greet: 'somebody-else', 'wrong-person': 'wrong-number' });
    expect(steps).to.deep.equal(['greet', 'wrong-person', 'close']);
  });

  it('take whoever wants no more calls off the list', () => {
    const steps = play(salesCallScript, { greet: 'self', permission: 'no', refused: 'never' });
    expect(steps).to.include('no-more-calls');
  });

  it('talk with a family member who knows the matter, in follow-ups only', () => {
    const answersOf = ({ steps }: CallScriptDefinition) => steps[0]?.answers?.map(({ id }) => id);
    expect(answersOf(ticketFollowUpCallScript)).to.include('family');
    expect(answersOf(salesCallScript)).not.to.include('family');
  });

  it('take a ticket up again that is not solved', () => {
    const agreed = { greet: 'self', permission: 'yes' };
    expect(play(ticketFollowUpCallScript, agreed, { solved: 'yes' })).not.to.include('reopen');
    expect(play(ticketFollowUpCallScript, agreed, { solved: 'partly' })).to.include('reopen');
  });

  it('ask why only whoever was not content', () => {
    const agreed = { greet: 'self', permission: 'yes', why: 'call-me' };
    expect(play(satisfactionCallScript, agreed, { attitude: 5, knowledge: 5, solved: 'yes' })).not.to.include('why');
    expect(play(satisfactionCallScript, agreed, { attitude: 2, knowledge: 5, solved: 'yes' })).to.include('supervisor');
  });
});
