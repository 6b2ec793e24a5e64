import { LOCALES, matchLocale, type Locale } from '@callside/core';
import type { ReactiveController } from 'lit';
import type { UpdatingHost } from './subscription-controller.js';

/** The language of an element: that of the nearest `lang`, across shadow roots, followed as it changes. */
export class LocaleController implements ReactiveController {
  readonly #host: UpdatingHost & HTMLElement;
  #language = 'en';

  constructor(host: UpdatingHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** One of the languages that Callside ships; English where none fits. */
  get locale(): Locale {
    return (matchLocale(this.#language, LOCALES) as Locale | undefined) ?? 'en';
  }

  /** The language tag as the page says it, for elements that can be taught more languages. */
  get language(): string {
    return this.#language;
  }

  hostConnected(): void {
    followLanguage(this, this.#host);
    this.languageChanged();
  }

  hostDisconnected(): void {
    following.delete(this);
  }

  /** Looks again: a `lang` somewhere on the page has changed, or the element is in another place. */
  languageChanged(): void {
    const next = nearestLanguage(this.#host);
    if (next === this.#language) return;
    this.#language = next;
    this.#host.requestUpdate();
  }
}

const following = new Set<LocaleController>();
const observed = new WeakSet<Node>();
let observer: MutationObserver | undefined;

/** One observer serves all elements of the page; it has to be told of each shadow root around them. */
function followLanguage(controller: LocaleController, host: Element): void {
  following.add(controller);
  observer ??= new MutationObserver(() => {
    for (const each of following) each.languageChanged();
  });
  for (const root of rootsAround(host)) {
    if (!observed.has(root)) observer.observe(root, { subtree: true, attributeFilter: ['lang'] });
    observed.add(root);
  }
}

function rootsAround(element: Element): Node[] {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? [root, ...rootsAround(root.host)] : [root];
}

function nearestLanguage(start: Element): string {
  let element: Element | null = start;
  while (element !== null) {
    const holder: Element | null = element.closest('[lang]');
    if (holder !== null) return holder.getAttribute('lang') ?? '';
    const root = element.getRootNode();
    element = root instanceof ShadowRoot ? root.host : null;
  }
  return 'en';
}
