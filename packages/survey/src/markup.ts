/** HTML that was put together here: what came from outside is escaped in it. */
export class Markup {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }
}

/** What may stand in a template: a text, other markup, several of them, or nothing. */
export type MarkupPart = string | number | Markup | undefined | readonly MarkupPart[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * HTML from a template, in which every text is escaped, in attributes too: those stand in double quotes.
 *
 * @example
 * markup`<p title="${'"'}">${'<b>'}</p>`.html; // '<p title="&quot;">&lt;b&gt;</p>'
 */
export function markup(strings: TemplateStringsArray, ...parts: readonly MarkupPart[]): Markup {
  return new Markup(strings.map((text, index) => `${text}${asHtml(parts[index])}`).join(''));
}

function asHtml(part: MarkupPart): string {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.html;
  if (typeof part === 'object') return part.map(asHtml).join('');
  return String(part).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
}
