import {
  answersOf,
  createDesk,
  openMemoryStore,
  whyNotRate,
  type BlindRating,
  type Calibration,
  type CalibrationPlan,
  type CallRecord,
  type Desk,
  type EvaluationAnswers,
  type Mutation,
  type OpenStore,
  type RatedCall,
  type ScorecardDefinition,
  type Transport,
} from '@callside/core';
import { FakeTransport, ManualClock, sequentialIds } from '@callside/core/testing.js';

const NOW = Date.UTC(2026, 10, 21, 8, 30);

/** The reader of the panel leads and evaluates; the second one is the expert. */
export const ZHOU = { id: '9001', name: 'Zhou Min' };
export const GAO = { id: '9002', name: 'Gao Yan' };
export const HE = { id: '9003', name: 'He Jun' };

const choice = (id: string, weight: number, [en, hans, hant]: readonly [string, string, string]) =>
  ({
    id,
    text: { en, 'zh-CN': hans, 'zh-TW': hant },
    type: 'choice',
    weight,
    notApplicable: true,
    options: [
      { id: 'yes', text: { en: 'Fully', 'zh-CN': '完全做到', 'zh-TW': '完全做到' }, score: 100 },
      { id: 'partly', text: { en: 'Partly', 'zh-CN': '部分做到', 'zh-TW': '部分做到' }, score: 50 },
      { id: 'no', text: { en: 'Not', 'zh-CN': '没有做到', 'zh-TW': '沒有做到' }, score: 0 },
    ],
  }) as const;

/** Three questions, so that a call is scored with three keys. */
export const SERVICE_SCORECARD: ScorecardDefinition = {
  kind: 'scorecard',
  id: 'service',
  version: 2,
  status: 'published',
  title: { en: 'Service on the phone', 'zh-CN': '电话服务', 'zh-TW': '電話服務' },
  items: [
    {
      id: 'talk',
      title: { en: 'Conversation', 'zh-CN': '通话', 'zh-TW': '通話' },
      items: [
        choice('greeting', 20, ['Greets, and says the own name', '问候并自报姓名', '問候並自報姓名']),
        choice('empathy', 40, ['Takes up how the customer feels', '回应客户的情绪', '回應客戶的情緒']),
        choice('next', 40, ['Says what happens next, and when', '说明下一步及时间', '說明下一步及時間']),
      ],
    },
  ],
};

/** Answers to all three questions. */
export function answersTo(greeting: string, empathy: string, next: string): EvaluationAnswers {
  return { greeting: { value: greeting }, empathy: { value: empathy }, next: { value: next } };
}

/** A recorded call, as the host has it. */
export function recordedCall(id: string, at: number, agent = { id: '1001', name: 'Lin' }): CallRecord {
  const openedAt = NOW - 86_400_000 + at * 3_600_000;
  return {
    id,
    direction: 'inbound',
    state: 'closed',
    customer: {},
    agent,
    events: [
      { type: 'connected', at: openedAt },
      { type: 'ended', at: openedAt + 90_000 + at * 10_000 },
    ],
    path: [],
    values: {},
    openedAt,
    closedAt: openedAt + 200_000,
  };
}

export const CALLS: readonly CallRecord[] = ['c1', 'c2', 'c3', 'c4'].map((id, at) => recordedCall(id, at));

/** A desk with its server; what the other evaluators do, the test says. */
export interface CalibrationDesk {
  readonly desk: Desk;
  readonly server: FakeTransport;
  readonly clock: ManualClock;
  /** A session on the server, begun by the expert unless the plan says otherwise, and on this device. */
  receive(id: string, given?: Partial<Calibration>): Promise<Calibration>;
  /** Another evaluator hands in a call. */
  rateAs(
    evaluator: { readonly id: string },
    session: string,
    callId: string,
    answers: EvaluationAnswers,
  ): Promise<void>;
  /** Another leader brings the session to its end. */
  endAs(session: string, state: 'finalised' | 'withdrawn'): Promise<void>;
  /** Sends and hears all that there is to send and to hear. */
  settle(): Promise<void>;
}

export const PLAN: CalibrationPlan = {
  scorecard: { id: 'service', version: 2 },
  calls: ['c1', 'c2', 'c3'],
  evaluators: [ZHOU, GAO, HE],
  expert: GAO.id,
};

