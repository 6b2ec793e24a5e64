import { noteAction, scriptSummary, type SummaryLine } from '@callside/core';
import { expect } from 'chai';
import { callScript, field, step } from '../support/definitions.js';
import { Walk } from '../support/walk.js';

const script = callScript({
  steps: [
    step('greet', { fields: [field('place'), field('phone', { pii: 'phone' })], next: 'ask' }),
    step('ask', {
      answers: [
        { id: 'yes', label: 'Yes', next: 'pass' },
        { id: 'no', label: 'No', next: 'pass' },
      ],
    }),
    step('pass', {
      fields: [field('place')],
      actions: [{ id: 'transfer', type: 'transfer', label: 'Transfer', told: 'Billing calls back.' }],
      end: true,
    }),
  ],
});

const VALUES = { place: 'Lift 2', phone: '13812345678' };

function brief(lines: readonly SummaryLine[]): unknown[] {
  return lines.map((line) =>
    line.kind === 'value'
      ? [line.field.id, line.value]
      : line.kind === 'answer'
        ? [line.step.id, line.answer]
        : line.told,
  );
}

describe('scriptSummary', () => {
  it('tells values and answers in the order of the call', () => {
    expect(brief(scriptSummary(script, new Walk(script).to(undefined, 'yes').run, VALUES))).to.deep.equal([
      ['place', 'Lift 2'],
      ['ask', 'Yes'],
    ]);
  });

  it('tells the last answer of a step that was seen twice', () => {
    const { run } = new Walk(script).to(undefined, 'yes').back().to('no');
    expect(brief(scriptSummary(script, run, VALUES))).to.deep.include(['ask', 'No']);
  });

  it('tells what was done, and what the customer was told', () => {
    const walk = new Walk(script).to(undefined, 'yes');
    const run = noteAction(script, walk.run, 'transfer', walk.tick());
    expect(brief(scriptSummary(script, run, VALUES)).at(-1)).to.equal('Billing calls back.');
  });

  it('tells of a step that nobody came to nothing', () => {
    expect(brief(scriptSummary(script, new Walk(script).run, {}))).to.deep.equal([]);
  });

  it('tells no personal data', () => {
    expect(JSON.stringify(scriptSummary(script, new Walk(script).run, VALUES))).not.to.include('138');
  });
});
