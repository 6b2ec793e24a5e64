import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How many fields are drawn before the page shows any: more than a screen holds. */
const FIRST = 40;

/** How many more are drawn at a time: few enough that a key that is pressed meanwhile is not felt to wait. */
const MORE = 250;

/** How long a frame may be waited for, in milliseconds: a page in the background has none. */
const LONGEST = 100;

/**
 * Draws a long form a screenful first, and the rest of it when that is on the screen, so that whoever waits for it can begin.
 * What is left when the page is left, is drawn when the form is back, whose first act there is an update.
 *
 * ```
 * begin ──► the first fields ──frame──► more ──frame──► … ──► whole
 *   ▲                                                           │
 *   └────────────────────── another form ───────────────────────┘
 * ```
 */
export class GradualController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #total: () => number;
  #limit = FIRST;
  #whole: Promise<void> | undefined;
  #isWhole: () => void = () => undefined;
  #cancel: (() => void) | undefined;

  /** `total` tells how many fields the form has. */
  constructor(host: ReactiveControllerHost, total: () => number) {
    this.#host = host;
    this.#total = total;
    host.addController(this);
  }

  /** How many fields may be drawn now. */
  get limit(): number {
    return this.#limit;
  }

  /** Resolves when all is drawn; undefined when it is. */
  get whole(): Promise<void> | undefined {
    return this.#whole;
  }

  /** Another form is drawn. */
  begin(): void {
    this.#limit = FIRST;
  }

  hostUpdated(): void {
    if (this.#limit < this.#total()) {
      this.#whole ??= new Promise((resolve) => (this.#isWhole = resolve));
      this.#drawMoreSoon();
    } else if (this.#whole !== undefined) {
      this.#whole = undefined;
      this.#isWhole();
    }
  }

  hostDisconnected(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    // Nobody may wait for what a page that it has left will not draw.
    this.#isWhole();
  }

  #drawMoreSoon(): void {
    this.#cancel ??= afterFrame(() => {
      this.#cancel = undefined;
      this.#limit += MORE;
      this.#host.requestUpdate();
    });
  }
}

/** Runs the task when the browser has drawn what there is; the returned function gives that up. */
function afterFrame(task: () => void): () => void {
  const go = (): void => {
    cancel();
    task();
  };
  const timer = setTimeout(go, LONGEST);
  // The second one begins when the first is on the screen.
  let frame = requestAnimationFrame(() => (frame = requestAnimationFrame(go)));
  const cancel = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  return cancel;
}
