import { definitionBelow, parsedJson, type UpdatingHost } from '@callside/ui';
import type { PropertyDeclaration, PropertyValues, ReactiveController } from 'lit';
import { render, type nothing, type TemplateResult } from 'lit/html.js';
import { SurveyLanguage } from './survey-language.js';

/** A property that an attribute gives a value to. */
interface AttributeTarget {
  readonly property: string;
  readonly isJson: boolean;
}

const properties: string[] = [];
/** By the name of their attribute. */
const targets = new Map<string, AttributeTarget>();

/**
 * What the survey has of Lit's element: properties by Lit's decorators, updates in batches, controllers, one shadow root with one
 * sheet. Lit's own is two kilobytes, and for much that a survey has no use for: a customer's phone loads this instead.
 */
export abstract class SurveyElement extends HTMLElement implements UpdatingHost {
  static readonly sheet: string = '';
  /** Filled by the decorators. */
  static readonly observedAttributes: string[] = [];

  readonly renderRoot = this.attachShadow({ mode: 'open' });
  /** Resolves once all that was changed so far is on screen. */
  updateComplete: Promise<void> = Promise.resolve();

  readonly #values: Record<string, unknown> = {};
  /** What the page has set before it knew the element. */
  readonly #given: Record<string, unknown> = {};
  readonly #controllers: ReactiveController[] = [];
  readonly #language = new SurveyLanguage(this);
  readonly #isOnPage: Promise<void>;
  #connect: () => void = () => undefined;
  #changed = new Map<string, unknown>();
  #isWaiting = false;
  #hasUpdated = false;

  /** What the widget is made from; JSON that cannot be read is `null`, which is a broken definition and no absent one. */
  abstract definition: unknown;

  constructor() {
    super();
    this.#isOnPage = new Promise((resolve) => {
      this.#connect = resolve;
    });
    const { sheet } = this.constructor as typeof SurveyElement;
    const sheets = new CSSStyleSheet();
    sheets.replaceSync(sheet);
    this.renderRoot.adoptedStyleSheets = [sheets];
    for (const name of properties) {
      const given = Object.getOwnPropertyDescriptor(this, name);
      if (given === undefined) continue;
      this.#given[name] = given.value;
      Reflect.deleteProperty(this, name);
    }
    this.requestUpdate();
  }

  /** Called by Lit's decorators `property` and `state`. */
  static createProperty(name: string, { attribute = name, type }: PropertyDeclaration = {}): void {
    properties.push(name);
    if (typeof attribute === 'string') {
      SurveyElement.observedAttributes.push(attribute);
      targets.set(attribute, { property: name, isJson: type === Object });
    }
    Object.defineProperty(this.prototype, name, {
      get(this: SurveyElement) {
        return this.#values[name];
      },
      set(this: SurveyElement, value: unknown) {
        const before = this.#values[name];
        this.#values[name] = value;
        if (Object.is(value, before)) return;
        this.#changed.set(name, before);
        this.requestUpdate();
      },
    });
  }

  /** The tag of the nearest `lang`, which may be of a language that Callside does not ship. */
  get language(): string {
    return this.#language.language;
  }

  get hasUpdated(): boolean {
    return this.#hasUpdated;
  }

  addController(controller: ReactiveController): void {
    this.#controllers.push(controller);
  }

  requestUpdate(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.updateComplete = this.#update();
  }

  attributeChangedCallback(attribute: string, _before: string | null, value: string | null): void {
    const target = targets.get(attribute);
    if (target === undefined) return;
    const read = target.isJson ? (value === null ? null : (parsedJson(value) ?? null)) : value;
    Object.assign(this, { [target.property]: read });
  }

  connectedCallback(): void {
    for (const controller of this.#controllers) controller.hostConnected?.();
    this.definition ??= definitionBelow(this);
    this.#connect();
  }

  disconnectedCallback(): void {
    for (const controller of this.#controllers) controller.hostDisconnected?.();
  }

  protected abstract willUpdate(changed: PropertyValues<this>): void;

  protected abstract updated(): void;

  protected abstract render(): TemplateResult | typeof nothing;

  /** Nothing is drawn before the element stands on a page. */
  async #update(): Promise<void> {
    await this.#isOnPage;
    if (!this.#hasUpdated) Object.assign(this, this.#given);
    try {
      this.willUpdate(this.#changed as PropertyValues<this>);
      for (const controller of this.#controllers) controller.hostUpdate?.();
      render(this.render(), this.renderRoot, { host: this });
    } finally {
      this.#changed = new Map();
      this.#isWaiting = false;
    }
    this.#hasUpdated = true;
    this.updated();
  }
}
