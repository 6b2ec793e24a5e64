// How this CRM embeds Callside: a desk for who is signed in, one shared call for script and ticket, a scorecard for QA.
import { connectLines, createCatalog, createDesk, openTicket } from '@callside/core';
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
  escalationGuide,
  frequentProblemsGuide,
  hotlineCalendar,
  inboundPhrasebook,
  logisticsTicketForm,
  mannerTacticsGuide,
  objectionsGuide,
  postCallSurvey,
  productUseTicketForm,
  repairAssignment,
  repairTicketForm,
  salesLeadTicketForm,
  serviceSlaPolicy,
} from '@callside/playbooks';
import '@callside/call-script/define.js';
import '@callside/call-script/define-cards.js';
import '@callside/ticket-form/define.js';
import '@callside/ticket-form/define-calls.js';
import '@callside/ticket-form/define-drafts.js';
import '@callside/ticket-form/define-review.js';
import { agreeOnQuality } from './agreement.js';
import { ARTICLES } from './articles.js';
import { ask, loadDefinition, signIn } from './backend.js';
import { handCallsOver } from './call-handover.js';
import { TEXTS } from './crm-texts.js';
import { showOutbound, takeOutboundCall } from './outbound.js';
import { createPhone } from './phone.js';
import { showQuality } from './quality.js';

const byId = (id) => document.getElementById(id);
const script = document.querySelector('callside-call-script');
const cards = document.querySelector('callside-side-cards');
const form = document.querySelector('callside-ticket-form');
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

// Scripts and results are the server's: what is published there holds from the next call on.
const [repairScript, followUpScript, hotlineResults] = await Promise.all([
  loadDefinition(session, 'call-script', { id: 'hillside-repair' }),
  loadDefinition(session, 'call-script', { id: 'ticket-follow-up' }),
  loadDefinition(session, 'disposition-set', { id: 'hotline' }),
]);
const running = (await desk.resumeCalls()).flatMap(({ run }) => run?.script ?? []);
const scriptsInUse = await Promise.all(running.map((version) => loadDefinition(session, 'call-script', version)));

const roles = session.hasRoles ? [callCentreRoles] : [];
form.templates = TEMPLATES;
form.catalog = createCatalog([...TEMPLATES, ...POLICIES, ...roles, ...scriptsInUse, hotlineResults]);
form.revealSource = createHttpReveal(server);
Object.assign(script, { definition: repairScript, catalog: form.catalog, revealSource: form.revealSource });
cards.guides = [mannerTacticsGuide, objectionsGuide, frequentProblemsGuide, escalationGuide];
Object.assign(cards, { articles: ARTICLES, catalog: form.catalog });
form.candidates = SEATS;
form.phrasebooks = [inboundPhrasebook];
Object.assign(callList, { desk, forms: TEMPLATES });
Object.assign(review, { desk, catalog: form.catalog });
const colleagues = COLLEAGUES.filter(({ id }) => id !== session.agent.id);
Object.assign(draftList, { desk, catalog: form.catalog, definition: repairTicketForm, colleagues });
const quality = showQuality({
  ...{ desk, script: repairScript, describe, item, newestFirst },
  texts: () => TEXTS[document.documentElement.lang],
});
const showAgreement = agreeOnQuality({ desk, catalog: form.catalog, policy: roles[0], score: quality.score });

// The CRM's telephone tells Callside what happens on the line; after a reload the call goes on where it was.
let call;
const phone = createPhone();
const lines = connectLines(desk, phone, { onCall: takeCall, onProblem: reportError });
byId('ring').addEventListener('click', () => {
  phone.begin({ customer, queue: 'repair' });
  showTab('customer');
});
byId('answer').addEventListener('click', () => phone.happens('connected'));
byId('hold').addEventListener('click', () => phone.happens('held'));
byId('resume').addEventListener('click', () => phone.happens('resumed'));
byId('hang-up').addEventListener('click', () => phone.happens('ended'));
byId('new-ticket').addEventListener('click', async () => {
  showTicket(await openTicket(desk, { form: repairTicketForm, customer }));
});
byId('invite').addEventListener('click', invite);
script.addEventListener('callside-call-saved', () => {
  showLine();
  loadNewestScript();
});
showOutbound(desk, {
  definition: followUpScript,
  policies: roles,
  phone: {
    ...phone,
    isFree: () => isOver(call),
    hangUp() {
      phone.happens('ended');
      return lines.settled;
    },
  },
});