/** Opens a desk for the evaluator Zhou, with a server that keeps to what calibrations promise. */
export async function openCalibrationDesk({
  store = openMemoryStore(),
  roles = ['evaluator'],
}: { readonly store?: OpenStore; readonly roles?: readonly string[] } = {}): Promise<CalibrationDesk> {
  const rules = new CalibrationServer();
  const { server } = rules;
  const clock = new ManualClock(NOW);
  const desk = await createDesk({
    tenant: `demo-${crypto.randomUUID()}`,
    agent: { ...ZHOU, roles },
    store,
    transport: rules.transportOf(ZHOU.id),
    clock,
    newId: sequentialIds(),
    random: () => 0.5,
    onProblem: reportError,
  });
  const settle = async (): Promise<void> => {
    const start = rules.pulls;
    desk.sync();
    while (rules.pulls === start || desk.saveState.sync?.state !== 'idle') await new Promise((go) => setTimeout(go, 1));
  };
  return {
    desk,
    server,
    clock,
    settle,
    async receive(id, given = {}) {
      const session = { ...PLAN, by: GAO.id, state: 'open' as const, createdAt: NOW, ...given };
      server.change('calibration', id, session);
      await settle();
      return { ...session, id };
    },
    async rateAs({ id }, session, callId, answers) {
      rules.take({ evaluatorId: id, callId, answers }, session, NOW);
      await settle();
    },
    async endAs(session, state) {
      server.change('calibration', session, { state, ...(state === 'finalised' ? { finalisedAt: NOW } : {}) });
      if (state === 'finalised') rules.gather(session);
      await settle();
    },
  };
}

/** What a server does with calibrations, over a transport in memory. */
class CalibrationServer {
  readonly server = new FakeTransport();
  pulls = 0;
  readonly #ratings = new Map<string, BlindRating>();

  constructor() {
    this.server.refuse = (mutation) => (mutation.type === 'rating' ? this.#whyNot(mutation) : undefined);
  }

  transportOf(person: string): Transport {
    const { server } = this;
    return {
      push: async (request, options) => {
        const outcome = await server.push(request, options);
        const results = outcome.kind === 'replied' ? outcome.reply.results : [];
        for (const [at, { status }] of results.entries()) {
          const mutation = request.mutations[at];
          if (mutation !== undefined && (status === 'applied' || status === 'merged')) this.#heardOf(mutation);
        }
        return outcome;
      },
      pull: async (cursor, options) => {
        const outcome = await server.pull(cursor, options);
        this.pulls += 1;
        if (outcome.kind !== 'replied') return outcome;
        const changes = outcome.reply.changes.filter(
          ({ type, doc }) => type !== 'rating' || doc.evaluatorId === person,
        );
        return { ...outcome, reply: { ...outcome.reply, changes } };
      },
    };
  }

  take(rating: BlindRating, session: string, at: number): void {
    const { evaluatorId: by, callId } = rating;
    const line: RatedCall = { id: `${by}/${callId}`, by, callId, at, rating: `${session}/${by}/${callId}` };
    this.#ratings.set(line.rating, answersOf(rating));
    const { rated = [] } = this.#session(session);
    this.server.change('calibration', session, { rated: [...rated, line] });
  }

  gather(session: string): void {
    const { rated = [] } = this.#session(session);
    const ratings = rated.flatMap(({ rating }) => this.#ratings.get(rating) ?? []);
    this.server.change('calibration', session, { ratings });
  }

  #heardOf({ type, op, entityId, set }: Mutation): void {
    if (type === 'rating') {
      const { calibrationId, submittedAt, ...rating } = set as unknown as BlindRating & {
        readonly calibrationId: string;
        readonly submittedAt: number;
      };
      this.take(rating, calibrationId, submittedAt);
    }
    if (type === 'calibration' && op === 'patch' && set.state === 'finalised') this.gather(entityId);
  }

  #whyNot({ set }: Mutation): string | undefined {
    const { calibrationId, evaluatorId, callId } = set as unknown as BlindRating & { readonly calibrationId: string };
    const reason = whyNotRate(this.#session(calibrationId), { evaluatorId, callId });
    return reason === undefined ? undefined : reason === 'rated-already' ? 'rating-exists' : 'calibration-closed';
  }

  #session(id: string): Calibration {
    return this.server.doc(id) as unknown as Calibration;
  }
}
