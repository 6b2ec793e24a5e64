import { until } from '../../support/until.js';

/** Something of a test that tells when it has changed, so that the test can wait for what it will be. */
export abstract class Telling {
  readonly #listeners = new Set<() => void>();

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  until(holds: () => boolean): Promise<void> {
    return until(this, holds);
  }

  protected tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
