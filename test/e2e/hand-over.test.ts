import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { CrmPage, CrmServer, launchChromium } from './crm.js';
import { STORY_TIMEOUT, until } from './until.js';

const FORM = 'callside-ticket-form >>>';
const FILES = `${FORM} callside-ticket-attachments >>>`;
const DRAFTS = 'callside-draft-list >>>';

type Doc = Readonly<Record<string, unknown>>;

/** Two people at two browsers, each with a token and a store of their own. Each step stands on the one before. */
describe('a draft between two people, with the real server', function () {
  this.timeout(STORY_TIMEOUT);
  this.bail(true);
  let server: CrmServer;
  let browsers: readonly Browser[];
  let lin: CrmPage;
  let zhao: CrmPage;

  before(async () => {
    server = await CrmServer.start();
    browsers = await Promise.all([launchChromium(), launchChromium()]);
    const [first, second] = browsers;
    if (first === undefined || second === undefined) throw new Error('Two browsers are needed.');
    lin = await CrmPage.open(first, server);
    zhao = await CrmPage.open(second, server, '?person=1002&tab=records');
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') console.log(await lin.report('lin'), await zhao.report('zhao'));
  });

  after(async () => {
    await Promise.all(browsers.map((browser) => browser.close()));
    await server.stop();
    await server.remove();
  });

  /** Records of a kind as the server gives them to somebody. */
  async function pulled(person: string, kind: string): Promise<readonly Doc[]> {
    return (await lin.pulled(person)).filter(({ type }) => type === kind).map(({ doc }) => doc);
  }

  async function states(person: string): Promise<readonly unknown[]> {
    return (await pulled(person, 'handover')).map(({ state }) => state);
  }

  /** What somebody typed last is on the disk. */
  async function kept(crm: CrmPage, words: string): Promise<void> {
    await until(`“${words}” is kept`, async () => JSON.stringify(await crm.stored('drafts')).includes(words));
  }

  const valuesOf = (ticket: Doc | undefined): Doc => (ticket?.values ?? {}) as Doc;

  it('begins with one, who has typed half of it and taken a picture', async () => {
    await lin.beginTicket({ description: 'Water under the sink' });
    await lin.attach('sink.png');
    await lin.sees(`${FILES} ul`, /sink\.png/);
    await kept(lin, 'Water under the sink');
  });

  it('leaves the one who hands it over', async () => {
    await lin.handOver('1002', 'She calls back at four.');
    await lin.sees(`${DRAFTS} [data-handed]`, /Zhao has not answered yet/);
    await lin.seesDrafts(0);
    expect(await lin.stored('drafts')).to.deep.equal([]);
  });

  it('reaches the other, with what was said, and nobody else', async () => {
    await zhao.sees(`${DRAFTS} [data-offer]`, /Lin/);
    await zhao.sees(`${DRAFTS} [data-offer] .said`, /She calls back at four\./);
    expect(await states('2001')).to.deep.equal([]);
  });

  it('is opened by the other with what the one has typed', async () => {
    await zhao.press(`${DRAFTS} [data-does="take"]`);
    await zhao.seesValue('ticket-form', 'description', 'Water under the sink');
    await lin.sees(`${DRAFTS} [data-handed]`, /Zhao has taken it/);
    await lin.seesDrafts(0);
  });

  it('is finished and stored by the other', async () => {
    await zhao.choose('ticket-form', 'problemType', 'water');
    await zhao.type('ticket-form', 'location', 'Kitchen');
    await zhao.submitTicket();
    await zhao.sees(`${FORM} [data-number]`, /^GD\d{8}001$/);
    const [ticket] = await pulled('1002', 'ticket');
    expect(ticket?.createdBy).to.equal('1002');
    expect(valuesOf(ticket)).to.include({ description: 'Water under the sink', location: 'Kitchen' });
    await zhao.showTab('records');
    await zhao.seesDrafts(0);
  });

  it('gets the picture that waited at the one', async () => {
    await until('the picture is at the server', async () => {
      const [ticket] = await pulled('1002', 'ticket');
      const files = await pulled('1002', 'attachment');
      return files.some((file) => file.name === 'sink.png' && file.uploaded === true && isOf(file, ticket));
    });
    await zhao.showTab('customer');
    await zhao.sees(`${FILES} ul`, /sink\.png/);
  });

  it('comes back to the one as a ticket, not as a draft', async () => {
    await lin.seesDrafts(0);
    await lin.showTab('customer');
    await lin.sees('#tickets', /GD\d{8}001/);
  });

  it('is taken back before the other has answered, and is no longer on offer there', async () => {
    await lin.page.reload();
    await lin.beginTicket({ description: 'Lift stands still' });
    await kept(lin, 'Lift stands still');
    await lin.handOver('1002', 'Second try');
    await zhao.showTab('records');
    await zhao.sees(`${DRAFTS} [data-offer] .said`, /Second try/);
    await lin.press(`${DRAFTS} [data-handed] [data-does="take-back"]`);
    await lin.seesDrafts(1);
    await zhao.page.waitForSelector(`${DRAFTS} [data-offer]`, { hidden: true });
    expect(await zhao.stored('drafts')).to.deep.equal([]);
  });

  it('stays with both when the other takes it without network while the one takes it back', async () => {
    await lin.handOver('1002', 'Third try');
    await zhao.sees(`${DRAFTS} [data-offer] .said`, /Third try/);
    await zhao.setOnline(false);
    await lin.press(`${DRAFTS} [data-handed] [data-does="take-back"]`);
    await lin.seesDrafts(1);
    await until('the server knows that it was taken back', async () => (await states('1001')).includes('withdrawn'));
    await zhao.press(`${DRAFTS} [data-does="take"]`);
    await zhao.seesValue('ticket-form', 'description', 'Lift stands still');
    await zhao.type('ticket-form', 'location', 'Tower 3');
    await kept(zhao, 'Tower 3');
    await zhao.setOnline(true);
    await until('the queue is empty', async () => (await zhao.stored('outbox')).length === 0);
    // What was said first counts.
    expect((await states('1002')).filter((state) => state === 'withdrawn')).to.have.length(2);
    await zhao.showTab('records');
    await zhao.seesDrafts(1);
    await lin.seesDrafts(1);
  });

  it('becomes one ticket all the same: the second is refused, with all that is in it', async () => {
    await zhao.setOnline(false);
    await lin.press(`${DRAFTS} [data-draft] [data-does="open"]`);
    await lin.choose('ticket-form', 'problemType', 'water');
    await lin.type('ticket-form', 'location', 'Tower 2');
    await lin.submitTicket();
    await lin.sees(`${FORM} [data-number]`, /^GD\d{8}002$/);
    await zhao.press(`${DRAFTS} [data-draft] [data-does="open"]`);
    await zhao.choose('ticket-form', 'problemType', 'water');
    await zhao.submitTicket();
    await zhao.sees(`${FORM} .foot`, /waiting for network/);
    await zhao.setOnline(true);
    await zhao.sees(`${FORM} .foot`, /1 refused by the server: needs a look/);
    const [refused] = await zhao.refused();
    expect(refused).to.have.nested.property('problem.code', 'record-exists');
    expect(refused).to.have.nested.property('mutation.set.values.location', 'Tower 3');
    const tickets = await pulled('1002', 'ticket');
    expect(tickets.map((ticket) => valuesOf(ticket).location)).to.have.members(['Kitchen', 'Tower 2']);
  });

  it('shows the other the ticket that there is, once it was looked at', async () => {
    await zhao.discardRefused();
    await zhao.sees(`${FORM} [data-number]`, /^GD\d{8}002$/);
    await zhao.sees(`${FORM} .foot`, /Saved on the server/);
    expect(await zhao.refused()).to.deep.equal([]);
  });

  it('leaves nothing to complain of', () => {
    expect([...lin.complaints, ...zhao.complaints]).to.deep.equal([]);
  });
});

function isOf(file: Doc, ticket: Doc | undefined): boolean {
  const { type, id } = file.for as Doc;
  return type === 'ticket' && id === ticket?.id;
}
