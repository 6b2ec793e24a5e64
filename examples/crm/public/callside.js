// How this CRM embeds Callside: a desk for who is signed in, one shared call for script and ticket, a scorecard for QA.
import { createCatalog, createDesk, openTicket } from '@callside/core';
import { keepUploading, listenForPokes } from '@callside/core/background.js';
import { createHttpTransport } from '@callside/core/http.js';
import { createHttpReveal } from '@callside/core/http-reveal.js';
import { openLastingStore } from '@callside/core/lasting.js';
import {
  afterSalesTicketForm,
  billingTicketForm,
  callCentreRoles,
  complaintTicketForm,
  consultationTicketForm,
  departmentAssignment,
  hotlineCalendar,
  inboundPhrasebook,
  inboundScorecard,
  logisticsTicketForm,
  postCallSurvey,
  productUseTicketForm,
  repairAssignment,
  repairCallScript,
  repairTicketForm,
  salesLeadTicketForm,
  serviceSlaPolicy,
} from '@callside/playbooks';
import '@callside/call-script/define.js';
import '@callside/qa-scorecard/define.js';
import '@callside/ticket-form/define.js';
import '@callside/ticket-form/define-calls.js';
import '@callside/ticket-form/define-drafts.js';
import '@callside/ticket-form/define-review.js';
import { handCallsOver } from './call-handover.js';
import { TEXTS } from './crm-texts.js';

const byId = (id) => document.getElementById(id);
const script = document.querySelector('callside-call-script');
const form = document.querySelector('callside-ticket-form');
const scorecard = document.querySelector('callside-qa-scorecard');
const callList = document.querySelector('callside-call-list');
const draftList = document.querySelector('callside-draft-list');
const review = document.querySelector('callside-change-review');

const TEMPLATES = [
  repairTicketForm,
  logisticsTicketForm,
  billingTicketForm,
  productUseTicketForm,
  complaintTicketForm,
  consultationTicketForm,
  afterSalesTicketForm,
  salesLeadTicketForm,
];
const POLICIES = [repairAssignment, departmentAssignment, serviceSlaPolicy, hotlineCalendar];

/** Who may get a ticket; a real CRM knows how busy each is. */
const SEATS = [
  {
    id: '1001',
    team: 'engineering',
    department: 'customer-relations',
    available: true,
    skills: { lift: 2 },
    open: 3,
    today: 1,
  },
  { id: '1002', team: 'engineering', department: 'billing', available: true, skills: {}, open: 1, today: 0 },
];
const COLLEAGUES = [
  { id: '1001', name: 'Lin' },
  { id: '1002', name: 'Zhao' },
];

const customer = { id: 'C-20417', name: 'Ms Chen', phone: '13812345678', address: 'Building 7, Flat 1204' };

const session = await signIn(byId('person').value);
const server = { url: '', token: () => session.token };
const desk = await createDesk({
  tenant: session.tenant,
  agent: { ...session.agent, company: 'Hillside Estates' },
  store: openLastingStore(),
  transport: createHttpTransport(server),
});
await keepUploading(desk, server);
listenForPokes(desk, server);

script.definition = repairCallScript;
form.templates = TEMPLATES;
form.catalog = createCatalog([...TEMPLATES, ...POLICIES, ...(session.hasRoles ? [callCentreRoles] : [])]);
form.revealSource = createHttpReveal(server);
Object.assign(script, { catalog: form.catalog, revealSource: form.revealSource });
form.candidates = SEATS;
form.phrasebooks = [inboundPhrasebook];
Object.assign(callList, { desk, forms: TEMPLATES });
Object.assign(review, { desk, catalog: form.catalog });
const colleagues = COLLEAGUES.filter(({ id }) => id !== session.agent.id);
Object.assign(draftList, { desk, catalog: form.catalog, definition: repairTicketForm, colleagues });
scorecard.definition = inboundScorecard;
scorecard.script = repairCallScript;
scorecard.desk = desk;

