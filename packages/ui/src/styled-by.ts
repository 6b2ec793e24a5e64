import { noChange } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

class StyledBy extends Directive {
  constructor(info: PartInfo) {
    super(info);
    if (info.type !== PartType.ELEMENT)
      throw new TypeError('styledBy stands on an element, as html`<a ${styledBy(sheet)}>`.');
  }

  /** Lit reads off here what the directive takes; a page has an `update`. */
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  override render(sheet: CSSStyleSheet): typeof noChange {
    return noChange;
  }

  override update({ options }: ElementPart, [sheet]: Parameters<this['render']>): typeof noChange {
    const host = options?.host;
    const root = host instanceof Element ? host.shadowRoot : null;
    if (root !== null && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
    return noChange;
  }
}

/**
 * Lit directive: brings a style sheet along with what a field renderer draws, into whichever shadow root of ours that stands in:
 * the page's own styles do not reach there. Each root takes the sheet once, and a strict policy for styles allows it.
 *
 * @example
 * const sheet = new CSSStyleSheet();
 * sheet.replaceSync('acme-input::part(hint) { color: var(--acme-red); }');
 * const text: FieldRenderer = (state, options) => html`<acme-input ${styledBy(sheet)} .value=${state.value}></acme-input>`;
 */
export const styledBy = directive(StyledBy);
