// How this CRM keeps its evaluators agreed: calls are drawn by chance, and some are scored by several, blind to each other.
import '@callside/qa-scorecard/define-calibration.js';
import '@callside/qa-scorecard/define-sample.js';
import { inboundScorecard } from '@callside/playbooks';

/** Who scores calls here; a real CRM knows. */
const EVALUATORS = [
  { id: '2001', name: 'Wang' },
  { id: '2002', name: 'Li' },
  { id: '3001', name: 'Zhou' },
];

/**
 * @param {object} given `score` opens a call in the scorecard; `policy` says who may, where roles decide
 */
export function agreeOnQuality({ desk, catalog, policy, score }) {
  const calibration = document.querySelector('callside-calibration');
  const sample = document.querySelector('callside-sample');
  Object.assign(calibration, { desk, catalog, policy, definition: inboundScorecard, colleagues: EVALUATORS });
  Object.assign(sample, { desk, policy, people: EVALUATORS });
  sample.hidden = calibration.hidden = !EVALUATORS.some(({ id }) => id === desk.agent.id);

  sample.addEventListener('callside-sample-open', async ({ callId }) => {
    const subject = (await desk.list('call')).find(({ id }) => id === callId);
    if (subject !== undefined) score(subject);
  });

  return async () => {
    calibration.calls = (await desk.list('call')).filter(({ state }) => state === 'closed');
  };
}
