import type { Option } from '@callside/core';

/** How a host searches for a lookup field. */
export interface LookupSource {
  /** Finds what a query means, the best first. Rejects when it could not; `signal` tells that nobody waits any more. */
  readonly search: (query: string, options: { readonly signal: AbortSignal }) => Promise<readonly Option[]>;
  /** The label of a stored key; undefined for a key that is not known any more. */
  readonly labelOf?: (value: string) => Promise<string | undefined>;
}

/** Where a search stands. */
export type LookupState =
  { readonly kind: 'idle' | 'busy' | 'failed' } | { readonly kind: 'found'; readonly options: readonly Option[] };

/** How long typing rests before a search begins, in milliseconds. */
const REST = 250;
/** How many queries are remembered. */
const MOST_KEPT = 50;

/**
 * Searches while somebody types: after a rest, one request at a time, and never twice for what is remembered.
 *
 * ```
 * idle ──ask──► busy ──answer──► found        each ask goes back to busy and aborts the request before
 *                 └───failure──► failed ──retry──► busy
 * ```
 */
export class LookupSearch {
  readonly #search: LookupSource['search'];
  readonly #onChange: () => void;
  readonly #kept = new Map<string, readonly Option[]>();
  #state: LookupState = IDLE;
  #query = '';
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #request: AbortController | undefined;

  constructor(search: LookupSource['search'], onChange: () => void) {
    this.#search = search;
    this.#onChange = onChange;
  }

  get state(): LookupState {
    return this.#state;
  }

  /** Searches for what was typed; nothing typed asks for nothing. */
  ask(typed: string): void {
    const query = typed.trim();
    if (query === this.#query && this.#state.kind !== 'idle' && this.#state.kind !== 'failed') return;
    this.stop();
    this.#query = query;
    if (query === '') return;
    const known = this.#recall(query);
    if (known !== undefined) this.#become({ kind: 'found', options: known });
    else {
      this.#become(BUSY);
      this.#waiting = setTimeout(() => void this.#run(query), REST);
    }
  }

  /** Asks once more, at once. */
  retry(): void {
    const query = this.#query;
    this.stop();
    this.#query = query;
    this.#become(BUSY);
    void this.#run(query);
  }

  /** Gives up what is under way. */
  stop(): void {
    clearTimeout(this.#waiting);
    this.#request?.abort();
    this.#request = undefined;
    this.#query = '';
    this.#become(IDLE);
  }

  async #run(query: string): Promise<void> {
    const request = new AbortController();
    this.#request = request;
    const state = await this.#answerTo(query, request.signal);
    if (!request.signal.aborted) this.#become(state);
  }

  /** What a host throws is its own affair; the agent sees that it failed and can try again. */
  async #answerTo(query: string, signal: AbortSignal): Promise<LookupState> {
    try {
      const options: unknown = await this.#search(query, { signal });
      if (!isOptions(options)) return FAILED;
      this.#keep(query, options);
      return { kind: 'found', options };
    } catch {
      return FAILED;
    }
  }

  #recall(query: string): readonly Option[] | undefined {
    const options = this.#kept.get(query);
    if (options !== undefined) this.#keep(query, options);
    return options;
  }

  /** The query that was not asked for the longest time goes first. */
  #keep(query: string, options: readonly Option[]): void {
    this.#kept.delete(query);
    this.#kept.set(query, options);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }

  #become(state: LookupState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#onChange();
  }
}

const IDLE: LookupState = { kind: 'idle' };
const BUSY: LookupState = { kind: 'busy' };
const FAILED: LookupState = { kind: 'failed' };

function isOptions(answer: unknown): answer is readonly Option[] {
  return Array.isArray(answer) && answer.every(isOption);
}

function isOption(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null) return false;
  const { value, label } = answer as Partial<Record<keyof Option, unknown>>;
  return typeof value === 'string' && (typeof label === 'string' || (typeof label === 'object' && label !== null));
}
