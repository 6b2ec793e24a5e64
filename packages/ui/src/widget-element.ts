import { CallsideElement } from './callside-element.js';
import { definitionBelow } from './definition-below.js';

/**
 * What the widgets have beyond a Callside element: a definition that may stand as JSON in the page, in a
 * `<script type="application/json">` right below the tag.
 */
export abstract class WidgetElement extends CallsideElement {
  /** What the widget is made from; JSON that cannot be read is `null`, which is a broken definition and no absent one. */
  abstract definition: unknown;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.definition === undefined) this.definition = definitionBelow(this);
  }
}
