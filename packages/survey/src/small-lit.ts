// What a survey uses of Lit's templates, in a fifth of the bytes: the self-contained files have this in place of `lit/html.js` and
// `lit/directives/live.js`. Expressions stand for text, lists, other templates, whole or part of attributes, `.properties`,
// `?booleans` and `@listeners`. Not for tags, elements, comments, or what is within a `textarea`; nor does it know directives.

/** Stands where an expression goes in; only what we have written ourselves ever becomes HTML. */
const MARK = 'lit$';

/** Takes an attribute away, and draws nothing. */
export const nothing = Symbol('nothing');

/** Only what `html` has made counts as a template: no answer and no definition can pass for one. */
class Template {
  readonly strings: TemplateStringsArray;
  readonly values: readonly unknown[];

  constructor(strings: TemplateStringsArray, values: readonly unknown[]) {
    this.strings = strings;
    this.values = values;
  }
}

/**
 * A template, to be drawn by `render`.
 *
 * @example
 * html`<p class=${name}>${text}</p>`;
 */
export const html = (strings: TemplateStringsArray, ...values: readonly unknown[]): Template =>
  new Template(strings, values);

/** Every property is held against what the page shows. */
export const live = (value: unknown): unknown => value;

/** Where expressions of a template go in: in which node, and for an attribute what is written around them. */
interface Gap {
  readonly node: number;
  readonly name: string;
  readonly around: readonly string[];
}

interface Plan {
  readonly content: DocumentFragment;
  readonly gaps: readonly Gap[];
}

/** Writes the values of its gap, and gives back those of the next ones. */
type Part = (values: readonly unknown[]) => readonly unknown[];

interface Policy {
  createHTML(text: string): string;
}

interface Policies {
  createPolicy(name: string, rules: Policy): Policy;
}

const policy = (globalThis as { readonly trustedTypes?: Policies }).trustedTypes?.createPolicy('lit-html', {
  createHTML: (text) => text,
});

const plans = new WeakMap<TemplateStringsArray, Plan>();

function planOf(strings: TemplateStringsArray): Plan {
  const known = plans.get(strings);
  if (known !== undefined) return known;
  const text = strings.reduce(
    (before, next) => before + (before.lastIndexOf('<') > before.lastIndexOf('>') ? MARK : `<!--${MARK}-->`) + next,
  );
  const template = document.createElement('template');
  // eslint-disable-next-line no-restricted-syntax -- The template as it is written, before any value.
  template.innerHTML = policy?.createHTML(text) ?? text;
  const { content } = template;
  const gaps = nodesOf(content).flatMap((each, node) =>
    each instanceof Comment ? [{ node, name: '', around: [] }] : gapsOf(each as Element, node),
  );
  const plan = { content, gaps };
  plans.set(strings, plan);
  return plan;
}

/** The elements and comments below, in their order. */
function nodesOf(root: Node): readonly Node[] {
  const nodes: Node[] = [];
  for (const child of root.childNodes) if (!(child instanceof Text)) nodes.push(child, ...nodesOf(child));
  return nodes;
}

function gapsOf(element: Element, node: number): readonly Gap[] {
  return [...element.attributes].flatMap(({ name, value }) => {
    const around = value.split(MARK);
    if (around.length < 2) return [];
    element.removeAttribute(name);
    return [{ node, name, around }];
  });
}

/** One template as it stands on the page. */
class Instance {
  readonly strings: TemplateStringsArray;
  readonly content: DocumentFragment;
  readonly #parts: readonly Part[];

  constructor(strings: TemplateStringsArray) {
    this.strings = strings;
    const { content, gaps } = planOf(strings);
    this.content = document.importNode(content, true);
    const nodes = nodesOf(this.content);
    this.#parts = gaps.map(({ node, name, around }) =>
      name === '' ? childPart(nodes[node] as Comment) : attributePart(nodes[node] as Element, name, around),
    );
  }

  update(values: readonly unknown[]): void {
    this.#parts.reduce((left, write) => write(left), values);
  }
}

function attributePart(element: Element, written: string, around: readonly string[]): Part {
  const sign = written.charAt(0);
  const name = written.slice(1);
  if (sign === '@') {
    let hear: ((event: Event) => void) | undefined;
    element.addEventListener(name, (event) => hear?.(event));
    return ([next, ...rest]) => {
      hear = next === nothing ? undefined : (next as typeof hear);
      return rest;
    };
  }
  if (sign === '.') {
    const target = element as unknown as Record<string, unknown>;
    return ([next, ...rest]) => {
      if (target[name] !== next) target[name] = next;
      return rest;
    };
  }
  if (sign === '?')
    return ([next, ...rest]) => {
      element.toggleAttribute(name, Boolean(next));
      return rest;
    };
  return (values) => {
    const mine = values.slice(0, around.length - 1);
    const text = around.reduce((before, next, index) => before + textOf(mine[index - 1]) + next);
    if (mine.includes(nothing)) element.removeAttribute(written);
    else if (element.getAttribute(written) !== text) element.setAttribute(written, text);
    return values.slice(mine.length);
  };
}

function childPart(end: Comment): Part {
  const child = new Child(end);
  return ([next, ...rest]) => {
    child.show(next);
    return rest;
  };
}

/** What is shown before a comment: text, a template, or a list of both. */
class Child {
  readonly #end: Comment;
  /** Holds what is text; templates and lists follow it. */
  readonly #start = new Text();
  #instance: Instance | undefined;
  #items: Child[] = [];

  constructor(end: Comment) {
    this.#end = end;
    end.before(this.#start);
  }

  show(value: unknown): void {
    if (value instanceof Template) this.#showTemplate(value);
    else if (Array.isArray(value)) this.#showList(value);
    else this.#clear(textOf(value));
  }

  #showTemplate({ strings, values }: Template): void {
    if (this.#instance?.strings !== strings) {
      this.#clear();
      this.#instance = new Instance(strings);
      this.#instance.update(values);
      this.#end.before(this.#instance.content);
    } else this.#instance.update(values);
  }

  #showList(values: readonly unknown[]): void {
    if (this.#items.length === 0) this.#clear();
    for (const gone of this.#items.splice(values.length)) gone.#remove();
    values.forEach((value, index) => {
      (this.#items[index] ??= this.#newItem()).show(value);
    });
  }

  #newItem(): Child {
    const end = new Comment();
    this.#end.before(end);
    return new Child(end);
  }

  /** Takes away what was shown, but for this text. */
  #clear(text = ''): void {
    while (this.#start.nextSibling !== this.#end) this.#start.nextSibling?.remove();
    // What is said anew is read out anew.
    if (this.#start.data !== text) this.#start.data = text;
    this.#instance = undefined;
    this.#items = [];
  }

  #remove(): void {
    this.#clear();
    this.#start.remove();
    this.#end.remove();
  }
}

function textOf(value: unknown): string {
  return value === nothing ? '' : String((value as string | number | null | undefined) ?? '');
}

const roots = new WeakMap<Node, Child>();

/**
 * Draws a template into an element, and later the same template with other values.
 *
 * @example
 * render(html`<p>${text}</p>`, element.shadowRoot);
 */
export function render(value: unknown, root: DocumentFragment | Element): void {
  let child = roots.get(root);
  if (child === undefined) {
    const end = new Comment();
    root.append(end);
    child = new Child(end);
    roots.set(root, child);
  }
  child.show(value);
}
