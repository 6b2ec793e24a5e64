/** How many entries are made in one go; a slow device makes them in less than half a frame. */
const SLICE = 2000;

/**
 * A long list that is made ahead in slices, so that nobody waits for it; who asks before it is ready gets the rest made at
 * once.
 */
export class PreparedList<T> {
  readonly #source: Iterator<T>;
  readonly #made: T[] = [];
  #isDone = false;
  #next: ReturnType<typeof setTimeout> | undefined;

  /** @param source makes the entries one by one. */
  constructor(source: Iterator<T>) {
    this.#source = source;
  }

  /** All entries. */
  get all(): readonly T[] {
    this.stop();
    this.#make(Infinity);
    return this.#made;
  }

  /** Goes on making entries whenever there is time. */
  start(): void {
    if (this.#isDone || this.#next !== undefined) return;
    this.#next = setTimeout(() => {
      this.#next = undefined;
      this.#make(SLICE);
      this.start();
    });
  }

  stop(): void {
    clearTimeout(this.#next);
    this.#next = undefined;
  }

  #make(count: number): void {
    for (let made = 0; made < count && !this.#isDone; made++) {
      const next = this.#source.next();
      if (next.done === true) this.#isDone = true;
      else this.#made.push(next.value);
    }
  }
}
