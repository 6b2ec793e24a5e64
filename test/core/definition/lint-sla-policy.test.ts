import {
  compileSlaPolicy,
  errorsAmong,
  formatPath,
  isCallsideError,
  lintDefinition,
  lintSlaPolicy,
  type SlaPolicyDefinition,
} from '@callside/core';
import { expect } from 'chai';
import fc from 'fast-check';
import { policyOf } from '../support/sla.js';

const good = { id: 'resolution', within: 'PT48H' };

function findings(target: object): string[] {
  return lintDefinition({ ...policyOf(), targets: [target] }).map(({ code, path }) => `${code} at ${formatPath(path)}`);
}

describe('lintSlaPolicy', () => {
  it('finds nothing in a good policy', () => {
    const within = [{ when: { '==': [{ var: 'ticket.priority' }, 'urgent'] }, within: 'PT24H' }, { within: 'P3D' }];
    const plan = {
      id: 'plan',
      starts: ['created'],
      stops: ['plan-proposed'],
      within,
      calendar: 'hotline',
      warnAt: 0.8,
    };
    const more = { pauseIn: ['waiting'], onPriorityChange: 'reset', onReopen: 'restart', stopsIn: ['resolved'] };
    expect(findings(good)).to.deep.equal([]);
    expect(findings({ ...plan, ...more })).to.deep.equal([]);
  });

  for (const [given, finding] of [
    [{ within: '48h' }, 'duration-malformed at targets[0].within'],
    [{ within: 48 }, 'duration-malformed at targets[0].within'],
    [{ within: 'P1M' }, 'duration-part-refused at targets[0].within'],
    [{ within: 'PT0H' }, 'duration-zero at targets[0].within'],
    [{ within: 'P1W', calendar: 'hotline' }, 'duration-part-refused at targets[0].within'],
    [{ within: [{ within: 'P1W' }], calendar: 'hotline' }, 'duration-part-refused at targets[0].within[0].within'],
    [{ within: [] }, 'list-empty at targets[0].within'],
    [{ within: [{ within: 'PT1H' }, { within: 'PT2H' }] }, 'limit-unreachable at targets[0].within[1]'],
    [{ warnAt: 80 }, 'share-out-of-range at targets[0].warnAt'],
    [{ warnAt: 0 }, 'share-out-of-range at targets[0].warnAt'],
    [{ onPriorityChange: 'restart' }, 'unknown-word at targets[0].onPriorityChange'],
    [{ when: { var: 'fields.urgent' } }, 'unknown-field at targets[0].when'],
    [{ when: { var: 'call.direction' } }, 'unknown-variable at targets[0].when'],
    [{ when: { nope: [] } }, 'expression-invalid at targets[0].when'],
    [{ starts: ['created'], stops: ['created'] }, 'event-starts-and-stops at targets[0].stops'],
    [{ pauseIn: ['waiting'], stopsIn: ['waiting'] }, 'status-pauses-and-stops at targets[0].stopsIn'],
    [{ id: 'plan', stops: ['planned'] }, 'property-missing at targets[0].starts'],
    [{ id: 'plan', starts: ['created'] }, 'property-missing at targets[0].stops'],
  ] as const) {
    it(`finds ${finding} in ${JSON.stringify(given)}`, () => {
      expect(findings({ ...good, ...given })).to.deep.equal([finding]);
    });
  }

  it('finds one id for two targets', () => {
    const codes = lintSlaPolicy(policyOf(good, good)).map(({ code }) => code);
    expect(codes).to.deep.equal(['duplicate-id']);
  });

  it('never throws, and what it passes can be compiled', () => {
    const places = ['id', 'within', 'when', 'calendar', 'warnAt', 'pauseIn', 'starts', 'stops', 'stopsIn', 'onReopen'];
    const value = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom('P1D', 'PT1H', 'P1W', 'PT1.5M', 'created'));
    fc.assert(
      fc.property(fc.constantFrom(...places), value, (place, given) => {
        const policy = { ...policyOf(), targets: [{ ...good, calendar: 'hotline', [place]: given }] };
        if (errorsAmong(lintSlaPolicy(policy)).length > 0) return true;
        return compileSlaPolicy(policy as SlaPolicyDefinition).targets.length === 1;
      }),
    );
  });
});

describe('compileSlaPolicy', () => {
  for (const [within, calendar] of [
    ['P1M', undefined],
    ['soon', undefined],
    ['P1W', 'hotline'],
  ] as const) {
    it(`refuses ${within} ${calendar === undefined ? 'without' : 'with'} a calendar`, () => {
      try {
        compileSlaPolicy(policyOf({ ...good, within, ...(calendar && { calendar }) }));
        expect.fail('no error');
      } catch (error) {
        expect(isCallsideError(error) && error.code).to.equal('definition-invalid');
      }
    });
  }
});
