// How this CRM hands running calls over: the panel does it, and while no call is on, the offers stand where it would be.
import '@callside/call-script/define-handover.js';

/** A real CRM knows its shifts. */
const TEAMS = [{ id: 'night', name: 'Night shift' }];

/**
 * @param {object} given `leaveCall` clears the screen of a call that has left, `takeCall` shows one
 */
export function handCallsOver({ desk, script, colleagues, leaveCall, takeCall }) {
  Object.assign(script, { desk, colleagues, teams: TEAMS });
  const offers = document.createElement('callside-call-offers');
  Object.assign(offers, { desk, catalog: script.catalog, definition: script.definition });
  document.getElementById('idle').before(offers);
  const show = () => {
    offers.hidden = script.call !== undefined;
  };
  script.addEventListener('callside-call-handed-over', () => {
    leaveCall();
    show();
  });
  document.addEventListener('callside-call-taken', (event) => {
    // The telephone is connected to whoever leads the call; here it is the same one.
    event.preventDefault();
    takeCall(event.call);
    show();
  });
  desk.subscribe(show);
  show();
}
