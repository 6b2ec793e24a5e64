/** Room between the popup, its anchor and the edges of the page. */
const GAP = 6;
/** No popup is higher than this. */
const MOST_HEIGHT = 320;
const LEAST_WIDTH = 220;

/**
 * Keeps a popup at its anchor while it is shown: below, or above where there is more room, in the browser's top layer, so
 * that nothing that the page clips or transforms reaches it. The stylesheet reads the place from `--popup-…`.
 */
export class PopupPlacement {
  readonly #onAway: () => void;
  #listening: AbortController | undefined;
  #placed: { readonly anchor: HTMLElement; readonly popup: HTMLElement; readonly above: boolean } | undefined;
  #seen = { left: 0, top: 0 };

  /** @param onAway called when the page scrolls the anchor away from the popup. */
  constructor(onAway: () => void) {
    this.#onAway = onAway;
  }

  /** Shows the popup, or brings it back to its anchor after either has changed its size. */
  show(popup: HTMLElement, anchor: HTMLElement): void {
    if (this.#listening === undefined) this.#start(popup, anchor);
    this.#place();
  }

  hide(): void {
    this.#listening?.abort();
    this.#listening = undefined;
    const popup = this.#placed?.popup;
    this.#placed = undefined;
    if (popup !== undefined && isInTopLayer(popup)) popup.hidePopover();
  }

  #start(popup: HTMLElement, anchor: HTMLElement): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    // A browser without popovers leaves it `position: fixed` where it is.
    if ('showPopover' in popup && !isInTopLayer(popup)) popup.showPopover();
    popup.style.setProperty('--popup-room', `${String(MOST_HEIGHT)}px`);
    const { below, above } = roomAround(anchor);
    this.#placed = { anchor, popup, above: below < popup.offsetHeight && above > below };
    this.#seen = anchor.getBoundingClientRect();
    // A scroll inside a shadow root is not heard outside it. Only what moves the anchor counts: the list scrolls, too.
    for (const root of rootsAround(anchor)) {
      root.addEventListener('scroll', () => this.#follow(), { capture: true, passive: true, signal });
    }
    window.addEventListener('resize', () => this.#place(), { signal });
    window.visualViewport?.addEventListener('resize', () => this.#place(), { signal });
  }

  #follow(): void {
    const box = this.#placed?.anchor.getBoundingClientRect();
    if (box === undefined) return;
    if (Math.abs(box.top - this.#seen.top) > 1 || Math.abs(box.left - this.#seen.left) > 1) this.#onAway();
  }

  #place(): void {
    if (this.#placed === undefined) return;
    const { anchor, popup, above } = this.#placed;
    const box = anchor.getBoundingClientRect();
    const room = roomAround(anchor);
    const page = document.documentElement;
    const width = Math.min(Math.max(box.width, LEAST_WIDTH), page.clientWidth - 2 * GAP);
    const left = Math.max(GAP, Math.min(box.left, page.clientWidth - width - GAP));
    const place = {
      left: px(left),
      width: px(width),
      top: above ? 'auto' : px(box.bottom + GAP),
      bottom: above ? px(page.clientHeight - box.top + GAP) : 'auto',
      room: px(Math.max(96, Math.min(MOST_HEIGHT, above ? room.above : room.below))),
    };
    for (const [name, value] of Object.entries(place)) popup.style.setProperty(`--popup-${name}`, value);
    this.#seen = box;
  }
}

/** What is free between the anchor and the edges of what is seen; a touch keyboard takes its share away. */
function roomAround(anchor: HTMLElement): { readonly below: number; readonly above: number } {
  const box = anchor.getBoundingClientRect();
  const view = window.visualViewport;
  const top = view?.offsetTop ?? 0;
  const bottom = top + (view?.height ?? window.innerHeight);
  return { below: bottom - box.bottom - 2 * GAP, above: box.top - top - 2 * GAP };
}

/** The shadow roots that an element is in, from the inside out, and the window. */
function rootsAround(element: Element): EventTarget[] {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? [root, ...rootsAround(root.host)] : [window];
}

function isInTopLayer(popup: HTMLElement): boolean {
  return 'showPopover' in popup && popup.matches(':popover-open');
}

function px(length: number): string {
  return `${String(Math.round(length))}px`;
}
