import { expect } from 'chai';
import { Keys } from './keys.js';
import { story } from './story.js';
import { until } from './until.js';

const PANEL = '#customer callside-call-script';

/** A whole call without a mouse, as an agent with the phone at the ear takes it. */
story('a call by keyboard alone', (scene) => {
  const keys = new Keys(() => scene.crm.page);

  before(() => keys.watchForMouse());

  it('takes the call', async () => {
    await keys.use('#ring');
    await keys.use('#answer');
    await scene.crm.seesStep('greet');
  });

  it('leads through the script by single keys, a side-trip included', async () => {
    await keys.use(`${PANEL} >>> [data-next]`);
    await scene.crm.seesStep('verify');
    await keys.press('s');
    await scene.crm.seesStep('soothe');
    await keys.press('Enter');
    await scene.crm.seesStep('verify');
    await keys.press('1');
    await scene.crm.seesStep('understand');
  });

  it('takes what is typed as words, not as keys', async () => {
    await keys.tabTo(`${PANEL} >>> [name="description"]`);
    await keys.type('Water 1 s under the sink');
    await scene.crm.seesStep('understand');
    await keys.press('Tab');
    await keys.type('Kitchen');
  });

  it('holds the line, and takes it back', async () => {
    await keys.use('#hold');
    await scene.crm.sees('#line', /on hold/);
    await keys.use('#resume');
    await scene.crm.sees('#line', /On the line/);
    await scene.crm.seesValue('call-script', 'location', 'Kitchen');
  });

  it('finds a card beside the script', async () => {
    await keys.tabTo('callside-side-cards >>> [role=tab]');
    await keys.press('/');
    await keys.seesFocusAt('callside-side-cards >>> .search');
    await keys.type('sink');
    await scene.crm.sees('callside-side-cards >>> .result', /Water under the sink/);
    await keys.press('ArrowDown', 'Enter');
    await scene.crm.sees('callside-side-cards >>> h3', /Water under the sink/);
    await keys.press('Escape', 'Escape');
  });

  it('jumps back in the script, and on again', async () => {
    await keys.use(`${PANEL} >>> [data-overview] summary`);
    await keys.use(`${PANEL} >>> [data-jump="verify"]`);
    await scene.crm.seesStep('verify');
    await keys.press('1');
    await scene.crm.seesStep('understand');
    await keys.press('Enter');
    await scene.crm.seesStep('confirm');
    await keys.press('1');
    await scene.crm.seesStep('classify');
  });

  it('fills and submits the ticket', async () => {
    await keys.tabTo('callside-ticket-form >>> [name="problemType"]');
    await keys.press('w');
    await scene.crm.seesValue('ticket-form', 'problemType', 'water');
    await keys.use('callside-ticket-form >>> button.primary');
    await scene.crm.sees('callside-ticket-form >>> [data-number]', /^GD\d{11}$/);
  });

  it('hangs up and says what came of the call, with a note', async () => {
    await keys.use('#hang-up');
    await keys.tabTo(`${PANEL} >>> callside-disposition`);
    await keys.press('2');
    await keys.tabTo(`${PANEL} >>> callside-disposition >>> [name="-notes"]`);
    await keys.type('Plumber 2 days late, call 1 day before');
    await keys.chord('Control', 'Enter');
    await scene.crm.sees(`${PANEL} >>> [data-result]`, /Ticket opened/);
  });

  it('has the focus where the work goes on, and saves the record', async () => {
    await keys.seesFocusAt(`${PANEL} >>> .body`);
    await keys.use(`${PANEL} >>> [data-save]`);
    await scene.crm.sees(`${PANEL} >>> .panel`, /The call record is saved/);
    const record = await until('the record is stored', async () =>
      (await scene.crm.stored('entities')).find(({ type, doc }) => type === 'call' && isClosed(doc)),
    );
    const { disposition } = record.doc as { disposition: object };
    expect(disposition).to.deep.include({ id: 'ticket', notes: 'Plumber 2 days late, call 1 day before' });
  });

  it('takes the next call, which begins from the start', async () => {
    await keys.use('#ring');
    await keys.use('#answer');
    await scene.crm.seesStep('greet');
    await keys.tabTo(`${PANEL} >>> [data-next]`);
    await keys.press('Enter');
    await scene.crm.seesStep('verify');
  });

  it('has needed no mouse, and leaves nothing to complain of', async () => {
    await keys.sawNoMouse();
    expect(scene.crm.complaints).to.deep.equal([]);
  });
});

function isClosed(doc: unknown): boolean {
  return (doc as { state?: unknown }).state === 'closed';
}
