// How this CRM does quality: calls are scored, and what becomes of an evaluation everybody sees whom it concerns.
import '@callside/qa-scorecard/define.js';
import '@callside/qa-scorecard/define-review.js';
import { inboundScorecard } from '@callside/playbooks';

const byId = (id) => document.getElementById(id);

/**
 * @param {object} given `describe` names a call, `item` makes a line of a list, `newestFirst` puts records in order
 */
export function showQuality({ desk, script, describe, item, newestFirst, texts }) {
  const scorecard = document.querySelector('callside-qa-scorecard');
  const review = document.querySelector('callside-evaluation-review');
  Object.assign(scorecard, { definition: inboundScorecard, script, desk });
  Object.assign(review, { definition: inboundScorecard, desk });

  const show = (element, given) => {
    Object.assign(element, given);
    for (const each of [scorecard, review]) each.hidden = each !== element;
    byId('pick').hidden = true;
  };

  const score = (subject, evaluation) => show(scorecard, { subject, evaluation });
  // What a colleague has begun is gone on with; what was submitted is talked about.
  const open = (evaluation, subject) =>
    evaluation.status === 'draft' ? score(subject, evaluation) : show(review, { evaluation });

  const showLists = async () => {
    const [calls, evaluations] = await Promise.all([desk.list('call'), desk.list('evaluation')]);
    const closed = newestFirst(calls, 'closedAt').filter(({ state }) => state === 'closed');
    byId('calls').replaceChildren(...closed.map((subject) => item(describe(subject), () => score(subject))));
    const scored = newestFirst(evaluations, 'submittedAt').map((evaluation) =>
      item(nameOf(evaluation, texts()), () => open(evaluation, callOf(evaluation, calls))),
    );
    byId('evaluations').replaceChildren(...scored);
  };
  document.addEventListener('callside-evaluation-kept', showLists);
  document.addEventListener('callside-evaluation-stored', showLists);
  document.addEventListener('callside-evaluation-moved', showLists);
  return { showLists, score: (subject) => score(subject) };
}

/** The call that was scored; of one that is not on this device, what the evaluation knows of it. */
function callOf({ callId, agentId }, calls) {
  const known = calls.find(({ id }) => id === callId);
  return known ?? { id: callId, agent: { id: agentId, name: '' }, customer: {}, events: [], path: [], values: {} };
}

function nameOf({ agentId, total, status }, texts) {
  const score = total === null ? '–' : String(Math.round(total));
  return `${agentId} · ${score} · ${texts[`evaluation-${status}`] ?? status}`;
}