// The CRM's telephone tells Callside what happens on the line.
let call;
byId('ring').addEventListener('click', () => {
  takeCall(desk.openCall({ customer, direction: 'inbound', queue: 'repair' }));
  call.handle('offered');
});
byId('answer').addEventListener('click', () => call.handle('connected'));
byId('hold').addEventListener('click', () => call.handle('held'));
byId('resume').addEventListener('click', () => call.handle('resumed'));
byId('hang-up').addEventListener('click', () => call.handle('ended'));
byId('new-ticket').addEventListener('click', async () => {
  showTicket(await openTicket(desk, { form: repairTicketForm, customer }));
});
byId('invite').addEventListener('click', invite);
script.addEventListener('callside-call-saved', () => showLine());

draftList.addEventListener('callside-draft-open', (event) => {
  showTicket(event.call);
  document.querySelector('[data-tab="customer"]').click();
});

handCallsOver({ desk, script, colleagues, takeCall, leaveCall: () => takeCall(undefined) });

// After a reload the call goes on where it was.
const [open] = await desk.resumeCalls();
if (open !== undefined) takeCall(open);
desk.subscribe(showLists);
new MutationObserver(() => {
  showLine();
  showLists();
}).observe(document.documentElement, { attributeFilter: ['lang'] });
showLine();
showLists();

function takeCall(next) {
  call = next;
  script.call = form.call = call;
  call?.subscribe(showLine);
  byId('survey-link').hidden = true;
  showLine();
}

/** A ticket beside the call, or without one. */
function showTicket(unfinished) {
  form.call = unfinished;
  byId('widgets').hidden = false;
  byId('idle').hidden = true;
}

function showLine() {
  const state = call?.state ?? 'closed';
  const texts = TEXTS[document.documentElement.lang];
  const words = { offered: 'lineRinging', connected: 'lineBusy', held: 'lineHeld', 'wrap-up': 'lineWrapUp' };
  byId('line').textContent = texts[words[state] ?? 'lineFree'];
  byId('ring').hidden = !['idle', 'closed'].includes(state);
  // Until the desk is open there is nothing that could take the call.
  byId('ring').disabled = byId('new-ticket').disabled = false;
  byId('answer').hidden = state !== 'offered';
  byId('hold').hidden = state !== 'connected';
  byId('resume').hidden = state !== 'held';
  byId('hang-up').hidden = !['connected', 'held'].includes(state);
  byId('invite').hidden = call === undefined || state !== 'closed';
  byId('widgets').hidden = form.call === undefined;
  byId('idle').hidden = form.call !== undefined;
}

async function showLists() {
  const [tickets, calls] = await Promise.all([desk.list('ticket'), desk.list('call')]);
  const noNumber = TEXTS[document.documentElement.lang].noNumber;
  byId('tickets').replaceChildren(...newestFirst(tickets, 'createdAt').map(({ number }) => item(number ?? noNumber)));
  const closed = newestFirst(calls, 'closedAt').filter(({ state }) => state === 'closed');
  byId('calls').replaceChildren(...closed.map((each) => item(describe(each), () => score(each))));
}

function score(subject) {
  scorecard.subject = subject;
  scorecard.hidden = false;
  byId('pick').hidden = true;
}

async function invite() {
  const { id, ticketId, agent, queue } = call.record;
  const link = await ask('/v1/survey-links', {
    survey: { id: postCallSurvey.id, version: postCallSurvey.version },
    callId: id,
    ...(ticketId === undefined ? {} : { ticketId }),
    contact: customer.id,
    agentId: agent.id,
    queue,
    locale: document.documentElement.lang,
  });
  const anchor = byId('survey-link');
  anchor.href = link.path;
  anchor.textContent = new URL(link.path, location.href).href;
  anchor.hidden = false;
}

async function signIn(number) {
  const response = await fetch(`/crm/session/${number}`);
  if (!response.ok) throw new Error(`Cannot sign in as ${number}: ${response.status}`);
  return response.json();
}

async function ask(path, body) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${session.token}` };
  const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path} answers ${response.status}`);
  return response.json();
}

function describe({ openedAt, agent, customer: caller }) {
  const time = new Date(openedAt).toLocaleTimeString(document.documentElement.lang, { timeStyle: 'short' });
  return `${time} · ${caller.name} · ${agent.id}`;
}

function newestFirst(records, key) {
  return [...records].sort((a, b) => (b[key] ?? 0) - (a[key] ?? 0));
}

function item(text, open) {
  const li = document.createElement('li');
  if (open === undefined) li.textContent = text;
  else {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text;
    button.addEventListener('click', open);
    li.append(button);
  }
  return li;
}
