import { checkContacts, comparableNumber, dialableNumber, type ContactRow } from '@callside/core';
import { expect } from 'chai';

const refusals = (...rows: readonly Partial<ContactRow>[]): string[] =>
  checkContacts(
    rows.map((row, index) => ({ row: index + 2, ...row })),
    { known: new Map([['13900000000', undefined]]) },
  ).refused.map(({ code, path }) => `${path.join('.')} ${code}`);

describe('checkContacts', () => {
  it('takes a row with a number, as it is dialled', () => {
    const { taken, refused } = checkContacts([{ row: 2, name: ' 陈晓明 ', phone: '138 1234-5678' }], {
      known: new Map(),
    });
    expect(taken).to.deep.equal([{ customer: { phone: '13812345678', name: '陈晓明' } }]);
    expect(refused).to.deep.equal([]);
  });

  it('refuses a row without a number, and one whose number is none', () => {
    expect(refusals({ name: 'Chen' }, { phone: 'see notes' })).to.deep.equal([
      '2.phone required',
      '3.phone phone-malformed',
    ]);
  });

  it('names a number that a spreadsheet has rounded', () => {
    expect(refusals({ phone: '1.38123E+10' })).to.deep.equal(['2.phone phone-rounded']);
  });

  it('refuses a number that stands in the file before, and says where', () => {
    const rows = [
      { row: 2, phone: '13812345678' },
      { row: 3, phone: '+86 138 1234 5678' },
    ];
    const { refused } = checkContacts(rows, { known: new Map() });
    expect(refused).to.deep.include({
      code: 'duplicate-in-file',
      path: [3, 'phone'],
      params: { row: 2 },
      severity: 'error',
    });
  });

  it('refuses a number that the list has', () => {
    expect(refusals({ phone: '139-0000-0000' })).to.deep.equal(['2.phone duplicate-in-list']);
  });

  describe('with a column of consent', () => {
    const at = Date.UTC(2026, 10, 1);
    const read = (consent: string, zone?: string): unknown => {
      const options = { known: new Map<string, undefined>(), consent: { kind: 'outbound', at } };
      const row = { row: 2, phone: '13812345678', consent, ...(zone === undefined ? {} : { zone }) };
      const { taken, refused } = checkContacts([row], options);
      return refused[0]?.code ?? taken[0]?.consents;
    };

    it('takes a yes as consent from now on, and a day as consent since it began where the person is', () => {
      expect(read('是')).to.deep.equal([{ kind: 'outbound', at }]);
      expect(read('2026-05-01', 'Asia/Shanghai')).to.deep.equal([
        { kind: 'outbound', at: Date.parse('2026-05-01T00:00:00+08:00') },
      ]);
      expect(read('2026年5月1日 09:30', 'America/New_York')).to.deep.equal([
        { kind: 'outbound', at: Date.parse('2026-05-01T09:30:00-04:00') },
      ]);
    });

    it('takes nothing and a no as none', () => {
      for (const none of ['', ' ', 'No', '否', '未同意']) expect(read(none), none).to.equal(undefined);
    });

    it('refuses what may mean anything: nobody is called on a guess', () => {
      for (const unclear of ['03/04/2026', '2026-02-30', '2026-05-01 25:00', 'see notes'])
        expect(read(unclear), unclear).to.equal('consent-unreadable');
    });
  });

  it('refuses a zone that nobody knows', () => {
    expect(refusals({ phone: '13812345678', zone: 'Mars/Olympus' })).to.deep.equal(['2.zone unknown-zone']);
  });

  it('takes no card number, in whatever column it stands', () => {
    expect(refusals({ phone: '13812345678', columns: { a: '4111 1111 1111 1111' } })).to.deep.equal([
      '2.columns card-number',
    ]);
  });

  it('takes no line that is longer than a record may be', () => {
    expect(refusals({ phone: '13812345678', subject: 'x'.repeat(4001) })).to.deep.equal(['2.columns too-long']);
  });

  it('takes the usual zone where the file says none', () => {
    const rows = [
      { row: 2, phone: '13812345678' },
      { row: 3, phone: '13812345679', zone: 'Asia/Tokyo' },
    ];
    const { taken } = checkContacts(rows, { known: new Map(), zone: 'Asia/Shanghai' });
    expect(taken.map(({ zone }) => zone)).to.deep.equal(['Asia/Shanghai', 'Asia/Tokyo']);
  });

  for (const [text, yes] of [
    ['', false],
    ['否', false],
    ['No', false],
    ['0', false],
    ['是', true],
    ['x', true],
  ] as const)
    it(`reads “${text}” in the column of do-not-call as ${yes ? 'yes' : 'no'}`, () => {
      const { taken } = checkContacts([{ row: 2, phone: '13812345678', doNotCall: text }], { known: new Map() });
      expect(taken[0]?.doNotCall ?? false).to.equal(yes);
    });

  it('leaves out what no database stores', () => {
    const { taken } = checkContacts([{ row: 2, phone: '13812345678', name: 'A\0B\uD800' }], { known: new Map() });
    expect(taken[0]?.customer.name).to.equal('AB');
  });
});

describe('dialableNumber', () => {
  for (const [typed, number] of [
    ['（０２１）６２３４－５６７８', '02162345678'],
    ['tel:+86-138-1234-5678', '+8613812345678'],
    ['12', undefined],
    ['1234567890123456', undefined],
    ['138a', undefined],
  ] as const)
    it(`reads ${typed} as ${String(number)}`, () => {
      expect(dialableNumber(typed)).to.equal(number);
    });
});

describe('comparableNumber', () => {
  it('is the same with the country’s code and without', () => {
    expect(['13812345678', '+8613812345678', '008613812345678', '8613812345678'].map(comparableNumber)).to.deep.equal(
      Array(4).fill('13812345678'),
    );
  });

  it('leaves other countries apart', () => {
    expect(comparableNumber('+85291234567')).to.equal('85291234567');
  });
});
