import type { Locale } from '@callside/core';

/** What a case needs beyond the address and one token; without it the case is skipped and said to be. */
export const NEEDS = ['second-user', 'persons', 'other-tenant', 'old-cursor', 'form'] as const;

export type Need = (typeof NEEDS)[number];

/** One rule of the protocol: requests in their order, each with the reply that has to come. */
export interface ConformanceCase {
  /** `group.name`, for reports and for `--only`. */
  readonly id: string;
  /** The rule, as a sentence. */
  readonly title: Readonly<Record<Locale, string>>;
  readonly needs?: readonly Need[];
  readonly steps: readonly Step[];
}

/** What is sent; one of `push`, `pull`, `request`. */
export interface Step {
  readonly push?: PushStep;
  readonly pull?: PullStep;
  readonly request?: RequestStep;
  /** Who sends it; the first user when absent. */
  readonly as?: 'first' | 'second' | 'other-tenant' | 'nobody' | 'forged';
  readonly expect: Expectation;
  /** Keeps parts of the reply under names, by path, for `{{saved.<name>}}`. */
  readonly save?: Readonly<Record<string, string>>;
}

/** A push of one client; what a mutation leaves out is filled in, seq and entitySeq in their order. */
export interface PushStep {
  /** Name of the client; its id is made for this run. */
  readonly client: string;
  readonly mutations: readonly Readonly<Record<string, unknown>>[];
  /** Changes of the envelope, such as another protocol. */
  readonly envelope?: Readonly<Record<string, unknown>>;
}

/** A pull; from where the case began when no cursor is given. */
export interface PullStep {
  readonly cursor?: string;
  readonly limit?: number;
}

/** Any other request. */
export interface RequestStep {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

/** The reply that has to come. Objects may have more than is named; lists have exactly these members. */
export interface Expectation {
  /** A status, or several of which one has to come. */
  readonly status: number | readonly number[];
  readonly body?: unknown;
}

/** One thing that a reply should have been and was not. */
export interface Fault {
  /** From 1. */
  readonly step: number;
  readonly code: 'differs' | 'missing' | 'unexpected' | 'length' | 'status' | 'shape' | 'unreachable';
  /** Place in the reply, e.g. `results[0].status`. */
  readonly path: string;
  readonly expected?: unknown;
  readonly found?: unknown;
}

/** How a case ended. */
export interface CaseResult {
  readonly case: ConformanceCase;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly faults: readonly Fault[];
  /** What it needed and was not given. */
  readonly missing: readonly Need[];
}
