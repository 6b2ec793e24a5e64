import { parsedJson } from './parsed-json.js';

/**
 * What stands as JSON in a `<script type="application/json">` right below an element; `null` where it cannot be read.
 *
 * @example
 * this.definition ??= definitionBelow(this);
 */
export function definitionBelow(host: Element): unknown {
  const script = host.querySelector(':scope > script[type="application/json"]');
  return script === null ? undefined : (parsedJson(script.textContent) ?? null);
}
