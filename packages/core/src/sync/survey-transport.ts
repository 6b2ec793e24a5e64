import { systemClock, type Clock } from '../clock.js';
import type { Mutation } from '../storage/mutation.js';
import type { Doc } from '../storage/entity.js';
import { requestJson, type JsonAnswer } from './http.js';
import type { Problem } from './protocol.js';
import type { TransportFailure } from './transport.js';

export interface SurveyTransportOptions {
  /** Where the server is mounted; empty for the page's own origin. */
  readonly url: string;
  readonly tenant: string;
  /** The link's secret, from the fragment of its address. */
  readonly token: string;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
}

/** The way to the server of surveys, or to a host's own. The laws of `Transport` hold here too. */
export interface SurveyTransport {
  /** Where the files of answers go, and what opens the way; without it none can be sent. */
  readonly files?: { readonly url: string; readonly token: string };
  /** Reads what the link stands for; records nothing. */
  open(options: { readonly signal: AbortSignal }): Promise<JsonAnswer>;
  /** Brings one change of a response. It may come twice, with the same id, and is taken once. */
  push(change: Mutation, options: { readonly signal: AbortSignal }): Promise<SurveyOutcome>;
}

/** What became of a change: what is `refused` or `too-large` stays away, everything else comes again. */
export type SurveyOutcome = { readonly kind: 'taken' } | TransportFailure;

/**
 * The transport of one survey link: no login, answers are posted one by one, each with its own idempotency key.
 *
 * @example
 * const transport = createSurveyTransport({ url: '', tenant: 'acme', token: location.hash.slice(1) });
 */
export function createSurveyTransport({
  url,
  tenant,
  token,
  clock = systemClock,
  fetch: fetcher = fetchOutliving,
}: SurveyTransportOptions): SurveyTransport {
  const root = `${url.replace(/\/$/, '')}/v1/surveys/${encodeURIComponent(tenant)}`;
  const post = (path: string, body: Doc, signal: AbortSignal): Promise<JsonAnswer> =>
    requestJson(fetcher, { method: 'POST', url: `${root}/${path}`, body: { token, ...body } }, signal);
  return {
    files: { url: `${root}/uploads`, token },
    async open({ signal }) {
      const answer = await post('open', {}, signal);
      return answer.kind !== 'answer' || isLink(answer.body) ? answer : NOT_OURS;
    },
    async push(change, { signal }) {
      const answer = await post(...asPost(change, clock.now()), signal);
      if (answer.kind === 'resync') return EXPIRED;
      if (answer.kind !== 'answer') return answer;
      const { status } = asDoc(answer.body);
      return status === 'applied' || status === 'duplicate' ? { kind: 'taken' } : NOT_OURS;
    },
  };
}

/**
 * What is on its way when the customer leaves the page arrives all the same, where the browser lets it: those of 2019 refuse JSON
 * there, and none takes more than 64 KB.
 */
const fetchOutliving: typeof fetch = (input, init) =>
  globalThis.fetch(input, { ...init, keepalive: true }).catch(() => globalThis.fetch(input, init));

function asPost({ id, set, unset, clientTime }: Mutation, sentAt: number): [string, Doc] {
  if ('finishedAt' in set) return ['finish', { id }];
  // How long an answer has waited here is for the server to know: it may have a time limit.
  return ['answers', { id, set, unset, clientTime, sentAt }];
}

/** Enough of a link to tell it from what a captive portal says. */
function isLink(body: unknown): boolean {
  const { response, survey } = asDoc(body);
  return typeof asDoc(response).id === 'string' && Array.isArray(asDoc(survey).blocks);
}

function asDoc(value: unknown): Doc {
  return typeof value === 'object' && value !== null ? (value as Doc) : {};
}

const NOT_OURS: TransportFailure = { kind: 'retry', reason: 'not-our-server' };

const OVER: Problem = { code: 'survey-link-expired', title: 'Expired', status: 410, detail: 'The link is over.' };
const EXPIRED: TransportFailure = { kind: 'refused', problem: OVER };
