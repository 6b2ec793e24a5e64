import type { SurveyDefinition } from '@callside/core';
import { loadControl } from './at-need.js';
import type { FilesHost } from './files.js';
import { missingParts } from './further-parts.js';
import type { DrawControl } from './render-question.js';
import { isWordless } from './survey-language.js';

/** Brings what a survey needs beyond the common questions: only with it the survey can be checked and asked. */
export class PartsController {
  readonly #host: FilesHost;
  readonly #arrived: () => void;
  #state: 'here' | 'coming' | 'missing' = 'here';
  /** By type; undefined while it comes. */
  readonly #controls = new Map<string, DrawControl | undefined>();

  constructor(host: FilesHost, arrived: () => void) {
    this.#host = host;
    this.#arrived = arrived;
  }

  /** `missing` is what could not be loaded; who asks again loads again. */
  get state(): 'here' | 'coming' | 'missing' {
    return isWordless(this.#host.language) ? 'coming' : this.#state;
  }

  /** Sees to all that this survey needs; true when it is here. */
  serve(survey: SurveyDefinition | undefined): boolean {
    const coming = survey === undefined ? undefined : missingParts(survey);
    this.#become(coming === undefined ? 'here' : 'coming');
    coming?.then(this.#arrived, (error: unknown) => {
      this.#become('missing');
      reportError(error);
    });
    return coming === undefined;
  }

  /** What draws questions of a type that most surveys do without, once it is here; undefined for all others. */
  drawFor(type: string): DrawControl | undefined {
    if (!this.#controls.has(type)) this.#load(type);
    return this.#controls.get(type);
  }

  #load(type: string): void {
    this.#controls.set(type, undefined);
    loadControl(type, this.#host)?.then(
      (draw) => {
        this.#controls.set(type, draw);
        this.#host.requestUpdate();
      },
      (error: unknown) => {
        this.#controls.delete(type);
        reportError(error);
      },
    );
  }

  #become(state: PartsController['state']): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#host.requestUpdate();
  }
}