draftList.addEventListener('callside-draft-open', (event) => {
  showTicket(event.call);
});

handCallsOver({
  desk,
  script,
  colleagues,
  leaveCall: () => takeCall(undefined),
  takeCall(taken) {
    lines.take(taken);
    takeCall(taken);
  },
});

await lines.settled;
desk.subscribe(showLists);
new MutationObserver(() => {
  showLine();
  showLists();
}).observe(document.documentElement, { attributeFilter: ['lang'] });
showLine();
showLists();

function takeCall(next) {
  call = next;
  phone.goOn(call?.record.line);
  if (call?.record.direction === 'outbound') takeOutboundCall(call);
  else script.call = form.call = cards.call = call;
  call?.subscribe(showLine);
  byId('survey-link').hidden = true;
  showLine();
}

/** A ticket beside the call, or without one. */
function showTicket(unfinished) {
  form.call = unfinished;
  showTab('customer');
  byId('widgets').hidden = false;
  byId('idle').hidden = true;
}

/** What is published now leads the calls to come; without network those that are here go on. */
async function loadNewestScript() {
  try {
    script.definition = await loadDefinition(session, 'call-script', { id: repairScript.id });
  } catch (error) {
    // Only a network that is not there is no error here.
    if (!(error instanceof TypeError)) throw error;
  }
}

function isOver(each) {
  return ['idle', 'closed'].includes(each?.state ?? 'closed');
}

function showTab(name) {
  document.querySelector(`[data-tab="${name}"]`).click();
}

function showLine() {
  const state = call?.state ?? 'closed';
  const isOutbound = call?.record.direction === 'outbound';
  const texts = TEXTS[document.documentElement.lang];
  const ringing = isOutbound ? 'lineDialling' : 'lineRinging';
  const words = { offered: ringing, connected: 'lineBusy', held: 'lineHeld', 'wrap-up': 'lineWrapUp' };
  byId('line').textContent = texts[words[state] ?? 'lineFree'].replace('{name}', () => nameOf(call.record.customer));
  byId('ring').hidden = !isOver(call);
  // Until the desk is open there is nothing that could take the call.
  byId('ring').disabled = byId('new-ticket').disabled = false;
  byId('answer').hidden = state !== 'offered';
  byId('answer').textContent = texts[isOutbound ? 'theyAnswer' : 'answer'];
  byId('hold').hidden = state !== 'connected';
  byId('resume').hidden = state !== 'held';
  byId('hang-up').hidden = !['connected', 'held'].includes(state) && !(isOutbound && state === 'offered');
  byId('invite').hidden = call === undefined || isOutbound || state !== 'closed';
  byId('widgets').hidden = form.call === undefined;
  byId('idle').hidden = form.call !== undefined;
}

async function showLists() {
  const tickets = await desk.list('ticket');
  const noNumber = TEXTS[document.documentElement.lang].noNumber;
  byId('tickets').replaceChildren(...newestFirst(tickets, 'createdAt').map(({ number }) => item(number ?? noNumber)));
  await quality.showLists();
  await showAgreement();
}

async function invite() {
  const { id, ticketId, agent, queue, script } = call.record;
  const link = await ask(session, '/v1/survey-links', {
    survey: { id: postCallSurvey.id, version: postCallSurvey.version },
    callId: id,
    ...(ticketId === undefined ? {} : { ticketId }),
    contact: customer.id,
    agentId: agent.id,
    queue,
    ...(script === undefined ? {} : { script: { id: script.id, version: script.version } }),
    locale: document.documentElement.lang,
  });
  const anchor = byId('survey-link');
  anchor.href = link.path;
  anchor.textContent = new URL(link.path, location.href).href;
  anchor.hidden = false;
  // Nobody is asked twice about one call.
  byId('invite').hidden = true;
  anchor.focus();
}

function describe({ openedAt, agent, customer: caller }) {
  const time = new Date(openedAt).toLocaleTimeString(document.documentElement.lang, { timeStyle: 'short' });
  return `${time} · ${nameOf(caller)} · ${agent.id}`;
}

/** A name that the server has masked has a hint in its place. */
function nameOf({ name }) {
  return (typeof name === 'object' ? name.hint : name) ?? TEXTS[document.documentElement.lang].noName;
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
