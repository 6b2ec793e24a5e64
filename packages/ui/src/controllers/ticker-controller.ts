import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Updates the host once a second while it is on the page and something in it runs. */
export class TickerController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #runs: () => boolean;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost, runs: () => boolean) {
    this.#host = host;
    this.#runs = runs;
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.#runs() === (this.#timer !== undefined)) return;
    if (this.#timer === undefined) {
      this.#timer = setInterval(() => {
        this.#host.requestUpdate();
      }, 1000);
    } else this.hostDisconnected();
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
