import { DEFINITION_KINDS, formatPath, lintDefinition, lintOutboundPolicy } from '@callside/core';
import { expect } from 'chai';
import { outboundPolicy } from '../support/outbound.js';

function findings(given: object): string[] {
  return lintOutboundPolicy({ ...outboundPolicy(), ...given }).map(
    ({ code, path }) => `${code} at ${formatPath(path)}`,
  );
}

describe('lintOutboundPolicy', () => {
  for (const [given, expected] of [
    [{}, []],
    [{ retry: { busy: { every: 'PT4H' }, other: { never: true } } }, []],
    [{ retry: { busy: { every: '4h' } } }, ['duration-malformed at retry.busy.every']],
    [{ retry: { busy: { every: 'PT0S' } } }, ['duration-zero at retry.busy.every']],
    [{ retry: { busy: { every: 'P' } } }, ['duration-malformed at retry.busy.every']],
    [{ retry: { busy: {} } }, ['retry-unclear at retry.busy']],
    [{ retry: { busy: { every: 'PT4H', never: true } } }, ['retry-unclear at retry.busy']],
    [{ retry: [] }, ['not-an-object at retry']],
    [{ caps: [{ count: 0, window: { kind: 'lifetime' } }] }, ['count-malformed at caps[0].count']],
    [{ caps: [{ count: 1, window: { kind: 'week' } }] }, ['unknown-word at caps[0].window.kind']],
    [{ caps: [{ count: 1, window: { kind: 'rolling' } }] }, ['property-missing at caps[0].window.for']],
    [
      { caps: [{ count: 1, window: { kind: 'calendar-day', zone: 'Mars/Base' } }] },
      ['unknown-zone at caps[0].window.zone'],
    ],
    [{ coolDown: [{ after: 'talk', for: 'P7D' }] }, ['not-a-list at coolDown[0].after']],
    [
      { windows: [{ from: '8:00', to: '24:30' }] },
      ['clock-malformed at windows[0].from', 'clock-malformed at windows[0].to'],
    ],
    [{ windows: [{ from: '08:00', to: '08:00' }] }, ['window-empty at windows[0].to']],
    [{ windows: [{ days: ['sunday'], from: '08:00', to: '21:00' }] }, ['unknown-word at windows[0].days[0]']],
    [{ holidays: [{ date: '02-30', name: 'Day' }] }, ['year-day-malformed at holidays[0].date']],
    [{ holidays: [{ date: '02-29', name: 'Day' }] }, []],
    [{ zones: ['customer'] }, ['unknown-zone at zones[0]']],
    [{ consent: { kind: 'marketing', source: 'law' } }, ['unknown-source at consent.source']],
    [
      {
        sources: [{ id: 'law', title: 'Law', citation: '§ 1' }],
        windows: [{ from: '08:00', to: '21:00', source: 'law' }],
      },
      [],
    ],
    [{ callbacks: { maxDaysAhead: 1.5 } }, ['count-malformed at callbacks.maxDaysAhead']],
  ] as const) {
    it(`finds in ${JSON.stringify(given)}: ${expected.join(', ') || 'nothing'}`, () => {
      expect(findings(given)).to.deep.equal(expected);
    });
  }

  it('is called for its kind', () => {
    expect(DEFINITION_KINDS).to.include('outbound-policy');
    expect(lintDefinition(outboundPolicy())).to.deep.equal([]);
  });
});
