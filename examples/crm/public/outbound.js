// The CRM's page for calls that go out: who is next, the script while somebody is on the line, and what came of it.
import { createCatalog } from '@callside/core';
import { escalationGuide, followUpOutboundPolicy, mannerTacticsGuide, outboundDispositions } from '@callside/playbooks';
import '@callside/call-script/define-contact-import.js';
import '@callside/call-script/define-outbound-list.js';

const CAMPAIGN = 'follow-up';

const list = document.querySelector('callside-outbound-list');
const contactImport = document.querySelector('callside-contact-import');
const script = document.querySelector('#outbound callside-call-script');

/**
 * Shows the campaign of who is signed in.
 *
 * @param phone `isFree()`, `begin(about)` and `hangUp()`, which resolves when the call is stored as ended
 * @param policies role policies, where there are any
 */
export function showOutbound(desk, { definition, phone, policies }) {
  const catalog = createCatalog([mannerTacticsGuide, escalationGuide, ...policies]);
  Object.assign(contactImport, { desk, campaign: CAMPAIGN });
  // The policy of this page trusts no address of a worker: files are read in the page.
  contactImport.startWorker = () => undefined;
  Object.assign(list, { desk, catalog, campaign: CAMPAIGN, definition: outboundDispositions });
  list.policy = [followUpOutboundPolicy];
  Object.assign(script, { definition, catalog });

  list.addEventListener('callside-dial-requested', (event) => {
    // One line, one call: what the agent is in comes first.
    if (!phone.isFree()) {
      event.preventDefault();
      return;
    }
    const { contact, entry } = event;
    list.call = undefined;
    script.variables = variablesOf(entry);
    phone.begin({ direction: 'outbound', customer: { id: contact.id, zone: contact.zone, ...entry.listed.customer } });
  });

  // Nobody was called: the telephone stops ringing, and nothing of it is left.
  list.addEventListener('callside-dial-given-up', async () => {
    const { call } = list;
    list.call = undefined;
    if (call === undefined) return;
    await phone.hangUp();
    if (call.state !== 'wrap-up') await desk.drafts.drop(`call/${call.id}`);
  });

  // The result is asked for once, in the list: it ends the call, and stands in its record too.
  list.addEventListener('callside-attempt-recorded', async ({ event }) => {
    const { call } = list;
    list.call = undefined;
    if (call === undefined) return;
    if (call.state !== 'wrap-up') await phone.hangUp();
    // A line that nobody took up has no record to save, and leaves nothing to go on with.
    if (call.state !== 'wrap-up') {
      await desk.drafts.drop(`call/${call.id}`);
      return;
    }
    const { set, outcome: id, flags, values, notes, callback, at } = event;
    const disposition = { set, id, flags, values, at, ...(notes && { notes }), ...(callback && { callback }) };
    call.setEnding({ ...call.ending, disposition });
    await call.save();
  });
}

/** Whoever is dialled, or was before the page was loaded anew. */
export function takeOutboundCall(call) {
  list.call = script.call = call;
  script.hidden = false;
  document.getElementById('nobody').hidden = true;
}

/** What the script reads out: the ticket, and what the file says was promised. */
function variablesOf({ listed, batch }) {
  const promised = batch.columns.find(({ label }) => /promise|承诺|承諾/i.test(label));
  return { ticketNumber: listed.subject, promised: promised && listed.columns?.[promised.id] };
}
