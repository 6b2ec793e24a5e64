import type { SurveyDefinition } from '@callside/core';
import { html } from 'lit';
import type { DrawControl } from './render-question.js';
import type { DrawTerms, TermsHost } from './terms.js';

/** Types of questions that most surveys do without. */
const EXTRA_TYPES: readonly string[] = ['ranking', 'attachment'];

/** What draws what few surveys have: it is loaded when it is asked for, and the element is drawn again when it is here. */
export class DrawnAtNeed {
  readonly #host: TermsHost;
  #controls: DrawControl | undefined;
  #terms: DrawTerms | undefined;
  #coming = new Set<string>();

  constructor(host: TermsHost) {
    this.#host = host;
  }

  /** Draws the control of such a question; undefined for others, and as long as it is not here. */
  controlsFor(type: string): DrawControl | undefined {
    if (this.#controls === undefined && EXTRA_TYPES.includes(type))
      this.#load('controls', async () => {
        this.#controls = (await import('./extra-controls.js')).extraControls(html);
      });
    return this.#controls;
  }

  /** Draws a time limit, and the way to change what was sent. */
  termsFor({ timeLimit, editable }: SurveyDefinition): DrawTerms | undefined {
    if (this.#terms === undefined && (timeLimit ?? editable) !== undefined)
      this.#load('terms', async () => {
        this.#terms = (await import('./terms.js')).surveyTerms(html, this.#host);
      });
    return this.#terms;
  }

  #load(what: string, load: () => Promise<void>): void {
    if (this.#coming.has(what)) return;
    this.#coming.add(what);
    load().then(
      () => {
        this.#host.requestUpdate();
      },
      (error: unknown) => {
        this.#coming.delete(what);
        reportError(error);
      },
    );
  }
}
