import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What these controllers ask of an element. */
export type UpdatingHost = Pick<ReactiveControllerHost, 'addController' | 'requestUpdate'>;

/** Something that tells when it has changed: a desk, a call, a survey session. */
export interface Observable {
  subscribe(listener: () => void): () => void;
}

/**
 * Follows whatever a property of the host holds: updates the host when it changes, and stops when the host leaves the page.
 *
 * @example
 * readonly #call = new SubscriptionController(this, () => this.call, () => this.#takeCall());
 */
export class SubscriptionController implements ReactiveController {
  readonly #host: UpdatingHost;
  readonly #read: () => Observable | undefined;
  readonly #changed: () => void;
  #source: Observable | undefined;
  #stop: () => void = () => undefined;

  constructor(host: UpdatingHost, read: () => Observable | undefined, changed: () => void = () => undefined) {
    this.#host = host;
    this.#read = read;
    this.#changed = changed;
    host.addController(this);
  }

  hostConnected(): void {
    this.#follow(this.#read());
    // Whatever changed while the host was off the page has not been heard.
    if (this.#source !== undefined) this.#take();
  }

  hostUpdate(): void {
    const source = this.#read();
    if (source !== this.#source) this.#follow(source);
  }

  hostDisconnected(): void {
    this.#follow(undefined);
  }

  #follow(source: Observable | undefined): void {
    this.#stop();
    this.#source = source;
    this.#stop =
      source?.subscribe(() => {
        this.#take();
      }) ?? (() => undefined);
  }

  #take(): void {
    this.#changed();
    this.#host.requestUpdate();
  }
}
