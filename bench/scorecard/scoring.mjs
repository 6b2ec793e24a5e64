import {
  askedQuestions,
  compareEvaluators,
  krippendorffAlpha,
  openDuties,
  questionsOf,
  scoreEvaluation,
  seededChance,
  summarizeEvaluations,
} from '@callside/core';
import { alternate } from '../rules/alternate.mjs';

const MARKS = [0, 25, 50, 75, 100];
const OPTIONS = MARKS.map((score) => ({ id: `m${score}`, text: String(score), score }));

/** Ten sections of ten questions, every tenth asked by a condition and every seventh in a class of errors. */
const SCORECARD = {
  kind: 'scorecard',
  id: 'hundred',
  version: 1,
  status: 'published',
  title: 'A hundred questions',
  bands: [
    { id: 'good', title: 'Good', from: 75 },
    { id: 'low', title: 'Low', from: 0 },
  ],
  items: Array.from({ length: 10 }, (_section, section) => ({
    id: `s${section}`,
    title: `Section ${section}`,
    weight: 10,
    items: Array.from({ length: 10 }, (_question, question) => ({
      id: `q${section}-${question}`,
      text: `Question ${question}`,
      weight: question + 1,
      notApplicable: question % 3 === 0,
      options: OPTIONS,
      ...(question % 7 === 0 ? { errorClass: 'business' } : {}),
      ...(question === 9 ? { enabled: { '!=': [{ var: `answers.q${section}-0` }, 'm0'] } } : {}),
    })),
  })),
};

const chance = seededChance(7);
const pick = () => OPTIONS[Math.floor(chance() * OPTIONS.length)].id;
const someAnswers = () =>
  Object.fromEntries(questionsOf(SCORECARD).map(({ question: { id } }) => [id, { value: pick() }]));

/** What a screen works out after each key: the score, what is asked, and what is still open; beside adding up and no more. */
export function measureScoring() {
  const answers = someAnswers();
  let turn = 0;
  const typed = () => ({ ...answers, 'q3-4': { value: OPTIONS[turn++ % OPTIONS.length].id } });
  return alternate('one key in a form of 100 questions', [
    { who: 'weights added up, no reasons', baseline: true, run: () => addedUp(typed()) },
    { who: 'Callside, the score with its reasons', run: () => scoreEvaluation(SCORECARD, typed()) },
    {
      who: 'Callside, all that the screen needs',
      run() {
        const now = typed();
        return [scoreEvaluation(SCORECARD, now), askedQuestions(SCORECARD, now), openDuties(SCORECARD, now)];
      },
    },
  ]);
}

/** The total alone. */
function addedUp(answers) {
  let total = 0;
  for (const { items } of SCORECARD.items) {
    let [sum, weights] = [0, 0];
    for (const { id, weight, enabled } of items) {
      if (enabled !== undefined && answers[enabled['!='][0].var.slice('answers.'.length)].value === 'm0') continue;
      sum += weight * OPTIONS.find((option) => option.id === answers[id].value).score;
      weights += weight;
    }
    total += sum / weights / 10;
  }
  return total;
}

/** What 10,000 evaluations come to, beside scoring them. */
export function measureSummaries() {
  const evaluations = Array.from({ length: 10_000 }, (_, at) => ({
    agentId: String(at % 100),
    answers: someAnswers(),
  }));
  const [one] = evaluations;
  const total = scoreEvaluation(SCORECARD, one.answers).total;
  if (Math.abs(total - addedUp(one.answers)) > 1e-9) throw new Error('The total is another one.');
  return alternate('10,000 evaluations of 100 questions', [
    {
      who: 'Callside, each scored',
      baseline: true,
      run: () => evaluations.map(({ answers }) => scoreEvaluation(SCORECARD, answers)),
    },
    { who: 'Callside, summed up', run: () => summarizeEvaluations(SCORECARD, evaluations) },
  ]);
}

/** Agreement of 20 evaluators on 500 calls, beside the formula as it is written: every pair of ratings. */
export function measureAgreement() {
  const units = Array.from({ length: 500 }, () => {
    const right = Math.floor(chance() * MARKS.length);
    return Array.from({ length: 20 }, () => MARKS[chance() < 0.6 ? right : Math.floor(chance() * MARKS.length)]);
  });
  const ours = krippendorffAlpha(units, { level: 'interval' });
  if (Math.abs(ours.value - everyPair(units)) > 1e-9) throw new Error('The agreement is another one.');
  const ratings = units.flatMap((row, call) =>
    row.map((mark, evaluator) => ({
      callId: String(call),
      evaluatorId: String(evaluator),
      answers: { only: { value: `m${mark}` } },
    })),
  );
  const single = {
    ...SCORECARD,
    items: [{ id: 's', title: 'S', items: [{ id: 'only', text: 'Only', options: OPTIONS }] }],
  };
  return alternate('agreement of 20 on 500', [
    { who: 'alpha by every pair', baseline: true, run: () => everyPair(units) },
    { who: 'Callside, alpha', run: () => krippendorffAlpha(units, { level: 'interval' }) },
    {
      who: 'Callside, alpha with interval (100 resamples)',
      run: () => krippendorffAlpha(units, { level: 'interval', interval: { seed: 1, resamples: 100 } }),
    },
    { who: 'Callside, a whole comparison of one question', run: () => compareEvaluators(single, ratings) },
  ]);
}

function everyPair(units) {
  const all = units.flat();
  let observed = 0;
  for (const unit of units) {
    let sum = 0;
    for (let one = 0; one < unit.length; one++)
      for (let other = 0; other < unit.length; other++) sum += (unit[one] - unit[other]) ** 2;
    observed += sum / (unit.length - 1);
  }
  let expected = 0;
  for (const one of all) for (const other of all) expected += (one - other) ** 2;
  return 1 - observed / (expected / (all.length - 1));
}
