import { dayInZone, ticketNumber } from '@callside/core';
import { expect } from 'chai';

describe('ticketNumber', () => {
  it('fills day and sequence', () =>
    expect(ticketNumber('GD{yyyyMMdd}{seq:3}', '20261121', 4)).to.equal('GD20261121004'));
  it('lets the sequence grow beyond its digits', () => expect(ticketNumber('{seq:3}', '', 1234)).to.equal('1234'));
  it('takes a sequence without digits', () => expect(ticketNumber('A-{seq}', '', 7)).to.equal('A-7'));
  it('leaves a pattern without places as it is', () => expect(ticketNumber('GD', '20261121', 1)).to.equal('GD'));
});

describe('dayInZone', () => {
  const evening = Date.UTC(2026, 10, 20, 18);

  for (const [zone, day] of [
    ['UTC', '20261120'],
    ['Asia/Shanghai', '20261121'],
    ['America/New_York', '20261120'],
    ['Asia/Kolkata', '20261120'],
  ] as const) {
    it(`is ${day} in ${zone}`, () => expect(dayInZone(evening, zone)).to.equal(day));
  }
});
