/**
 * Renders an element from the controls of a story: each argument is the property of that name, as a host page sets it.
 * The element stays the same while the controls change.
 */
export function renderElement<K extends keyof HTMLElementTagNameMap>(
  tag: K,
): (args: Partial<HTMLElementTagNameMap[K]>) => HTMLElementTagNameMap[K] {
  return (args) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(args)) if (value !== undefined) Reflect.set(element, name, value);
    return element;
  };
}
