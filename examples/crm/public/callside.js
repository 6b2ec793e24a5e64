// How this CRM embeds Callside: a desk for who is signed in, one shared call for script and ticket, a scorecard for QA.
import { createDesk } from '@callside/core';
import { keepUploading, listenForPokes } from '@callside/core/background.js';
import { createHttpTransport } from '@callside/core/http.js';
import { openLastingStore } from '@callside/core/lasting.js';
import { inboundScorecard, postCallSurvey, repairCallScript, repairTicketForm } from '@callside/playbooks';
import '@callside/call-script/define.js';
import '@callside/qa-scorecard/define.js';
import '@callside/ticket-form/define.js';
import { TEXTS } from './crm-texts.js';

const byId = (id) => document.getElementById(id);
const script = document.querySelector('callside-call-script');
const form = document.querySelector('callside-ticket-form');
const scorecard = document.querySelector('callside-qa-scorecard');

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
form.definition = repairTicketForm;
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
byId('invite').addEventListener('click', invite);
script.addEventListener('callside-call-saved', () => showLine());

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
  call.subscribe(showLine);
  byId('survey-link').hidden = true;
  showLine();
}

function showLine() {
  const state = call?.state ?? 'closed';
  const texts = TEXTS[document.documentElement.lang];
  const words = { offered: 'lineRinging', connected: 'lineBusy', held: 'lineHeld', 'wrap-up': 'lineWrapUp' };
  byId('line').textContent = texts[words[state] ?? 'lineFree'];
  byId('ring').hidden = !['idle', 'closed'].includes(state);
  // Until the desk is open there is nothing that could take the call.
  byId('ring').disabled = false;
  byId('answer').hidden = state !== 'offered';
  byId('hold').hidden = state !== 'connected';
  byId('resume').hidden = state !== 'held';
  byId('hang-up').hidden = !['connected', 'held'].includes(state);
  byId('invite').hidden = call === undefined || state !== 'closed';
  byId('widgets').hidden = call === undefined;
  byId('idle').hidden = call !== undefined;
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
