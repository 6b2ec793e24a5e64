import { dropPhrase, keepPhrase, readPhrases, type PersonalPhrase, type PhraseInput } from '@callside/core';
import { expect } from 'chai';
import { rejectionOf } from '../../support/rejection.js';
import { until } from '../../support/until.js';
import { OFFLINE, openWidgetDesk, type WidgetDesk } from '../../support/widget-desk.js';

let opened: WidgetDesk;

beforeEach(async () => {
  opened = await openWidgetDesk();
});

async function kept(input: PhraseInput): Promise<PersonalPhrase> {
  const result = await opened.desk.run(keepPhrase, input);
  if (!result.ok) throw new Error(`The phrase is refused: ${JSON.stringify(result.issues)}`);
  return result.phrase;
}

const own = async (): Promise<string[]> =>
  (await opened.desk.run(readPhrases, undefined)).map(({ shortcut, text }) => `${shortcut}: ${text}`);

const arrived = (): Promise<void> => until(opened.desk, () => opened.desk.saveState.sync?.pending === 0);

describe('phrases of one’s own', () => {
  it('are stored without network, without the stroke, and sent later', async () => {
    opened.server.failure = OFFLINE;
    const { id } = await kept({ shortcut: ' /lift ', text: 'On the way.' });
    expect(await own()).to.deep.equal(['lift: On the way.']);
    expect(opened.server.doc(id)).to.equal(undefined);
    opened.server.failure = undefined;
    opened.desk.sync();
    await arrived();
    expect(opened.server.doc(id)).to.deep.include({ owner: '1001', shortcut: 'lift' });
  });

  it('change', async () => {
    const { id } = await kept({ shortcut: 'lift', text: 'On the way.' });
    await kept({ id, shortcut: 'lift', text: 'Nearly there.' });
    expect(await own()).to.deep.equal(['lift: Nearly there.']);
  });

  it('are refused with the reason, and nothing is stored', async () => {
    await kept({ shortcut: 'lift', text: 'On the way.' });
    const result = await opened.desk.run(keepPhrase, { shortcut: 'LIFT', text: '' });
    expect(result).to.deep.include({ ok: false });
    expect(!result.ok && result.issues.map(({ code }) => code)).to.deep.equal(['shortcut-taken', 'required']);
    expect(await own()).to.deep.equal(['lift: On the way.']);
  });

  it('are deleted, and made anew where that was a slip', async () => {
    const { id } = await kept({ shortcut: 'lift', text: 'On the way.' });
    const gone = await opened.desk.run(dropPhrase, { id });
    expect(await own()).to.deep.equal([]);
    await kept({ shortcut: gone.shortcut, text: gone.text });
    expect(await own()).to.deep.equal(['lift: On the way.']);
  });

  it('that are not here cannot be changed or deleted', async () => {
    const change = opened.desk.run(keepPhrase, { id: 'nobody', shortcut: 'a', text: 'b' });
    expect(await rejectionOf(change)).to.include({ code: 'record-not-found' });
    expect(await rejectionOf(opened.desk.run(dropPhrase, { id: 'nobody' }))).to.include({ code: 'record-not-found' });
  });

  it('of somebody else are passed over, should a server ever send them', async () => {
    opened.server.change('phrase', 'other', { owner: '1002', shortcut: 'x', text: 'Not yours.' });
    opened.desk.sync();
    await arrived();
    expect(await own()).to.deep.equal([]);
  });
});
