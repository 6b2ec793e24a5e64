import { systemClock, type Clock } from '../clock.js';
import type { Mutation } from '../storage/mutation.js';
import type { Doc } from '../storage/entity.js';
import { requestJson, type JsonAnswer } from './http.js';
import { PROTOCOL, type MutationResult, type Problem } from './protocol.js';
import type { PushOutcome, Transport, TransportFailure } from './transport.js';

export interface SurveyTransportOptions {
  /** Where the server is mounted; empty for the page's own origin. */
  readonly url: string;
  readonly tenant: string;
  /** The link's secret, from the fragment of its address. */
  readonly token: string;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
}

export interface SurveyTransport extends Transport {
  /** Where the files of answers go, and what opens the way; without it none can be sent. */
  readonly files?: { readonly url: string; readonly token: string };
  /** Reads what the link stands for; records nothing. */
  open(options: { readonly signal: AbortSignal }): Promise<JsonAnswer>;
}

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
  // What is on its way when the customer leaves the page arrives all the same.
  fetch: fetcher = (input, init) => globalThis.fetch(input, { ...init, keepalive: true }),
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
    async push({ epoch, mutations }, { signal }): Promise<PushOutcome> {
      const results: MutationResult[] = [];
      for (const mutation of mutations) {
        const answer = await post(...asPost(mutation, clock.now()), signal);
        const result = asResult(mutation, answer);
        if (result === undefined) {
          if (results.length > 0) break;
          return answer.kind === 'answer' ? NOT_OURS : answer;
        }
        results.push(result);
      }
      return { kind: 'replied', reply: { protocol: PROTOCOL, epoch, lastSeq: 0, results } };
    },
  };
}

function asPost({ id, set, unset, clientTime }: Mutation, sentAt: number): [string, Doc] {
  if ('finishedAt' in set) return ['finish', { id }];
  // How long an answer has waited here is for the server to know: it may have a time limit.
  return ['answers', { id, set, unset, clientTime, sentAt }];
}

function asResult({ id }: Mutation, answer: JsonAnswer): MutationResult | undefined {
  if (answer.kind === 'resync') return { id, status: 'rejected', problem: EXPIRED };
  if (answer.kind === 'refused') return { id, status: 'rejected', problem: answer.problem };
  if (answer.kind !== 'answer') return undefined;
  const { status } = asDoc(answer.body);
  return status === 'applied' || status === 'duplicate' ? { id, status } : undefined;
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

const EXPIRED: Problem = { code: 'survey-link-expired', title: 'Expired', status: 410, detail: 'The link is over.' };
