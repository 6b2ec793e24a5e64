type Granted = (lock: Lock | null) => unknown;

interface Request {
  readonly owner: object;
  readonly name: string;
  readonly granted: Granted;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * The Web Locks of one browser profile, for tests: exclusive locks, in line, to be stolen, and freed when their page dies.
 *
 * @example
 * const locks = new FakeLocks();
 * const page = {};
 * joinTabs({ locks: locks.of(page), … });
 * locks.drop(page); // the page has crashed
 */
export class FakeLocks {
  readonly #held = new Map<string, Request>();
  #waiting: Request[] = [];

  /** The locks as one page sees them. */
  of(owner: object): Pick<LockManager, 'request'> {
    const request = (name: string, options: LockOptions, granted: Granted): Promise<unknown> =>
      this.#request(owner, { name, options, granted });
    return { request: request as LockManager['request'] };
  }

  /** Frees what a page held and forgets what it asked for. */
  drop(owner: object): void {
    this.#waiting = this.#waiting.filter((each) => each.owner !== owner);
    for (const [name, held] of this.#held) if (held.owner === owner) this.#free(name, held);
  }

  #request(
    owner: object,
    { name, options, granted }: { name: string; options: LockOptions; granted: Granted },
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const request = { owner, name, granted, resolve, reject };
      if (options.signal?.aborted === true) {
        reject(options.signal.reason as Error);
        return;
      }
      if (options.steal === true) {
        const robbed = this.#held.get(name);
        robbed?.reject(new DOMException('The lock was stolen.', 'AbortError'));
        this.#grant(request);
        return;
      }
      options.signal?.addEventListener('abort', () => {
        if (!this.#waiting.includes(request)) return;
        this.#waiting = this.#waiting.filter((each) => each !== request);
        reject(options.signal?.reason as Error);
      });
      if (this.#held.has(name)) this.#waiting.push(request);
      else this.#grant(request);
    });
  }

  #grant(request: Request): void {
    const { name, granted, resolve, reject } = request;
    this.#held.set(name, request);
    Promise.resolve()
      .then(() => granted({ name, mode: 'exclusive' }))
      .then(resolve, reject)
      .finally(() => {
        this.#free(name, request);
      });
  }

  #free(name: string, request: Request): void {
    if (this.#held.get(name) !== request) return;
    this.#held.delete(name);
    const next = this.#waiting.find((each) => each.name === name);
    if (next === undefined) return;
    this.#waiting = this.#waiting.filter((each) => each !== next);
    this.#grant(next);
  }
}
