import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {} from '@callside/call-script/define-outbound-list.js';
import { expect } from 'chai';
import type { ElementHandle } from 'puppeteer-core';
import { Keys } from './keys.js';
import { story } from './story.js';
import { until } from './until.js';

const LIST = 'callside-outbound-list';
const IMPORT = 'callside-contact-import';
const RESULT = `${LIST} >>> callside-disposition`;
const PANEL = '#outbound callside-call-script';

const HOUR = 3_600_000;

/** Three who can be called now, one where it is two at night, and a row that is no number. */
const CSV = `Name,Phone,Ticket,Promised,Time zone
Ms Wu,13800000001,GD1,A plumber comes by Friday.,${zoneWhereItIs(13)}
Mr Li,13800000002,GD2,The fee is paid back.,${zoneWhereItIs(13)}
Ms Han,13800000003,GD3,The lamp is changed.,${zoneWhereItIs(13)}
Mr Night,13800000004,GD4,The door closes again.,${zoneWhereItIs(2)}
Nobody,12,GD5,Nothing.,${zoneWhereItIs(13)}
`;

/** One day of calls that go out, without a mouse. Each step stands on the one before. */
story('a day of dialling by keyboard alone', (scene) => {
  const keys = new Keys(() => scene.crm.page);
  let folder: string;

  before(async () => {
    await keys.watchForMouse();
    folder = await mkdtemp(join(tmpdir(), 'callside-list-'));
    await writeFile(join(folder, 'list.csv'), CSV);
  });

  after(() => rm(folder, { recursive: true, force: true }));

  it('imports a list, and says why a row is not taken', async () => {
    await keys.use('[data-tab="outbound"]');
    await keys.tabTo(`${IMPORT} >>> input[type=file]`);
    // What the dialog of the browser would do.
    const input = await scene.crm.page.waitForSelector(`${IMPORT} >>> input[type=file]`);
    await (input as ElementHandle<HTMLInputElement> | null)?.uploadFile(join(folder, 'list.csv'));
    await scene.crm.sees(`${IMPORT} >>> [data-refused]`, /Row 6/);
    await keys.use(`${IMPORT} >>> [data-import]`);
    await scene.crm.sees(`${LIST} >>> [data-count]`, /4 of 4/);
  });

  it('says why somebody cannot be called, and until when', async () => {
    await keys.tabTo(`${LIST} >>> input[name=words]`);
    await keys.type('night');
    await scene.crm.sees(`${LIST} >>> [data-count]`, /1 of 4/);
    await scene.crm.sees(`${LIST} >>> [data-contact]`, /Mr Night[^]*Free at[^]*outside calling hours/);
    await keys.chord('Control', 'a');
    await keys.press('Delete');
    await scene.crm.sees(`${LIST} >>> [data-count]`, /4 of 4/);
  });

  it('dials the next best contact with one key, and shows the script of the campaign', async () => {
    await keys.tabTo(`${LIST} >>> [data-dial]`);
    await keys.press('d');
    await scene.crm.sees('#line', /Dialling Ms Wu/);
    await scene.crm.sees(`${PANEL} >>> .say`, /Am I speaking with Ms Wu/);
  });

  it('notes with one key that nobody answered', async () => {
    await keys.seesFocusAt(`${LIST} >>> .next`);
    await keys.press('2');
    await scene.crm.sees(`${LIST} >>> .told`, /Saved: No answer/);
    await scene.crm.sees(`${LIST} >>> .results`, /No answer 1/);
    await scene.crm.sees('#line', /Line free/);
    await until('nothing of the call is left to go on with', async () => (await callDrafts()).length === 0);
  });

  it('leads the next one through the script, which knows what was promised', async () => {
    await keys.press('d');
    await scene.crm.sees('#line', /Dialling Mr Li/);
    await keys.use('#answer');
    await scene.crm.sees('#line', /On the line with Mr Li/);
    await keys.tabTo(`${PANEL} >>> [data-answer="self"]`);
    await keys.press('1');
    await scene.crm.sees(`${PANEL} >>> .say`, /put right/);
    await keys.press('1');
    await scene.crm.sees(`${PANEL} >>> .say`, /On ticket GD2 .* The fee is paid back\./);
  });

  it('books a callback at the next time that is possible', async () => {
    await keys.tabTo(`${RESULT} >>> [data-outcome]`);
    await keys.press('8');
    await keys.tabTo(`${RESULT} >>> [name="callbackAt"]`);
    // Two at night, where the customer lives.
    await typeMoment(Date.now() + 37 * HOUR);
    await scene.crm.sees(`${RESULT} >>> [data-callback-refused]`, /outside calling hours[^]*[Pp]ossible/);
    await keys.use(`${RESULT} >>> [data-use-time]`);
    await keys.chord('Control', 'Enter');
    await scene.crm.sees(`${LIST} >>> .told`, /Saved: Call back later/);
    await scene.crm.sees(`${LIST} >>> [data-callback]`, /Mr Li/);
  });

  it('has the result in the record of the call, which is closed', async () => {
    const record = await until('the record is closed', async () =>
      (await scene.crm.stored('entities'))
        .map(({ doc }) => doc as Doc)
        .find(({ customer, state }) => customer?.name === 'Mr Li' && state === 'closed'),
    );
    expect(record.direction).to.equal('outbound');
    expect(record.disposition?.id).to.equal('call-later');
    expect(record.disposition?.callback).to.have.property('at').that.is.above(Date.now());
  });

  it('counts whom it has reached, and who is done', async () => {
    await scene.crm.sees(`${LIST} >>> [data-figure="contacted"]`, /1$/);
    // The telephone takes no second call.
    await scene.crm.sees('#line', /Line free/);
    await keys.seesFocusAt(`${LIST} >>> .next`);
    await keys.press('d');
    await scene.crm.sees('#line', /Dialling Ms Han/);
    await keys.use('#answer');
    await keys.tabTo(`${RESULT} >>> [data-outcome]`);
    await keys.press('9');
    await keys.tabTo(`${RESULT} >>> [name="reason"]`);
    await keys.type('Price');
    await keys.tabTo(`${RESULT} >>> [name="-notes"]`);
    await keys.type('8 months left of another contract');
    await keys.chord('Control', 'Enter');
    await scene.crm.sees(`${LIST} >>> [data-figure="done"]`, /1$/);
    await scene.crm.sees(`${LIST} >>> [data-figure="left"]`, /3$/);
    await scene.crm.sees(`${LIST} >>> .next`, /(Nobody can be called now|Nobody is left)/);
  });

  it('saves the results as a table', async () => {
    await scene.crm.page.evaluate(() => {
      document.querySelector('callside-outbound-list')?.addEventListener('callside-outbound-report', ({ csv }) => {
        sessionStorage.setItem('report', csv);
      });
    });
    await keys.use(`${LIST} >>> [data-report]`);
    const csv = await until('the report is made', () =>
      scene.crm.page.evaluate(() => sessionStorage.getItem('report') ?? undefined),
    );
    for (const line of [
      /Ms Wu.*GD1.*No answer/,
      /Mr Li.*GD2.*Call back later/,
      /Ms Han.*Refused.*8 months/,
      /Mr Night/,
    ])
      expect(csv).to.match(line);
  });

  it('has each attempt on the server once', async () => {
    const events = await until('all attempts have arrived', async () => {
      const found = (await scene.crm.pulled('1001')).filter(({ type }) => type === 'contact-event');
      return found.length >= 3 && found;
    });
    expect(events.map(({ doc }) => doc.outcome).sort()).to.deep.equal(['call-later', 'no-answer', 'refused']);
  });

  it('stands where it stood after a reload', async () => {
    await scene.crm.page.reload();
    await scene.crm.sees(`${LIST} >>> [data-callback]`, /Mr Li/);
    await scene.crm.sees(`${LIST} >>> [data-figure="done"]`, /1$/);
  });

  it('has needed no mouse, and leaves nothing to complain of', async () => {
    await keys.sawNoMouse();
    expect(await scene.crm.refused()).to.deep.equal([]);
    expect(scene.crm.complaints).to.deep.equal([]);
  });

  async function callDrafts(): Promise<unknown[]> {
    return (await scene.crm.stored('drafts')).filter(({ id }) => String(id).startsWith('call/'));
  }

  /** Types into a field for day and time as it stands in an English browser: month, day, year, hour, minute, half of the day. */
  async function typeMoment(at: number): Promise<void> {
    const [month, day, year, hour, minute, half] = await scene.crm.page.evaluate((moment) => {
      const format = new Intl.DateTimeFormat('en-US', {
        month: '2-digit',
        day: '2-digit',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
      });
      return format
        .formatToParts(moment)
        .filter(({ type }) => type !== 'literal')
        .map(({ value }) => value);
    }, at);
    await keys.type(`${month ?? ''}${day ?? ''}${year ?? ''}`);
    await keys.press('ArrowRight');
    await keys.type(`${hour ?? ''}${minute ?? ''}${half ?? ''}`);
  }
});

interface Doc {
  readonly customer?: { readonly name: string };
  readonly state?: string;
  readonly direction?: string;
  readonly disposition?: { readonly id: string; readonly callback?: object };
}

/** A zone whose clocks stand at this hour now. */
function zoneWhereItIs(hour: number): string {
  const ahead = ((hour - new Date().getUTCHours() + 36) % 24) - 12;
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${String(Math.abs(ahead))}`;
}
