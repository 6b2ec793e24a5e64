import {
  createDesk,
  openMemoryStore,
  openSurvey,
  type Agent,
  type CallSession,
  type Customer,
  type Desk,
  type Mutation,
  type OpenStore,
  type SurveyDefinition,
  type SurveyLink,
  type SurveyOutcome,
  type SurveySession,
  type TransportFailure,
  type Values,
} from '@callside/core';
import { FakeTransport, ManualClock, sequentialIds } from '@callside/core/testing.js';

export const AGENT: Agent = { id: '1001', name: 'Lin', roles: ['agent'], company: 'Harbour Lifts' };

export const CUSTOMER: Customer = {
  id: 'C-7',
  name: 'Ms Chen',
  phone: '13800001234',
  address: 'Harbour Road 8, tower 3, 12-02',
};

/** The number that the server gives to every new ticket. */
export const TICKET_NUMBER = 'GD20261121001';

/** A desk with its server and its time in the hands of a test or a story. */
export interface WidgetDesk {
  readonly desk: Desk;
  readonly server: FakeTransport;
  readonly clock: ManualClock;
  /** Failures that nobody waited for. */
  readonly problems: readonly unknown[];
  openCall(customer?: Customer): CallSession;
}

/** What a transport without a network ends with. */
export const OFFLINE: TransportFailure = { kind: 'retry', reason: 'network' };

/** Opens a desk, for agent 1001 unless said otherwise, whose server fails when asked to. Time stands still at 08:30 UTC. */
export async function openWidgetDesk({
  store = openMemoryStore(),
  failure,
  agent = AGENT,
}: { store?: OpenStore; failure?: TransportFailure; agent?: Agent } = {}): Promise<WidgetDesk> {
  const server = new FakeTransport();
  server.failure = failure;
  server.complete = ({ type }, doc) => (type === 'ticket' ? { ...doc, number: TICKET_NUMBER } : doc);
  const clock = new ManualClock(Date.UTC(2026, 10, 21, 8, 30));
  const problems: unknown[] = [];
  const desk = await createDesk({
    tenant: `demo-${crypto.randomUUID()}`,
    agent,
    store,
    transport: server,
    clock,
    newId: sequentialIds(),
    random: () => 0.5,
    onProblem: (problem) => problems.push(problem),
  });
  return {
    desk,
    server,
    clock,
    problems,
    openCall: (customer = CUSTOMER) => desk.openCall({ customer, direction: 'inbound' }),
  };
}

/** The customer's side of a survey link, with a server that can be cut off. */
export interface WidgetSurvey {
  readonly session: SurveySession;
  readonly server: FakeTransport;
  readonly clock: ManualClock;
}

export interface WidgetSurveyOptions {
  readonly store?: OpenStore;
  readonly token?: string;
  readonly failure?: TransportFailure;
  readonly answers?: Values;
  /** What else the server says of the link. */
  readonly told?: Partial<SurveyLink>;
  /** Where the files of answers go. */
  readonly files?: { readonly url: string; readonly token: string };
}

/** Opens a survey link. The same token with a lasting store is the same link, opened again. */
export async function openWidgetSurvey(
  survey: SurveyDefinition,
  {
    store = openMemoryStore(),
    token = crypto.randomUUID(),
    failure,
    answers = {},
    told = {},
    files,
  }: WidgetSurveyOptions = {},
): Promise<WidgetSurvey> {
  const server = new FakeTransport();
  const link = {
    response: { id: '00000000-0000-4000-8000-00000000000a' },
    survey,
    locale: 'en',
    answers,
    finished: false,
    ...told,
  };
  const clock = new ManualClock(Date.UTC(2026, 10, 21, 8, 30));
  const session = await openSurvey({
    tenant: 'demo',
    token,
    store,
    transport: {
      open: () => Promise.resolve({ kind: 'answer', body: link }),
      push: (change, options) => pushOne(server, change, options),
      ...(files === undefined ? {} : { files }),
    },
    clock,
    random: () => 0.5,
    onProblem: reportError,
  });
  server.failure = failure;
  return { session, server, clock };
}

/** The stand-in speaks as the server of agents does; a link's server says of each change what became of it. */
async function pushOne(
  server: FakeTransport,
  change: Mutation,
  options: { readonly signal: AbortSignal },
): Promise<SurveyOutcome> {
  const request = {
    protocol: 1,
    clientId: 'link',
    epoch: server.epoch,
    schemaVersion: 1,
    mutations: [change],
  } as const;
  const outcome = await server.push(request, options);
  if (outcome.kind !== 'replied') return outcome;
  const [result] = outcome.reply.results;
  if (result?.problem !== undefined) return { kind: 'refused', problem: result.problem };
  return result?.status === 'applied' || result?.status === 'duplicate'
    ? { kind: 'taken' }
    : { kind: 'retry', reason: 'not-our-server' };
}
