import {
  createLocalCall,
  expandScript,
  formatPath,
  lintDefinition,
  scriptToMermaid,
  type CallScriptDefinition,
  type Catalog,
  type Issue,
  type SharedCall,
} from '@callside/core';
import { CallsideElement, defineElement, parsedJson, reviewIssueText, SubscriptionController } from '@callside/ui';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';

/** Somebody on the line, so that prompts have something to say. */
const SCOPE = {
  customer: { id: 'C-1', name: 'Ms Chen', phone: '13800138000', language: 'zh-CN' },
  agent: { id: '1001', name: 'Lin', company: 'Harbour Services', roles: ['agent'] },
  call: { direction: 'inbound', state: 'connected' },
};

/** What is being drawn, in whichever preview. */
let drawing: Promise<void> = Promise.resolve();

/** Runs any script with a fake call beside its graph: what an author sees before a version is published. */
export class ScriptPreview extends CallsideElement {
  static override styles = [
    CallsideElement.styles,
    css`
      .preview {
        display: grid;
        grid-template-columns: minmax(300px, 420px) minmax(0, 1fr);
        gap: 16px;
        align-items: start;
      }

      @media (width < 800px) {
        .preview {
          grid-template-columns: minmax(0, 1fr);
        }
      }

      .graph {
        max-block-size: 80vh;
        overflow: auto;
        border: 1px solid var(--line);
        border-radius: var(--radius-large);
        background: white;
      }

      textarea {
        box-sizing: border-box;
        inline-size: 100%;
        block-size: 14em;
        font:
          12px/1.4 ui-monospace,
          monospace;
      }

      label,
      ul {
        display: block;
        margin-block: 12px 0;
        font-size: 13px;
      }
    `,
  ];

  /** The script to begin with. */
  @property({ attribute: false }) definition: CallScriptDefinition | undefined;
  /** Has the scripts, cards and results that the script names. */
  @property({ attribute: false }) catalog: Catalog | undefined;

  @state() private written: string | undefined;
  @state() private call: SharedCall = createLocalCall({ scope: SCOPE });

  @query('.graph') private graph!: HTMLElement;

  #drawn = '';

  constructor() {
    super();
    new SubscriptionController(this, () => this.call);
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('definition')) this.written = JSON.stringify(this.definition, undefined, 2);
  }

  override render(): TemplateResult {
    const value = parsedJson(this.written ?? '');
    const found = value === undefined ? [] : lintDefinition(value);
    const isSound = value !== undefined && found.every(({ severity }) => severity !== 'error');
    return html`<div class="preview">
        <callside-call-script
          .definition=${isSound ? (value as CallScriptDefinition) : undefined}
          .catalog=${this.catalog}
          .call=${this.call}
        ></callside-call-script>
        <div class="graph" tabindex="0" role="img" aria-label="Graph of the script"></div>
      </div>
      <label>
        Definition
        <textarea
          spellcheck="false"
          .value=${this.written ?? ''}
          @change=${(event: Event) => {
            this.written = (event.currentTarget as HTMLTextAreaElement).value;
            this.call = createLocalCall({ scope: SCOPE });
          }}
        ></textarea>
      </label>
      ${value === undefined ? html`<p role="alert">This is no JSON.</p>` : nothing}
      <ul data-findings>
        ${found.map((finding) => html`<li>${this.#describe(finding)}</li>`)}
      </ul>`;
  }

  protected override updated(): void {
    const value = parsedJson(this.written ?? '') as CallScriptDefinition | undefined;
    if (value === undefined || lintDefinition(value).some(({ severity }) => severity === 'error')) return;
    const { script } = expandScript(value, (link) => this.catalog?.resolve('call-script', link));
    const { run } = this.call;
    const text = scriptToMermaid(script, { locale: this.locale, ...(run && { at: run.step }) });
    if (text === this.#drawn) return;
    this.#drawn = text;
    // One after the other: Mermaid draws in the page, under one id.
    drawing = drawing
      .then(() => this.#draw(text))
      .catch((error: unknown) => {
        // Mermaid measures in the page: what was taken out of it meanwhile is of interest to nobody.
        if (this.isConnected) reportError(error);
      });
  }

  #describe(finding: Issue): string {
    return `${finding.severity}: ${formatPath(finding.path)} ${reviewIssueText(finding, this.locale)}`;
  }

  async #draw(text: string): Promise<void> {
    if (text !== this.#drawn) return;
    const { default: mermaid } = await import('mermaid/dist/mermaid.esm.min.mjs');
    mermaid.initialize({
      startOnLoad: false,
      securityLevel: 'strict',
      htmlLabels: false,
    });
    const { svg } = await mermaid.render('script-graph', text);
    const picture = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    this.graph.replaceChildren(document.importNode(picture, true));
  }
}

defineElement('callside-script-preview', ScriptPreview);

declare global {
  interface HTMLElementTagNameMap {
    'callside-script-preview': ScriptPreview;
  }
}
