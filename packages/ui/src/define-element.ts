/**
 * Registers a tag once. A second copy of the package on the page finds the tag taken and leaves it: the first one serves,
 * and the page is told when the two are different classes.
 *
 * @example
 * defineElement('callside-text-field', TextField);
 */
export function defineElement(tag: string, element: CustomElementConstructor): void {
  const present = customElements.get(tag);
  if (present === undefined) customElements.define(tag, element);
  else if (present !== element)
    console.warn(`<${tag}> is already defined by another copy of Callside; that one is used.`);
}
