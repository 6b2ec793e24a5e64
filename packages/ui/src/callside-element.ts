import type { Locale, Text } from '@callside/core';
import { textFor } from '@callside/core';
import { LitElement, type CSSResultGroup } from 'lit';
import { LocaleController } from './controllers/locale-controller.js';
import { hostStyles } from './styles/host.styles.js';

/** What every Callside element has: the tokens, and the language of the nearest `lang`. */
export class CallsideElement extends LitElement {
  static override styles: CSSResultGroup = [hostStyles];

  readonly #language = new LocaleController(this);

  /** The language that the element shows: of the nearest `lang`, or English. */
  get locale(): Locale {
    return this.#language.locale;
  }

  /** The tag of the nearest `lang`, which may be of a language that Callside does not ship. */
  get language(): string {
    return this.#language.language;
  }

  /** The authored text in the element's language. */
  protected text(text: Text | undefined): string {
    return textFor(text, this.locale);
  }
}
